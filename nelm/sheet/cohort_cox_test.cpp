#include "nelm/sheet/cohort_cox.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "nelm/sheet/text.h"

using namespace nelm::sheet;
namespace cohort = nelm::cohort;

namespace {

/// A model of one column by hand: coefficient log 2, standard error 0.5.
CohortCox model_by_hand() {
  cohort::CoxFit fit;
  fit.names               = {"age"};
  fit.coefficients        = Eigen::VectorXd::Constant(1, std::log(2.0));
  fit.variance            = Eigen::MatrixXd::Constant(1, 1, 0.25);
  fit.naive               = fit.variance;
  fit.events              = 20;
  fit.events_per_variable = 20;
  fit.converged           = true;
  CohortCox c;
  c.data.file     = "t.csv";
  c.data.rests_on = "age";
  c.data.events   = 20;
  c.fits          = {fit};
  c.terms         = 1;
  return c;
}

std::vector<std::string_view> ids_said(const CohortCox& c) {
  std::vector<std::string_view> ids;
  for (const auto& one : said_of_cox(c)) ids.push_back(one.id);
  return ids;
}

bool says(const CohortCox& c, std::string_view id) {
  const auto ids = ids_said(c);
  return std::ranges::find(ids, id) != ids.end();
}

}  // namespace

TEST_CASE("a hazard ratio is the exponential of its coefficient, and so are its limits") {
  const auto one = cox_coefficients(model_by_hand()).at(0);
  CHECK(one.ratio == doctest::Approx(2));
  CHECK(one.low == doctest::Approx(2 * std::exp(-0.5 * 1.959963984540054)));
  CHECK(one.high == doctest::Approx(2 * std::exp(0.5 * 1.959963984540054)));
  CHECK(one.statistic == doctest::Approx(std::log(2.0) / 0.5));
}

TEST_CASE("a column left out has no number, and its row says why") {
  auto c             = model_by_hand();
  c.fits[0].left_out = {{"age", cohort::CoxLeftOut::Why::collinear}};
  const auto one     = cox_coefficients(c).at(0);
  CHECK(std::isnan(one.ratio));
  CHECK(text(cox_page(c), {.all = true}).find("none: collinear") != std::string::npos);
}

TEST_CASE("fewer than ten events for each coefficient are said, ten are not") {
  auto c                        = model_by_hand();
  c.fits[0].events_per_variable = 10;
  CHECK_FALSE(says(c, "few_events"));
  c.fits[0].events_per_variable = 9.9;
  CHECK(says(c, "few_events"));
}

TEST_CASE("a model of one term is said to adjust for nothing, and hazards are said to be taken as proportional") {
  auto c = model_by_hand();
  CHECK(ids_said(c) == std::vector<std::string_view>{"unadjusted", "proportional_hazards"});
  c.terms = 2;
  CHECK(ids_said(c) == std::vector<std::string_view>{"proportional_hazards"});
}

TEST_CASE("separation is said in the place of convergence, and of imputed data each sentence once") {
  auto c              = model_by_hand();
  c.fits[0].converged = false;
  CHECK(says(c, "not_converged"));
  c.fits[0].separated = {"age"};
  CHECK(says(c, "separation"));
  CHECK_FALSE(says(c, "not_converged"));
  c.fits.push_back(c.fits[0]);
  const auto ids = ids_said(c);
  CHECK(std::ranges::count(ids, "separation") == 1);
}
