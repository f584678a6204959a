#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "nelm/evidence/asymmetry.h"
#include "nelm/evidence/influence.h"
#include "nelm/evidence/random_studies_test.h"
#include "nelm/evidence/subgroups.h"
#include "nelm/evidence/three_level.h"
#include "nelm/evidence/trim_and_fill.h"

using namespace nelm::evidence;
using doctest::Approx;

namespace {

const std::vector<Effect> funnel = {{0.1, 0.01}, {0.2, 0.04}, {0.45, 0.09}, {0.5, 0.16}, {0.9, 0.25}, {1.3, 0.36}};

std::string first_problem(const nelm::Problems& problems) { return said(problems.at(0)); }

}  // namespace

TEST_CASE("for equal effects Baujat's contributions add up to Q, and leverages to one") {
  CHECK(rc::check("Baujat", [] {
    const Studies studies = *random_studies();
    const auto    points  = baujat(studies, {Between::equal}).value();
    const double  sum     = std::accumulate(points.begin(), points.end(), 0.,
                                            [](double s, const BaujatPoint& p) { return s + p.contribution; });
    RC_ASSERT(std::fabs(sum - pool(studies, {Between::equal}).value().heterogeneity.q) <= 1e-9 * (1 + sum));
    RC_PRE(studies.size() > 2);
    const auto each = influence(studies).value();
    double     hats = 0;
    for (const Influence& i : each) hats += i.hat;
    RC_ASSERT(std::fabs(hats - 1) < 1e-12);
  }));
}

TEST_CASE("a funnel that leans to the right is filled on the left, its mirror image on the right") {
  auto mirrored = funnel;
  for (Effect& e : mirrored) e.estimate = -e.estimate;
  const auto here = trim_and_fill(funnel).value(), there = trim_and_fill(mirrored).value();
  CHECK(egger(funnel).value().slope > 0);
  CHECK(here.side == MissingSide::left);
  CHECK(there.side == MissingSide::right);
  CHECK(here.missing > 0);
  CHECK(here.filled.size() == here.missing);
  CHECK(there.pooled.estimate == Approx(-here.pooled.estimate));
  CHECK(here.pooled.estimate < pool(funnel).value().estimate);
}

TEST_CASE("Begg's test of effects that rise with their variance is the rarest of the orders") {
  const std::vector<Effect> steep = {{0.1, 0.01}, {0.3, 0.04}, {0.6, 0.09}, {1, 0.16}, {1.5, 0.25}, {2.2, 0.36}};
  const auto                test  = begg(steep).value();
  CHECK(test.exact);
  CHECK(test.tau == Approx(1));
  CHECK(test.p == Approx(2. / 720));  // one of 6! orders, and its reverse
}

TEST_CASE("too few studies, or all as precise, tell nothing of asymmetry") {
  CHECK(first_problem(egger(std::span(funnel).first(2)).error()) ==
        "effects: found 2; expected at least 3 effects for 2 coefficients");
  CHECK(first_problem(egger(std::vector<Effect>{{1, 1}, {2, 1}, {4, 1}}).error()) ==
        "moderators: found columns that follow from the others; expected columns each of which tells something new");
  CHECK(first_problem(influence(std::span(funnel).first(2)).error()) ==
        "effects: found 2; expected at least 3 effects");
}

TEST_CASE("moderators are refused by the cell") {
  const Moderators bad{{"year", "n"}, {2001, 5, std::nan(""), 6, 2003, 7, 2004, 8, 2005, 9, 2006, 10}};
  CHECK(first_problem(meta_regression(funnel, bad).error()) == "moderators[1].year: found nan; expected a number");
  const Moderators few{{"year"}, {2001}};
  CHECK(first_problem(meta_regression(funnel, few).error()) ==
        "moderators: found 1 values; expected 6 values: 1 for each of 6 effects");
}

TEST_CASE("without an intercept Q is that of the effects as they are, worked by hand") {
  const std::vector<Effect> line = {{1, 1}, {2, 1}, {4, 1}};
  const auto                fit  = meta_regression(line, {{"x"}, {1, 2, 3}, false}, {Between::equal}).value();
  CHECK(fit.coefficients[0].estimate == Approx(17. / 14));  // sum xy / sum xx
  CHECK(fit.residual.q == Approx(21 - 17. * 17 / 14));
  CHECK_FALSE(fit.r2);
}

TEST_CASE("groups are pooled apart, in the order in which they occur") {
  const std::vector<std::string> group = {"b", "a", "b", "a", "b", "c"};
  const auto                     found = subgroups(funnel, group).value();
  REQUIRE(found.groups.size() == 3);
  CHECK(found.groups[0].name == "b");
  CHECK(found.groups[0].rows == std::vector<std::size_t>{0, 2, 4});
  CHECK(found.groups[1].pooled.estimate == pool(std::vector{funnel[1], funnel[3]}).value().estimate);
  CHECK(found.groups[2].pooled.estimate == Approx(1.3));
  CHECK(found.own_tau2.upper == 2);
  CHECK(first_problem(subgroups(funnel, std::vector<std::string>(6, "a")).error()) ==
        "group: found 1 group; expected at least two groups");
}

TEST_CASE("groups of one study each differ by their own Q, and have no common tau2") {
  const std::vector<std::string> group = {"a", "b", "c", "d", "e", "f"};
  const auto                     found = subgroups(funnel, group).value();
  CHECK_FALSE(found.one_tau2_known);
  CHECK(found.own_tau2.statistic == Approx(pool(funnel, {Between::equal}).value().heterogeneity.q));
}

TEST_CASE("three levels: the order of the rows does not matter, nor what the studies are called") {
  CHECK(rc::check("three levels", [] {
    const Studies studies = *rc::gen::suchThat(random_studies(), [](const Studies& s) { return s.size() > 4; });
    std::vector<std::string> names, others;
    for (std::size_t i = 0; i < studies.size(); ++i) {
      names.push_back(std::to_string(i / 2));
      others.push_back("study " + std::to_string(100 - i / 2));
    }
    const auto here = three_level(studies, names);
    RC_ASSERT(here.has_value());
    const Studies            turned(studies.rbegin(), studies.rend());
    std::vector<std::string> turned_names(others.rbegin(), others.rend());
    const auto               there = three_level(turned, turned_names);
    RC_ASSERT(there.has_value());
    RC_ASSERT(std::fabs(here->coefficients[0].estimate - there->coefficients[0].estimate) < 1e-6);
    RC_ASSERT(std::fabs(here->restricted_log_likelihood - there->restricted_log_likelihood) < 1e-9);
    RC_ASSERT(here->restricted_log_likelihood >= pool(studies).value().restricted_log_likelihood - 1e-9);
  }));
}

TEST_CASE("three levels need a study of two results, and more studies than coefficients") {
  const std::vector<std::string> single = {"a", "b", "c", "d", "e", "f"}, two(6, "a");
  CHECK(first_problem(three_level(funnel, single).error()) ==
        "study: found one effect for each study; expected a study with two effects or more: else its two variances "
        "cannot be told apart");
  CHECK(first_problem(three_level(funnel, two).error()) ==
        "study: found 1 study; expected at least 2 studies for 1 coefficient");
  CHECK(cluster_robust(funnel, single).value().degrees == 5);
}
