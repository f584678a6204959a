#include "nelm/cli/evidence_named.h"

#include <fmt/format.h>

#include <algorithm>

#include "nelm/nearest.h"

namespace nelm::cli {

Problem unknown_name(std::string_view what, const std::string& name, std::string_view where,
                     std::span<const std::string_view> known) {
  return {.file     = name,
          .found    = fmt::format("no {} of that name", what),
          .expected = fmt::format("{}{}", where, did_you_mean(name, known))};
}

std::optional<std::size_t> place_of(std::string_view what, const std::string& name,
                                    std::span<const std::string_view> words, Problems& problems) {
  const auto at = std::ranges::find(words, name);
  if (at != words.end()) return static_cast<std::size_t>(at - words.begin());
  problems.push_back(unknown_name(what, name, fmt::format("one of {}", fmt::join(words, ", ")), words));
  return {};
}

std::vector<std::string_view> study_names(const literature::Literature& l) {
  std::vector<std::string_view> names;
  for (const auto& s : l.studies) names.emplace_back(s.id);
  return names;
}

std::vector<std::string_view> result_names(const literature::Literature& l) {
  std::vector<std::string_view> names;
  for (const auto& s : l.studies)
    for (const auto& r : s.results) names.emplace_back(r.id);
  return names;
}

}  // namespace nelm::cli
