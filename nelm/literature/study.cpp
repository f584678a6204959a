#include "nelm/literature/study.h"

#include <fmt/format.h>

#include <algorithm>

namespace nelm::literature {

std::string_view name(Design d) {
  switch (d) {
    case Design::not_stated: return "design not stated";
    case Design::matched:    return "matched by propensity";
    case Design::adjusted:   return "adjusted by propensity";
    default:                 return Design_words[static_cast<std::size_t>(d)];
  }
}

std::string_view name(Verified v) {
  constexpr std::array<std::string_view, Verified_words.size()> names{"in the review only", "in its abstract",
                                                                      "in another paper"};
  return names[static_cast<std::size_t>(v)];
}

std::string short_name(const Study& s) {
  if (s.authors.empty()) return fmt::format("{} {}", s.journal, s.year);
  // "van Vliet EI, van Eijck CH, ..." is van Vliet: all but the initials behind the last space of the first author.
  auto first = s.authors.substr(0, s.authors.find(','));
  if (first.ends_with(" et al.")) first.resize(first.size() - std::string_view(" et al.").size());
  const auto space    = first.rfind(' ');
  const auto initials = space == std::string::npos ? std::string{} : first.substr(space + 1);
  const bool capitals = !initials.empty() && std::ranges::all_of(initials, [](char c) { return c >= 'A' && c <= 'Z'; });
  if (capitals) first.resize(space);
  return fmt::format("{} {}", first, s.year);
}

}  // namespace nelm::literature
