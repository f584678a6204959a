// The patients behind a published Kaplan-Meier curve: times of event and of censoring that draw the curve again.
//
// P. Guyot, A. E. Ades, M. J. N. M. Ouwens, N. J. Welton, BMC Med. Res. Methodol. 12 (2012) 9: in each interval of the
// table of numbers at risk as many are censored, evenly spread, as make the next number come out; in the last interval
// as many as make the events come out. Here an interval ends at the time in the table, there at the click nearest to it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "nelm/result.h"

namespace nelm::evidence {

/// A point clicked on a printed curve.
struct CurvePoint {
  double time     = 0;  // since time zero, >= 0, in the unit of the figure
  double survival = 1;  // the share without the event just after `time`, 0 to 1
};

/// A number of the table below the curve.
struct NumberAtRisk {
  double       time     = 0;  // in the unit of the points
  std::int64_t patients = 0;  // those under observation just before `time`
};

struct PublishedCurve {
  std::vector<CurvePoint>     points;   // in rising order of time; both ends of a vertical step may be clicked
  std::vector<NumberAtRisk>   at_risk;  // in rising order of time; the first at time 0, more if they are printed
  std::optional<std::int64_t> events;   // in all; none: not published
};

/// So far may a click lie above the one before it, above 1 or below 0: it is then drawn level. Farther is wrong.
inline constexpr double click_tolerance = 0.01;

/// More patients than any published curve has.
inline constexpr std::int64_t most_patients = 1'000'000;

/// What is wrong in a curve, and where.
struct CurveFlaw {
  enum class In : std::uint8_t { points, at_risk, events };

  In          in  = In::points;
  std::size_t row = 0;  // 0-based, of `points` or `at_risk`; of an empty list 0
  std::string field;    // "time", "survival", "patients"; empty: the list's or the number's own
  std::string found, expected;
};

/// Everything that is wrong: no points or numbers at risk, times that are negative or go back, a curve that leaves 0 to
/// 1 or rises, numbers at risk that begin later than at 0, rise or cross the curve (more are left than it leaves, by over
/// one patient and what clicks may be off), a first click at time 0 that is not at 1, more events than patients, and
/// fewer or more than such a curve can be made of. In the order of points, numbers, events. Whether the numbers cross
/// the curve is looked at only where both are sound, and how many events it can be made of where nothing else is wrong.
std::vector<CurveFlaw> flaws_of(const PublishedCurve&);

/// When one patient was last seen, and whether with the event.
struct FollowUp {
  double time  = 0;
  bool   event = false;

  friend bool operator==(const FollowUp&, const FollowUp&) = default;
};

/// How far what was made lies from what was published.
struct ReconstructionError {
  struct AtRisk {
    double       time      = 0;
    std::int64_t published = 0, made = 0;
  };

  double                      largest          = 0;  // distance of the curves at a clicked time, in survival, 0 to 1
  double                      root_mean_square = 0;  // over the clicked times
  std::int64_t                events           = 0;  // made
  std::optional<std::int64_t> events_too_many;       // made less published; none: not published
  std::vector<AtRisk>         at_risk;               // every number of the table
  std::size_t                 levelled     = 0;      // clicks that lay too high or outside 0 to 1, within the tolerance
  double                      highest_rise = 0;      // how far the worst of them did
};

struct Reconstruction {
  std::vector<FollowUp> patients;  // in rising order of time, events before censorings
  ReconstructionError   error;
};

/// As many patients as are at risk at time 0. Those left at the last time known (of a click or of the table) are censored
/// then. Without published events the last interval is taken to lose patients at the rate of those before it; if there is
/// none before it, to lose none. Where evenly spread censoring cannot make a number come out, the error says how far off.
/// Problems: the flaws of the curve, such as "the curve: points[3].survival: found ..." (1-based).
/// Exact for data without censoring and points as exact as numbers are: the data come back.
Result<Reconstruction> reconstruct(const PublishedCurve&);

}  // namespace nelm::evidence
