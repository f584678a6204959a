#include "nelm/cohort/cox.h"

#include <doctest/doctest.h>

#include <rapidcheck.h>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

#include "nelm/cohort/in_chunks.h"
#include "nelm/cohort/random_cox_test.h"

using namespace nelm;
using namespace nelm::cohort;

namespace {

constexpr double rounding = 1e-9;
constexpr double moderate = 4;  // coefficients beyond this, or no surer than this, are of patients nearly separated

bool near(double a, double b, double tolerance = rounding) {
  return std::fabs(a - b) <= tolerance * (1 + std::fabs(b));
}

/// Whether two fits say the same of the patients; of a separated one nothing is to be said. Newton's steps end where they are
/// small beside a standard error: the less is known, the further apart two of them may end.
void same(const CoxFit& a, const CoxFit& b) {
  const double wide = a.variance.norm();
  RC_PRE(a.converged && a.coefficients.cwiseAbs().maxCoeff() < moderate && wide < moderate * moderate);
  RC_ASSERT(b.converged);
  const double ends = rounding * (1 + wide) * (1 + a.coefficients.norm());
  RC_ASSERT((a.coefficients - b.coefficients).norm() <= ends);
  RC_ASSERT((a.variance - b.variance).norm() <= ends * wide);
  RC_ASSERT(near(b.log_likelihood, a.log_likelihood));
  RC_ASSERT(near(b.score.chi_squared, a.score.chi_squared));
  RC_ASSERT(near(b.wald.chi_squared, a.wald.chi_squared, ends));
}

RandomCox chosen(RandomCoxShape shape = {}) {
  shape.rows   = *rc::gen::inRange(20, 90);
  shape.strata = *rc::gen::inRange(1, 4);
  return random_cox(*rc::gen::arbitrary<std::uint32_t>(), shape);
}

CoxModel chosen_model() {
  CoxModel model;
  model.ties = *rc::gen::element(Ties::efron, Ties::breslow);
  return model;
}

std::vector<double> bits_of(const CoxFit& f) {
  std::vector<double> all(f.coefficients.begin(), f.coefficients.end());
  all.insert(all.end(), f.variance.reshaped().begin(), f.variance.reshaped().end());
  for (const double v :
       {f.log_likelihood_null, f.log_likelihood, f.wald.chi_squared, f.score.chi_squared, f.robust_score->chi_squared})
    all.push_back(v);
  return all;
}

FollowUp three_patients() {
  FollowUp f;
  f.time  = {1, 2, 3};
  f.event = {1, 1, 0};
  return f;
}

}  // namespace

TEST_CASE("law: right-censored patients are those who entered at 0, or before all time") {
  CHECK(rc::check([] {
    RandomCoxShape shape;
    shape.late       = false;
    RandomCox  c     = chosen(shape);
    const auto model = chosen_model();
    const auto fit   = c.fit(model);
    c.follow_up.entry.assign(c.follow_up.rows(), 0);
    same(fit, c.fit(model));
    c.follow_up.entry.assign(c.follow_up.rows(), -std::numeric_limits<double>::infinity());
    same(fit, c.fit(model));
  }));
}

TEST_CASE("law: a row cut in two at any time says the same") {
  CHECK(rc::check([] {
    const RandomCox          c     = chosen();
    const auto               model = chosen_model();
    RandomCox                cut   = c;
    std::vector<std::size_t> twice;
    for (std::size_t i = 0; i < c.follow_up.rows(); ++i) twice.insert(twice.end(), {i, i});
    cut.keep(twice);
    FollowUp& f = cut.follow_up;
    for (std::size_t i = 0; i < f.rows(); i += 2) {
      const double share = *rc::gen::inRange(1, 20) / 20.;
      f.time[i] = f.entry[i + 1] = share * f.entry[i] + (1 - share) * f.time[i];
      f.event[i]                 = 0;
      if (f.entry[i + 1] == f.time[i + 1]) f.entry[i + 1] = f.time[i] = (f.entry[i] + f.time[i + 1]) / 2;
    }
    same(c.fit(model), cut.fit(model));
  }));
}

TEST_CASE("law: a whole weight is as many patients: by Breslow, and by Efron if weights are counts") {
  CHECK(rc::check([] {
    const RandomCox c     = chosen();
    CoxModel        model = chosen_model();
    model.counts          = model.ties == Ties::efron || *rc::gen::arbitrary<bool>();
    std::vector<std::size_t> repeated;
    for (std::size_t i = 0; i < c.follow_up.rows(); ++i)
      repeated.insert(repeated.end(), static_cast<std::size_t>(c.follow_up.weight[i]), i);
    RandomCox r = c;
    r.keep(repeated);
    r.follow_up.weight.clear();
    same(c.fit(model), r.fit(model));
  }));
}

