#include "nelm/evidence/guyot.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <span>

namespace nelm::evidence {

namespace {

/// The numbers of censored patients tried in one interval before the best of them is taken.
constexpr int most_rounds = 200;

/// One time at which the curve was clicked, both ends of a step made one.
struct Click {
  double       time     = 0;
  double       survival = 1;  // as clicked
  double       level    = 1;  // the same, where it rises drawn level with what was before
  double       made     = 1;  // survival of the patients made, just after `time`
  std::int64_t events   = 0;
};

/// From one time of the table to the next; the last one ends with what is known.
struct Stretch {
  double                      from = 0, to = 0;
  std::span<Click>            clicks;
  std::optional<std::int64_t> left;          // published, just before `to`
  std::int64_t                begin    = 0;  // made, under observation just before `from`
  double                      survival = 1;  // made, there
};

/// What comes of an interval if so many are censored in it.
struct Outcome {
  std::int64_t censored = 0, events = 0, left = 0;
  double       survival = 1;
};

/// When the first, second, ... of those censored in an interval is.
double censored_at(const Stretch& i, std::int64_t which, std::int64_t of) {
  return i.from + (i.to - i.from) * static_cast<double>(which + 1) / static_cast<double>(of + 1);
}

/// Writes the events of each click.
Outcome with_censored(const Stretch& interval, std::int64_t censored) {
  Outcome      out{.censored = censored, .survival = interval.survival};
  std::int64_t at_risk = interval.begin, gone = 0;
  for (Click& click : interval.clicks) {
    for (; gone < censored && censored_at(interval, gone, censored) < click.time; ++gone) --at_risk;
    at_risk             = std::max<std::int64_t>(at_risk, 0);
    const double share  = out.survival > 0 ? 1 - click.level / out.survival : 0;
    const double events = std::round(static_cast<double>(at_risk) * share);
    click.events        = std::clamp<std::int64_t>(static_cast<std::int64_t>(events), 0, at_risk);
    if (at_risk > 0) out.survival *= static_cast<double>(at_risk - click.events) / static_cast<double>(at_risk);
    click.made = out.survival;
    out.events += click.events;
    at_risk -= click.events;
  }
  out.left = interval.begin - out.events - censored;
  return out;
}

/// So many censored, or as many fewer as are not there to be.
Outcome with_at_most(const Stretch& interval, std::int64_t censored) {
  Outcome out = with_censored(interval, std::clamp<std::int64_t>(censored, 0, interval.begin));
  while (out.left < 0) out = with_censored(interval, out.censored + out.left);
  return out;
}

/// Tries numbers of censored patients, each corrected by how far the one before was off, until `too_many` is 0 or the
/// number stays; the best of them. Too many left, or too many events, means that too few were censored.
template <class TooMany>
Outcome best_censored(const Stretch& interval, std::int64_t first, TooMany too_many) {
  Outcome      out  = with_at_most(interval, first);
  std::int64_t best = out.censored, off = std::abs(too_many(out));
  for (int round = 0; round < most_rounds && off != 0; ++round) {
    const auto tried = out.censored;
    out              = with_at_most(interval, tried + too_many(out));
    if (out.censored == tried) break;
    if (const auto now = std::abs(too_many(out)); now < off) off = now, best = out.censored;
  }
  return with_censored(interval, best);
}

std::vector<Click> cleaned(const std::vector<CurvePoint>& points, ReconstructionError& error) {
  std::vector<Click> clicks;
  double             lowest = 1;
  for (const CurvePoint& p : points) {
    const double level = std::clamp(p.survival, 0.0, lowest);
    const double off   = std::abs(p.survival - level);
    if (off > 0) ++error.levelled, error.highest_rise = std::max(error.highest_rise, off);
    lowest = level;
    if (!clicks.empty() && clicks.back().time == p.time) clicks.pop_back();
    clicks.push_back({.time = p.time, .survival = p.survival, .level = level});
  }
  return clicks;
}

std::vector<Stretch> intervals_of(const std::vector<NumberAtRisk>& table, std::vector<Click>& clicks) {
  std::vector<Stretch> intervals;
  auto                 begin = clicks.begin();
  for (std::size_t i = 0; i < table.size(); ++i) {
    Stretch    it{.from = table[i].time};
    const bool last = i + 1 == table.size();
    it.to           = last ? std::max(it.from, clicks.back().time) : table[i + 1].time;
    const auto end  = last ? clicks.end() : std::ranges::lower_bound(begin, clicks.end(), it.to, {}, &Click::time);
    it.clicks       = std::span(begin, end);
    if (!last) it.left = table[i + 1].patients;
    intervals.push_back(it);
    begin = end;
  }
  return intervals;
}

/// As many as would be gone if the curve alone had taken the others.
std::int64_t first_guess(const Stretch& i) {
  const double curve = i.clicks.empty() ? i.survival : i.clicks.back().level;
  const double stay  = i.survival > 0 ? static_cast<double>(i.begin) * curve / i.survival : 0;
  return static_cast<std::int64_t>(std::round(stay)) - i.left.value_or(0);
}

void add_patients(const Stretch& i, const Outcome& out, std::vector<FollowUp>& patients) {
  for (const Click& click : i.clicks)
    for (std::int64_t n = 0; n < click.events; ++n) patients.push_back({click.time, true});
  for (std::int64_t n = 0; n < out.censored; ++n) patients.push_back({censored_at(i, n, out.censored), false});
}

void measure_curves(const std::vector<Click>& clicks, ReconstructionError& error) {
  double squares = 0;
  for (const Click& click : clicks) {
    const double distance = std::abs(click.survival - click.made);
    error.largest         = std::max(error.largest, distance);
    squares += distance * distance;
  }
  error.root_mean_square = std::sqrt(squares / static_cast<double>(clicks.size()));
}

std::string field_of(const CurveFlaw& flaw) {
  if (flaw.in == CurveFlaw::In::events) return "events";
  const auto* list = flaw.in == CurveFlaw::In::points ? "points" : "at_risk";
  return flaw.field.empty() ? list : fmt::format("{}[{}].{}", list, flaw.row + 1, flaw.field);
}

}  // namespace

Result<Reconstruction> reconstruct(const PublishedCurve& curve) {
  Problems problems;
  for (const CurveFlaw& flaw : flaws_of(curve))
    problems.push_back({.file = "the curve", .field = field_of(flaw), .found = flaw.found, .expected = flaw.expected});
  if (!problems.empty()) return tl::unexpected(std::move(problems));

  Reconstruction made;
  auto           clicks    = cleaned(curve.points, made.error);
  auto           intervals = intervals_of(curve.at_risk, clicks);
  std::int64_t   at_risk = curve.at_risk[0].patients, events = 0, censored = 0;
  double         survival = 1;
  for (Stretch& i : intervals) {
    made.error.at_risk.push_back({i.from, curve.at_risk[made.error.at_risk.size()].patients, at_risk});
    i.begin = at_risk, i.survival = survival;
    Outcome out;
    if (i.left) {
      out = best_censored(i, first_guess(i), [&](const Outcome& o) { return o.left - *i.left; });
    } else {
      const double rate = i.from > 0 ? static_cast<double>(censored) / i.from : 0;
      const auto   lost = static_cast<std::int64_t>(std::round(rate * (i.to - i.from)));
      out = curve.events ? best_censored(i, lost, [&](const Outcome& o) { return events + o.events - *curve.events; })
                         : with_at_most(i, lost);
    }
    at_risk = out.left, survival = out.survival;
    events += out.events, censored += out.censored;
    add_patients(i, out, made.patients);
  }
  for (; at_risk > 0; --at_risk) made.patients.push_back({intervals.back().to, false});
  std::ranges::stable_sort(made.patients, {}, [](const FollowUp& f) { return std::pair(f.time, !f.event); });
  measure_curves(clicks, made.error);
  made.error.events = events;
  if (curve.events) made.error.events_too_many = events - *curve.events;
  return made;
}

}  // namespace nelm::evidence
