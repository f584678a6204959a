#include "nelm/cohort/proportional_hazards.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "nelm/cohort/in_chunks.h"
#include "nelm/cohort/random_cox_test.h"

using namespace nelm::cohort;

namespace {

ProportionalHazards tested(const RandomCox& c, CoxModel model = {}, std::span<const int> terms = {}) {
  const auto rows = cox_rows(c.follow_up, c.x, c.names, {}, model.threads).value();
  return proportional_hazards(rows, cox(rows, model).value(), every_scale, terms).value();
}

Eigen::VectorXd chi_squared_of(const ProportionalHazards& test) {
  std::vector<double> all;
  for (const auto& over : test.over) {
    for (const auto& c : over.columns) all.push_back(c.chi_squared);
    all.push_back(over.global.chi_squared);
  }
  return Eigen::Map<Eigen::VectorXd>(all.data(), static_cast<Eigen::Index>(all.size()));
}

/// Random patients whose fit is a good one: separated coefficients say nothing.
bool fits_well(const RandomCox& c, const CoxModel& model = {}) {
  const auto fit = c.fit(model);
  return fit.converged && fit.left_out.empty() && fit.events > 8;
}

bool nearly_same(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b, double tolerance) {
  return a.rows() == b.rows() && a.cols() == b.cols() &&
         ((a - b).array().abs() <= tolerance * (1 + b.array().abs())).all();
}

}  // namespace

// Five patients with x = 1, 0, 1, 0, 0 and events at 1, 2, 3 and 4. At exp(beta) = r the mean of x among those at risk is
// m = 2r / (2r + 3), r / (r + 3), r / (r + 2), 0, and its variance v = m (1 - m). The fit: 2 = m1 + m2 + m3, and
// the test over the time itself is U^2 / (sum g^2 v - (sum g v)^2 / sum v), U = sum g (x - m).
TEST_CASE("the test of five patients, worked by hand from the means among those at risk") {
  FollowUp f;
  f.time  = {1, 2, 3, 4, 5};
  f.event = {1, 1, 1, 1, 0};
  Eigen::MatrixXd x(5, 1);
  x << 1, 0, 1, 0, 0;
  const auto   rows   = cox_rows(f, x, {"x"}).value();
  const auto   fit    = cox(rows).value();
  const double r      = std::exp(fit.coefficients[0]);
  const double mean[] = {2 * r / (2 * r + 3), r / (r + 3), r / (r + 2), 0};
  CHECK(mean[0] + mean[1] + mean[2] == doctest::Approx(2));
  double score = 0, v0 = 0, v1 = 0, v2 = 0;
  for (int k = 0; k < 4; ++k) {
    const double g = k + 1, v = mean[k] * (1 - mean[k]);
    score += g * (x(k, 0) - mean[k]);
    v0 += v;
    v1 += g * v;
    v2 += g * g * v;
  }
  const auto test = proportional_hazards(rows, fit, {TimeScale::identity}).value();
  CHECK(test.over[0].columns[0].chi_squared == doctest::Approx(score * score / (v2 - v1 * v1 / v0)));
  CHECK(test.over[0].global.p == test.over[0].columns[0].p);
  CHECK(test.over[0].x == std::vector<double>{1, 2, 3, 4});
  for (int k = 0; k < 4; ++k)
    CHECK(test.coefficient(k, 0) == doctest::Approx(fit.coefficients[0] + (x(k, 0) - mean[k]) * 4 / v0));
  CHECK(test.variance(0, 0) == doctest::Approx(4 / v0));
}

