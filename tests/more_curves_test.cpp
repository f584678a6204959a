// What make_curves.R asked R beyond the shared answers: tests/reference/survival/curves.json.
#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "nelm/cohort/curve_read.h"
#include "nelm/cohort/described.h"
#include "nelm/cohort/log_rank.h"
#include "tests/curve_answers.h"

using namespace nelm;
using namespace nelm::cohort;
using namespace nelm::tests;

namespace {

constexpr double digits   = 1e-12;  // of 15 that R's answers are written with, some are lost in sums
constexpr double by_model = 1e-8;   // a log-rank test by coxph's score test, whose sums are recursive

Json answers(const char* part) { return survival_answers("curves")[part].value(); }

double or_nan(const std::optional<double>& x) { return x ? *x : std::nan(""); }
double or_infinite(double x) { return std::isnan(x) ? INFINITY : x; }  // as "Inf" is written here

void same_curve(const Curve& curve, Json theirs) {
  const auto time = numbers(theirs, "time"), n = numbers(theirs, "n_risk"), d = numbers(theirs, "n_event"),
             c = numbers(theirs, "n_censor"), s = numbers(theirs, "surv"), e = numbers(theirs, "std_err_log"),
             h = numbers(theirs, "cumhaz"), eh = numbers(theirs, "std_chaz"), low = numbers(theirs, "lower"),
             high = numbers(theirs, "upper");
  REQUIRE(curve.steps.size() == time.size());
  for (std::size_t i = 0; i < time.size(); ++i) {
    INFO("step ", i);
    const CurveStep& step = curve.steps[i];
    CHECK(step.time == time[i]);
    same("at risk", step.at_risk, n[i], digits);
    same("events", step.events, d[i], digits);
    same("censored", step.censored, c[i], digits);
    same("survival", step.survival, s[i], digits);
    if (step.survival > 0) same("error", step.log_error, or_infinite(e[i]), digits);
    same("hazard", step.hazard, h[i], digits);
    same("hazard's error", step.hazard_error, eh[i], digits);
    const auto limits = survival_interval(step.survival, step.log_error, 0.95, IntervalScale::log);
    same("lower", limits.low, low[i], digits);
    same("upper", limits.high, high[i], digits);
  }
}

IntervalScale scale_named(const std::string& name) {
  if (name == "plain") return IntervalScale::plain;
  if (name == "log") return IntervalScale::log;
  if (name == "log-log") return IntervalScale::log_log;
  return name == "logit" ? IntervalScale::logit : IntervalScale::arcsine;
}

void same_quantiles(const Curve& curve, Json theirs, double level, IntervalScale scale, const std::string& before) {
  const auto p = numbers(theirs, "prob"), t = numbers(theirs, "quantile"), low = numbers(theirs, before + "lower"),
             high = numbers(theirs, before + "upper");
  for (std::size_t i = 0; i < p.size(); ++i) {
    INFO("p ", p[i]);
    const auto q = quantile(curve, p[i], level, scale);
    same("quantile", or_nan(q.time), t[i], 0);
    same("lower", or_nan(q.low), low[i], 0);
    same("upper", or_nan(q.high), high[i], 0);
  }
}

Curve veterans() { return kaplan_meier(follow_up_of(survival_columns("veteran"), "time", "status")).at(0); }

void same_trend(const char* name, const LogRank& test) {
  INFO(name);
  const Json theirs = answers("trends")[name].value();
  const auto scores = numbers(theirs, "scores");
  const auto ours   = trend(test, scores);
  same("score", ours.score, number(theirs, "score"), digits);
  same("variance", ours.variance, number(theirs, "variance"), digits);
  same("chi-squared", ours.chi_squared, number(theirs, "chisq"), digits);
  same("P", ours.p, number(theirs, "p"), 10 * digits);
}

LogRank by_ecog(bool by_sex) {
  const auto c = survival_columns("lung");
  auto       f = follow_up_of(c, "time", "event");
  if (by_sex) f.stratum = labelled(c.at("sex"));
  return log_rank(f, labelled(c.at("ph_ecog")));
}

LogRank by_treatment() {
  const auto c = survival_columns("colon_death");
  return log_rank(follow_up_of(c, "time", "status"), labelled(c.at("rxn")));
}

}  // namespace

