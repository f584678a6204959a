#include "nelm/cohort/emptied.h"

namespace nelm::cohort {

namespace {

constexpr double nobody = 1e-9;  // of those at risk: what sums of weights leave of no one

}  // namespace

std::optional<Emptied> emptied(const Curve& curve) {
  std::optional<Emptied> found;
  double                 later = 0;
  for (std::size_t i = curve.steps.size(); i-- > 1;) {
    later += curve.steps[i].entered;
    const CurveStep& s           = curve.steps[i - 1];
    const bool       nobody_left = s.at_risk - s.events - s.censored <= nobody * s.at_risk;
    const bool       by_event    = s.at_risk - s.events <= nobody * s.at_risk;
    if (nobody_left && (by_event || !found || !found->by_event)) found = Emptied{s.time, s.at_risk, by_event, later};
  }
  return found;
}

std::optional<RiskSets> risk_sets(const Curve& curve) {
  std::optional<RiskSets> found;
  RiskSets                sets;
  for (const CurveStep& s : curve.steps) {
    if (s.at_risk > sets.most) {
      sets.most    = s.at_risk;
      sets.most_at = s.time;
    }
    if (!found && s.events > 0) {
      sets.first_event    = s.time;
      sets.at_first_event = s.at_risk;
      found               = sets;
    }
  }
  if (found) found = sets;
  return found;
}

}  // namespace nelm::cohort
