#include "nelm/cohort/described.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace nelm::cohort;
using doctest::Approx;
using Labels = std::vector<std::int32_t>;

namespace {

const Labels halves = {0, 0, 0, 0, 1, 1, 1, 1};

Column numbers_of(std::vector<double> cells) { return {"ki67", Column::Kind::number, std::move(cells), {}}; }
Column levels_of(std::vector<double> cells, std::vector<std::string> levels) {
  return {"grade", Column::Kind::category, std::move(cells), std::move(levels)};
}

}  // namespace

TEST_CASE("numbers by hand: mean, deviation, quartiles as R has them, and what is missing") {
  const auto d = described(numbers_of({4, 1, 2, missing, 5, 7, 9, 7}), halves);
  REQUIRE(d.numbers.size() == 2);
  const auto& first = d.numbers[0];
  CHECK(first.n == 3);
  CHECK(first.missing == 1);
  CHECK(first.mean == Approx(7.0 / 3));
  CHECK(first.deviation == Approx(std::sqrt(7.0 / 3)));
  CHECK(first.least == 1);
  CHECK(first.quartile == 1.5);
  CHECK(first.median == 2);
  CHECK(first.upper_quartile == 3);
  CHECK(first.most == 4);
  CHECK(d.numbers[1].median == 7);
  CHECK(d.numbers[1].upper_quartile == 7.5);
  REQUIRE(d.apart.size() == 1);
  CHECK(d.apart[0].difference == Approx((7 - 7.0 / 3) / std::sqrt((7.0 / 3 + 8.0 / 3) / 2)));
}

TEST_CASE("two levels by hand: a share of 1/4 against 3/4") {
  const auto d = described(levels_of({0, 0, 0, 1, 1, 1, 1, 0}, {"no", "yes"}), halves);
  CHECK(d.counts[0].of_level == std::vector<std::size_t>{3, 1});
  CHECK(d.counts[0].share(1) == 0.25);
  CHECK(d.apart[0].difference == Approx(0.5 / std::sqrt(3.0 / 16)));
}

TEST_CASE("three levels by hand: the distance of Mahalanobis between two shares each") {
  const auto d = described(levels_of({0, 0, 1, 2, 0, 1, 1, missing}, {"G1", "G2", "G3"}), halves);
  CHECK(d.counts[1].n == 3);
  CHECK(d.counts[1].missing == 1);
  // Shares of G2 and G3: (1/4, 1/4) and (2/3, 0); the mean covariance [a b; b c].
  const double a = (3.0 / 16 + 2.0 / 9) / 2, b = -1.0 / 32, c = 3.0 / 32, x = 1.0 / 4 - 2.0 / 3, y = 1.0 / 4;
  CHECK(d.apart[0].difference == Approx(std::sqrt((c * x * x - 2 * b * x * y + a * y * y) / (a * c - b * b))));
}

TEST_CASE("groups that do not vary are infinitely far apart, or not at all") {
  CHECK(described(numbers_of({1, 1, 1, 1, 2, 2, 2, 2}), halves).apart[0].difference ==
        std::numeric_limits<double>::infinity());
  CHECK(described(numbers_of({1, 1, 1, 1, 1, 1, 1, 1}), halves).apart[0].difference == 0);
  CHECK(described(levels_of({0, 0, 0, 0, 1, 1, 1, 1}, {"no", "yes"}), halves).apart[0].difference ==
        std::numeric_limits<double>::infinity());
  CHECK(described(levels_of({0, 0, 0, 0, 1, 1, 2, 2}, {"a", "b", "c"}), halves).apart[0].difference ==
        std::numeric_limits<double>::infinity());
}

TEST_CASE("of a group without numbers nothing is said") {
  const auto d = described(numbers_of({missing, missing, missing, missing, 1, 2, 3, 4}), halves);
  CHECK(std::isnan(d.numbers[0].mean));
  CHECK(d.numbers[0].missing == 4);
  CHECK(std::isnan(d.apart[0].difference));
  CHECK(!d.farthest());
}

TEST_CASE("of three groups every pair is compared, and the farthest found; a row of no group is left out") {
  const auto d = described(numbers_of({1, 2, 1, 3, 8, 9, 100, 200}), Labels{0, 0, 1, 1, 2, 2, -1, -1});
  REQUIRE(d.apart.size() == 3);
  CHECK(d.numbers[2].most == 9);
  REQUIRE(d.farthest());
  CHECK(d.farthest()->first == 0);
  CHECK(d.farthest()->second == 2);
}

TEST_CASE("a row's place changes no bit") {
  const auto one = described(numbers_of({0.1, 0.7, 0.3, 1e9, 0.2, 0.9, 0.4, 1e-9}), halves);
  const auto two = described(numbers_of({1e9, 0.3, 0.7, 0.1, 1e-9, 0.4, 0.9, 0.2}), halves);
  CHECK(one.numbers[0].mean == two.numbers[0].mean);
  CHECK(one.numbers[0].deviation == two.numbers[0].deviation);
  CHECK(one.apart[0].difference == two.apart[0].difference);
}
