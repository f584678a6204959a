// What a careful reader of the case would ask back: values hardly possible, entries that do not go together, a word that
// is missing beside one that is there. Nothing is refused or changed for it.
#pragma once

#include <string>
#include <vector>

#include "nelm/patient/derivation.h"

namespace nelm::patient {

struct Question {
  Fact        of;
  bool        contradiction = false;  // two entries that cannot both be so; else only doubtful, or missing
  std::string says;
};

std::vector<Question> questions(const Known&);

}  // namespace nelm::patient
