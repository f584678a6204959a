// Cox models of several imputed data sets as one: which coefficients may be pooled, and which sets keep the others out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "nelm/cohort/cox.h"
#include "nelm/cohort/design.h"
#include "nelm/cohort/rubin.h"

namespace nelm::cohort {

/// A coefficient some sets have no estimate of.
struct NotPooled {
  enum class Why : std::uint8_t {
    left_out,       // constant or collinear there, and not in all sets
    separated,      // it grows without end there
    not_converged,  // nothing of that set is an estimate
  };
  std::size_t              column = 0;
  Why                      why    = Why::left_out;
  std::vector<std::size_t> sets;  // their places
};

struct PooledFits {
  Pooled                 pooled;  // NaN of columns that are not pooled, or left out in every set
  double                 complete_degrees = 0;
  std::vector<NotPooled> not_pooled;  // by column, each once or more

  bool is_pooled(std::size_t column) const;
};

/// Degrees of freedom are those of Barnard and Rubin; the complete-data degrees are events less coefficients, at least 1, as
/// mice takes them of a Cox model; where they differ, the fewest of a set.
/// Takes: fits of the same columns, two or more.
PooledFits pool(std::span<const CoxFit>);

/// Columns of the outcome (entry, time, event) that do not hold the same in every set; rows are told apart by nothing but what
/// they hold, so their order may differ. Imputing an outcome is legitimate, and to be known.
std::vector<std::string> outcomes_that_differ(std::span<const Table>, const Roles&);

}  // namespace nelm::cohort
