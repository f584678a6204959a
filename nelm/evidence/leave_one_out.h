// The same pool with one study less, and with one study more: what each study does to the summary.
//
// Cumulative: J. Lau, C. H. Schmid, T. C. Chalmers, J. Clin. Epidemiol. 48 (1995) 45-57.
#pragma once

#include "nelm/evidence/pool.h"

namespace nelm::evidence {

/// One pool for each effect: of all the others, in their order.
/// Fails as pool() does, and for fewer than two effects.
Result<std::vector<Pooled>> leave_one_out(std::span<const Effect>, const Model& = {});

/// One pool for each effect: of it and those before it. The caller puts them in order, by year or by precision; the
/// first is the first effect alone, the last is the pool of all.
/// Fails as pool() does.
Result<std::vector<Pooled>> cumulative(std::span<const Effect>, const Model& = {});

}  // namespace nelm::evidence
