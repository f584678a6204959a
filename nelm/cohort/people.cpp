#include "nelm/cohort/people.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "nelm/cohort/design_problems.h"
#include "nelm/cohort/groups.h"
#include "nelm/cohort/levels.h"
#include "nelm/cohort/model_matrix.h"
#include "nelm/nearest.h"

namespace nelm::cohort {

namespace {

std::string_view kind_words(Column::Kind kind) {
  return kind == Column::Kind::number ? "numbers" : kind == Column::Kind::date ? "dates" : "categories";
}

class PeopleMaker {
 public:
  PeopleMaker(const Table& fitted, const Design& design, const Formula& formula, const Table& asked)
      : fitted_(fitted), design_(design), formula_(formula), asked_(asked), problems_(asked, formula) {}

  Result<People> made() {
    if (asked_.rows() == 0) problems_.of_column({}, "no rows", "one row or more");
    joined_.file = asked_.file;
    for (const Term& term : formula_.terms)
      for (const Factor& f : term.factors) join(f.column, f.place, f.as);
    for (const auto& name : formula_.strata) join(name, 0, Factor::As::category);
    for (const auto& name : formula_.offsets) join(name, 0, Factor::As::itself);
    if (!problems_.none()) return tl::unexpected(problems_.take());

    const auto               people = asked_.rows(), before = fitted_.rows();
    std::vector<std::size_t> rows = design_.rows;
    for (std::size_t i = 0; i < people; ++i) rows.push_back(before + i);
    People     found;
    const auto matrix = model_matrix(joined_, formula_, rows, problems_, before);
    if (!problems_.none()) return tl::unexpected(problems_.take());
    found.x = matrix.x.bottomRows(static_cast<Eigen::Index>(people));
    strata(rows, found);
    for (const auto& name : formula_.offsets) {
      found.offset.resize(people, 0);
      for (std::size_t i = 0; i < people; ++i) found.offset[i] += joined_.column(name)->cells[before + i];
    }
    if (!problems_.none()) return tl::unexpected(problems_.take());
    return found;
  }

 private:
  /// A column of both tables, the fitted rows first; every value of a category has to be one of theirs.
  void join(const std::string& name, int place, Factor::As as) {
    if (joined_.column(name) != nullptr) return;
    const Column* own = problems_.column_of_formula(name, place);
    if (own == nullptr) return;
    const Column& theirs = *fitted_.column(name);
    Column        both   = theirs;
    const bool    as_levels =
        as == Factor::As::category || as == Factor::As::stratum || theirs.kind == Column::Kind::category;
    const bool numbers_as_words = theirs.kind == Column::Kind::category && own->kind == Column::Kind::number;
    if (own->kind != theirs.kind && !numbers_as_words) {
      problems_.of_column(name, fmt::format("{}", kind_words(own->kind)),
                          fmt::format("{}, as in {}", kind_words(theirs.kind), fitted_.file));
      return;
    }
    std::set<double> known;
    if (as_levels)
      for (const std::size_t row : design_.rows) known.insert(theirs.cells[row]);
    for (std::size_t i = 0; i < own->cells.size(); ++i) {
      double cell = own->cells[i];
      if (std::isnan(cell)) {
        problems_.of_row(i, name, "nothing", "a value");
      } else if (as_levels) {
        const auto words = cell_words(*own, cell);
        if (theirs.kind == Column::Kind::category) {
          const auto at = std::ranges::find(theirs.levels, words);
          cell          = at == theirs.levels.end() ? missing : static_cast<double>(at - theirs.levels.begin());
        }
        if (std::isnan(cell) || !known.contains(cell)) unknown_level(i, theirs, words, known);
      }
      both.cells.push_back(cell);
    }
    joined_.columns.push_back(std::move(both));
  }

  void unknown_level(std::size_t row, const Column& column, const std::string& words, const std::set<double>& known) {
    constexpr std::size_t    few = 12;
    std::vector<std::string> all;
    for (const double value : known) all.push_back(cell_words(column, value));
    const std::vector<std::string_view> names(all.begin(), all.end());
    problems_.of_row(row, column.name, words,
                     all.size() > few
                         ? fmt::format("one of the {} of {}{}", all.size(), fitted_.file, did_you_mean(words, names))
                         : fmt::format("one of {}, as in {}", fmt::join(all, ", "), fitted_.file));
  }

  void strata(const std::vector<std::size_t>& rows, People& found) {
    if (design_.strata.empty()) return;
    const auto                          groups = groups_among(joined_, formula_.strata, rows);
    std::map<std::string, std::int32_t> places;
    for (std::size_t s = 0; s < design_.strata.size(); ++s) places[design_.strata[s]] = static_cast<std::int32_t>(s);
    for (std::size_t i = 0; i < asked_.rows(); ++i) {
      const auto& words = groups.words[static_cast<std::size_t>(groups.of_row[design_.rows.size() + i])];
      const auto  at    = places.find(words);
      if (at == places.end())
        problems_.of_row(i, fmt::format("{}", fmt::join(formula_.strata, ", ")), words,
                         fmt::format("a stratum of {}", fitted_.file));
      else
        found.stratum.push_back(at->second);
    }
  }

  const Table&   fitted_;
  const Design&  design_;
  const Formula& formula_;
  const Table&   asked_;
  DesignProblems problems_;
  Table          joined_;
};

}  // namespace

Result<People> people(const Table& fitted, const Design& design, const Formula& formula, const Table& asked) {
  return PeopleMaker(fitted, design, formula, asked).made();
}

}  // namespace nelm::cohort
