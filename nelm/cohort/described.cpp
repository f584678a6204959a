#include "nelm/cohort/described.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <limits>

#include "nelm/cohort/bucket_order.h"
#include "nelm/cohort/quantile.h"

namespace nelm::cohort {

namespace {

constexpr double nothing_said = std::numeric_limits<double>::quiet_NaN();

using Groups = std::span<const std::int32_t>;

std::int32_t group_of(Groups groups, std::size_t row) { return groups.empty() ? 0 : groups[row]; }

std::size_t number_of(Groups groups) {
  const auto largest = std::ranges::max_element(groups);
  return largest == groups.end() ? 1 : static_cast<std::size_t>(std::max(*largest, 0)) + 1;
}

// NumbersInGroup.

/// Sums run over the values in rising order, and so do not know the order of the rows.
NumbersInGroup summary(std::vector<double>& values, std::size_t missing_rows) {
  NumbersInGroup of{values.size(), missing_rows, nothing_said, nothing_said, nothing_said,
                    nothing_said,  nothing_said, nothing_said, nothing_said};
  if (values.empty()) return of;
  bucket_order(values, 1, [](double) { return std::size_t{0}; }, [](double x) { return x; }, std::less<>());
  const auto n   = static_cast<double>(values.size());
  double     sum = 0, rest = 0, squares = 0;
  for (const double x : values) sum += x;
  of.mean = sum / n;
  for (const double x : values) rest += x - of.mean;
  of.mean += rest / n;
  for (const double x : values) squares += (x - of.mean) * (x - of.mean);
  if (values.size() > 1) of.deviation = std::sqrt(squares / (n - 1));
  of.least          = values.front();
  of.quartile       = quantile(values, 0.25);
  of.median         = quantile(values, 0.5);
  of.upper_quartile = quantile(values, 0.75);
  of.most           = values.back();
  return of;
}

std::vector<NumbersInGroup> numbers_by_group(const Column& column, Groups groups) {
  std::vector<std::vector<double>> values(number_of(groups));
  std::vector<std::size_t>         missing_rows(values.size());
  for (std::size_t i = 0; i < column.cells.size(); ++i) {
    const auto group = group_of(groups, i);
    if (group < 0) continue;
    const auto g = static_cast<std::size_t>(group);
    if (std::isnan(column.cells[i]))
      ++missing_rows[g];
    else
      values[g].push_back(column.cells[i] + 0.0);  // of -0 and 0 one
  }
  std::vector<NumbersInGroup> found;
  for (std::size_t g = 0; g < values.size(); ++g) found.push_back(summary(values[g], missing_rows[g]));
  return found;
}

double standardised(double difference, double pooled_variance) {
  if (difference == 0) return 0;
  return std::fabs(difference) / std::sqrt(pooled_variance);
}

double apart_by_mean(const NumbersInGroup& a, const NumbersInGroup& b) {
  if (a.n < 2 || b.n < 2) return nothing_said;
  return standardised(a.mean - b.mean, (a.deviation * a.deviation + b.deviation * b.deviation) / 2);
}

// Categories.

std::vector<CountsInGroup> counts_by_group(const Column& column, Groups groups) {
  std::vector<CountsInGroup> found(number_of(groups));
  for (CountsInGroup& counts : found) counts.of_level.resize(column.levels.size());
  for (std::size_t i = 0; i < column.cells.size(); ++i) {
    const auto group = group_of(groups, i);
    if (group < 0) continue;
    CountsInGroup& counts = found[static_cast<std::size_t>(group)];
    if (std::isnan(column.cells[i])) {
      ++counts.missing;
      continue;
    }
    ++counts.n;
    ++counts.of_level[static_cast<std::size_t>(column.cells[i])];
  }
  return found;
}

/// The distance of Mahalanobis between the shares of all levels but one, by the mean of both covariances. That is a diagonal
/// less two products, and so inverted in closed form: with shares p and q, the sum of (p - q)^2 / (p + q), divided by that of
/// p q / (p + q), squared. Of two levels it is Austin's difference of shares.
double apart_by_shares(const CountsInGroup& a, const CountsInGroup& b) {
  if (a.n == 0 || b.n == 0) return nothing_said;
  double differ = 0, share = 0;
  for (std::size_t level = 0; level < a.of_level.size(); ++level) {
    const double p = a.share(level), q = b.share(level);
    if (p + q <= 0) continue;
    differ += (p - q) * (p - q) / (p + q);
    share += p * q / (p + q);
  }
  return differ > 0 ? std::sqrt(differ / share) : 0;
}

template <class Summary, class Distance>
std::vector<GroupsApart> pairs(const std::vector<Summary>& groups, const Distance& distance) {
  std::vector<GroupsApart> found;
  for (std::size_t a = 0; a < groups.size(); ++a)
    for (std::size_t b = a + 1; b < groups.size(); ++b)
      found.push_back({std::int32_t(a), std::int32_t(b), distance(groups[a], groups[b])});
  return found;
}

}  // namespace

double CountsInGroup::share(std::size_t level) const {
  return n == 0 ? nothing_said : static_cast<double>(of_level[level]) / static_cast<double>(n);
}

std::optional<GroupsApart> Described::farthest() const {
  std::optional<GroupsApart> found;
  for (const GroupsApart& pair : apart)
    if (!std::isnan(pair.difference) && (!found || pair.difference > found->difference)) found = pair;
  return found;
}

Described described(const Column& column, Groups group) {
  assert(group.empty() || group.size() == column.cells.size());
  Described found{column.name, column.kind};
  if (column.kind == Column::Kind::category) {
    found.counts = counts_by_group(column, group);
    found.apart  = pairs(found.counts, apart_by_shares);
  } else {
    found.numbers = numbers_by_group(column, group);
    found.apart   = pairs(found.numbers, apart_by_mean);
  }
  return found;
}

std::vector<Described> described(const Table& table, Groups group) {
  std::vector<Described> found;
  for (const Column& column : table.columns) found.push_back(described(column, group));
  return found;
}

}  // namespace nelm::cohort
