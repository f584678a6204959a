#include "nelm/evidence/pool.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

#include "nelm/evidence/leave_one_out.h"
#include "nelm/evidence/meta_regression.h"
#include "nelm/evidence/random_studies_test.h"

using namespace nelm::evidence;

namespace {

constexpr double digits = 1e-7;  // relative: two ways of summing the same, at a tau2 that a flat likelihood leaves open

void near(double a, double b, double scale = 0) {
  if (std::fabs(a - b) > digits * (std::fabs(b) + scale)) RC_LOG(fmt::format("{} and {}", a, b));
  RC_ASSERT(std::fabs(a - b) <= digits * (std::fabs(b) + scale));
}

void check(const char* law, const std::function<void(const Studies&, const Model&)>& holds) {
  CHECK(rc::check(law, [&] {
    const Studies studies = *random_studies();
    const Model   model   = *random_model();
    holds(studies, model);
  }));
}

}  // namespace

TEST_CASE("two studies, worked by hand") {
  // Weights 4 and 1: (4 x 1 + 1 x 2) / 5; Q = 4 x 0.04 + 1 x 0.64.
  const std::vector<Effect> two    = {{1, 0.25}, {2, 1}};
  const auto                pooled = pool(two, {Between::equal}).value();
  CHECK(pooled.estimate == doctest::Approx(1.2));
  CHECK(pooled.standard_error == doctest::Approx(std::sqrt(0.2)));
  CHECK(pooled.heterogeneity.q == doctest::Approx(0.8));
  CHECK(pooled.weights[0] == doctest::Approx(80));
  CHECK_FALSE(pooled.prediction);
}

TEST_CASE("a constant added to every effect is added to the summary and changes nothing else") {
  check("shift", [](const Studies& studies, const Model& model) {
    Studies shifted = studies;
    for (Effect& e : shifted) e.estimate += 3;
    const auto here = pool(studies, model).value(), there = pool(shifted, model).value();
    near(there.estimate, here.estimate + 3);
    near(there.standard_error, here.standard_error);
    near(there.heterogeneity.tau2, here.heterogeneity.tau2, 1);
    near(there.heterogeneity.q, here.heterogeneity.q, 1);
  });
}

TEST_CASE("in another unit the summary is the same in that unit") {
  check("scale", [](const Studies& studies, const Model& model) {
    const double unit   = 1000;
    Studies      scaled = studies;
    for (Effect& e : scaled) e = {unit * e.estimate, unit * unit * e.variance};
    const auto here = pool(studies, model).value(), there = pool(scaled, model).value();
    near(there.estimate, unit * here.estimate, unit);
    near(there.standard_error, unit * here.standard_error);
    near(there.heterogeneity.tau2, unit * unit * here.heterogeneity.tau2, unit * unit);
    near(there.heterogeneity.i2, here.heterogeneity.i2, 100);
    near(there.p, here.p, 1);
  });
}

TEST_CASE("the order of the studies does not matter") {
  check("order", [](const Studies& studies, const Model& model) {
    Studies turned(studies.rbegin(), studies.rend());
    std::rotate(turned.begin(), turned.begin() + 1, turned.end());
    const auto here = pool(studies, model).value(), there = pool(turned, model).value();
    near(there.estimate, here.estimate, 1);
    near(there.standard_error, here.standard_error);
    near(there.heterogeneity.tau2, here.heterogeneity.tau2, 1);
  });
}

TEST_CASE("with tau2 of 0 a random-effects pool is that of equal effects, and predicts no wider than it is sure") {
  check("equal", [](const Studies& studies, const Model& model) {
    const auto random = pool(studies, model).value();
    RC_PRE(random.heterogeneity.tau2 == 0 && model.between != Between::equal);
    const auto equal = pool(studies, {Between::equal, model.test, model.level}).value();
    near(random.estimate, equal.estimate, 1);
    near(random.standard_error, equal.standard_error);
    RC_ASSERT(random.weights == equal.weights);
    near(random.prediction->low, random.interval.low, 1);
    near(random.prediction->high, random.interval.high, 1);
  });
}

