#include "nelm/exchange/effects_csv.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace nelm;
using namespace nelm::exchange;
using evidence::EffectKind;

namespace {

constexpr double exactly_as_worked = 1e-12;

EffectsTable taken(std::string_view bytes, const EffectsAsked& asked = {}) {
  auto read = read_effects({"t.csv", bytes}, asked);
  for (const Problem& p : read ? Problems{} : read.error()) FAIL(sentence(p));
  return std::move(*read);
}

std::string told(std::string_view bytes, const EffectsAsked& asked = {}) {
  const auto  read = read_effects({"t.csv", bytes}, asked);
  std::string lines;
  for (const Problem& p : read ? Problems{} : read.error()) lines += sentence(p) + "\n";
  return lines;
}

EffectsAsked as(std::string contrast) {
  EffectsAsked asked;
  asked.contrast = std::move(contrast);
  return asked;
}

double estimate(const EffectsTable& t) { return t.table.effects.at(0).estimate; }
double variance(const EffectsTable& t) { return t.table.effects.at(0).variance; }

auto worked(double value) { return doctest::Approx(value).epsilon(exactly_as_worked); }

}  // namespace

TEST_CASE("each set of columns is taken for what it is, and says so") {
  auto t = taken("study,estimate,variance\nA,0.5,0.04\n");
  CHECK(t.table.kind == EffectKind::as_given);
  CHECK(variance(t) == 0.04);
  CHECK(t.taken == std::vector<std::string>{"estimate", "variance"});

  t = taken("se,note,estimate,study\n0.2,seen,0.5,A\n");
  CHECK(variance(t) == worked(0.04));
  CHECK(t.not_used == std::vector<std::string>{"note"});

  t = taken("study,events,n\nA,3,12\n");
  CHECK(t.table.kind == EffectKind::share);
  CHECK(estimate(t) == worked(std::log(3. / 9)));

  t = taken("study,events,time\nA,4,100\n");
  CHECK(t.table.kind == EffectKind::rate);
  CHECK(estimate(t) == worked(std::log(0.04)));
  CHECK(variance(t) == worked(0.25));

  t = taken("study,events_1,n_1,events_2,n_2\nA,11,15,7,23\n", as("or"));
  CHECK(t.table.kind == EffectKind::odds_ratio);
  CHECK(estimate(t) == worked(std::log(11. * 16 / (4. * 7))));

  t = taken("study,mean_1,sd_1,n_1,mean_2,sd_2,n_2\nA,5,1,10,3,2,16\n", as("md"));
  CHECK(t.table.kind == EffectKind::mean_difference);
  CHECK(estimate(t) == 2);
  CHECK(variance(t) == worked(1. / 10 + 4. / 16));
}

TEST_CASE("a hazard ratio has its error from its interval, or else from an exact P") {
  const auto t = taken("study,hr,low,high,p\nA,0.5,0.25,1,0.9\nB,0.5,,,0.05\n");
  CHECK(t.table.kind == EffectKind::hazard_ratio);
  CHECK(t.taken == std::vector<std::string>{"hr", "low", "high", "p"});
  const double z = 1.959963984540054;
  CHECK(std::sqrt(t.table.effects[0].variance) == worked(std::log(4) / (2 * z)));
  CHECK(std::sqrt(t.table.effects[1].variance) == worked(std::log(2) / z));
  CHECK(t.table.from_p == std::vector<char>{0, 1});
}

TEST_CASE("estimates are read as what --contrast calls them") {
  const std::string_view rows = "study,estimate,variance\nA,0.5,0.04\n";
  CHECK(taken(rows, as("or")).table.reading()(0) == 1);
  CHECK(taken(rows, as("md")).table.reading()(0) == 0);
  CHECK(taken(rows).table.reading()(0) == 0);
}

TEST_CASE("arms of none and of all are pooled with a half, and marked") {
  const auto t = taken("study,events,n\nA,0,10\nB,10,10\nC,5,10\n");
  CHECK(t.table.half_added == std::vector<char>{1, 1, 0});
  const auto two = taken("study,events_1,n_1,events_2,n_2\nA,0,10,0,10\nB,10,10,10,10\n", as("or"));
  CHECK(two.table.half_added == std::vector<char>{1, 1});
  CHECK(estimate(two) == worked(0));
}

TEST_CASE("moderators, groups, clusters and years are columns somebody names") {
  EffectsAsked asked;
  asked.moderators = {"dose", "age"};
  asked.subgroup   = "country";
  asked.cluster    = "study";
  asked.by_year    = true;
  const auto t     = taken("study,year,age,estimate,variance,dose,country\nA,2011,60,1,1,2.5,it\n", asked);
  CHECK(t.table.moderators.names == asked.moderators);
  CHECK(t.table.moderators.values == std::vector<double>{2.5, 60});
  CHECK(t.table.subgroup == std::vector<std::string>{"it"});
  CHECK(t.table.cluster == t.table.study);
  CHECK(t.table.year == std::vector<double>{2011});
  CHECK(t.not_used.empty());
}

