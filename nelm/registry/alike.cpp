#include "nelm/registry/alike.h"

#include <algorithm>
#include <cmath>

namespace nelm::registry {

namespace {

/// Every value the fact can have at all is still possible.
bool is_open(patient::Fact f, const patient::Possible& p) {
  const auto all = patient::anything(f);
  if (patient::row(f).kind != patient::Kind::number) return (p.choices & all.choices) == all.choices;
  return p.numbers.low <= all.numbers.low && p.numbers.high >= all.numbers.high;
}

}  // namespace

std::vector<double> cells_of(const cohort::Table& t, patient::Fact f) {
  const auto& row    = patient::row(f);
  const auto* column = t.column(row.name);
  if (column == nullptr || std::ranges::all_of(column->cells, [](double c) { return std::isnan(c); })) return {};
  if (row.kind == patient::Kind::number) return column->cells;
  const auto          words = vocabulary_of(row);
  std::vector<double> places;
  for (const auto& level : column->levels)
    places.push_back(static_cast<double>(std::ranges::find(words, level) - words.begin()));
  std::vector<double> cells;
  for (const double c : column->cells)
    cells.push_back(std::isnan(c) ? cohort::missing : places[static_cast<std::size_t>(c)]);
  return cells;
}

board::Verdict alike_in(const AlikeFact& f, const patient::Possible& of_the_case, double cell) {
  if (std::isnan(cell)) return board::Verdict::unknown;
  const auto near = alike_to(f, cell), left = meet(near, of_the_case);
  if (left.empty()) return board::Verdict::unmet;
  const bool number = patient::row(f.fact).kind == patient::Kind::number;
  if (!number && (f.vague & patient::Choices{1} << static_cast<unsigned>(cell)) != 0) return board::Verdict::unknown;
  return left == of_the_case ? board::Verdict::met : board::Verdict::unknown;
}

Alike alike(const patient::Values& of_the_case, const cohort::Table& t, const AlikeBy& by) {
  Alike                       found{.rows = t.rows(), .ids = t.column(column::id) != nullptr};
  std::vector<board::Verdict> stands(t.rows(), board::Verdict::met);
  for (const AlikeFact& f : by.facts) {
    const auto& value = of_the_case[f.fact];
    const auto  cells = cells_of(t, f.fact);
    if (is_open(f.fact, value) || cells.empty()) {
      found.not_matched.push_back(
          {&f, is_open(f.fact, value) ? NotMatched::Why::not_reported : NotMatched::Why::no_column});
      continue;
    }
    Matched& m = found.matched.emplace_back(Matched{.by = &f, .value = value});
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto verdict = alike_in(f, value, cells[i]);
      m.differs += verdict == board::Verdict::unmet ? 1 : 0;
      m.missing += std::isnan(cells[i]) ? 1 : 0;
      stands[i] = board::both(stands[i], verdict);
    }
  }
  if (found.matched.empty()) return found;
  for (std::size_t i = 0; i < stands.size(); ++i) {
    if (stands[i] == board::Verdict::met) found.surely.push_back(i);
    if (stands[i] == board::Verdict::unknown) found.perhaps.push_back(i);
  }
  return found;
}

}  // namespace nelm::registry
