// The commands on a user's own patients, as a user meets them: R's numbers through the JSON, every message for bad input word for
// word, and every answer held against the schema.
#include <doctest/doctest.h>

#include <simdjson.h>

#include "tests/running_nelm.h"
#include "tests/survival_reference.h"
#include "tests/validated.h"

using namespace nelm::tests;

namespace {

constexpr double      as_r            = 1e-9;   // relative: coefficients and what is made of them
constexpr double      log_likelihoods = 1e-11;  // likewise
constexpr double      log_rank_as_r   = 1e-11;  // chi-squared
const std::string     data            = NELM_SOURCE_DIR "/tests/reference/survival/";

/// What the command wrote as JSON; kept as long as this.
struct Said {
  simdjson::dom::parser parser;
  Json                  root;

  explicit Said(const std::string& line) {
    const Scratch scratch;
    const auto    ran = run(scratch, "nelm cohort " + line + " --json");
    REQUIRE_MESSAGE(ran.status == 0, line, ": ", ran.complained);
    REQUIRE(!parser.parse(ran.said).get(root));
  }
  Json at(std::string_view pointer) {
    Json found;
    REQUIRE_MESSAGE(!root.at_pointer(pointer).get(found), pointer);
    return found;
  }
  double number(std::string_view pointer) { return nelm::tests::number(at(pointer)); }
};

/// A number of R's answer, by its place.
double theirs(const std::string& file, std::string_view pointer) {
  Json found;
  REQUIRE_MESSAGE(!survival_reference(file).at_pointer(pointer).get(found), file, pointer);
  return number(found);
}

void same_coefficients(Said& said, Json r) {
  std::size_t i = 0;
  const auto  coefficients = said.at("/cox/coefficients").get_array();
  for (const auto [name, value] : r["coef"].get_object()) {
    INFO(name);
    agree(std::string(name), number(coefficients.at(i), "coefficient"), number(value), as_r);
    agree("its standard error", number(coefficients.at(i), "standard_error"),
          std::sqrt(numbers(r["var"].get_array().at(i).value())[i]), as_r);
    ++i;
  }
  CHECK(i == coefficients.size());
  const auto log_likelihood = numbers(r, "loglik");
  agree("log-likelihood without", said.number("/cox/log_likelihood_null"), log_likelihood[0], log_likelihoods);
  agree("log-likelihood", said.number("/cox/log_likelihood"), log_likelihood[1], log_likelihoods);
}

/// What is complained of a table with these lines.
std::string complaint(const std::string& table, const std::string& line) {
  const Scratch scratch;
  std::ofstream(scratch.at / "t.csv") << table;
  const auto ran = run(scratch, "nelm cohort " + line);
  CHECK(ran.status == 1);
  CHECK(ran.said.empty());
  return ran.complained;
}

}  // namespace

TEST_CASE("curves of lung by sex are R's: the median, its interval, and survival with those at risk") {
  Said       said("km " + data + "lung.csv --surv 'time, event' --by sex --at 90,365 --quantiles 0.25,0.5,0.75");
  const auto r = survival_reference("lung_km_sex").at_key("result").value();
  Json       men;
  REQUIRE(!r["conf_log"]["sex=1"].get(men));
  const auto times = numbers(men, "time"), survival = numbers(men, "surv"), low = numbers(men, "lower");
  const auto steps = said.at("/curves/0/steps").get_array();
  REQUIRE(steps.size() == times.size());
  for (std::size_t i = 0; i < times.size(); ++i) {
    CHECK(number(steps.at(i), "time") == times[i]);
    agree("survival", number(steps.at(i), "survival"), survival[i], 1e-13);
    if (!std::isnan(low[i])) agree("low", number(steps.at(i), "low"), low[i], 1e-12);
  }
  CHECK(said.number("/curves/0/quantiles/1/time") == 283);
  CHECK(said.number("/curves/1/quantiles/1/time") == 433);
}

TEST_CASE("log-rank tests of lung and of colon are R's") {
  Said lung("logrank " + data + "lung.csv --surv 'time, event' --by sex");
  agree("chi-squared", lung.number("/log_rank/chi_squared"), theirs("lung_logrank_sex", "/result/0/chisq"), log_rank_as_r);
  agree("expected", lung.number("/log_rank/groups/0/expected"), theirs("lung_logrank_sex", "/result/0/expected/0"), log_rank_as_r);
  Said rho("logrank " + data + "lung.csv --surv 'time, event' --by sex --rho 1");
  agree("chi-squared, rho 1", rho.number("/log_rank/chi_squared"), theirs("lung_logrank_sex", "/result/2/chisq"), log_rank_as_r);
  Said colon("logrank " + data + "colon_death.csv --surv 'time, status' --by rxn");
  agree("chi-squared", colon.number("/log_rank/chi_squared"), theirs("colon_logrank", "/result/0/chisq"), log_rank_as_r);
  Said strata("logrank " + data + "lung.csv --surv 'time, event' --by 'sex + strata(ph_ecog)'");
  agree("chi-squared, strata", strata.number("/log_rank/chi_squared"),
        theirs("lung_logrank_sex_strata_ecog", "/result/0/chisq"), log_rank_as_r);
}

TEST_CASE("restricted means of veteran by treatment, and their difference, are R's") {
  Said said("rmst " + data + "veteran.csv --surv 'time, status' --by trt --tau 90");
  agree("first", said.number("/restricted_means/groups/0/mean"), theirs("veteran_rmst", "/result/0/arms/1/rmst"), 1e-12);
  agree("difference", said.number("/restricted_means/difference/estimate"),
        theirs("veteran_rmst", "/result/0/difference/est"), 1e-11);
  agree("P", said.number("/restricted_means/difference/p"), theirs("veteran_rmst", "/result/0/difference/p"), 1e-10);
}

TEST_CASE("Cox models of lung, heart, veteran and rotterdam have R's coefficients") {
  const auto result = [](const std::string& file) { return survival_reference(file).at_key("result").value(); };
  for (const std::string ties : {"efron", "breslow"}) {
    Said heart("cox " + data + "heart.csv --surv 'stop, event' --entry start --id id --on 'age + year + surgery + transplant' --ties " + ties);
    same_coefficients(heart, result("heart_cox_td")[ties].value());
    Said rotterdam("cox " + data + "rotterdam.csv " + rotterdam_asked + " --ties " + ties);
    same_coefficients(rotterdam, result("rotterdam_cox")[ties].value());
  }
}
