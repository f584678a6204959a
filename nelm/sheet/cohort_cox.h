// A Cox model of a user's own patients, as a page, as JSON and as CSV.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/cohort/concordance.h"
#include "nelm/cohort/cox.h"
#include "nelm/cohort/cox_profile.h"
#include "nelm/cohort/rubin.h"
#include "nelm/sheet/cohort_cox_tables.h"
#include "nelm/sheet/cohort_hazards.h"

namespace nelm::sheet {

struct CohortCox {
  CohortData                         data;
  std::vector<cohort::CoxFit>        fits;              // one; of imputed data one of each set
  std::optional<cohort::Pooled>      pooled;            // of imputed data
  std::optional<cohort::Concordance> concordance;       // of the linear predictor, in the rows it was fitted to
  std::vector<std::string>           strata;            // the words of each
  std::vector<std::string>           compared_with;     // the reference of each category: "sex=f"
  std::size_t                        terms    = 0;      // of the formula
  std::size_t                        clusters = 0;      // of the robust variance; 0: each row is its own
  bool                               tied     = false;  // some events fall on one time
  std::optional<CohortHazards>       hazards;           // tested over km, term by term; none: not tested
  std::optional<cohort::CoxProfile>  profile = {};      // of Firth's likelihood: intervals and P are by it
  double                             level   = 0.95;
};

/// A coefficient as it is read.
struct CoxCoefficient {
  std::string name;
  double      coefficient = 0, error = 0, naive_error = 0;
  double      ratio = 1, low = 0, high = 0;  // the hazard ratio, and its interval at the model's level
  double      statistic = 0, p = 1;
  double      degrees = 0;  // of its t distribution, of imputed data; else infinite
  double      missing = 0;  // the fraction of information that is
  std::string left_out;     // why; else empty
  bool        separated = false;
};
std::vector<CoxCoefficient> cox_coefficients(const CohortCox&);

Page        cox_page(const CohortCox&);
std::string cox_json(const CohortCox&, std::string_view made_with, const CoxTable* beside = nullptr);
std::string cox_csv(const CohortCox&);

/// What is to be known with the coefficients.
std::vector<CohortSaid> said_of_cox(const CohortCox&);

}  // namespace nelm::sheet
