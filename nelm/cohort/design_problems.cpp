#include "nelm/cohort/design_problems.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "nelm/cohort/design.h"
#include "nelm/nearest.h"

namespace nelm::cohort {

void DesignProblems::of_column(std::string field, std::string found, std::string expected) {
  problems_.push_back(
      {.file = table_.file, .field = std::move(field), .found = std::move(found), .expected = std::move(expected)});
}

void DesignProblems::of_formula(const std::string& column, int place, std::string found, std::string expected) {
  of_column(column, std::move(found), std::move(expected));
  const auto at = formula_.text.find(column);
  if (place == 0 && at != std::string::npos)
    place = 1 + static_cast<int>(std::ranges::count_if(formula_.text.substr(0, at), [](char c) {
              return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
            }));
  if (place == 0) return;
  problems_.back().excerpt = formula_.text;
  problems_.back().caret   = place;
}

void DesignProblems::of_row(std::size_t row, std::string field, std::string found, std::string expected) {
  if (++of_rows_ > most_problems) return;
  of_column(std::move(field), std::move(found), std::move(expected));
  problems_.back().line   = table_.line_of(row);
  problems_.back().column = 1;
}

std::string DesignProblems::expected_column(std::string_view name) const {
  std::vector<std::string_view> known;
  for (const Column& c : table_.columns) known.emplace_back(c.name);
  return fmt::format("a column of the table{}", did_you_mean(name, known));
}

std::string DesignProblems::found_as(const Column& column) {
  if (column.kind != Column::Kind::category) return column.kind == Column::Kind::date ? "dates" : "numbers";
  return column.mixed.empty() ? "a category" : fmt::format("a category, although {}", column.mixed);
}

const Column* DesignProblems::column(const std::string& name) {
  const Column* found = table_.column(name);
  if (found == nullptr) of_column(name, "no such column", expected_column(name));
  return found;
}

const Column* DesignProblems::column_of_formula(const std::string& name, int place) {
  const Column* found = table_.column(name);
  if (found == nullptr) of_formula(name, place, "no such column", expected_column(name));
  return found;
}

Problems DesignProblems::take() {
  std::ranges::stable_sort(problems_, {}, &Problem::line);
  if (of_rows_ > most_problems)
    of_column({}, fmt::format("{} more rows with a fault", of_rows_ - most_problems),
              fmt::format("none; the first {} are told", most_problems));
  return std::move(problems_);
}

}  // namespace nelm::cohort
