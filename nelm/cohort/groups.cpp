#include "nelm/cohort/groups.h"

#include <fmt/format.h>

#include <algorithm>

#include "nelm/cohort/levels.h"

namespace nelm::cohort {

namespace {

/// Numbers the combinations so far, each of them a group before and a level, from 0 in their order.
std::vector<std::uint64_t> numbered_anew(std::vector<std::int32_t>& of_row, const Levels& by) {
  const auto                 count = by.values.size();
  std::vector<std::uint64_t> combined(of_row.size());
  for (std::size_t i = 0; i < of_row.size(); ++i)
    combined[i] = static_cast<std::uint64_t>(of_row[i]) * count + static_cast<std::uint64_t>(by.of_row[i]);
  auto there = combined;
  std::ranges::sort(there);
  there.erase(std::ranges::unique(there).begin(), there.end());
  for (std::size_t i = 0; i < of_row.size(); ++i)
    of_row[i] = static_cast<std::int32_t>(std::ranges::lower_bound(there, combined[i]) - there.begin());
  return there;
}

}  // namespace

GroupedRows groups_among(const Table& table, std::span<const std::string> columns, std::span<const std::size_t> rows) {
  GroupedRows groups{std::vector<std::int32_t>(rows.size(), 0), {std::string{}}};
  for (const auto& name : columns) {
    const Column&            column = *table.column(name);
    const Levels             levels = levels_among(column, rows);
    std::vector<std::string> words;
    for (const auto combined : numbered_anew(groups.of_row, levels)) {
      const auto& before = groups.words[static_cast<std::size_t>(combined / levels.values.size())];
      const auto  value  = cell_words(column, levels.values[static_cast<std::size_t>(combined % levels.values.size())]);
      words.push_back(fmt::format("{}{}{}={}", before, before.empty() ? "" : ", ", name, value));
    }
    groups.words = std::move(words);
  }
  return groups;
}

}  // namespace nelm::cohort