TEST_CASE("what cannot be tested is said, or is no number") {
  auto       c    = random_cox(3);
  const auto rows = cox_rows(c.follow_up, c.x, c.names).value();
  CoxModel   firth;
  firth.firth = true;
  CHECK(proportional_hazards(rows, cox(rows, firth).value()).error().at(0).field == "model");
  CHECK(proportional_hazards(rows, cox(rows).value(), every_scale, std::vector<int>{1}).error().at(0).field == "terms");
  auto none = c;
  none.follow_up.event.assign(none.follow_up.rows(), 0);
  const auto censored = cox_rows(none.follow_up, none.x, none.names).value();
  CHECK(proportional_hazards(censored, cox(censored).value()).error().at(0).field == "event");

  auto at_zero               = random_cox(3, {60, 2, 1, 12, false, false});
  at_zero.follow_up.time[5]  = 0;
  at_zero.follow_up.event[5] = 1;
  const auto over_zero       = tested(at_zero).over;
  CHECK(std::isnan(over_zero[3].global.p));
  CHECK_FALSE(std::isnan(over_zero[2].global.p));
  auto once = random_cox(3, {60, 2, 1, 12, false, false});
  once.follow_up.time.assign(60, 4);  // one event time: nothing can change
  CHECK(std::isnan(tested(once).over[0].columns[0].p));
}

TEST_CASE("law: the test is that of a column times time, in rows split at every event time") {
  CHECK(rc::check([](std::uint32_t seed) {
    auto     c = random_cox(seed, {60, 2, 2, 12, true, true});
    CoxModel breslow;
    breslow.ties = Ties::breslow;
    if (!fits_well(c, breslow)) return;
    const auto rows = cox_rows(c.follow_up, c.x, c.names).value();
    const auto fit  = cox(rows, breslow).value();
    const auto test = proportional_hazards(rows, fit, {TimeScale::identity}).value();
    // The information at (beta, 0) of x and x * time, summed directly.
    Eigen::MatrixXd information = Eigen::MatrixXd::Zero(4, 4);
    Eigen::VectorXd score       = Eigen::VectorXd::Zero(4);
    const auto&     f           = c.follow_up;
    const auto      both        = [&](std::size_t i, double t) {
      Eigen::VectorXd z(4);
      z << c.x.row(static_cast<Eigen::Index>(i)).transpose(), t * c.x.row(static_cast<Eigen::Index>(i)).transpose();
      return z;
    };
    for (std::size_t i = 0; i < f.rows(); ++i) {
      if (f.event[i] == 0) continue;
      double          s0 = 0;
      Eigen::VectorXd s1 = Eigen::VectorXd::Zero(4);
      Eigen::MatrixXd s2 = Eigen::MatrixXd::Zero(4, 4);
      for (std::size_t j = 0; j < f.rows(); ++j) {
        if (f.stratum[j] != f.stratum[i] || f.entry[j] >= f.time[i] || f.time[j] < f.time[i]) continue;
        const double    risk = f.weight[j] * std::exp(c.x.row(static_cast<Eigen::Index>(j)) * fit.coefficients);
        Eigen::VectorXd z    = both(j, f.time[i]);
        s0 += risk;
        s1 += risk * z;
        s2 += risk * z * z.transpose();
      }
      score += f.weight[i] * (both(i, f.time[i]) - s1 / s0);
      information += f.weight[i] * (s2 / s0 - s1 * s1.transpose() / s0 / s0);
    }
    score.head(2).setZero();
    const double direct = score.dot(information.ldlt().solve(score));
    RC_ASSERT(std::fabs(test.over[0].global.chi_squared - direct) < 1e-7 * (1 + direct));
  }));
}

TEST_CASE("law: a unit of a column changes no test, and a term of all columns is the global one") {
  CHECK(rc::check([](std::uint32_t seed) {
    const auto c = random_cox(seed);
    if (!fits_well(c)) return;
    auto scaled = c;
    scaled.x.col(1) *= 1000;
    scaled.x.col(2).array() += 50;
    const auto a = tested(c), b = tested(scaled);
    RC_ASSERT(nearly_same(chi_squared_of(b), chi_squared_of(a), 1e-7));
    RC_ASSERT(nearly_same(b.coefficient.col(1) * 1000, a.coefficient.col(1), 1e-7));
    const auto whole = tested(c, {}, std::vector<int>{7, 7, 7});
    for (const auto& over : whole.over) RC_ASSERT(over.columns[0].chi_squared == over.global.chi_squared);
    RC_ASSERT(whole.term == std::vector<int>{7});
  }));
}

