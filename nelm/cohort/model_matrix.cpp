#include "nelm/cohort/model_matrix.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "nelm/cohort/design.h"
#include "nelm/cohort/levels.h"
#include "nelm/cohort/natural_spline.h"
#include "nelm/nearest.h"

namespace nelm::cohort {

namespace {

using As = Factor::As;

/// A factor in the rows that take part: a column as it stands; numbers, a column or more; or the levels of a category, the
/// reference first.
struct InRows {
  bool                      category = false;
  const Column*             as_it_is = nullptr;
  std::vector<std::string>  names;
  Eigen::MatrixXd           numbers;
  std::vector<std::int32_t> level;
};

bool is_category(const Column& column, const Factor& f) {
  return f.as == As::category || f.as == As::stratum || (f.as == As::itself && column.kind == Column::Kind::category);
}

/// One factor of the formula, looked at.
class FactorInRows {
 public:
  FactorInRows(const Column& column, const Factor& factor, std::span<const std::size_t> rows, std::size_t fitted,
               DesignProblems& problems)
      : column_(column), factor_(factor), rows_(rows), fitted_(fitted), problems_(problems) {}

  InRows made() {
    if (is_category(column_, factor_)) return levels();
    if (column_.kind == Column::Kind::category) {
      tell(DesignProblems::found_as(column_), "a column of numbers");
      return {};
    }
    switch (factor_.as) {
      case As::logarithm:      return logarithm();
      case As::natural_spline: return spline();
      default:                 return {.as_it_is = &column_, .names = {factor_.column}};
    }
  }

 private:
  void tell(std::string found, std::string expected) {
    problems_.of_formula(factor_.column, factor_.place, std::move(found), std::move(expected));
  }

  InRows itself() {
    InRows made{.names = {factor_.column}, .numbers = Eigen::MatrixXd(static_cast<Eigen::Index>(rows_.size()), 1)};
    for (std::size_t i = 0; i < rows_.size(); ++i)
      made.numbers(static_cast<Eigen::Index>(i), 0) = column_.cells[rows_[i]];
    return made;
  }

  InRows logarithm() {
    auto made  = itself();
    made.names = {fmt::format("log({})", factor_.column)};
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      double& cell = made.numbers(static_cast<Eigen::Index>(i), 0);
      if (!(cell > 0)) problems_.of_row(rows_[i], made.names[0], fmt::format("{}", cell), "a number above 0");
      cell = std::log(cell);
    }
    return made;
  }

  InRows spline() {
    const auto of    = fmt::format("ns({}, {})", factor_.column, factor_.degrees);
    const auto among = levels_among(column_, rows_);
    if (among.values.size() < 2) {
      tell("one value alone", "a column with two values or more");
      return {};
    }
    const auto s =
        spline_over(std::span(column_.cells).first(std::min(fitted_, column_.cells.size())), factor_.degrees);
    std::vector<double> all{s.low};
    all.insert(all.end(), s.knots.begin(), s.knots.end());
    all.push_back(s.high);
    if (std::ranges::adjacent_find(all, std::ranges::greater_equal{}) != all.end()) {
      tell(fmt::format("knots at {}", fmt::join(all, ", ")),
           "fewer columns of the spline, so that no two knots are the same");
      return {};
    }
    const auto at_values = basis(s, among.values);
    InRows     made{.numbers = Eigen::MatrixXd(static_cast<Eigen::Index>(rows_.size()), at_values.cols())};
    for (std::size_t i = 0; i < rows_.size(); ++i)
      made.numbers.row(static_cast<Eigen::Index>(i)) = at_values.row(among.of_row[i]);
    for (int i = 1; i <= factor_.degrees; ++i) made.names.push_back(fmt::format("{}.{}", of, i));
    return made;
  }

  InRows levels() {
    auto among = levels_among(column_, rows_);
    if (among.values.size() > most_levels) {
      tell(fmt::format("a category of {} levels", among.values.size()),
           fmt::format("at most {}: an id or free text is none", most_levels));
      return {};
    }
    std::vector<std::string> words;
    for (const double value : among.values) words.push_back(cell_words(column_, value));
    if (words.size() < 2) {
      tell(fmt::format("one category alone, {}", words.empty() ? "" : words[0]), "two categories or more");
      return {};
    }
    std::size_t first = 0;
    if (!factor_.reference.empty()) {
      first = static_cast<std::size_t>(std::ranges::find(words, factor_.reference) - words.begin());
      if (first == words.size()) {
        const std::vector<std::string_view> known(words.begin(), words.end());
        tell(fmt::format("no row with {} that takes part", factor_.reference),
             words.size() > 12
                 ? fmt::format("one of its {} levels{}", words.size(), did_you_mean(factor_.reference, known))
                 : fmt::format("one of {}{}", fmt::join(words, ", "), did_you_mean(factor_.reference, known)));
        return {};
      }
    }
    InRows made{.category = true, .level = std::move(among.of_row)};
    for (std::int32_t& level : made.level)
      level = std::cmp_equal(level, first) ? 0 : std::cmp_less(level, first) ? level + 1 : level;
    std::rotate(words.begin(), words.begin() + static_cast<long>(first), words.begin() + static_cast<long>(first) + 1);
    for (const auto& word : words) made.names.push_back(fmt::format("{}={}", factor_.column, word));
    return made;
  }

