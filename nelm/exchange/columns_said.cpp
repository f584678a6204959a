#include <fmt/format.h>

#include <algorithm>

#include "nelm/exchange/columns_csv.h"

namespace nelm::exchange {

namespace {

using cohort::Column;

constexpr std::size_t   few_levels   = 12;  // that are said by name
constexpr std::uint64_t most_counted = (std::uint64_t{1} << 31U) - 2;

}  // namespace

std::optional<Problem> too_large(const CsvSize& size, std::string_view file) {
  const auto told = [&](std::uint64_t found, std::string_view what) {
    return Problem{.file     = std::string(file),
                   .found    = fmt::format("{} {}", found, what),
                   .expected = fmt::format("at most {}", most_counted)};
  };
  if (size.lines > most_counted) return told(size.lines, "lines");
  if (size.columns > most_counted) return told(size.columns, "columns");
  return {};
}

std::vector<std::string> inferences(const ReadTable& read) {
  std::vector<std::string> said{fmt::format("separated by {}", read.separator == ','   ? "commas"
                                                               : read.separator == ';' ? "semicolons"
                                                                                       : "tabs")};
  for (const Column& c : read.table.columns) {
    const auto missing = std::ranges::count_if(c.cells, [](double cell) { return cell != cell; });
    auto       words   = fmt::format("{}: {}", c.name,
                             c.kind == Column::Kind::number ? "number"
                                     : c.kind == Column::Kind::date ? "date"
                                     : c.levels.size() <= few_levels ? fmt::format("category {}", fmt::join(c.levels, ", "))
                                                                     : fmt::format("category of {} levels", c.levels.size()));
    if (!c.mixed.empty()) words += fmt::format(", although {}", c.mixed);
    if (missing > 0) words += fmt::format(", {} missing", missing);
    said.push_back(std::move(words));
  }
  return said;
}

}  // namespace nelm::exchange