TEST_CASE("weights sum to 100, and the summary lies between the least and the greatest effect") {
  check("weights", [](const Studies& studies, const Model& model) {
    const auto pooled = pool(studies, model).value();
    near(std::accumulate(pooled.weights.begin(), pooled.weights.end(), 0.), 100);
    const auto [low, high] = std::ranges::minmax(studies, {}, &Effect::estimate);
    RC_ASSERT(pooled.estimate >= low.estimate - digits && pooled.estimate <= high.estimate + digits);
  });
}

TEST_CASE(
    "intervals are nested: a higher level is wider, prediction is wider than confidence, ad hoc than Wald's error") {
  check("nested", [](const Studies& studies, const Model& model) {
    const auto here = pool(studies, model).value();
    const auto more = pool(studies, {model.between, model.test, (1 + model.level) / 2}).value();
    RC_ASSERT(more.interval.low < here.interval.low && here.interval.high < more.interval.high);
    if (here.prediction)
      RC_ASSERT(here.prediction->low <= here.interval.low && here.interval.high <= here.prediction->high);
    const auto wald = pool(studies, {model.between, Test::wald}).value();
    RC_ASSERT(pool(studies, {model.between, Test::ad_hoc}).value().standard_error >= wald.standard_error);
  });
}

TEST_CASE("at the restricted and at the full maximum no neighbouring tau2 is likelier") {
  CHECK(rc::check("maximum", [] {
    const Studies studies    = *random_studies();
    const bool    restricted = *rc::gen::arbitrary<bool>();
    const auto    pooled = pool(studies, {restricted ? Between::restricted_likelihood : Between::likelihood}).value();
    const double  tau2   = pooled.heterogeneity.tau2;
    const auto    at     = [&](double t) { return likelihood_by_hand(studies, t, restricted); };
    const double  most = at(tau2), slack = 1e-10 * std::fabs(most) + 1e-10;
    near(most, restricted ? pooled.restricted_log_likelihood : pooled.log_likelihood, 1);
    RC_ASSERT(at(tau2 * 1.01 + 1e-6) <= most + slack);
    if (tau2 > 0) RC_ASSERT(at(tau2 * 0.99) <= most + slack);
  }));
}

TEST_CASE("leaving one out is pooling the others, and study after study ends with the pool of all") {
  check("left out", [](const Studies& studies, const Model& model) {
    const auto without = leave_one_out(studies, model).value();
    const auto after   = cumulative(studies, model).value();
    RC_ASSERT(without.size() == studies.size() && after.size() == studies.size());
    RC_ASSERT(after.back().estimate == pool(studies, model).value().estimate);
    RC_ASSERT(after.front().estimate == studies.front().estimate);
    for (std::size_t i = 0; i < studies.size(); ++i) {
      Studies others = studies;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
      const auto pooled = pool(others, model).value();
      RC_ASSERT(without[i].estimate == pooled.estimate);
      RC_ASSERT(without[i].heterogeneity.tau2 == pooled.heterogeneity.tau2);
      RC_ASSERT(without[i].interval.high == pooled.interval.high);
    }
  });
}

TEST_CASE("regression on an intercept alone is the pool, by matrices as in closed form") {
  check("regression", [](const Studies& studies, const Model& model) {
    const auto pooled = pool(studies, model).value();
    const auto fit    = meta_regression(studies, {}, model).value();
    near(fit.coefficients[0].estimate, pooled.estimate, 1);
    near(fit.coefficients[0].standard_error, pooled.standard_error);
    near(fit.residual.tau2, pooled.heterogeneity.tau2, 1);
    if (pooled.heterogeneity.tau2_standard_error)
      near(*fit.residual.tau2_standard_error, *pooled.heterogeneity.tau2_standard_error);
    near(fit.restricted_log_likelihood, pooled.restricted_log_likelihood, 1);
    near(fit.moderators.p, pooled.p, 1);
  });
}

TEST_CASE("where scoring swings about the maximum for ever, or creeps, the maximum is found all the same") {
  // metafor: no convergence by itself; with stepadj = 0.5 the same tau2.
  const std::vector<Effect> swings = {{-0.97, 0.002}, {-0.13, 0.005}, {-0.18, 0.447}, {-0.07, 0.412},
                                      {-0.11, 0.898}, {-0.72, 0.353}, {-0.34, 0.73}};
  const std::vector<Effect> creeps = {{0.65, 0.006}, {-0.94, 0.01},  {-0.58, 0.458}, {0.06, 0.941},
                                      {0.16, 0.613}, {-0.25, 0.418}, {-0.11, 0.706}};
  CHECK(pool(swings).value().heterogeneity.tau2 == doctest::Approx(0.157463183187844).epsilon(1e-9));
  CHECK(pool(creeps).value().heterogeneity.tau2 == doctest::Approx(0.391773900932655).epsilon(1e-9));
}

