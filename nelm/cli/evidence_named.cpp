#include "nelm/cli/evidence_named.h"

#include <fmt/format.h>

#include <algorithm>

#include "nelm/nearest.h"

namespace nelm::cli {

Problem not_there(const std::string& name, std::string found, std::string expected) {
  return {.file     = name.empty() ? "\"\"" : name,
          .found    = name.empty() ? "no name" : std::move(found),
          .expected = std::move(expected)};
}

Problem unknown_name(std::string_view what, const std::string& name, std::string_view where,
                     std::span<const std::string_view> known) {
  return not_there(name, fmt::format("no {} of that name", what),
                   fmt::format("{}{}", where, did_you_mean(name, known)));
}

std::optional<std::size_t> place_of(std::string_view what, const std::string& name,
                                    std::span<const std::string_view> words, Problems& problems) {
  const auto at = std::ranges::find(words, name);
  if (at != words.end()) return static_cast<std::size_t>(at - words.begin());
  const auto near = nearest(name, words);  // before the others, which may be dozens
  problems.push_back(not_there(
      name, fmt::format("no {} of that name", what),
      fmt::format("{}one of {}", near ? fmt::format("{}, or else ", *near) : std::string{}, fmt::join(words, ", "))));
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
