// Whether nobody is left under observation before others enter: what makes a curve of late entries 0, or stops it, early.
#pragma once

#include <optional>

#include "nelm/cohort/kaplan_meier.h"

namespace nelm::cohort {

/// Numbers of rows are sums of weights.
struct Emptied {
  double time     = 0;      // after which nobody is at risk, until somebody enters
  double at_risk  = 0;      // there
  bool   by_event = false;  // all of them had the event: a product is 0 from then on
  double later    = 0;      // who enter after it
};

/// The first such time at which all had the event; else the first at all.
std::optional<Emptied> emptied(const Curve&);

/// The first event, and how many were at risk there, with the most at risk at any step.
struct RiskSets {
  double first_event = 0, at_first_event = 0, most = 0, most_at = 0;
};
std::optional<RiskSets> risk_sets(const Curve&);  // nothing without an event

}  // namespace nelm::cohort
