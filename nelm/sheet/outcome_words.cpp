#include "nelm/sheet/outcome_words.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

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

std::string bounds(const StudyResult& r, std::string_view unit) {
  switch (r.bounds.kind) {
    case Bounds::Kind::ci:    return fmt::format(" (95 % CI {:g} to {:g}{})", r.bounds.low, r.bounds.high, unit);
    case Bounds::Kind::range: return fmt::format(" (range {:g} to {:g}{})", r.bounds.low, r.bounds.high, unit);
    case Bounds::Kind::not_stated:
      return fmt::format(" ({:g} to {:g}{}, of what kind not stated)", r.bounds.low, r.bounds.high, unit);
    case Bounds::Kind::none: break;
  }
  return {};
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

/// What is noted of a number may turn how it reads: it stands with it.
std::string noted(const StudyResult& r) {
  auto note = r.note;
  if (note.ends_with('.')) note.pop_back();
  return note.empty() ? std::string{} : fmt::format(" ({})", note);
}

std::string p_of(const StudyResult& r) {
  if (r.p.empty()) return {};
  const bool bound = r.p.starts_with('<') || r.p.starts_with('>');
  return bound ? fmt::format(", P {} {}", r.p.front(), r.p.substr(1)) : fmt::format(", P = {}", r.p);
}

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

namespace {

std::string number_said(const StudyResult& r, const StudyResult* other) {
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
      return fmt::format("{} {:g}{} for {}{}{}{}", name(r.measure), r.value.value_or(0), bounds(r, ""),
                         name(r.endpoint), at(r), against(r, nullptr), p_of(r));
    case Measure::count: return fmt::format("{}: {:g}", name(r.endpoint), r.value.value_or(0));
    case Measure::words: break;
  }
  return r.says.empty() ? fmt::format("{}: in words only", name(r.endpoint))
                        : fmt::format("{}: {}", name(r.endpoint), r.says);
}

}  // namespace

std::string outcome_said(const StudyResult& r, const StudyResult* other) { return number_said(r, other) + noted(r); }

}  // namespace nelm::sheet
