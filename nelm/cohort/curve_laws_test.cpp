// What holds of every curve and every log-rank test, whoever the patients are.
#include <doctest/doctest.h>

#include <rapidcheck.h>
#include <algorithm>
#include <cstring>
#include <numeric>

#include "nelm/cohort/kaplan_meier.h"
#include "nelm/cohort/log_rank.h"
#include "nelm/cohort/many_patients_test.h"

using namespace nelm::cohort;

namespace {

using Labels = std::vector<std::int32_t>;

struct Patients {
  FollowUp f;
  Labels   group;
};

/// Up to 40 patients, or up to 200, in three groups and two strata; whole days, or times counting by day cannot take; many of them tied.
Patients some_patients(bool whole_days, bool late, bool whole_weights) {
  Patients   p;
  const auto n    = *rc::gen::inRange(1, 40) * *rc::gen::element(1, 1, 5);
  const auto unit = whole_days ? 1.0 : 0.1;
  for (int i = 0; i < n; ++i) {
    const int from = late ? *rc::gen::inRange(0, 8) : 0, days = *rc::gen::inRange(1, 8);
    if (late) p.f.entry.push_back(unit * from);
    p.f.time.push_back(unit * (from + days));
    p.f.event.push_back(*rc::gen::inRange(0, 2) == 1);
    p.f.weight.push_back(whole_weights ? *rc::gen::inRange(1, 4) : 0.1 * *rc::gen::inRange(1, 40));
    p.f.stratum.push_back(*rc::gen::inRange(0, 2));
    p.group.push_back(*rc::gen::inRange(0, 3));
  }
  return p;
}

Patients any_patients() {
  const bool whole_days = *rc::gen::arbitrary<bool>(), late = *rc::gen::arbitrary<bool>();
  return some_patients(whole_days, late, *rc::gen::arbitrary<bool>());
}

template <class T>
std::vector<T> in_order(const std::vector<T>& all, const std::vector<std::size_t>& order) {
  std::vector<T> found;
  if (!all.empty())
    for (const std::size_t i : order) found.push_back(all[i]);
  return found;
}

Patients in_order(const Patients& p, const std::vector<std::size_t>& order) {
  return {{in_order(p.f.entry, order),
           in_order(p.f.time, order),
           in_order(p.f.event, order),
           in_order(p.f.weight, order),
           in_order(p.f.stratum, order),
           {}},
          in_order(p.group, order)};
}

std::vector<std::size_t> any_order(std::size_t n) {
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = n; i > 1; --i) std::swap(order[i - 1], order[*rc::gen::inRange(std::size_t{0}, i)]);
  return order;
}

std::vector<std::size_t> each_as_often_as_it_weighs(const FollowUp& f) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < f.rows(); ++i) rows.insert(rows.end(), static_cast<std::size_t>(f.weight[i]), i);
  return rows;
}

/// Of every curve, steps as they are, to the bit.
std::vector<CurveStep> steps_of(const Patients& p, Estimate by = {}) {
  std::vector<CurveStep> steps;
  for (const Curve& curve : kaplan_meier(p.f, p.group, by))
    steps.insert(steps.end(), curve.steps.begin(), curve.steps.end());
  return steps;
}

bool same_bits(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b) {
  return a.size() == b.size() &&
         std::memcmp(a.data(), b.data(), sizeof(double) * static_cast<std::size_t>(a.size())) == 0;
}

bool same_bits(const LogRank& a, const LogRank& b) {
  return same_bits(a.rows, b.rows) && same_bits(a.observed, b.observed) && same_bits(a.expected, b.expected) &&
         same_bits(a.variance, b.variance) && a.chi_squared == b.chi_squared && a.degrees == b.degrees;
}

bool near(double a, double b) { return std::fabs(a - b) <= 1e-9 * (1 + std::fabs(a)); }

const EventWeight weights[] = {
    {}, {EventWeight::By::survival, 1, 0.5}, {EventWeight::By::at_risk}, {EventWeight::By::root_of_at_risk}};

}  // namespace

TEST_CASE("the order of the rows changes no bit") {
  CHECK(rc::check([] {
    const auto p = any_patients(), q = in_order(p, any_order(p.f.rows()));
    RC_ASSERT(steps_of(p) == steps_of(q));
    RC_ASSERT(steps_of(p, {SurvivalBy::hazard, HazardBy::fleming_harrington}) ==
              steps_of(q, {SurvivalBy::hazard, HazardBy::fleming_harrington}));
    for (const EventWeight& w : weights) RC_ASSERT(same_bits(log_rank(p.f, p.group, w), log_rank(q.f, q.group, w)));
  }));
}

TEST_CASE("a whole weight is as good as as many rows, to the bit") {
  CHECK(rc::check([] {
    const bool whole_days = *rc::gen::arbitrary<bool>();
    const auto p          = some_patients(whole_days, *rc::gen::arbitrary<bool>(), true);
    auto       q          = in_order(p, each_as_often_as_it_weighs(p.f));
    q.f.weight.clear();
    RC_ASSERT(steps_of(p) == steps_of(q));
    for (const EventWeight& w : weights) RC_ASSERT(same_bits(log_rank(p.f, p.group, w), log_rank(q.f, q.group, w)));
  }));
}

