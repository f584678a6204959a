// What the list of liver lesions tells: how many, how large, in which lobes, how much of the liver.
#pragma once

#include "nelm/patient/derivation.h"

namespace nelm::patient {

/// Whether a lesion is viable: a listed lesion is, unless its entry says otherwise.
Choices viability(const Record& lesion);

/// The lobes a lesion may lie in, a bit each. Right: segments V to VIII; left: II, III, IV; I counts as neither.
/// Without segments the side as written; with neither, or with both in contradiction, all that is possible.
struct Lobes {
  Choices right = yes_or_no, left = yes_or_no;
  bool    contradict = false;  // the side as written and the segments part
};
Lobes lobes(const Record& lesion);

/// As many as are listed; at least as many while the list is open, or somebody calls them innumerable.
Possible lesion_count_listed(const Known&);
Possible lesion_count_as_reported(const Known&);
/// Yes if somebody called them innumerable.
Possible innumerable_as_reported(const Known&);
/// No if all are listed, or their number has an upper end. Where somebody calls them innumerable, that is a contradiction.
Possible innumerable_if_counted(const Known&);
/// At least the largest listed while the list is open.
Possible max_lesion_mm(const Known&);
/// Yes if a viable lesion lies near the hilum, a duct or a major vessel; no if all are listed and none does.
Possible lesion_near_duct_or_vessel(const Known&);
Possible bilobar(const Known&);

/// 100 x the viable lesions' volumes / the liver's. A lesion of unknown volume whose largest diameter in 3D is known
/// holds at most the sphere on it (pi/6 d^3); an open list has no upper end below 100.
Possible liver_tumour_load_pct(const Known&);

/// 100 x the volume to be resected or ablated / all viable volume, once every volume and plan is known.
Possible cytoreducible_fraction_pct(const Known&);

}  // namespace nelm::patient