TEST_CASE("every estimate of a weighted curve, and of one entered late, is R's") {
  const auto lung = survival_columns("lung"), heart = survival_columns("heart");
  auto       weighted = follow_up_of(lung, "time", "event"), late = follow_up_of(heart, "stop", "event");
  for (const double age : lung.at("age")) weighted.weight.push_back(0.5 + std::fmod(age, 7) / 4);
  late.entry = heart.at("start");
  for (std::size_t i = 1; i <= late.rows(); ++i) late.weight.push_back(1 + static_cast<double>(i % 3));
  for (const auto survival : {SurvivalBy::product, SurvivalBy::hazard})
    for (const auto hazard : {HazardBy::nelson_aalen, HazardBy::fleming_harrington}) {
      const auto by =
          fmt::format("_{}{}", survival == SurvivalBy::product ? 1 : 2, hazard == HazardBy::nelson_aalen ? 1 : 2);
      INFO(by);
      same_curve(kaplan_meier(weighted, {}, {survival, hazard}).at(0), answers("curves")["lung_weighted" + by].value());
      same_curve(kaplan_meier(late, {}, {survival, hazard}).at(0),
                 answers("curves")["heart_late_weighted" + by].value());
    }
}

TEST_CASE("intervals and quantiles of 80, 90 and 99 % are R's on every scale") {
  const auto curve = veterans();
  int        seen  = 0;
  for (const Json theirs : answers("levels").get_array()) {
    const auto   type  = word(theirs, "type");
    const double level = number(theirs, "level");
    INFO(type, ", ", level);
    const auto low = numbers(theirs, "lower"), high = numbers(theirs, "upper");
    REQUIRE(low.size() == curve.steps.size());
    for (std::size_t i = 0; i < low.size(); ++i) {
      const auto& step   = curve.steps[i];
      const auto  limits = survival_interval(step.survival, step.log_error, level, scale_named(type));
      same("lower", limits.low, low[i], digits);
      same("upper", limits.high, high[i], digits);
    }
    same_quantiles(curve, theirs, level, scale_named(type), "q_");
    ++seen;
  }
  CHECK(seen == 15);
}

TEST_CASE("quantiles of curves that are level there are R's") {
  for (const Json theirs : answers("flat").get_array()) {
    FollowUp f;
    f.time = numbers(theirs, "time");
    for (const double e : numbers(theirs, "event")) f.event.push_back(e == 1);
    INFO(f.rows(), " patients");
    same_quantiles(kaplan_meier(f).at(0), theirs, 0.95, IntervalScale::plain, "");
  }
}

TEST_CASE("survival at named times is R's") {
  const auto curve  = veterans();
  const Json theirs = answers("at");
  const auto time = numbers(theirs, "times"), n = numbers(theirs, "n_risk"), s = numbers(theirs, "surv"),
             e = numbers(theirs, "std_err"), low = numbers(theirs, "lower"), high = numbers(theirs, "upper");
  for (std::size_t i = 0; i < time.size(); ++i) {
    INFO("at ", time[i]);
    const auto at = survival_at(curve, time[i], 0.95, IntervalScale::log);
    REQUIRE(at);
    CHECK(at->at_risk == n[i]);
    same("survival", at->survival, s[i], digits);
    same("error", at->error, e[i], digits);
    same("lower", at->interval.low, low[i], digits);
    same("upper", at->interval.high, high[i], digits);
  }
}

TEST_CASE("how long patients were followed is R's survfit(Surv(time, 1 - event))") {
  const auto c      = survival_columns("lung");
  const auto curves = reverse_kaplan_meier(follow_up_of(c, "time", "event"), labelled(c.at("sex")));
  const Json theirs = answers("follow_up");
  const auto s      = numbers(theirs, "surv");
  const auto times = rows_of_matrix(theirs["quantile"].value()), low = rows_of_matrix(theirs["lower"].value()),
             high = rows_of_matrix(theirs["upper"].value());
  std::size_t i   = 0;
  for (const Curve& curve : curves)
    for (const CurveStep& step : curve.steps) same("survival", step.survival, s.at(i++), digits, 1e-15);
  CHECK(i == s.size());
  for (std::size_t g = 0; g < 2; ++g)
    for (std::size_t k = 0; k < 3; ++k) {
      const auto q = quantile(curves.at(g), 0.25 * static_cast<double>(k + 1), 0.95, IntervalScale::log);
      same("quantile", or_nan(q.time), times[g][k], 0);
      same("lower", or_nan(q.low), low[g][k], 0);
      same("upper", or_nan(q.high), high[g][k], 0);
    }
}

