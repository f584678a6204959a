// Several specimens are several facts; the case's Ki-67, mitoses and grade are the highest among them (nelm's
// convention), and a second differentiation leaves both possible until a clinician settles it.
#pragma once

#include "nelm/patient/derivation.h"

namespace nelm::patient {

Possible highest_ki67(const Known&);
Possible highest_mitoses(const Known&);
Possible highest_grade_reported(const Known&);
Possible differentiation_of_all(const Known&);
Possible morphology_of_all(const Known&);

}  // namespace nelm::patient
