#include "nelm/literature/evidence_words.h"

#include <fmt/format.h>

namespace nelm::literature {

namespace {

std::string_view unit_said(Unit unit) {
  switch (unit) {
    case Unit::percent: return " %";
    case Unit::months:  return " months";
    default:            return "";
  }
}

std::string bounds_said(const StudyResult& r) {
  const auto ends = fmt::format("{} to {}{}", r.bounds.low, r.bounds.high, unit_said(unit_of(r.measure)));
  switch (r.bounds.kind) {
    case Bounds::Kind::ci:         return fmt::format("95 % CI {}", ends);
    case Bounds::Kind::range:      return fmt::format("range {}", ends);
    case Bounds::Kind::not_stated: return fmt::format("{}, of which kind is not stated", ends);
    case Bounds::Kind::none:       break;
  }
  return {};
}

/// "median ", "hazard ratio "; a share and a count say themselves.
std::string measure_said(Measure m) {
  return m == Measure::share || m == Measure::count ? std::string{} : fmt::format("{} ", name(m));
}

std::string n_said(const StudyResult& r) {
  if (!r.n) return "n not stated";
  auto said = fmt::format("n {}", *r.n);
  if (r.per == Per::studies || r.per == Per::lesions)
    said += fmt::format(" {}", Per_words[static_cast<std::size_t>(r.per)]);
  return r.n_derived.empty() ? said : fmt::format("{} ({})", said, r.n_derived);
}

}  // namespace

std::string result_value_said(const StudyResult& r) {
  if (r.measure == Measure::words) return r.says;
  std::string said;
  if (r.value) said = fmt::format("{}{}{}", measure_said(r.measure), *r.value, unit_said(unit_of(r.measure)));
  if (r.sd) said += fmt::format(" (SD {})", *r.sd);
  if (const auto bounds = bounds_said(r); !bounds.empty())
    said += r.value ? fmt::format(" ({})", bounds) : measure_said(r.measure) + bounds;
  if (r.measure == Measure::share && r.per != Per::patients && r.per != Per::nothing)
    said += fmt::format(" {}", name(r.per));
  if (r.months) said += fmt::format(" at {} months", *r.months);
  if (r.events && r.of) said += fmt::format(" ({} of {})", *r.events, *r.of);
  return said;
}

std::string result_of_whom(const StudyResult& r) {
  return fmt::format("{}{}{}; {}", name(r.arm), r.group.empty() ? "" : ", ", r.group, n_said(r));
}

std::string result_said(const StudyResult& r) {
  auto said = fmt::format("{}: {}, {}", result_of_whom(r), name(r.endpoint), result_value_said(r));
  if (!r.comparator.empty()) said += fmt::format("; against {}", r.comparator);
  if (!r.p.empty()) said += fmt::format("{} P {}{}", r.comparator.empty() ? ";" : ",", r.exact_p ? "= " : "", r.p);
  if (r.time_zero == TimeZero::not_stated)
    said += "; from when is not stated";
  else if (r.time_zero != TimeZero::none)
    said += fmt::format("; from {}", name(r.time_zero));
  if (r.verified == Verified::secondary) said += "; read in another paper";
  if (!r.doubtful.empty()) said += fmt::format("; doubtful: {}", r.doubtful);
  return said;
}

std::string citation_of(const Study& s) {
  std::string said = s.authors;
  if (!said.empty() && !said.ends_with('.')) said += '.';
  said += fmt::format("{}{} {}", said.empty() ? "" : " ", s.journal, s.year);
  if (!s.volume.empty()) said += fmt::format(";{}", s.volume);
  if (!s.pages.empty()) said += fmt::format(":{}", s.pages);
  return said;
}

std::string severity_said(Severity s) {
  constexpr std::string_view says[] = {"it changes a conclusion, or a number that would be pooled",
                                       "it changes a label or a denominator", "cosmetic"};
  return fmt::format("{}: {}", letter(s), says[static_cast<std::size_t>(s)]);
}

std::string_view sure_said(Sure s) {
  constexpr std::string_view says[] = {"certain", "probable", "possible"};
  return says[static_cast<std::size_t>(s)];
}

std::string_view or_not_stated(std::string_view text) { return text.empty() ? "not stated" : text; }

}  // namespace nelm::literature
