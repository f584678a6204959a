// The share without the event over time, while others are still being followed, and the cumulative hazard.
//
// E. L. Kaplan, P. Meier, J. Am. Stat. Assoc. 53 (1958) 457-481; variance: M. Greenwood, Reports on Public Health 33
// (1926). W. Nelson, J. Qual. Technol. 1 (1969) 27-52; O. Aalen, Ann. Stat. 6 (1978) 701-726; N. Breslow, Biometrics 30
// (1974) 89-99. T. R. Fleming, D. P. Harrington, Commun. Stat. 13 (1984) 2469-2486.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "nelm/cohort/follow_up.h"
#include "nelm/cohort/large_vector.h"

namespace nelm::cohort {

enum class SurvivalBy : std::uint8_t {
  product,  // Kaplan-Meier: the product of 1 - d/n
  hazard,   // exp(-H): with Nelson-Aalen's hazard Breslow's estimate, with Fleming and Harrington's theirs
};

enum class HazardBy : std::uint8_t {
  nelson_aalen,        // the sum of d/n; its variance: of d/n^2
  fleming_harrington,  // ties taken apart: 1/n + 1/(n-1) + ...; a weighted event is as many parts as it has rows
};

/// R's stype and ctype.
struct Estimate {
  SurvivalBy survival = SurvivalBy::product;
  HazardBy   hazard   = HazardBy::nelson_aalen;
};

/// What happened at one time. Numbers of rows are sums of weights.
struct CurveStep {
  double time         = 0;
  double at_risk      = 0;  // under observation just before `time`: entry < time <= end
  double events       = 0;
  double censored     = 0;
  double entered      = 0;  // since the step before: at_risk = that of the step before - its events, censored + entered
  double survival     = 1;  // just after `time`
  double log_error    = 0;  // the standard error of its logarithm; infinite at 0
  double hazard       = 0;  // cumulative
  double hazard_error = 0;  // its standard error

  double survival_error() const;  // of `survival` itself; NaN at 0

  friend bool operator==(const CurveStep&, const CurveStep&) = default;
};

struct Curve {
  LargeVector<CurveStep> steps;  // one for each time at which observation ended, in rising order

  bool reached_zero() const { return !steps.empty() && steps.back().survival <= 0; }
};

/// Takes:   for each row its group, from 0; empty: one group. Strata are not looked at. A row whose observation ended at the
///          time of an event was at risk for it. With weights, n and d are sums of weights.
/// Returns: for each group up to the largest its curve, empty if it has no rows; to the bit the same for any order of
///          the rows and any number of threads. Every variance takes rows as independent (see dependence.h): weights count patients;
///          curve_jackknife.h has those that do not.
/// Agrees:  with R's survfit(robust = FALSE), to a few units in the last place. A row split into (entry, t] and (t, time] adds a
///          step at t that changes no number but `censored` and `entered`.
/// Costs:   whole-day times O(n), others one sort.
std::vector<Curve> kaplan_meier(const FollowUp&, std::span<const std::int32_t> group = {}, Estimate = {},
                                int threads = 1);

/// How long patients were followed: the end of observation is the event, and an event cuts it short.
/// Events and ends of observation at one time: patients with the event still count as at risk for the end of observation,
/// as in R's survfit(Surv(time, 1 - event)). One row for each patient: of a split row every part would end observation (see
/// ends_of_patients).
/// M. Schemper, T. L. Smith, Control. Clin. Trials 17 (1996) 343-346.
std::vector<Curve> reverse_kaplan_meier(const FollowUp&, std::span<const std::int32_t> group = {}, int threads = 1);

}  // namespace nelm::cohort
