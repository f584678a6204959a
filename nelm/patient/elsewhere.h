// Disease outside the liver: what its list, the nodes and the examinations tell. Absence is not a finding.
#pragma once

#include "nelm/patient/derivation.h"

namespace nelm::patient {

/// Yes if any site is present, no if the list is empty or all resected, both if not stated. Regional nodes count only if
/// unresectable; mesenteric deposits as the entry says, both ways until it does.
Possible extrahepatic_present(const Known&);
/// Bone, lung, heart, brain. Distant nodes and other sites leave it open.
Possible extra_abdominal_present(const Known&);
Possible workup_mri(const Known&);
Possible workup_sstr(const Known&);

/// Nodes that are surely disease outside the liver beside a list that says there is none: a contradiction.
bool nodes_contradict_the_list(const Known&);

}  // namespace nelm::patient
