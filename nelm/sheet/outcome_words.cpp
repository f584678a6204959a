#include "nelm/sheet/outcome_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "nelm/sheet/p_value.h"

namespace nelm::sheet {

namespace {

using literature::Bounds;
using literature::Endpoint;
using literature::Measure;
using literature::StudyResult;

/// What is so of those a share counts: "alive". Where there is no such word, the endpoint's own.
std::string_view so_of(Endpoint e) {
  switch (e) {
    case Endpoint::os:                      return "alive";
    case Endpoint::dss:                     return "not dead of the disease";
    case Endpoint::dfs:                     return "alive without disease";
    case Endpoint::rfs:                     return "alive without recurrence";
    case Endpoint::pfs:                     return "alive without progression";
    case Endpoint::progression:             return "progressed";
    case Endpoint::recurrence:              return "recurred";
    case Endpoint::local_recurrence:        return "recurred where they were treated";
    case Endpoint::perioperative_mortality: return "died around the procedure";
    case Endpoint::morbidity:               return "had complications";
    case Endpoint::symptom_relief:          return "relieved of symptoms";
    default:                                return {};
  }
}

std::string at(const StudyResult& r) {
  if (!r.months) return {};
  constexpr double year  = 12;
  const double     years = *r.months / year;
  if (years != std::floor(years)) return fmt::format(" at {:g} months", *r.months);
  return years == 1 ? std::string(" at 1 year") : fmt::format(" at {:g} years", years);
}

/// How many places a number was written with; a zero at its end is lost where it is kept as a number.
std::size_t places_of(double value) {
  const auto text  = fmt::format("{:g}", value);
  const auto point = text.find('.');
  return point == std::string::npos ? 0 : text.size() - point - 1;
}

/// The numbers of an interval have one number of places: "0.34 to 0.60".
std::string bounds(const StudyResult& r, std::string_view unit, std::size_t places = 0) {
  const auto& b     = r.bounds;
  places            = std::max({places, places_of(b.low), places_of(b.high)});
  const auto within = fmt::format("{:.{}f} to {:.{}f}{}", b.low, places, b.high, places, unit);
  switch (b.kind) {
    case Bounds::Kind::ci:         return fmt::format(" (95 % CI {})", within);
    case Bounds::Kind::range:      return fmt::format(" (range {})", within);
    case Bounds::Kind::not_stated: return fmt::format(" ({}, of what kind not stated)", within);
    case Bounds::Kind::none:       break;
  }
  return {};
}

/// A ratio has as many places as its interval.
std::string ratio_said(const StudyResult& r) {
  const double value  = r.value.value_or(0);
  auto         places = places_of(value);
  if (r.bounds.kind != Bounds::Kind::none)
    places = std::max({places, places_of(r.bounds.low), places_of(r.bounds.high)});
  return fmt::format("{:.{}f}{}", value, places, bounds(r, "", places));
}

/// A share of people is said out of a hundred of them; of anything else per cent, and of what.
std::string share_of(const StudyResult& r, std::string_view number) {
  using literature::Per;
  switch (r.per) {
    case Per::patients:
    case Per::studies:     return fmt::format("{} of 100", number);
    case Per::lesions:     return fmt::format("{} of 100 lesions", number);
    case Per::recurrences: return fmt::format("{} of 100 recurrences", number);
    case Per::tumour_load: return fmt::format("{} % of the tumour load", number);
    case Per::nothing:
    case Per::not_stated:  break;
  }
  return fmt::format("{} % of what is not stated", number);
}

std::string share_said(const StudyResult& r) {
  if (r.value) return share_of(r, fmt::format("{:.0f}", std::round(*r.value)));
  if (r.bounds.kind == Bounds::Kind::none) return share_of(r, "") + ", not stated how many";
  return share_of(r, fmt::format("{:.0f} to {:.0f}", std::round(r.bounds.low), std::round(r.bounds.high)));
}

/// What it is compared with, and that arm's own number where it was read.
std::string against(const StudyResult& r, const StudyResult* other) {
  if (r.comparator.empty()) return {};
  const bool same = other != nullptr && other->measure == r.measure && other->endpoint == r.endpoint && other->value;
  if (!same) return fmt::format(" against {}", r.comparator);
  const auto value = r.measure == Measure::share ? share_said(*other) : fmt::format("{:g} months", *other->value);
  const auto n     = other->n ? fmt::format("; {} {}", *other->n, what_n_counts(*other)) : std::string{};
  return fmt::format(" against {} ({}{})", value, r.comparator, n);
}

std::string p_of(const StudyResult& r) { return r.p.empty() ? std::string{} : ", " + p_shown(r.p); }

}  // namespace

std::string out_of_100(const StudyResult& r) {
  const auto so = so_of(r.endpoint);
  const auto n  = share_said(r);
  return so.empty() ? fmt::format("{}: {}{}", name(r.endpoint), n, at(r)) : fmt::format("{} {}{}", n, so, at(r));
}

std::string spread_said(const literature::Spread& s) {
  StudyResult r;
  r.endpoint = s.endpoint, r.measure = Measure::share, r.months = s.months, r.per = literature::Per::patients;
  r.bounds = {Bounds::Kind::range, s.low, s.high};
  return fmt::format("{}, in {} studies", out_of_100(r), s.studies);
}

std::string outcome_named(const StudyResult& r) {
  auto what = fmt::format("{}{}", name(r.endpoint), at(r));
  switch (r.measure) {
    case Measure::hazard_ratio:
    case Measure::odds_ratio:   return fmt::format("{} for {}", name(r.measure), what);
    case Measure::median:
    case Measure::mean:
    case Measure::longest:      return fmt::format("{} {}", name(r.measure), what);
    default:                    return what;
  }
}

std::string outcome_said(const StudyResult& r, const StudyResult* other) {
  switch (r.measure) {
    case Measure::share: {
      const auto of = r.per == literature::Per::studies                  ? " over studies"
                      : !r.value && r.bounds.kind == Bounds::Kind::range ? ", a range"
                                                                         : "";
      return fmt::format("{}{}{}{}{}", out_of_100(r), r.value ? bounds(r, "") : std::string{}, of, against(r, other),
                         p_of(r));
    }
    case Measure::median:
    case Measure::mean:
    case Measure::longest: {
      const auto value = r.value ? fmt::format(" {:g} months", *r.value) : std::string{};
      return fmt::format("{} {}{}{}{}{}", name(r.measure), name(r.endpoint), value, bounds(r, " months"),
                         against(r, other), p_of(r));
    }
    case Measure::hazard_ratio:
    case Measure::odds_ratio:
      return fmt::format("{} {} for {}{}{}{}", name(r.measure), ratio_said(r), name(r.endpoint), at(r),
                         against(r, nullptr), p_of(r));
    case Measure::count: return fmt::format("{}: {:g}", name(r.endpoint), r.value.value_or(0));
    case Measure::words: break;
  }
  return r.says.empty() ? fmt::format("{}: in words only", name(r.endpoint))
                        : fmt::format("{}: {}", name(r.endpoint), r.says);
}

}  // namespace nelm::sheet
