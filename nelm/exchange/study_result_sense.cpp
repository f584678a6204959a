// Whether a result makes sense as a whole: its bounds, its unit, its counts.
#include <cmath>

#include "nelm/exchange/literature_reading.h"

namespace nelm::exchange {

namespace {

using literature::Bounds;
using literature::Measure;
using literature::Per;
using literature::Study;
using literature::StudyResult;

bool says_range(std::string_view words) {
  for (const std::string_view range : {"range", "Range"})
    if (words.find(range) != std::string_view::npos) return true;
  return false;
}

/// A range over studies or patients is never a confidence interval, and an interval has its value inside.
void check_interval(Fields& f, const StudyResult& r) {
  const literature::Unit unit = unit_of(r.measure);
  if (unit == literature::Unit::none || unit == literature::Unit::count)
    f.problem("bounds", fmt::format("an interval of {}", unit == literature::Unit::none ? "words" : "a count"),
              "an interval of a share, of months or of a ratio");
  if (r.per == Per::studies || says_range(r.note))
    f.problem("bounds", r.per == Per::studies ? "\"ci\" over studies" : "\"ci\" beside a note that says range",
              "range: it is no confidence interval");
  if (!r.value)
    f.problem("bounds", "an interval without a value", "the value between its ends, or a range");
  else if (*r.value <= r.bounds.low || r.bounds.high <= *r.value)
    f.problem("low", fmt::format("{} to {} around {}", r.bounds.low, r.bounds.high, *r.value),
              "low below the value, and high above it");
}

void check_bounds(Fields& f, const StudyResult& r) {
  if (r.bounds.kind == Bounds::Kind::none || !f.has("low") || !f.has("high")) return;
  if (r.bounds.kind == Bounds::Kind::ci) return check_interval(f, r);
  if (r.bounds.low > r.bounds.high)
    f.problem("low", fmt::format("{} to {}", r.bounds.low, r.bounds.high), "low at most high");
  else if (r.value && (*r.value < r.bounds.low || *r.value > r.bounds.high))
    f.problem("value", fmt::format("{} outside {} to {}", *r.value, r.bounds.low, r.bounds.high),
              "a value within its bounds");
}

void check_unit(Fields& f, const StudyResult& r) {
  const literature::Unit unit  = unit_of(r.measure);
  const auto             check = [&](std::string_view key, std::optional<double> number) {
    if (number && !is_possible(unit, *number))
      f.problem(key, fmt::format("{}", *number),
                unit == literature::Unit::percent  ? "from 0 to 100 percent"
                            : unit == literature::Unit::months ? "months, from 0"
                            : unit == literature::Unit::ratio  ? "a ratio above 0"
                                                               : "a count, from 0");
  };
  if (r.measure == Measure::words) {
    if (r.value) f.problem("value", "a number in a result of words", "the measure of the number, or no number");
    return;
  }
  if (!r.value && r.bounds.kind == Bounds::Kind::none)
    f.problem("value", "neither a value nor a range",
              "one of them; of what was only said in words, measure = \"words\"");
  check("value", r.value);
  if (f.has("low") && r.bounds.kind != Bounds::Kind::none) check("low", r.bounds.low);
  if (f.has("high") && r.bounds.kind != Bounds::Kind::none) check("high", r.bounds.high);
  if (r.sd && !(*r.sd > 0)) f.problem("sd", fmt::format("{}", *r.sd), "a standard deviation above 0");
  if (r.months && !(*r.months > 0)) f.problem("months", fmt::format("{}", *r.months), "a horizon above 0 months");
}

void check_counts(Fields& f, const StudyResult& r, const Study& s) {
  constexpr double rounded = 1;  // percent points: shares are printed whole, or cut short
  constexpr double all     = 100;
  if (r.events.has_value() != r.of.has_value())
    f.problem(r.events ? "events" : "of", "one of events and of", "both, such as events = 223 and of = 481");
  if (r.events && r.of && (*r.events > *r.of || *r.of == 0)) {
    f.problem("events", fmt::format("{} of {}", *r.events, *r.of), "no more events than of whom they are counted");
  } else if (r.events && r.of && r.value && r.measure == Measure::share && r.actuarial != literature::Actuarial::yes) {
    const double counted = all * *r.events / *r.of;
    if (std::abs(counted - *r.value) > rounded)
      f.problem("value", fmt::format("{} where {} of {} are {:.1f}", *r.value, *r.events, *r.of, counted),
                "the percentage that the counts give");
  }
  const bool of_patients = r.per == Per::patients || r.per == Per::nothing;
  if (!r.is_claim() && of_patients && r.n && s.n && *r.n > *s.n)
    f.problem("n", fmt::format("{} of a study of {}", *r.n, *s.n), "at most the patients of the study");
}

}  // namespace

void check_study_result(Fields& f, const StudyResult& r, const Study& s) {
  check_unit(f, r);
  check_bounds(f, r);
  check_counts(f, r, s);
}

}  // namespace nelm::exchange