TEST_CASE("a row split at any time changes nothing of the curve, nor of the test") {
  CHECK(rc::check([] {
    const bool whole_days = *rc::gen::arbitrary<bool>();
    auto       p          = some_patients(whole_days, true, true);
    auto       q          = p;
    const auto row        = *rc::gen::inRange(std::size_t{0}, p.f.rows());
    const auto at         = p.f.entry[row] + (p.f.time[row] - p.f.entry[row]) * 0.125 * *rc::gen::inRange(1, 8);
    q.f.entry.push_back(at);
    q.f.time.push_back(q.f.time[row]);
    q.f.event.push_back(q.f.event[row]);
    q.f.weight.push_back(q.f.weight[row]);
    q.f.stratum.push_back(q.f.stratum[row]);
    q.group.push_back(q.group[row]);
    q.f.time[row]     = at;
    q.f.event[row]    = 0;
    const auto before = kaplan_meier(p.f, p.group), after = kaplan_meier(q.f, q.group);
    for (std::size_t g = 0; g < before.size(); ++g)
      for (const CurveStep& step : before[g].steps) {
        const auto found = std::ranges::find(after[g].steps, step.time, &CurveStep::time);
        RC_ASSERT(found != after[g].steps.end());
        RC_ASSERT(found->at_risk == step.at_risk);
        RC_ASSERT(found->events == step.events);
        RC_ASSERT(found->survival == step.survival);
        RC_ASSERT(found->log_error == step.log_error);
        RC_ASSERT(found->hazard == step.hazard);
      }
    const auto a = log_rank(p.f, p.group), b = log_rank(q.f, q.group);
    RC_ASSERT(same_bits(a.expected, b.expected));
    RC_ASSERT(same_bits(a.variance, b.variance));
    RC_ASSERT(a.chi_squared == b.chi_squared);
  }));
}

TEST_CASE("other names of the groups are other places in the results") {
  CHECK(rc::check([] {
    const auto         p       = any_patients();
    auto               q       = p;
    const std::int32_t names[] = {2, 0, 1};
    for (auto& g : q.group) g = names[g];
    const auto curves = kaplan_meier(p.f, p.group), others = kaplan_meier(q.f, q.group);
    for (std::size_t g = 0; g < curves.size(); ++g)
      if (!curves[g].steps.empty()) RC_ASSERT(curves[g].steps == others.at(static_cast<std::size_t>(names[g])).steps);
    const auto a = log_rank(p.f, p.group), b = log_rank(q.f, q.group);
    for (Eigen::Index g = 0; g < a.rows.size(); ++g)
      if (a.rows[g] > 0) RC_ASSERT(near(a.difference()[g], b.difference()[names[g]]));
    RC_ASSERT(a.degrees == b.degrees);
    RC_ASSERT(near(a.chi_squared, b.chi_squared));
  }));
}

TEST_CASE("who is at risk are those there before, less those who left, and those who came") {
  CHECK(rc::check([] {
    const auto p = any_patients();
    for (const Curve& curve : kaplan_meier(p.f, p.group)) {
      CurveStep before;
      for (const CurveStep& step : curve.steps) {
        RC_ASSERT(near(step.at_risk, before.at_risk - before.events - before.censored + step.entered));
        RC_ASSERT(step.events + step.censored <= step.at_risk * (1 + 1e-12));
        RC_ASSERT(step.survival <= before.survival);
        RC_ASSERT(step.survival >= 0);
        before = step;
      }
    }
  }));
}

TEST_CASE("whole days are counted as they would be sorted") {
  CHECK(rc::check([] {
    const auto p = some_patients(true, *rc::gen::arbitrary<bool>(), true);
    auto       q = p;
    for (double& t : q.f.time) t += 0.5;  // no longer whole: sorted
    for (double& t : q.f.entry) t += 0.5;
    auto steps = steps_of(q);
    for (CurveStep& step : steps) step.time -= 0.5;
    RC_ASSERT(steps_of(p) == steps);
    RC_ASSERT(same_bits(log_rank(p.f, p.group), log_rank(q.f, q.group)));
  }));
}

TEST_CASE("three threads find the curves and the tests of one, to the bit, of patients they share") {
  for (const int last_time : {9, 3000})
    for (const bool weighted : {false, true})
      for (const bool late : {false, true}) {
        CAPTURE(last_time);
        CAPTURE(weighted);
        CAPTURE(late);
        const auto p   = many_patients(weighted, late, last_time);
        const auto one = kaplan_meier(p.f, p.group), three = kaplan_meier(p.f, p.group, {}, 3);
        REQUIRE(one.size() == 2);
        REQUIRE(three.size() == 2);
        for (std::size_t g = 0; g < one.size(); ++g) CHECK(one[g].steps == three[g].steps);
        for (const EventWeight& w : weights) CHECK(same_bits(log_rank(p.f, p.group, w), log_rank(p.f, p.group, w, 3)));
      }
}
