// How long patients of a registry lived from diagnosis, by the treatment they had at the time: unadjusted.
//
// R. Simon, R. W. Makuch, Stat. Med. 3 (1984) 35-44: a patient counts as untreated until treated, so that nobody is credited with
// the months a treatment was waited for. With delayed entry few are at risk at first: a curve begins at the first month at which
// enough are, and is that of patients alive then (J. P. Klein, M. L. Moeschberger, Survival Analysis, 2nd ed., 2003, section 4.6).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "nelm/cohort/curve_read.h"
#include "nelm/cohort/table.h"
#include "nelm/registry/alike.h"

namespace nelm::registry {

inline constexpr double interval_level = 0.95;

struct ReadAt {
  double      months  = 0;
  std::size_t at_risk = 0;  // under observation just before; at 0 from the diagnosis on
  std::optional<cohort::SurvivalAt>
      alive;  // of those alive at `from`; nothing: before it, or after the last observation
};

/// One treatment, by the word of an option; empty: before a treatment that began later, or whatever the treatment.
struct TreatedCurve {
  std::string           treatment;
  std::size_t           patients = 0, deaths = 0;
  std::optional<double> from;  // months at which enough are at risk for the first time; nothing: too few patients
  cohort::Curve         curve;
  std::vector<ReadAt>   read;
};

struct AlikeCurves {
  enum class By { treatment, nothing_given, no_time };  // no_time: the registry does not say when treatments began

  By                        by = By::treatment;
  std::string               before;                  // what all have until another begins; empty: no one treatment
  TreatedCurve              all;                     // whatever the treatment
  std::vector<TreatedCurve> curves;                  // by treatment: `before` first, then by the order of the options
  std::size_t               no_follow_up   = 0;      // rows left out: time or death is missing
  std::size_t               no_treatment   = 0;      // rows left out: the treatment is missing
  bool                      from_diagnosis = false;  // no entry_months: all are taken as followed from diagnosis
};

/// Of the rows named, in groups of `fewest` patients and more. Intervals: log-log.
/// Requires: a table in which not_a_registry() finds nothing.
AlikeCurves alike_curves(const cohort::Table&, std::span<const std::size_t> rows, const AlikeBy&);

/// All that is said of patients like one: points into what makes them alike.
struct AlikePatients {
  const AlikeBy*             by = nullptr;
  std::string                file;
  Alike                      found;
  bool                       simulated = false;  // a row says so
  std::optional<AlikeCurves> curves;             // nothing: fewer patients are surely alike than a curve wants
};

/// Requires: a table in which not_a_registry() finds nothing.
AlikePatients alike_patients(const patient::Values&, const cohort::Table&, const AlikeBy&);

}  // namespace nelm::registry