TEST_CASE("one effect a million times as precise as the others keeps the others' digits") {
  const std::vector<Effect> uneven = {{0.5, 1e-12}, {0.1, 1}, {0.9, 2}, {1.4, 0.5}};
  // By DerSimonian-Laird tr P is that of the three imprecise ones about a fixed 0.5.
  const auto   pooled = pool(uneven, {Between::dersimonian_laird}).value();
  const double q = 0.16 / 1 + 0.16 / 2 + 0.81 / 0.5, trace = 1 + 0.5 + 2;
  CHECK(pooled.heterogeneity.q == doctest::Approx(q).epsilon(1e-9));
  CHECK(heterogeneity_intervals(uneven).value().h2.low == doctest::Approx(1));
  CHECK(pooled.heterogeneity.tau2 == doctest::Approx(std::max(0., (q - 3) / trace)));
}

TEST_CASE("effects that are all the same have no error by Knapp and Hartung, and Wald's by the ad hoc one") {
  const std::vector<Effect> same = {{0.5, 0.1}, {0.5, 0.4}, {0.5, 0.2}}, none = {{0, 0.1}, {0, 0.4}};
  const auto                bare = pool(same, {.test = Test::knapp_hartung}).value();
  CHECK(bare.standard_error == doctest::Approx(0));
  CHECK(bare.p < 1e-9);
  CHECK(pool(none, {.test = Test::knapp_hartung}).value().p == 1);
  CHECK(pool(same, {.test = Test::ad_hoc}).value().standard_error == pool(same).value().standard_error);
  CHECK(heterogeneity_intervals(same).value().empty);
  for (const auto& b : between_names) CHECK(pool(same, {b.between}).value().heterogeneity.tau2 == 0);
}

TEST_CASE("what cannot be pooled is refused row by row, all rows at once") {
  const double              nan = std::nan(""), infinite = std::numeric_limits<double>::infinity();
  const std::vector<Effect> bad     = {{0.1, 0.2}, {nan, 0.1}, {0.3, -0.1}, {0.2, 0}, {infinite, nan}};
  const auto                refused = pool(bad, {.level = 95});
  REQUIRE_FALSE(refused);
  std::vector<std::string> told;
  for (const auto& problem : refused.error()) told.push_back(said(problem));
  CHECK(told == std::vector<std::string>{
                    "effects[1].estimate: found nan; expected a number",
                    "effects[2].variance: found -0.1; expected a number above 0",
                    "effects[3].variance: found 0; expected a number above 0",
                    "effects[4].estimate: found inf; expected a number",
                    "effects[4].variance: found nan; expected a number above 0",
                    "level: found 95; expected a level of confidence between 0 and 1, such as 0.95",
                });
}

TEST_CASE("no effects cannot be pooled; one stands for itself; an interval of tau2 takes two") {
  const auto none = pool({});
  REQUIRE_FALSE(none);
  CHECK(said(none.error().at(0)) == "effects: found 0; expected at least 1 effect");
  const std::vector<Effect> one = {{0.4, 0.04}};
  CHECK(pool(one).value().standard_error == doctest::Approx(0.2));
  CHECK(said(heterogeneity_intervals(one).error().at(0)) == "effects: found 1; expected at least 2 effects");
  CHECK_FALSE(leave_one_out(one));
  CHECK(cumulative(one).value().size() == 1);
}

TEST_CASE("what no double can hold is a problem, not a number") {
  const auto refused = pool(std::vector<Effect>{{1e200, 1e-300}, {-1e200, 1e-300}});
  REQUIRE_FALSE(refused);
  CHECK(said(refused.error().at(0)) ==
        "effects: found numbers too far apart to be pooled; expected estimates and variances on a scale whose squares "
        "can "
        "be told apart");
}