TEST_CASE("law: a patient of weight 0 is none, and other weights on the same rows are another table") {
  CHECK(rc::check([] {
    const RandomCox     c     = chosen();
    const auto          model = chosen_model();
    std::vector<double> weights;
    std::mt19937_64     chance(*rc::gen::arbitrary<std::uint32_t>());
    for (std::size_t i = 0; i < c.follow_up.rows(); ++i) weights.push_back(static_cast<double>(chance() % 3));
    RandomCox                kept = c;
    std::vector<std::size_t> some;
    for (std::size_t i = 0; i < weights.size(); ++i)
      if (weights[i] > 0) some.push_back(i);
    RC_PRE(some.size() > 10U);
    kept.follow_up.weight = weights;
    kept.keep(some);
    const auto rows = cox_rows(c.follow_up, c.x, c.names).value();
    const auto fit  = cox(rows, model, weights).value();
    RC_ASSERT(fit.rows == some.size());
    same(fit, kept.fit(model));
  }));
}

TEST_CASE("law: a covariate in other units has its coefficient in them, and changes nothing else") {
  CHECK(rc::check([] {
    RandomCox    c     = chosen();
    const auto   model = chosen_model();
    const auto   fit   = c.fit(model);
    const double by    = std::pow(10, *rc::gen::inRange(-9, 10)) * 1.7;
    c.x.col(1) *= by;
    auto scaled = c.fit(model);
    scaled.coefficients[1] *= by;
    scaled.variance.row(1) *= by;
    scaled.variance.col(1) *= by;
    same(fit, scaled);
  }));
}

TEST_CASE("law: neither the order of the rows nor the number of threads changes a bit") {
  CHECK(rc::check([] {
    RandomCoxShape shape;
    shape.rows    = *rc::gen::element(50, 5000);
    shape.strata  = *rc::gen::element(1, 3, 20);
    shape.columns = *rc::gen::inRange(1, 10);
    RandomCox c   = random_cox(*rc::gen::arbitrary<std::uint32_t>(), shape);
    for (std::size_t i = 0; i < c.follow_up.rows(); ++i)
      c.follow_up.cluster.push_back(static_cast<std::int32_t>(i * i % (c.follow_up.rows() / 2)));
    CoxModel model = chosen_model();
    model.robust   = true;
    const auto one = bits_of(c.fit(model));
    model.threads  = *rc::gen::inRange(2, 6);
    RC_ASSERT(bits_of(c.fit(model)) == one);
    std::vector<std::size_t> order(c.follow_up.rows());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), std::mt19937_64(*rc::gen::arbitrary<std::uint32_t>()));
    c.keep(order);
    RC_ASSERT(bits_of(c.fit(model)) == one);
  }));
}

TEST_CASE("where rows are so many that threads share them, three find what one finds, to the bit") {
  RandomCox c = many_random_cox();
  REQUIRE(hands_for(c.follow_up.rows() * c.names.size(), 3) == 3);
  for (std::size_t i = 0; i < c.follow_up.rows(); ++i) c.follow_up.cluster.push_back(static_cast<std::int32_t>(i / 2));
  for (const Ties ties : {Ties::efron, Ties::breslow}) {
    CoxModel model;
    model.ties     = ties;
    model.robust   = true;
    const auto one = bits_of(c.fit(model));
    model.threads  = 3;
    CHECK(bits_of(c.fit(model)) == one);
  }
}

TEST_CASE("a ridge of no weight changes nothing, and a heavier one pulls the coefficients to 0") {
  const auto c = random_cox(3);
  CoxModel   model;
  double     before = c.fit().coefficients.norm();
  for (const double theta : {0.0, 1.0, 10.0, 100.0}) {
    model.ridge    = Ridge{theta};
    const auto fit = c.fit(model);
    CHECK(fit.converged);
    if (theta == 0) {
      CHECK(fit.coefficients.norm() == doctest::Approx(before).epsilon(1e-12));
      CHECK(fit.degrees == doctest::Approx(3).epsilon(1e-12));
    } else {
      CHECK(fit.coefficients.norm() < before);
      CHECK(fit.degrees < 3);
    }
    before = fit.coefficients.norm();
  }
}

TEST_CASE(
    "a constant column and one that repeats another are left out and named, and the rest is fitted without them") {
  auto       c     = random_cox(1);
  const auto plain = c.fit();
  c.x.conservativeResize(Eigen::NoChange, 5);
  c.x.col(3) = 2 * c.x.col(1) - 3 * c.x.col(0);
  c.x.col(4).setConstant(7);
  c.names.insert(c.names.end(), {"sum", "seven"});
  const auto fit = c.fit();
  REQUIRE(fit.left_out.size() == 2);
  CHECK(fit.left_out[0].column == "sum");
  CHECK(fit.left_out[0].why == CoxLeftOut::Why::collinear);
  CHECK(fit.left_out[1].column == "seven");
  CHECK(fit.left_out[1].why == CoxLeftOut::Why::constant);
  CHECK(std::isnan(fit.coefficients[3]));
  CHECK(fit.variance(4, 4) == 0);
  CHECK(fit.degrees == 3);
  CHECK((fit.coefficients.head(3) - plain.coefficients).norm() < 1e-11);
}

