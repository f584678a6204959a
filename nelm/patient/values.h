// The values still possible of every fact of one patient, side by side.
#pragma once

#include <array>

#include "nelm/patient/fact.h"

namespace nelm::patient {

class Values {
 public:
  Values();   // nothing reported: anything is possible of everything

  const Possible& operator[](Fact f) const { return values_[index(f)]; }
  Possible&       operator[](Fact f) { return values_[index(f)]; }

  /// Every value still possible of a choice or yes/no is among these words (those listed).
  template <class... Words>
  bool surely(Fact f, Words... words) const {
    return ((*this)[f].choices & ~any_of(words...)) == 0;
  }
  /// One of these words is still possible.
  template <class... Words>
  bool perhaps(Fact f, Words... words) const {
    return ((*this)[f].choices & any_of(words...)) != 0;
  }
  bool surely_yes(Fact f) const { return (*this)[f].choices == yes; }
  bool surely_no(Fact f) const { return (*this)[f].choices == no; }

  friend bool operator==(const Values&, const Values&) = default;

 private:
  std::array<Possible, fact_count> values_;
};

}  // namespace nelm::patient