TEST_CASE("columns that are missing or misspelt are told with the nearest name") {
  CHECK(told("studdy,evnts,n\nA,1,2\n") ==
        "t.csv:1:1: studdy: found an unknown column; expected a column study, did you mean study?\n"
        "t.csv:1:8: evnts: found an unknown column; expected events, n, did you mean events?\n");
  CHECK(told("study,estimate\nA,1\n") ==
        "t.csv:1:1: variance: found nothing; expected a column variance of estimate, variance\n");
  CHECK(told("study,x\nA,1\n") ==
        "t.csv:1:1: found no columns of effects; expected those of one kind: estimate, variance; estimate, se; "
        "events_1, n_1, events_2, n_2; mean_1, sd_1, n_1, mean_2, sd_2, n_2; hr, low, high; hr, p; events, n; events, "
        "time\n");
}

TEST_CASE("which of several is meant is asked, not guessed") {
  const std::string_view both = "study,events,n,time\nA,1,2,3\n";
  CHECK(told(both) ==
        "t.csv:1:1: found the columns of several kinds: events, n; events, time; expected those of one, or --contrast "
        "to say which\n");
  CHECK(taken(both, as("rate")).table.kind == EffectKind::rate);
  const std::string_view arms = "study,events_1,n_1,events_2,n_2\nA,1,2,1,3\n";
  CHECK(told(arms) ==
        "--contrast: found nothing; expected one of or, rr, rd, peto, of the columns events_1, n_1, events_2, n_2\n");
  CHECK(told(arms, as("md")) ==
        "--contrast: found \"md\"; expected one of or, rr, rd, peto, of the columns events_1, n_1, events_2, n_2\n");
}

TEST_CASE("a row that cannot be computed with is told at its cell, in the words of what it is") {
  CHECK(told("study,estimate,variance\nA,1,-0.1\nB,1,0\nC,inf,1\nD,x,y\n ,1,1\n") ==
        "t.csv:2:5: variance: found \"-0.1\"; expected a variance above 0\n"
        "t.csv:3:5: variance: found \"0\"; expected a variance above 0\n"
        "t.csv:4:3: estimate: found \"inf\"; expected a number, such as 12.5\n"
        "t.csv:5:3: estimate: found \"x\"; expected a number, such as 12.5\n"
        "t.csv:5:5: variance: found \"y\"; expected a number, such as 12.5\n"
        "t.csv:6:1: study: found nothing; expected the name of a study\n");
  CHECK(told("study,estimate,se\nA,1,-2\nB,1,1e-200\n") ==
        "t.csv:2:5: se: found \"-2\"; expected a standard error above 0\n"
        "t.csv:3:5: se: found \"1e-200\"; expected a standard error above 0\n");
  CHECK(told("study,events,n\nA,11,10\nB,1,0\n") ==
        "t.csv:2:3: events: found \"11\"; expected a number of events from 0 to the total\n"
        "t.csv:3:3: events: found \"1\"; expected a number of events from 0 to the total\n"
        "t.csv:3:5: n: found \"0\"; expected a number of patients above 0\n");
  CHECK(told("study,events_1,n_1,events_2,n_2\nA,1,2,-1,3\n", as("rr")) ==
        "t.csv:2:7: events_2: found \"-1\"; expected a number of events from 0 to the arm's total\n");
  CHECK(told("study,mean_1,sd_1,n_1,mean_2,sd_2,n_2\nA,1,0,10,-1,1,1\n", as("rom")) ==
        "t.csv:2:5: sd_1: found \"0\"; expected a standard deviation above 0\n"
        "t.csv:2:10: mean_2: found \"-1\"; expected a mean of the same sign as the first (1), and neither 0\n"
        "t.csv:2:15: n_2: found \"1\"; expected a number of patients, at least 2\n");
  CHECK(told("study,hr,low,high,p\nA,0.5,0.6,0.8,\nB,0.5,,,<0.001\nC,0.5,0.3,,\nD,1,,,0.05\n") ==
        "t.csv:2:7: low: found \"0.6\"; expected a lower bound above 0 and not above the hazard ratio\n"
        "t.csv:3:9: p: found \"<0.001\"; expected an exact two-sided P value, such as 0.034; from a bound on P no "
        "standard error follows\n"
        "t.csv:4:11: high: found nothing; expected a number, such as 12.5\n"
        "t.csv:5:3: hr: found \"1\"; expected a hazard ratio above 0, and not 1\n");
  CHECK(told("study,events,time\nA,-1,0\n") ==
        "t.csv:2:3: events: found \"-1\"; expected a number of events, 0 or more\n"
        "t.csv:2:6: time: found \"0\"; expected a time at risk above 0\n");
}

TEST_CASE("of very many malformed cells a thousand are told, and the rest is counted") {
  std::string rows = "study,estimate,variance\n";
  for (int i = 0; i < 1500; ++i) rows += "A,x,1\n";
  const auto read = read_effects({"t.csv", rows});
  REQUIRE_FALSE(read);
  CHECK(read.error().size() == most_cells_told + 1);
  CHECK(sentence(read.error().back()) == "t.csv: found 500 more like these; expected a table without them");
}