TEST_CASE("a column that only tells the strata apart is collinear") {
  auto c = random_cox(2);
  for (Eigen::Index i = 0; i < c.x.rows(); ++i) c.x(i, 2) = c.follow_up.stratum[static_cast<std::size_t>(i)];
  const auto fit = c.fit();
  REQUIRE(fit.left_out.size() == 1);
  CHECK(fit.left_out[0].column == "x2");
  CHECK(fit.converged);
}

TEST_CASE("of several columns the one that separates is named, and the others are still told") {
  auto c = random_cox(4);
  for (Eigen::Index i = 0; i < c.x.rows(); ++i) c.x(i, 0) = c.follow_up.event[static_cast<std::size_t>(i)];
  const auto fit = c.fit();
  CHECK(fit.separated == std::vector<std::string>{"x0"});
  CHECK_FALSE(fit.converged);
  CHECK(fit.coefficients[0] > 5);
  CHECK(fit.left_out.empty());
}

TEST_CASE("all censored is said, and nothing is made of it") {
  auto f  = three_patients();
  f.event = {0, 0, 0};
  Eigen::MatrixXd x(3, 1);
  x << 1, 2, 4;
  const auto fit = cox(f, x, {"x"}).value();
  CHECK(fit.all_censored);
  CHECK_FALSE(fit.converged);
  CHECK(std::isnan(fit.coefficients[0]));
  CHECK(fit.rows == 3);
}

TEST_CASE("a model without columns has a log-likelihood") {
  const auto fit = cox(three_patients(), Eigen::MatrixXd(3, 0), {}).value();
  CHECK(fit.converged);
  CHECK(fit.log_likelihood == doctest::Approx(-std::log(6)).epsilon(1e-15));  // 1/3 * 1/2
  CHECK(fit.degrees == 0);
}

TEST_CASE("rows, events and events per variable are counted, of each stratum too") {
  auto c                = random_cox(6);
  c.follow_up.weight[0] = 0;
  const auto  fit       = c.fit();
  std::size_t events    = 0;
  for (const auto& s : fit.strata) events += s.events;
  CHECK(fit.strata.size() == 2);
  CHECK(fit.rows == 59);
  CHECK(fit.events == events);
  CHECK(fit.events_per_variable == doctest::Approx(static_cast<double>(events) / 3));
}

TEST_CASE("every number that cannot be computed with is named, all at once") {
  auto f    = three_patients();
  f.entry   = {0, 2, 0};
  f.time[0] = std::numeric_limits<double>::quiet_NaN();
  f.weight  = {1, 1, -1};
  Eigen::MatrixXd x(3, 1);
  x << 1, std::numeric_limits<double>::infinity(), 4;
  const auto failed = cox(f, x, {"age"});
  REQUIRE_FALSE(failed);
  std::vector<std::string> fields;
  for (const auto& p : failed.error()) fields.push_back(p.field);
  CHECK(fields == std::vector<std::string>{"time[0]", "entry[0]", "entry[1]", "weight[2]", "age[1]"});
}

TEST_CASE("penalties and variances that do not go together are refused") {
  const auto c = random_cox(7);
  CoxModel   model;
  model.firth       = true;
  model.robust      = true;
  model.ridge       = Ridge{-1};
  const auto failed = cox(c.follow_up, c.x, c.names, {}, model);
  REQUIRE_FALSE(failed);
  CHECK(failed.error().size() == 3);
}

TEST_CASE(
    "one of 300 patients who carries what is rare and dies first is separated, and spoils nobody else's coefficient") {
  FollowUp        f;
  Eigen::MatrixXd x(300, 2);
  for (int i = 0; i < 300; ++i) {
    f.time.push_back(i + 1);
    f.event.push_back(i % 3 != 2 ? 1 : 0);
    x(i, 0) = i < 1 ? 1 : 0;
    x(i, 1) = (i * 7 % 10) - i / 100.;
  }
  const auto both = cox(f, x, {"rare", "common"}).value();
  CHECK(both.separated == std::vector<std::string>{"rare"});
  CHECK_FALSE(both.converged);

  // when that one dies it is certain who does, so that the others' coefficient is what it is without
  FollowUp        others;
  Eigen::MatrixXd common(299, 1);
  for (int i = 1; i < 300; ++i) {
    others.time.push_back(f.time[static_cast<std::size_t>(i)]);
    others.event.push_back(f.event[static_cast<std::size_t>(i)]);
    common(i - 1, 0) = x(i, 1);
  }
  CHECK(both.coefficients[1] == doctest::Approx(cox(others, common, {"common"}).value().coefficients[0]).epsilon(1e-8));

  CoxModel firth;
  firth.firth        = true;
  const auto bounded = cox(f, x, {"rare", "common"}, {}, firth).value();
  CHECK(bounded.converged);
  CHECK(bounded.separated.empty());
  CHECK(bounded.coefficients[0] < 15);
}
