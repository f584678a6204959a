// What a table must be to be a registry that patients are sought in.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "nelm/nearest.h"
#include "nelm/patient/option.h"
#include "nelm/registry/alike.h"

namespace nelm::registry {

namespace {

using cohort::Column;

class RegistryCheck {
 public:
  explicit RegistryCheck(const cohort::Table& t) : t_(t) {}

  Problems all(const AlikeBy& by) {
    for (const auto name : {column::time, column::death})
      if (t_.column(name) == nullptr) tell(0, name, "no such column", needed(name));
    one_row_each();
    for (const AlikeFact& f : by.facts) fact_column(f.fact);
    for (const auto name : {column::entry, column::time, column::treated})
      each(name, [](double c) { return c >= 0; }, "months from diagnosis, from 0");
    each(column::death, [](double c) { return c == 0 || c == 1; }, "0 (alive) or 1 (died)");
    follow_up();
    treatments();
    return std::move(problems_);
  }

 private:
  static std::string needed(std::string_view name) {
    return name == column::time ? "the months from diagnosis to the end of follow-up"
                                : "0 (alive) or 1 (died) at the end of follow-up";
  }

  void tell(int line, std::string_view field, std::string found, std::string expected) {
    problems_.push_back({.file     = t_.file,
                         .line     = line,
                         .field    = std::string(field),
                         .found    = std::move(found),
                         .expected = std::move(expected)});
  }

  /// The rows that are wrong in one way, by the first of them.
  template <class Wrong, class Found>
  void rows(std::string_view field, const Wrong& wrong, const Found& found, const std::string& expected) {
    std::size_t count = 0, first = 0;
    for (std::size_t i = 0; i < t_.rows(); ++i)
      if (wrong(i) && count++ == 0) first = i;
    if (count == 0) return;
    const auto more = count == 1 ? std::string{} : fmt::format(" (and {} more rows)", count - 1);
    tell(t_.line_of(first), field, found(first) + more, expected);
  }

  /// A column of numbers, each of which is right or missing.
  template <class Right>
  void each(std::string_view name, const Right& right, const std::string& expected) {
    const auto* c = t_.column(name);
    if (c == nullptr) return;
    if (c->kind != Column::Kind::number) return words_for_numbers(*c, expected);
    rows(
        name, [&](std::size_t i) { return !std::isnan(c->cells[i]) && !right(c->cells[i]); },
        [&](std::size_t i) { return fmt::format("{}", c->cells[i]); }, expected);
  }

  void words_for_numbers(const Column& c, const std::string& expected) {
    rows(
        c.name, [&](std::size_t i) { return !std::isnan(c.cells[i]); },
        [&](std::size_t i) {
          return c.kind == Column::Kind::date ? std::string("a date") : fmt::format("\"{}\"", word(c, i));
        },
        expected);
  }

  static const std::string& word(const Column& c, std::size_t row) {
    return c.levels[static_cast<std::size_t>(c.cells[row])];
  }

  void one_row_each() {
    const auto* c = t_.column(column::id);
    if (c == nullptr) return;
    std::set<double> seen;
    rows(
        column::id, [&](std::size_t i) { return !std::isnan(c->cells[i]) && !seen.insert(c->cells[i]).second; },
        [&](std::size_t i) {
          return fmt::format("a second row of {}",
                             c->kind == Column::Kind::category ? word(*c, i) : fmt::format("{}", c->cells[i]));
        },
        "one row for each patient, not one for each interval");
  }

  void fact_column(patient::Fact fact) {
    const auto& row = patient::row(fact);
    const auto* c   = t_.column(row.name);
    if (c == nullptr) return;
    if (row.kind == patient::Kind::number)
      return each(row.name, [&](double v) { return row.bounds.holds(v); }, fmt::format("a number {} can be", row.name));
    const auto words = vocabulary_of(row);
    const auto list  = fmt::format("one of {}", fmt::join(words, ", "));
    if (c->kind != Column::Kind::category) {
      rows(
          row.name, [&](std::size_t i) { return !std::isnan(c->cells[i]); },
          [&](std::size_t i) { return c->kind == Column::Kind::date ? "a date" : fmt::format("{}", c->cells[i]); },
          list);
      return;
    }
    unknown_words(*c, words, list);
  }

  /// One problem for each word that is none of them.
  void unknown_words(const Column& c, std::span<const std::string_view> words, const std::string& list) {
    for (std::size_t level = 0; level < c.levels.size(); ++level)
      if (std::ranges::find(words, c.levels[level]) == words.end())
        rows(
            c.name, [&](std::size_t i) { return c.cells[i] == static_cast<double>(level); },
            [&](std::size_t) { return fmt::format("\"{}\"", c.levels[level]); },
            list + did_you_mean(c.levels[level], words));
  }

  bool numbers(std::string_view name) const {
    const auto* c = t_.column(name);
    return c != nullptr && c->kind == Column::Kind::number;
  }
  double cell(std::string_view name, std::size_t row) const { return t_.column(name)->cells[row]; }

  void follow_up() {
    if (!numbers(column::time)) return;
    const auto not_before = [&](std::string_view name, const std::string& expected) {
      if (!numbers(name)) return;
      rows(
          name, [&](std::size_t i) { return cell(name, i) >= cell(column::time, i); },
          [&](std::size_t i) { return fmt::format("{} with a follow-up to {}", cell(name, i), cell(column::time, i)); },
          expected);
    };
    not_before(column::entry, "an entry before the end of the follow-up");
    not_before(column::treated, "a treatment before the end of the follow-up, or none");
  }

  void treatments() {
    const auto* c = t_.column(column::treatment);
    if (c == nullptr) {
      if (t_.column(column::treated) != nullptr)
        tell(0, column::treatment, "no such column", "the treatment that began at treatment_months");
      return;
    }
    if (c->kind != Column::Kind::category) {
      rows(
          c->name, [&](std::size_t i) { return !std::isnan(c->cells[i]); },
          [&](std::size_t i) { return fmt::format("{}", c->cells[i]); }, "an option listed by `nelm knowledge list`");
      return;
    }
    unknown_words(*c, patient::Option_words, "an option listed by `nelm knowledge list`");
    const auto* began = t_.column(column::treated);
    if (began == nullptr) return;
    rows(
        c->name, [&](std::size_t i) { return std::isnan(c->cells[i]) && !std::isnan(began->cells[i]); },
        [&](std::size_t) { return std::string("nothing, with a treatment_months"); }, "which treatment began then");
    std::vector<std::string> first;
    for (std::size_t i = 0; i < t_.rows(); ++i)
      if (!std::isnan(c->cells[i]) && std::isnan(began->cells[i]) &&
          std::ranges::find(first, word(*c, i)) == first.end())
        first.push_back(word(*c, i));
    if (first.size() > 1)
      tell(0, column::treated, fmt::format("none where the treatment is {}", fmt::join(first, ", ")),
           "none of one treatment alone, which all have until another begins");
  }

  const cohort::Table& t_;
  Problems             problems_;
};

}  // namespace

Problems not_a_registry(const cohort::Table& t, const AlikeBy& by) { return RegistryCheck(t).all(by); }

}  // namespace nelm::registry
