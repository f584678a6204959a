// How well a marker, or a Cox model, puts patients in order, as a page, as JSON and as CSV.
#pragma once

#include <string>
#include <string_view>

#include "nelm/cohort/concordance.h"
#include "nelm/sheet/cohort_data.h"

namespace nelm::sheet {

struct CohortConcordance {
  CohortData               data;
  std::string              marker;  // a column; empty: a Cox model's linear predictor
  cohort::ConcordanceModel model;
  cohort::Concordance      found;
  double                   level = 0.95;
};

/// As --weight names them, in the order of cohort::PairWeight.
inline constexpr std::string_view pair_weights[] = {"harrell", "s", "s-over-g", "uno", "over-at-risk"};

Page        concordance_page(const CohortConcordance&);
std::string concordance_json(const CohortConcordance&, std::string_view made_with);
std::string concordance_csv(const CohortConcordance&);

}  // namespace nelm::sheet