TEST_CASE("law: weights that are counts are repeated rows, on every scale") {
  CHECK(rc::check([](std::uint32_t seed) {
    const auto c = random_cox(seed);
    CoxModel   counts;
    counts.counts = true;
    if (!fits_well(c, counts)) return;
    RandomCox                repeated = c;
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < c.follow_up.rows(); ++i)
      rows.insert(rows.end(), static_cast<std::size_t>(c.follow_up.weight[i]), i);
    repeated.keep(rows);
    repeated.follow_up.weight.clear();
    const auto a = tested(c, counts), b = tested(repeated);
    RC_ASSERT(nearly_same(chi_squared_of(a), chi_squared_of(b), 1e-7));
    RC_ASSERT(nearly_same(a.variance, b.variance, 1e-7));
  }));
}

TEST_CASE("law: entry at the beginning says nothing, nor do rows split where nothing changes") {
  CHECK(rc::check([](std::uint32_t seed) {
    const auto plain = random_cox(seed, {60, 2, 2, 12, false, false});
    if (!fits_well(plain)) return;
    auto c = plain;
    c.follow_up.entry.assign(60, 0);
    const auto a = tested(plain), b = tested(c);
    RC_ASSERT(nearly_same(chi_squared_of(b), chi_squared_of(a), 1e-8));
    RC_ASSERT(nearly_same(b.coefficient, a.coefficient, 1e-8));
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < 60; ++i) rows.insert(rows.end(), c.follow_up.time[i] > 3 ? 2 : 1, i);
    c.keep(rows);
    for (std::size_t i = 1; i < rows.size(); ++i)
      if (rows[i] == rows[i - 1]) {
        c.follow_up.entry[i] = c.follow_up.time[i - 1] = 3;
        c.follow_up.event[i - 1]                       = 0;
      }
    const auto split = tested(c);
    for (const std::size_t scale : {0U, 2U, 3U})  // ranks count rows
      RC_ASSERT(std::fabs(split.over[scale].global.chi_squared - a.over[scale].global.chi_squared) <
                1e-7 * (1 + a.over[scale].global.chi_squared));
  }));
}

TEST_CASE("law: neither the order of the rows nor the number of threads changes a bit of the tests") {
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    RandomCoxShape shape;
    shape.rows                 = seed < 10 ? 90 : 30000;
    shape.strata               = static_cast<int>(seed % 3) + 1;
    const auto               c = random_cox(seed, shape);
    std::vector<std::size_t> order(c.follow_up.rows());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), std::mt19937_64(seed));
    auto shuffled = c;
    shuffled.keep(order);
    CoxModel three;
    three.threads  = 3;
    const auto one = tested(c), other = tested(shuffled), threads = tested(c, three);
    CHECK(chi_squared_of(one) == chi_squared_of(other));
    CHECK(chi_squared_of(one) == chi_squared_of(threads));
    CHECK(one.coefficient == threads.coefficient);
    CHECK(one.variance == other.variance);
  }
}

TEST_CASE("rows of weight 0 change no test: times are not spaced with them") {
  auto with_none = random_cox(4);
  REQUIRE(fits_well(with_none));
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < with_none.follow_up.rows(); ++i) {
    if (i % 5 == 0)
      with_none.follow_up.weight[i] = 0;
    else
      kept.push_back(i);
  }
  auto without = with_none;
  without.keep(kept);
  CHECK(nearly_same(chi_squared_of(tested(with_none)), chi_squared_of(tested(without)), 1e-9));
}

TEST_CASE("where rows are so many that threads share the fit as well, three find what one finds, to the bit") {
  const auto c = many_random_cox();
  REQUIRE(hands_for(c.follow_up.rows() * c.names.size(), 3) == 3);
  CoxModel three;
  three.threads  = 3;
  const auto one = tested(c), threads = tested(c, three);
  CHECK(chi_squared_of(one) == chi_squared_of(threads));
  CHECK(one.coefficient == threads.coefficient);
  CHECK(one.variance == threads.variance);
}