TEST_CASE("trends over ordered groups are what survdiff's numbers give") {
  same_trend("lung_ecog", by_ecog(false));
  same_trend("lung_ecog_by_sex", by_ecog(true));
  same_trend("colon_rx", by_treatment());
  same_trend("colon_rx_scores", by_treatment());
}

TEST_CASE("log-rank tests with late entry are the score tests of the exact partial likelihood") {
  const auto c          = survival_columns("heart");
  auto       f          = follow_up_of(c, "stop", "event");
  f.entry               = c.at("start");
  const auto transplant = labelled(c.at("transplant"));
  same("transplant", log_rank(f, transplant).chi_squared, number(answers("late")["transplant"].value(), "chisq"),
       by_model);
  f.stratum = transplant;
  same("surgery", log_rank(f, labelled(c.at("surgery"))).chi_squared,
       number(answers("late")["surgery_by_transplant"].value(), "chisq"), by_model);
}

TEST_CASE("a weighted log-rank test is survdiff on as many rows") {
  const auto c = survival_columns("lung");
  auto       f = follow_up_of(c, "time", "event");
  for (const double age : c.at("age")) f.weight.push_back(1 + std::fmod(age, 3));
  const auto test     = log_rank(f, labelled(c.at("ph_ecog")));
  const Json theirs   = answers("weighted");
  const auto observed = numbers(theirs, "observed"), expected = numbers(theirs, "expected");
  const auto variance = rows_of_matrix(theirs["var"].value());
  for (std::size_t g = 0; g < 4; ++g) {
    same("observed", test.observed(Eigen::Index(g), 0), observed[g], digits);
    same("expected", test.expected(Eigen::Index(g), 0), expected[g], digits);
    for (std::size_t h = 0; h < 4; ++h)
      same("variance", test.variance(Eigen::Index(g), Eigen::Index(h)), variance[g][h], digits, digits);
  }
  same("chi-squared", test.chi_squared, number(theirs, "chisq"), digits);
}

TEST_CASE("a table of patients is R's, with its standardised differences written out") {
  const auto c    = survival_columns("lung_with_na");
  const auto sex  = labelled(c.at("sex"));
  int        seen = 0;
  for (const auto& [name, theirs] : entries(answers("table")["numbers"].value())) {
    INFO(name);
    const auto ours = described(Column{name, Column::Kind::number, c.at(name), {}}, sex);
    same("apart", ours.apart.at(0).difference, number(theirs, "smd"), digits);
    std::size_t g = 0;
    for (const Json group : theirs["groups"].get_array()) {
      const auto& in = ours.numbers.at(g++);
      CHECK(static_cast<double>(in.n) == number(group, "n"));
      CHECK(static_cast<double>(in.missing) == number(group, "missing"));
      same("mean", in.mean, number(group, "mean"), digits);
      same("deviation", in.deviation, number(group, "sd"), digits);
      const auto q = numbers(group, "quantile");
      CHECK(std::vector{in.least, in.quartile, in.median, in.upper_quartile, in.most} == q);
    }
    ++seen;
  }
  CHECK(seen == 3);
  const auto ours   = described(Column{"ph_ecog", Column::Kind::category, c.at("ph_ecog"), {"0", "1", "2", "3"}}, sex);
  const Json theirs = answers("table")["ecog"].value();
  const auto counts = rows_of_matrix(theirs["counts"].value());
  for (std::size_t g = 0; g < 2; ++g)
    for (std::size_t level = 0; level < 4; ++level)
      CHECK(static_cast<double>(ours.counts.at(g).of_level[level]) == counts[g][level]);
  CHECK(ours.counts[0].missing == 1);
  same("apart", ours.apart.at(0).difference, number(theirs, "smd"), digits);
}