  const Column&                column_;
  const Factor&                factor_;
  std::span<const std::size_t> rows_;
  std::size_t                  fitted_;
  DesignProblems&              problems_;
};

/// Whether a factor of a term is coded without its reference: where an earlier term, or the intercept, holds all the others
/// (J. M. Chambers, T. J. Hastie, Statistical Models in S, 1992, p. 38).
bool leaves_reference_out(const Formula& formula, std::size_t term, const Factor& factor) {
  const auto& factors = formula.terms[term].factors;
  if (factors.size() == 1) return true;
  const auto held = [&](const Term& earlier) {
    return std::ranges::all_of(factors, [&](const Factor& f) {
      return f == factor || std::ranges::find(earlier.factors, f) != earlier.factors.end();
    });
  };
  const auto by_strata = [&] {  // which stand by themselves, though they are no term
    return std::ranges::all_of(factors, [&](const Factor& f) {
      return f == factor ||
             (f.as == As::stratum && std::ranges::find(formula.crossed, f.column) == formula.crossed.end());
    });
  };
  return by_strata() || std::any_of(formula.terms.begin(), formula.terms.begin() + static_cast<long>(term), held);
}

/// A factor in a term: which of its columns take part.
struct Coded {
  const InRows* in_rows;
  int           first = 0;  // 1: without the reference

  int columns() const { return static_cast<int>(in_rows->names.size()) - first; }
};

void multiply(Eigen::Ref<Eigen::VectorXd> by, const Coded& coded, int column, std::span<const std::size_t> rows) {
  const int at = column + coded.first;
  if (coded.in_rows->as_it_is != nullptr) {
    const auto& cells = coded.in_rows->as_it_is->cells;
    for (Eigen::Index i = 0; i < by.size(); ++i) by(i) *= cells[rows[static_cast<std::size_t>(i)]];
    return;
  }
  if (!coded.in_rows->category) {
    by.array() *= coded.in_rows->numbers.col(at).array();
    return;
  }
  for (Eigen::Index i = 0; i < by.size(); ++i)
    if (coded.in_rows->level[static_cast<std::size_t>(i)] != at) by(i) = 0;
}

}  // namespace

ModelMatrix model_matrix(const Table& table, const Formula& formula, std::span<const std::size_t> rows,
                         DesignProblems& problems, std::size_t fitted) {
  std::vector<Factor> factors;
  for (const Term& term : formula.terms)
    for (const Factor& f : term.factors)
      if (std::ranges::find(factors, f) == factors.end()) factors.push_back(f);
  std::vector<InRows> made;
  for (const Factor& f : factors)
    made.push_back(FactorInRows(*table.column(f.column), f, rows, fitted, problems).made());
  ModelMatrix matrix;
  if (!problems.none()) return matrix;

  std::vector<std::vector<Coded>> terms;
  std::size_t                     columns = 0;
  for (std::size_t t = 0; t < formula.terms.size(); ++t) {
    auto&       coded = terms.emplace_back();
    std::size_t count = 1;
    for (const Factor& f : formula.terms[t].factors) {
      const auto& in_rows = made[static_cast<std::size_t>(std::ranges::find(factors, f) - factors.begin())];
      coded.push_back({&in_rows, in_rows.category && leaves_reference_out(formula, t, f) ? 1 : 0});
      count *= static_cast<std::size_t>(coded.back().columns());
    }
    columns += count;
  }
  if (columns > most_design_columns) {
    problems.of_column({}, fmt::format("a model of {} columns", columns),
                       fmt::format("at most {}", most_design_columns));
    return matrix;
  }

  matrix.x = Eigen::MatrixXd::Ones(static_cast<Eigen::Index>(rows.size()), static_cast<Eigen::Index>(columns));
  for (std::size_t t = 0; t < terms.size(); ++t) {
    std::vector<int> at(terms[t].size(), 0);  // the column of each factor; the first changes fastest
    for (bool more = true; more;) {
      std::vector<std::string> names;
      for (std::size_t f = 0; f < at.size(); ++f) {
        multiply(matrix.x.col(static_cast<Eigen::Index>(matrix.names.size())), terms[t][f], at[f], rows);
        names.push_back(
            terms[t][f].in_rows->names[static_cast<std::size_t>(at[f]) + static_cast<std::size_t>(terms[t][f].first)]);
      }
      matrix.names.push_back(fmt::format("{}", fmt::join(names, ":")));
      matrix.term.push_back(static_cast<int>(t));
      more = false;
      for (std::size_t f = 0; f < at.size() && !more; ++f) {
        more = ++at[f] < terms[t][f].columns();
        if (!more) at[f] = 0;
      }
    }
  }
  return matrix;
}

}  // namespace nelm::cohort
