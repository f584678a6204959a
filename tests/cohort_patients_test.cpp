// Patients of several rows, and rows that weigh: what the commands say of them, against R's answers in
// tests/reference/survival/patients.json.
#include <doctest/doctest.h>

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <random>

#include "nelm/cohort/curve_jackknife.h"
#include "tests/running_nelm.h"
#include "tests/survival_reference.h"
#include "tests/validated.h"

using namespace nelm;
using namespace nelm::tests;

namespace {

const std::string data = NELM_SOURCE_DIR "/tests/reference/survival/";

std::string said(const std::string& line) {
  const Scratch scratch;
  const auto    ran = run(scratch, "nelm cohort " + line);
  REQUIRE_MESSAGE(ran.status == 0, line, ": ", ran.complained);
  return ran.said;
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

const std::string split = "lung_split.csv --surv 'time, event' --entry start --id id";
const std::string whole = "lung.csv --surv 'time, event'";

}  // namespace

TEST_CASE("a table split at any time has the curves of the whole one in all columns, and they are R's with id") {
  const auto ours = said("km " + data + split + " --by sex --csv");
  CHECK(ours == said("km " + data + whole + " --by sex --csv"));
  simdjson::dom::parser parser;
  Json                  curves;
  const auto            json = said("km " + data + split + " --by sex --json");
  REQUIRE(!parser.parse(json)["curves"].get(curves));
  for (std::size_t g = 0; g < 2; ++g) {
    Json r;
    REQUIRE(!survival_reference("patients")["split"].at(g).get(r));
    const auto time = numbers(r, "time"), risk = numbers(r, "n_risk"), censored = numbers(r, "n_censor"),
               survival = numbers(r, "surv");
    Json steps;
    REQUIRE(!curves.at(g)["steps"].get(steps));
    REQUIRE(steps.get_array().size() == time.size());
    for (std::size_t i = 0; i < time.size(); ++i) {
      const Json step = steps.at(i).value();
      CHECK(number(step, "time") == time[i]);
      CHECK(number(step, "at_risk") == risk[i]);
      CHECK(number(step, "censored") == censored[i]);
      agree("survival", number(step, "survival"), survival[i], 1e-13);
    }
  }
  for (const std::string method : {"logrank", "rmst"})
    CHECK(said(method + " " + data + split + " --by sex --csv").substr(20) != "");
  const auto log_rank = said("logrank " + data + split + " --by sex"),
             means    = said("rmst " + data + split + " --by sex --tau 500");
  for (const auto* page : {&log_rank, &means}) {
    CHECK(holds(*page, "212 patients in 623 of 623 rows"));
    CHECK(holds(*page, "patients   rows"));
    CHECK(holds(*page, "185 of 212 have several rows, and are one row as long as there is no gap"));
  }
}

TEST_CASE("who is described is a patient, by the first row, followed to the end of the last") {
  const auto page = said("describe " + data + split + " --by sex");
  CHECK(holds(page, "sex=1, n = 126   sex=2, n = 86"));
  CHECK(holds(page, "185 patients have several rows: the first describes them"));
  const auto csv = said("describe " + data + split + " --by sex --on age --csv");
  CHECK(csv == said("describe " + data + whole + " --by sex --on age --csv"));
  simdjson::dom::parser parser;
  Json                  groups;
  const auto            json = said("describe " + data + split + " --by sex --json");
  REQUIRE(!parser.parse(json)["described"]["groups"].get(groups));
  for (std::size_t g = 0; g < 2; ++g) {
    const Json group = groups.at(g).value();
    CHECK(number(group, "patients") == (g == 0 ? 126 : 86));
    const Json median = group["median_follow_up"].value();
    CHECK(number(median, "time") == numbers(survival_reference("patients")["follow_up"].value(), "time")[g]);
    CHECK(number(median, "low") == numbers(survival_reference("patients")["follow_up"].value(), "low")[g]);
  }
  const auto heart = said("describe " + data + "heart.csv --surv 'stop, event' --entry start --id id");
  CHECK(holds(heart, "n = 103"));
  CHECK(holds(heart, "Not the same in all rows: transplant in\n  69 patients"));
  CHECK(holds(said("km " + data + "heart.csv --surv 'stop, event' --entry start --id id --by transplant"),
              "69 patients are in several groups, one after the other"));
  const Scratch scratch;
  std::ofstream(scratch.at / "t.csv") << "id,age\n1,5\n2,6\n1,7\n";
  CHECK(run(scratch, "nelm cohort describe t.csv --id id").complained ==
        "t.csv:4:1: id: found 1 again; expected one row for each id, or --surv and --entry, which say which row is the "
        "first\n");
}

TEST_CASE("a row of weight 0 is no row: nothing but its count is said of it") {
  const Scratch scratch;
  std::ofstream with(scratch.at / "t.csv"), without(scratch.at / "u.csv");
  std::mt19937  chance(5);
  for (auto* file : {&with, &without}) *file << "t,d,x,g,w\n";
  for (int i = 0; i < 60; ++i) {
    const auto row = fmt::format("{},{},{},{}", 1 + chance() % 40, chance() % 2, chance() % 9, chance() % 2);
    with << row << (i % 4 == 0 ? ",0\n" : ",2\n");
    if (i % 4 != 0) without << row << ",2\n";
  }
  with.close();
  without.close();
  for (const std::string line : {"km {} --by g --csv", "logrank {} --by g --csv", "rmst {} --by g --csv --tau 20",
                                 "cox {} --on x --csv", "zph {} --on x --scale km,rank,identity,log --csv",
                                 "concordance {} --on x --csv", "describe {} --by g --on x --csv"}) {
    const auto of = [&](const char* file) {
      return run(scratch, "nelm cohort " + fmt::format(fmt::runtime(line), file) + " --surv t,d --weights w").said;
    };
    INFO(line);
    CHECK(!of("t.csv").empty());
    CHECK(of("t.csv") == of("u.csv"));
  }
  const auto page = run(scratch, "nelm cohort cox t.csv --surv t,d --weights w --on x").said;
  CHECK(holds(page, "t.csv: 45 of 60 rows"));
  CHECK(holds(page, "left out  15 of 60 rows, of weight 0"));
}

TEST_CASE("the order of the rows changes no bit of sums of weights") {
  const Scratch            scratch;
  std::vector<std::string> rows;
  std::mt19937             chance(11);
  for (int i = 0; i < 200; ++i)
    rows.push_back(fmt::format("{},{},{},{}\n", 1 + chance() % 50, chance() % 2, chance() % 3,
                               0.1 + static_cast<double>(chance() % 1000) / 997));
  for (const std::string line : {"km t.csv --by g", "logrank t.csv --by g", "rmst t.csv --by g"}) {
    std::string first;
    for (int order = 0; order < 4; ++order) {
      std::ofstream file(scratch.at / "t.csv");
      file << "t,d,g,w\n";
      for (const auto& row : rows) file << row;
      file.close();
      const auto ran = run(scratch, "nelm cohort " + line + " --surv t,d --weights w --json").said;
      if (first.empty()) first = ran;
      CHECK(ran == first);
      std::shuffle(rows.begin(), rows.end(), chance);
    }
  }
}

TEST_CASE("robust errors of curves are R's: fractional weights, clusters, ids with late entry, every estimate") {
  using cohort::Estimate;
  const std::pair<std::string, Estimate> estimates[] = {
      {"11", {}},
      {"21", {cohort::SurvivalBy::hazard, cohort::HazardBy::nelson_aalen}},
      {"22", {cohort::SurvivalBy::hazard, cohort::HazardBy::fleming_harrington}}};
  for (const auto& [name, by] : estimates)
    for (const std::string of : {"lung_weights_", "lung_cluster_", "heart_ids_"}) {
      const std::string named = of + name;
      INFO(named);
      const bool heart = of == "heart_ids_";
      auto       rows  = heart ? rows_of({"heart", "stop", "event", {}, "start", "", "id"})
                               : rows_of({"lung", "time", "event", {}, "", "", of == "lung_cluster_" ? "inst" : ""});
      auto&      f     = rows.follow_up;
      const auto age   = columns_of("../survival/lung.csv").at("age");
      for (std::size_t i = 0; i < f.rows(); ++i) {
        if (of == "lung_weights_") f.weight.push_back(0.5 + std::fmod(age[i], 7) / 4);
        if (heart) f.weight.push_back(1 + static_cast<double>((i + 1) % 3) / 2);
      }
      auto curves = cohort::kaplan_meier(f, {}, by);
      cohort::jackknife_errors(f, {}, by, curves);
      Json r;
      REQUIRE(!survival_reference("patients")["robust"][named].get(r));
      const auto  time = numbers(r, "time"), error = numbers(r, "error"), hazard_error = numbers(r, "hazard_error");
      std::size_t at = 0;
      for (const auto& step : curves[0].steps) {
        while (at < time.size() && time[at] != step.time) ++at;  // R has a step at every split
        REQUIRE(at < time.size());
        if (step.survival > 0) as_in_r("error", step.survival_error(), error[at], 1e-12);
        as_in_r("of the hazard", step.hazard_error, hazard_error[at], 1e-12);
      }
    }
}

TEST_CASE(
    "weights that are no whole numbers, and several events of one id, have R's robust variance, and the page says "
    "why") {
  const Scratch scratch;
  std::ifstream lung(data + "lung.csv");
  std::ofstream weighed(scratch.at / "w.csv");
  const auto    age = columns_of("../survival/lung.csv").at("age");
  std::string   line;
  std::getline(lung, line);
  weighed << line << ",w\n";
  for (std::size_t i = 0; std::getline(lung, line); ++i)
    weighed << line << ',' << 0.5 + std::fmod(age[i], 7) / 4 << '\n';
  weighed.close();
  const auto ran = [&](const std::string& words) {
    const auto r = run(scratch, "nelm cohort " + words);
    REQUIRE_MESSAGE(r.status == 0, words, r.complained);
    return r.said;
  };
  const std::string weights = " w.csv --surv 'time, event' --weights w",
                    twice   = " " + data + "recurrent.csv --surv 'stop, event' --entry start --id id";
  const auto same           = [&](const std::string& words, const char* key) {
    simdjson::dom::parser parser;
    Json                  one, r;
    const auto            json = ran(words + " --json");
    REQUIRE(!parser.parse(json).at_pointer("/cox/coefficients/0").get(one));
    REQUIRE(!survival_reference("patients")["defaults"][key].get(r));
    agree("coefficient", number(one, "coefficient"), number(r, "coef"), 1e-9);
    agree("error", number(one, "standard_error"), number(r, "error"), 1e-9);
    agree("naive", number(one, "naive_standard_error"), number(r, "naive"), 1e-9);
  };
  same("cox" + weights + " --on age", "weights");
  same("cox" + twice + " --on x", "events");
  CHECK(holds(ran("cox" + weights + " --on age"), "because the weights\n                  of w are no whole numbers"));
  const auto events = ran("cox" + twice + " --on x");
  CHECK(holds(events, "because 10 patients had the event more than once"));
  CHECK(holds(events, "60 patients in 120 of 120 rows"));
  CHECK(holds(events, "10 patients had the event more than once, and each time counts"));
  CHECK(holds(events, "30 patients are still under observation after the event"));
  CHECK(holds(ran("cox" + twice + " --on x --firth"), "The variance takes the events of one patient as independent"));
  CHECK(holds(ran("logrank" + weights + " --by sex"),
              "hypergeometric: it takes the weights of w as numbers of patients"));
  CHECK(holds(ran("rmst" + weights), "are Greenwood's: they take the weights of w as numbers of"));

  simdjson::dom::parser parser;
  Json                  steps, r;
  const auto            json = ran("km" + twice + " --json");
  REQUIRE(!parser.parse(json).at_pointer("/curves/0/steps").get(steps));
  REQUIRE(!survival_reference("patients")["defaults"]["km_events"].get(r));
  const auto error = numbers(r, "std.err");
  for (std::size_t i = 0; i < steps.get_array().size(); ++i) {
    const auto e = number(steps.at(i).value(), "standard_error");
    if (!std::isnan(e)) as_in_r("error", e, error.at(i), 1e-12);
  }
}

TEST_CASE("each estimate names the variance it has") {
  const auto line = [](const std::string& words) { return said("km " + data + words); };
  CHECK(holds(line(whole), "variance by Greenwood"));
  CHECK(holds(line(whole + " --estimate nelson-aalen"), "variance of the Nelson-Aalen hazard"));
  CHECK(holds(line(whole + " --estimate fleming-harrington"), "variance of the Fleming-Harrington hazard"));
  CHECK(
      holds(line(whole + " --cluster inst"), "rows of one inst\n             together, because --cluster asks for it"));
}

TEST_CASE("a concordance of clusters says that its error takes them together, and not that rows are independent") {
  const auto page = said("concordance " + data + whole + " --marker age --cluster inst");
  CHECK(holds(page, "by the infinitesimal jackknife, rows of one inst together"));
  CHECK_FALSE(holds(page, "as independent"));
}

TEST_CASE("under late entry it is said where nobody was left before others entered, and how few the first are") {
  const Scratch scratch;
  std::ofstream(scratch.at / "t.csv") << "s,t,d,x\n0,2,1,1\n0,3,1,2\n4,8,1,1\n5,9,0,3\n5,10,1,2\n5,11,1,1\n";
  const auto page = [&](const std::string& line) {
    return run(scratch, "nelm cohort " + line + " --surv t,d --entry s").said;
  };
  const auto km = page("km t.csv");
  CHECK(holds(km, "nobody was left at 3 (the last 1 at risk had the event), before 4 more entered: the curve is 0"));
  CHECK(holds(km, "Entry is late: 2 at risk at the first event, at 2; most at 8, 4"));
  CHECK(holds(page("rmst t.csv"), "the curve is 0"));
  CHECK(holds(page("cox t.csv --on x"),
              "nobody was left at 3 (the last 1 at risk had the event), before 4 more entered: that"));
}

TEST_CASE("the outcome among the columns it is set against, and times of 0, are said") {
  const Scratch scratch;
  std::ofstream(scratch.at / "t.csv") << "t,d,x\n0,1,1\n0,0,2\n3,1,2\n4,0,1\n5,1,3\n6,0,2\n7,1,1\n";
  const auto page = [&](const std::string& line) { return run(scratch, "nelm cohort " + line + " --surv t,d").said; };
  CHECK(holds(page("cox t.csv --on 'x + t'"), "t is the outcome itself"));
  CHECK(holds(page("km t.csv --by d"), "d is the outcome itself"));
  CHECK_FALSE(holds(page("cox t.csv --on x"), "the outcome itself"));
  CHECK_FALSE(holds(page("describe t.csv --on t"), "the outcome itself"));
  CHECK(holds(page("km t.csv"), "2 rows end at time 0, 1 of them with the event: at risk then, and at no later time"));
}
