// Every curve of R's survfit in tests/reference/survival/: each step, each kind of interval, each quantile.
#include "nelm/cohort/kaplan_meier.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "nelm/cohort/curve_read.h"
#include "tests/curve_answers.h"

using namespace nelm;
using namespace nelm::cohort;
using namespace nelm::tests;

namespace {

constexpr double to_the_digits_printed = 1e-13;  // R's answers are written with 15 digits
constexpr double level                 = 0.95;

const std::vector<std::pair<std::string, IntervalScale>> scales = {{"conf_log", IntervalScale::log},
                                                                   {"conf_log_log", IntervalScale::log_log},
                                                                   {"conf_plain", IntervalScale::plain},
                                                                   {"conf_logit", IntervalScale::logit},
                                                                   {"conf_arcsin", IntervalScale::arcsine}};

double or_nan(const std::optional<double>& x) { return x ? *x : std::nan(""); }

template <class Of>
void same_steps(const std::string& what, const Curve& curve, const std::vector<double>& theirs, const Of& of) {
  REQUIRE_MESSAGE(curve.steps.size() == theirs.size(), what);
  for (std::size_t i = 0; i < theirs.size(); ++i)
    same(fmt::format("{}[{}]", what, i), of(curve.steps[i]), theirs[i], to_the_digits_printed);
}

double log_error_as_written(const CurveStep& s) { return s.survival > 0 ? s.log_error : std::nan(""); }

void same_curve(const Curve& curve, Json theirs) {
  same_steps("time", curve, numbers(theirs, "time"), [](const CurveStep& s) { return s.time; });
  same_steps("at risk", curve, numbers(theirs, "n_risk"), [](const CurveStep& s) { return s.at_risk; });
  same_steps("events", curve, numbers(theirs, "n_event"), [](const CurveStep& s) { return s.events; });
  same_steps("censored", curve, numbers(theirs, "n_censor"), [](const CurveStep& s) { return s.censored; });
  same_steps("survival", curve, numbers(theirs, "surv"), [](const CurveStep& s) { return s.survival; });
  same_steps("error", curve, numbers(theirs, "std_err_log"), log_error_as_written);
  same_steps("hazard", curve, numbers(theirs, "cumhaz"), [](const CurveStep& s) { return s.hazard; });
  same_steps("hazard's error", curve, numbers(theirs, "std_chaz"), [](const CurveStep& s) { return s.hazard_error; });
}

void same_limits(const Curve& curve, Json theirs, IntervalScale scale) {
  const auto limits = [&](const CurveStep& s) { return survival_interval(s.survival, s.log_error, level, scale); };
  same_steps("lower", curve, numbers(theirs, "lower"), [&](const CurveStep& s) { return limits(s).low; });
  same_steps("upper", curve, numbers(theirs, "upper"), [&](const CurveStep& s) { return limits(s).high; });
}

void same_quantiles(const Curve& curve, Json theirs, IntervalScale scale, const std::string& before) {
  const auto times = numbers(theirs, "quantile"), low = numbers(theirs, before + "lower"),
             high = numbers(theirs, before + "upper");
  REQUIRE(times.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    const Quantile ours = quantile(curve, 0.25 * static_cast<double>(i + 1), level, scale);
    same("quantile", or_nan(ours.time), times[i], 0);
    same("quantile, lower", or_nan(ours.low), low[i], 0);
    same("quantile, upper", or_nan(ours.high), high[i], 0);
  }
}

void same_curves(const std::string& id, const std::vector<Curve>& curves) {
  const Json result = survival_answers(id)["result"].value();
  int        seen   = 0;
  for (const auto& [name, scale] : scales) {
    if (!has(result, name)) continue;
    std::size_t g = 0;
    for (const auto& [label, theirs] : entries(result[name].value())) {
      INFO(id, " ", name, " ", label);
      REQUIRE(g < curves.size());
      same_limits(curves[g], theirs, scale);
      const bool first = name == "conf_log";
      if (first) same_curve(curves[g], theirs);
      same_quantiles(curves[g], first ? theirs["quantiles"].value() : theirs, scale, first ? "" : "q_");
      ++g;
      ++seen;
    }
    CHECK(g == curves.size());
  }
  CHECK(static_cast<std::size_t>(seen) >= 2 * curves.size());
}

}  // namespace

TEST_CASE("the curve of all patients with lung cancer is R's") {
  same_curves("lung_km_all", kaplan_meier(follow_up_of(survival_columns("lung"), "time", "event")));
}

TEST_CASE("the curves of men and women with lung cancer are R's") {
  const auto c = survival_columns("lung");
  same_curves("lung_km_sex", kaplan_meier(follow_up_of(c, "time", "event"), labelled(c.at("sex"))));
}

TEST_CASE("Fleming and Harrington's curves of lung cancer are R's") {
  const auto c = survival_columns("lung");
  same_curves("lung_fh_sex", kaplan_meier(follow_up_of(c, "time", "event"), labelled(c.at("sex")),
                                          {SurvivalBy::hazard, HazardBy::fleming_harrington}));
}

TEST_CASE("the curves of the four cells of the veterans are R's") {
  const auto c = survival_columns("veteran");
  same_curves("veteran_km_cell", kaplan_meier(follow_up_of(c, "time", "status"), labelled(c.at("cell"))));
}

TEST_CASE("the curves of colon cancer by treatment are R's") {
  const auto c = survival_columns("colon_death");
  same_curves("colon_km_rx", kaplan_meier(follow_up_of(c, "time", "status"), labelled(c.at("rxn"))));
}

TEST_CASE("the curves before and after a heart transplant, entered late, are R's") {
  const auto c = survival_columns("heart");
  auto       f = follow_up_of(c, "stop", "event");
  f.entry      = c.at("start");
  same_curves("heart_km_delayed", kaplan_meier(f, labelled(c.at("transplant"))));
}

TEST_CASE("a curve that reaches zero is R's") {
  same_curves("tiny_km", kaplan_meier(follow_up_of(survival_columns("tiny_ties"), "time", "status")));
}

TEST_CASE("Therneau's weighted curve is R's") {
  const auto c = survival_columns("therneau_weighted");
  auto       f = follow_up_of(c, "time", "status");
  f.weight     = c.at("w");
  same_curves("therneau_weighted_km", kaplan_meier(f));
}
