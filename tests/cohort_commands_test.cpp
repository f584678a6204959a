// The commands on a user's own patients, as a user meets them: R's numbers through the JSON, every message for bad input word for
// word, and every answer held against the schema.
#include <doctest/doctest.h>

#include <simdjson.h>

#include <regex>

#include "tests/running_nelm.h"
#include "tests/survival_reference.h"
#include "tests/validated.h"

using namespace nelm::tests;

namespace {

constexpr double  as_r            = 1e-9;   // relative: coefficients and what is made of them
constexpr double  log_likelihoods = 1e-11;  // likewise
constexpr double  log_rank_as_r   = 1e-11;  // chi-squared
const std::string data            = NELM_SOURCE_DIR "/tests/reference/survival/";

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

/// The model of one method for ties in a file of R's.
void same_as_coxph(const std::string& line, const std::string& file, const std::string& ties) {
  Said said("cox " + data + line + " --ties " + ties);
  Json r;
  REQUIRE(!survival_reference(file)["result"][ties].get(r));
  const auto  coefficients = said.at("/cox/coefficients").get_array();
  const auto  errors       = numbers(r, "se");
  std::size_t i            = 0;
  for (const auto [name, value] : r["coef"].get_object()) {
    REQUIRE(i < coefficients.size());
    CHECK(word(coefficients.at(i), "name") == name);
    agree(std::string(name), number(coefficients.at(i), "coefficient"), number(value), as_r);
    agree("its standard error", number(coefficients.at(i), "standard_error"), errors[i], as_r);
    agree("its hazard ratio", number(coefficients.at(i), "hazard_ratio"), std::exp(number(value)), as_r);
    ++i;
  }
  CHECK(i == coefficients.size());
  agree("log-likelihood without", said.number("/cox/log_likelihood_null"), number(r, "loglik_null"), log_likelihoods);
  agree("log-likelihood", said.number("/cox/log_likelihood"), number(r, "loglik"), log_likelihoods);
  agree("concordance", said.number("/cox/concordance/c"), number(r["concordance"].value(), "c"), as_r);
  agree("its error", said.number("/cox/concordance/standard_error"), number(r["concordance"].value(), "se"), as_r);
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
  Said said("km " + data + "lung.csv --surv 'time, event' --by sex --at 90,365 --quantiles 0.25,0.5,0.75");
  Json men;
  REQUIRE(!survival_reference("lung_km_sex")["result"]["conf_log"]["sex=1"].get(men));
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
  agree("chi-squared", lung.number("/log_rank/chi_squared"), theirs("lung_logrank_sex", "/result/0/chisq"),
        log_rank_as_r);
  agree("expected", lung.number("/log_rank/groups/0/expected"), theirs("lung_logrank_sex", "/result/0/expected/0"),
        log_rank_as_r);
  Said rho("logrank " + data + "lung.csv --surv 'time, event' --by sex --rho 1");
  agree("chi-squared, rho 1", rho.number("/log_rank/chi_squared"), theirs("lung_logrank_sex", "/result/2/chisq"),
        log_rank_as_r);
  Said colon("logrank " + data + "colon_death.csv --surv 'time, status' --by rxn");
  agree("chi-squared", colon.number("/log_rank/chi_squared"), theirs("colon_logrank", "/result/0/chisq"),
        log_rank_as_r);
  Said strata("logrank " + data + "lung.csv --surv 'time, event' --by 'sex + strata(ph_ecog)'");
  agree("chi-squared, strata", strata.number("/log_rank/chi_squared"),
        theirs("lung_logrank_sex_strata_ecog", "/result/0/chisq"), log_rank_as_r);
}

TEST_CASE("restricted means of veteran by treatment, and their difference, are R's") {
  Said said("rmst " + data + "veteran.csv --surv 'time, status' --by trt --tau 90");
  agree("first", said.number("/restricted_means/groups/0/mean"), theirs("veteran_rmst", "/result/0/arms/1/rmst"),
        1e-12);
  agree("difference", said.number("/restricted_means/difference/estimate"),
        theirs("veteran_rmst", "/result/0/difference/est"), 1e-11);
  agree("P", said.number("/restricted_means/difference/p"), theirs("veteran_rmst", "/result/0/difference/p"), 1e-10);
}

TEST_CASE(
    "Cox models of lung, veteran, heart, colon and rotterdam have the coefficients, likelihoods and concordance of R") {
  for (const std::string ties : {"efron", "breslow"}) {
    same_as_coxph("lung.csv --surv 'time, event' --on 'age + sex + ph_ecog + wt_loss'", "lung_cox", ties);
    same_as_coxph("lung.csv --surv 'time, event' --on 'age + ph_ecog + strata(sex)'", "lung_cox_strata", ties);
    same_as_coxph("lung.csv --surv 'time, event' --on 'age + sex + ph_ecog' --cluster inst", "lung_cox_cluster", ties);
    same_as_coxph(
        "veteran.csv --surv 'time, status' --on 'trt + karno + squamous + smallcell + adeno + diagtime + age + prior'",
        "veteran_cox", ties);
    same_as_coxph("heart.csv --surv 'stop, event' --entry start --on 'age + year + surgery + transplant'",
                  "heart_cox_td", ties);
    same_as_coxph(
        "colon_death.csv --surv 'time, status' --on 'lev + lev5fu + sex + age + obstruct + adhere + node4 + extent'",
        "colon_cox", ties);
    same_as_coxph(
        "rotterdam.csv --surv 'dtime, death' --on 'age + meno + sz1 + sz2 + grade + nodes + pgr + er + hormon + "
        "chemo'",
        "rotterdam_cox", ties);
  }
  same_as_coxph("lung.csv --surv 'time, event' --on 'age + sex + ph_ecog + wt_loss'", "lung_cox", "exact");
}

TEST_CASE("a robust variance of less rank than there are columns is tested by its rank, as R does") {
  Said said("cox " + data +
            "lung.csv --surv 'time, event' --on 'age + factor(ph_ecog) + sex*wt_loss + strata(inst)' --cluster inst");
  agree("Wald", said.number("/cox/wald/chi_squared"), 2441.24667033051, 1e-8);  // coxph(..., cluster = inst)$wald.test
}

TEST_CASE("tests of proportional hazards of lung's model are R's, over every scale of time") {
  Said        said("zph " + data +
                   "lung.csv --surv 'time, event' --on 'age + sex + ph_ecog + wt_loss' --scale km,rank,identity,log");
  std::size_t at = 0;
  for (const std::string scale : {"km", "rank", "identity", "log"}) {
    for (int i = 0; i < 4; ++i)
      agree("chi-squared", said.number(fmt::format("/proportional_hazards/{}/tests/{}/chi_squared", at, i)),
            theirs("lung_zph", fmt::format("/result/{}/chisq/{}", scale, i)), as_r);
    agree("global P", said.number(fmt::format("/proportional_hazards/{}/global/p", at)),
          theirs("lung_zph", fmt::format("/result/{}/p/4", scale)), as_r);
    ++at;
  }
}

TEST_CASE("concordance of lung's model is R's, by Harrell and by Uno") {
  const auto line = "concordance " + data + "lung.csv --surv 'time, event' --on 'age + sex + ph_ecog'";
  Said       harrell(line), uno(line + " --weight uno");
  agree("c", harrell.number("/concordance/c"), theirs("lung_concordance", "/result/harrell/c"), as_r);
  agree("c", uno.number("/concordance/c"), theirs("lung_concordance", "/result/uno_n_over_G2/c"), as_r);
  agree("its error", uno.number("/concordance/standard_error"), theirs("lung_concordance", "/result/uno_n_over_G2/se"),
        as_r);
}

TEST_CASE("curves predicted for rows of another file are R's") {
  const Scratch scratch;
  std::ifstream lung(data + "lung.csv");
  std::string   head, first;
  std::getline(lung, head);
  std::getline(lung, first);
  REQUIRE(first == "455,1,3,68,1,0,15");
  std::ofstream(scratch.at / "new.csv") << "ph_ecog,sex,age\n0,1,68\n";  // the same, its columns in another order
  const auto ran =
      run(scratch, "nelm cohort cox " + data +
                       "lung.csv --surv 'time, event' --on 'age + sex + ph_ecog' --curve new.csv --at 90,365");
  REQUIRE_MESSAGE(ran.status == 0, ran.complained);
  double     time = 0, survival = 0, error = 0;
  const auto at = ran.said.find("\n2,90,");
  REQUIRE(at != std::string::npos);
  REQUIRE(std::sscanf(ran.said.c_str() + at, "\n2,%lf,%lf,%lf", &time, &survival, &error) == 3);
  agree("survival", survival, theirs("lung_cox_predict", "/result/surv/0/0"), as_r);
  agree("its error", error, theirs("lung_cox_predict", "/result/std_err_surv/0/0"), as_r);
}

TEST_CASE("a predicted curve ends with the last observation, and a later time is said to be after it") {
  const Scratch scratch;
  std::ofstream(scratch.at / "new.csv") << "age\n60\n";
  const auto ran = run(scratch, "nelm cohort cox " + data +
                                    "lung.csv --surv 'time, event' --on age --curve new.csv --at 1022,1023,3000");
  CHECK(ran.status == 0);
  CHECK(ran.said.find("\n2,1022,0.") != std::string::npos);
  CHECK(ran.said.find("\n2,1023,,,,,\n2,3000,,,,,\n") != std::string::npos);
  CHECK(
      ran.complained ==
      "nelm: 1023, 3000 are after the last observation of a person's stratum: the curve ends there, and its cells are "
      "empty\n");
}

TEST_CASE("why a column has no coefficient is said as it is") {
  const Scratch scratch;
  std::ofstream(scratch.at / "t.csv")
      << "t,d,x,c,k,one\n1,1,1,3,a,a\n2,0,2,3,a,b\n3,1,5,5,b,c\n4,1,1,5,b,d\n5,0,3,7,c,e\n6,1,"
         "3,7,c,f\n";
  const auto page = [&](const std::string& on) {
    return run(scratch, "nelm cohort cox t.csv --surv t,d --on '" + on + "'").said;
  };
  CHECK(page("x + c + strata(k)").find("c is the same in all rows of each stratum, and has no coefficient") !=
        std::string::npos);
  CHECK(page("x + strata(one)").find("x cannot be compared: every stratum has one row alone, and has no coefficient") !=
        std::string::npos);
}

TEST_CASE("residuals, a baseline and predicted curves are answered as JSON beside the model, as the CSV has them") {
  const std::string lung = "cox " + data + "lung.csv --surv 'time, event' --on 'age + sex + strata(ph_ecog)' ";
  Said              rows(lung + "--residuals martingale,score");
  CHECK(word(rows.root, "method") == "cox");
  CHECK(rows.at("/cox/coefficients").get_array().size() == 2);
  CHECK(std::string_view(rows.at("/residuals_of/1").get_string().value()) == "sex");
  const Scratch scratch;
  const auto    csv = run(scratch, "nelm cohort " + lung + "--residuals martingale,score").said;
  CHECK(csv.starts_with(fmt::format("line,martingale,score:age,score:sex\n{},{},{},{}\n",
                                    rows.number("/residuals/0/line"), rows.number("/residuals/0/martingale"),
                                    rows.number("/residuals/0/score/0"), rows.number("/residuals/0/score/1"))));
  CHECK(rows.at("/residuals").get_array().size() == static_cast<std::size_t>(rows.number("/data/rows")));

  Said events(lung + "--residuals scaled-schoenfeld");
  CHECK(std::string_view(events.at("/residuals/0/stratum").get_string().value()) == "ph_ecog=0");
  CHECK(events.at("/residuals").get_array().size() == static_cast<std::size_t>(events.number("/data/events")));
  CHECK(events.at("/residuals/0/scaled_schoenfeld").get_array().size() == 2);

  Said baseline(lung + "--baseline");
  agree("survival of the baseline", baseline.number("/baseline/9/survival"),
        std::exp(-baseline.number("/baseline/9/cumulative_hazard")), as_r);
  Said predicted("cox " + data + "lung.csv --surv 'time, event' --on 'age + sex' --curve " + data + "lung.csv --at 90");
  CHECK(predicted.number("/predicted/0/line") == 2);
  CHECK(predicted.number("/predicted/0/time") == 90);
}

TEST_CASE("CSV has all that is asked for: named times, quantiles, the trend, contrasts, and follow-up") {
  const Scratch     scratch;
  const std::string lung = data + "lung.csv --surv 'time, event' ";
  const auto        csv  = [&](const std::string& line) {
    const auto ran = run(scratch, "nelm cohort " + line + " --csv");
    CHECK(ran.status == 0);
    return ran.said;
  };
  const auto has = [](const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; };
  const auto km  = csv("km " + lung + "--by sex --at 300,2000 --quantiles 0.25,0.5");
  CHECK(
      km.starts_with("group,what,share_with_the_event,time,time_low,time_high,at_risk,events,censored,entered,survival,"
                     "standard_error,low,high,hazard,hazard_error\nsex=1,quantile,0.25,"));
  Said said("km " + lung + "--by sex --at 300 --quantiles 0.5");
  CHECK(has(km, fmt::format("sex=1,quantile,0.5,{},{},{},,,,,,,,,,\n", said.number("/curves/0/quantiles/0/time"),
                            said.number("/curves/0/quantiles/0/low"), said.number("/curves/0/quantiles/0/high"))));
  CHECK(has(km, fmt::format("sex=1,named_time,,300,,,{},{},,,{},", said.number("/curves/0/at/0/at_risk"),
                            said.number("/curves/0/at/0/events"), said.number("/curves/0/at/0/survival"))));
  CHECK(has(km, "sex=2,named_time,,2000,,,0,"));
  CHECK(has(km, "sex=2,step,,5,,,"));
  CHECK_FALSE(has(csv("km " + lung), "named_time"));  // those of the page are chosen, not asked for

  Said trend("logrank " + lung + "--by ph_ecog --trend");
  CHECK(has(csv("logrank " + lung + "--by ph_ecog --trend"),
            fmt::format(",{},{}\n", trend.number("/log_rank/trend/chi_squared"), trend.number("/log_rank/trend/p"))));
  Said means("rmst " + lung + "--by sex --tau 365");
  CHECK(has(csv("rmst " + lung + "--by sex --tau 365"),
            fmt::format("sex=2,sex=1,difference,365,,{},", means.number("/restricted_means/difference/estimate"))));
  Said pairs("concordance " + lung + "--on age");
  CHECK(has(csv("concordance " + lung + "--on age"),
            fmt::format(",harrell,{},", pairs.number("/concordance/concordant"))));
  Said       who("describe " + lung + "--by sex --on 'age + factor(ph_ecog)'");
  const auto rows = csv("describe " + lung + "--by sex --on 'age + factor(ph_ecog)'");
  CHECK(has(rows, fmt::format("age,,sex=1,,mean,{}\n", who.number("/described/columns/0/groups/0/mean"))));
  CHECK(has(rows, fmt::format("ph_ecog,2,sex=2,,n,{}\n", who.number("/described/columns/1/groups/1/of_level/2"))));
  CHECK(has(rows, fmt::format("time,,sex=2,,median_follow_up,{}\n",
                              who.number("/described/groups/1/median_follow_up/time"))));
  CHECK(has(rows, "age,,sex=2,sex=1,standardised_difference,"));
}

TEST_CASE("strata in an interaction have a coefficient each, as in R, where R has one") {
  const Scratch scratch;
  run(scratch,
      "awk -F, 'NR == 1 { for (i = 1; i <= NF; ++i) if ($i ~ /age/) at = i; print $0 \",inst2\" } NR > 1 { print "
      "$0 \",\" $at % 3 }' " +
          data + "lung.csv > lung.csv");
  for (const Json r : survival_reference("cox_curves")["crossed"].get_array()) {
    INFO(word(r, "ours"));
    const auto ran =
        run(scratch, fmt::format("nelm cohort cox lung.csv --surv 'time, event' --on '{}' --json", word(r, "ours")));
    REQUIRE(ran.status == 0);
    simdjson::dom::parser parser;
    const Json            ours         = parser.parse(ran.said).value();
    const auto            coefficients = ours["cox"]["coefficients"].get_array().value(),
               theirs                  = r["coefficients"].get_array().value();
    REQUIRE(coefficients.size() == theirs.size());
    for (std::size_t i = 0; i < theirs.size(); ++i)
      if (theirs.at(i).is_null())
        CHECK(word(coefficients.at(i).value(), "left_out") == "collinear");
      else
        agree("coefficient", number(coefficients.at(i).value(), "coefficient"), number(theirs.at(i).value()), as_r);
    agree("log-likelihood", number(ours["cox"].value(), "log_likelihood"), number(r["loglik"].at(1).value()),
          log_likelihoods);
  }
  const auto sexes =
      run(scratch, "nelm cohort cox lung.csv --surv 'time, event' --on 'age:strata(sex) + ph_ecog'").said;
  CHECK(sexes.find("age:sex=1") != std::string::npos);
  CHECK(sexes.find("age:sex=2") != std::string::npos);
  CHECK(sexes.find("strata          2, each with a baseline of its own") != std::string::npos);
}

TEST_CASE("after Firth's penalty intervals and P are those of the profile, and it is said") {
  const Scratch scratch;
  const Json    all  = survival_reference("firth_profile");
  const auto    time = numbers(all["small"].value(), "time"), event = numbers(all["small"].value(), "event"),
             a = numbers(all["small"].value(), "a"), z = numbers(all["small"].value(), "z");
  {
    std::ofstream file(scratch.at / "small.csv");
    file << "time,event,a,z\n";
    for (std::size_t i = 0; i < time.size(); ++i) file << fmt::format("{},{},{},{}\n", time[i], event[i], a[i], z[i]);
  }
  const auto ran = run(scratch, "nelm cohort cox small.csv --surv 'time, event' --on 'a + z' --firth --json");
  REQUIRE(ran.status == 0);
  simdjson::dom::parser parser;
  const Json            ours = parser.parse(ran.said).value();
  const Json            r    = all["answers"].at(0).value();
  CHECK(word(ours["cox"].value(), "intervals_by") == "profile");
  for (std::size_t j = 0; j < 2; ++j) {
    const Json one = ours["cox"]["coefficients"].at(j).value();
    agree("low", std::log(number(one, "low")), numbers(r, "low")[j], 2e-6);
    agree("high", std::log(number(one, "high")), numbers(r, "high")[j], 2e-6);
    agree("p", number(one, "p"), numbers(r, "p")[j], 2e-6);
  }
  const auto page = run(scratch, "nelm cohort cox small.csv --surv 'time, event' --on 'a + z' --firth").said;
  CHECK(page.find("intervals       and P by the profile of the penalised likelihood") != std::string::npos);
}

TEST_CASE("times in months are days divided by 30.4375, and the page says so") {
  const auto line = "km " + data + "lung.csv --surv 'time, event' --by sex";
  Said       days(line), months(line + " --time-unit months");
  agree("median", months.number("/curves/0/quantiles/0/time"), days.number("/curves/0/quantiles/0/time") / 30.4375,
        1e-15);
  const Scratch scratch;
  CHECK(run(scratch, "nelm cohort " + line + " --time-unit months").said.find("30.4375 days are a month") !=
        std::string::npos);
  Said years(line + " --time-unit years --times-in months");
  agree("median", years.number("/curves/0/quantiles/0/time"), days.number("/curves/0/quantiles/0/time") / 12, 1e-15);
}

TEST_CASE("the answer is the same to the last bit on any number of threads") {
  const Scratch scratch;
  const auto    line =
      "nelm cohort cox " + data + "rotterdam.csv --surv 'dtime, death' --on 'age + nodes + log(age)' --json";
  CHECK(run(scratch, line + " --threads 1").said == run(scratch, line + " --threads 3").said);
}

TEST_CASE("imputed data sets in one file are pooled, and their number is said") {
  const Scratch scratch;
  std::ofstream three(scratch.at / "three.csv");
  three << "set,t,d,x,y\n";
  for (int set = 1; set <= 3; ++set)
    for (int i = 0; i < 40; ++i)
      three << fmt::format("{},{},{},{},{}\n", set, i + 1, i * 7 % 3 % 2, i % 5, i % 4 == 0 ? i * set % 6 : i % 6);
  three.close();
  const auto ran = run(scratch, "nelm cohort cox three.csv --surv t,d --on 'x + y' --imputed set");
  REQUIRE_MESSAGE(ran.status == 0, ran.complained);
  CHECK(ran.said.find("3 sets pooled by Rubin's rules") != std::string::npos);
  CHECK(ran.said.find("missing, %") != std::string::npos);
}

TEST_CASE("imputed data sets are pooled with Barnard and Rubin's degrees of freedom, and the page says which") {
  const auto line =
      "cox " + data + "lung_imputed.csv --surv 'time, event' --on 'age + ph_ecog + wt_loss' --imputed set";
  Said said(line);
  CHECK(said.number("/cox/complete_degrees") == theirs("imputed", "/complete_degrees"));
  for (int i = 0; i < 3; ++i) {
    const auto ours = [&](const char* key) { return said.number(fmt::format("/cox/coefficients/{}/{}", i, key)); };
    const auto r    = [&](const char* key) { return theirs("imputed", fmt::format("/{}/{}", key, i)); };
    agree("estimate", ours("coefficient"), r("estimate"), as_r);
    agree("error", ours("standard_error"), r("standard_error"), as_r);
    agree("degrees", ours("degrees"), r("degrees"), as_r);
    agree("low", ours("low"), r("low"), as_r);
    agree("P", ours("p"), r("p"), as_r);
    agree("missing", ours("missing_information"), r("missing_information"), 1e-7);  // a difference of variances
  }
  const Scratch scratch;
  CHECK(run(scratch, "nelm cohort " + line).said.find("228 of 228 rows in each of 3 imputed") != std::string::npos);
}

TEST_CASE("what differs between imputed data sets is said, and what has no coefficient in one is not pooled") {
  const Scratch scratch;
  const auto    table = [&](const auto& row) {
    std::ofstream file(scratch.at / "t.csv");
    file << "set,t,d,x,y,z\n";
    for (int set = 1; set <= 3; ++set)
      for (int i = 0; i < 40; ++i) file << row(set, i) << '\n';
    file << "0,1,1,1,1,1\n";
  };
  const std::string asked = "nelm cohort cox t.csv --surv t,d --on 'x + y + z' --imputed set";
  table([](int set, int i) {
    return fmt::format("{},{},{},{},{},{}", set, set == 3 && i == 3 ? 4.5 : i + 1, i * 7 % 3 % 2, i % 5,
                       set == 2 && i < 3 ? "NA" : fmt::format("{}", i % 4 == 0 ? i * set % 6 : i % 6),
                       set == 2 ? i % 5 * 2 : i % 7);
  });
  const auto page = run(scratch, asked).said;
  const auto says = [&](std::string_view words) { CHECK_MESSAGE(page.find(words) != std::string::npos, words, page); };
  says("37 to 40 of 40 rows in each of 3 imputed data sets, 12 to 13 with the event");
  says("t differs between the imputed data sets: the outcome itself was imputed");
  says("40 in data set 1, 37 in data set 2, 40\n  in data set 3");
  says("z ! none: not pooled");
  says("z is not pooled: it has no coefficient in data set 2");
  says("In data set 2: z follows from the columns before it");
  says("of data set 2: 3 of 40 rows, for want of: y in 3");
  says("1 row numbered 0");
  const auto verdicts = validated(run(scratch, "nelm schema cohort").said, {run(scratch, asked + " --json").said});
  CHECK(verdicts.at(0) == "valid");

  table([](int set, int i) {  // of set 2 x parts those with the event from the others
    return fmt::format("{},{},{},{},{},{}", set, i + 1, i < 12 ? 1 : 0, set == 2 ? (i < 12 ? 1 : 0) : i % 5, i % 4,
                       i % 7);
  });
  CHECK(run(scratch, asked).said.find("x is not pooled: it grows without end in data set 2") != std::string::npos);
  const auto alone = run(scratch, "nelm cohort cox t.csv --surv t,d --on x --imputed set");
  CHECK(alone.status == 1);
  CHECK(alone.complained ==
        "t.csv: imputed data set 2: found no coefficient that may be pooled: separated; expected a fit of every data "
        "set that converges (--firth, or fewer columns)\n");
}

TEST_CASE("what a method answers keeps to the published schema") {
  const Scratch            scratch;
  std::vector<std::string> answers;
  run(scratch,
      "printf 't,d,x,y,z\\n1,1,0,1,a\\n2,1,0,2,b\\n3,1,0,2,a\\n4,0,1,4,a\\n5,0,1,4,b\\n6,0,1,6,b\\n' > six.csv");
  for (const std::string line :
       {"km examples/tables/lung.csv --surv 'time, event' --by sex --at 90,9999",
        "km six.csv --surv t,d --by z --time-unit months",
        "logrank examples/tables/lung.csv --surv 'time, event' --by 'ph_ecog + strata(sex)' --trend",
        "rmst examples/tables/lung.csv --surv 'time, event' --by sex",
        "cox examples/tables/lung.csv --surv 'time, event' --on 'age + factor(ph_ecog) + strata(sex)' --cluster inst",
        "cox six.csv --surv t,d --on 'x + y + z'", "cox six.csv --surv t,d --on x --firth",
        "cox six.csv --surv t,d --on x --ridge 1",
        "cox examples/tables/lung.csv --surv 'time, event' --on 'age + sex' --residuals "
        "martingale,deviance,score,dfbeta",
        "cox examples/tables/lung.csv --surv 'time, event' --on 'age + strata(sex)' --residuals schoenfeld",
        "cox examples/tables/lung.csv --surv 'time, event' --on 'age + strata(sex)' --baseline",
        "cox examples/tables/lung.csv --surv 'time, event' --on 'age + sex' --curve examples/tables/lung.csv --at 90",
        "concordance examples/tables/lung.csv --surv 'time, event' --marker age --weight uno",
        "zph examples/tables/lung.csv --surv 'time, event' --on 'age + factor(ph_ecog)'",
        "describe examples/tables/lung.csv --surv 'time, event' --by sex", "describe six.csv",
        "describe six.csv --by z"}) {
    const auto ran = run(scratch, "nelm cohort " + line + " --json");
    REQUIRE_MESSAGE(ran.status == 0, line, ": ", ran.complained);
    answers.push_back(ran.said);
  }
  const auto verdicts = validated(run(scratch, "nelm schema cohort").said, answers);
  for (std::size_t i = 0; i < verdicts.size(); ++i) CHECK_MESSAGE(verdicts[i] == "valid", answers[i]);
}

TEST_CASE("faults of rows are told with their lines, and nothing is answered") {
  const std::string surv = " --surv 'time, death'";
  CHECK(complaint("time,death\n5,1\n-2,0\n", "km t.csv" + surv) ==
        "t.csv:3:1: time: found -2; expected a time of 0 or more\n");
  CHECK(complaint("time,death\n5,1\nlong,0\n3,0\n3,1\n3,1\n3,1\n3,1\n3,1\n3,1\n3,1\n", "km t.csv" + surv) ==
        "t.csv:3:1: time: found \"long\"; expected a number, as the other cells of the column are, or NA\n");
  CHECK(complaint("time,status\n5,1\n2,2\n", "km t.csv --surv 'time, status'") ==
        "t.csv: status: found 1, 2; expected 0 and 1, or the value that is the event, such as status=2\n");
  CHECK(complaint("start,time,death\n0,5,1\n3,3,0\n6,3,1\n", "km t.csv --entry start" + surv) ==
        "t.csv:3:1: start: found 3; expected an entry before time, which is 3\n"
        "t.csv:4:1: start: found 6; expected an entry before time, which is 3\n");
  CHECK(complaint("id,start,time,death\n1,0,5,0\n1,4,8,1\n2,0,3,1\n", "km t.csv --id id --entry start" + surv) ==
        "t.csv:3:1: id: found 1 again, from 4 to 8; expected nothing from 0 to 5, which is told already\n");
  CHECK(complaint("id,time,death\n1,5,0\n1,8,1\n", "km t.csv --id id" + surv) ==
        "t.csv:3:1: id: found 1 again; expected one row for each id, or a column that says when each row begins\n");
  CHECK(complaint("time,death,age\n5,1,\"4,5\"\n2,0,3\n", "cox t.csv --on age" + surv) ==
        "t.csv:2:5: age: found \"4,5\"; expected a number without a comma; was 4.5 meant, or 45?\n");
  CHECK(complaint("time,death,w\n5,1,-1\n2,0,3\n", "km t.csv --weights w" + surv) ==
        "t.csv:2:1: w: found -1; expected a weight of 0 or more\n");
}

TEST_CASE("what cannot be compared or fitted is refused by name") {
  const std::string surv = " --surv 'time, death'", one = "time,death,sex\n5,1,f\n2,1,f\n",
                    none = "time,death,sex\n5,0,f\n2,0,m\n";
  CHECK(complaint(one, "cox t.csv --on sex" + surv) ==
        "t.csv: sex: found one category alone, f; expected two categories or more\n    sex\n    ^\n");
  CHECK(complaint(one, "logrank t.csv --by sex" + surv) ==
        "t.csv: sex: found one group alone, sex=f; expected two groups or more\n");
  CHECK(complaint(none, "cox t.csv --on sex" + surv) ==
        "t.csv: death: found no event in 2 rows; expected a row with the event, or more\n");
  CHECK(complaint(none, "logrank t.csv --by sex" + surv) ==
        "t.csv: death: found no event in 2 rows; expected a row with the event, or more\n");
  CHECK(complaint("time,death\n", "km t.csv" + surv) ==
        "t.csv: found no rows; expected a row for each patient below the header\n");
  CHECK(complaint("time,death\n5,\nNaN,1\n", "km t.csv" + surv) ==
        "t.csv: found no row with all of time, death; expected one row or more\n");
  CHECK(complaint("", "km t.csv" + surv) == "t.csv: found nothing; expected a line that names the columns\n");
  CHECK(complaint("", "km nowhere.csv" + surv) ==
        "nowhere.csv: found no such file; expected a file that can be read\n");
  std::string many = "time,death,who\n";
  for (int i = 0; i < 10'000; ++i) many += fmt::format("{},{},p{}\n", i + 1, i % 2, i);
  CHECK(complaint(many, "cox t.csv --on who" + surv) ==
        "t.csv: who: found a category of 10000 levels; expected at most 1000: an id or free text is none\n    who\n    "
        "^\n");
  CHECK(complaint(many, "km t.csv --by who" + surv) ==
        "t.csv: who: found 10000 groups; expected at most 1000: an id or free text is none\n");
  CHECK(complaint("time,death,sex\n5,1,f\n2,0,f\n7,0,f\n9,0,m\n", "rmst t.csv --by sex --tau 100" + surv) ==
        "--tau: found 100; expected a time above 0 and at most 7, the shortest follow-up of a group\n");
}

TEST_CASE("a typo in a formula is shown where it stands, with the nearest name") {
  const std::string table = "time,death,age\n5,1,60\n2,0,50\n", surv = " --surv 'time, death'";
  CHECK(complaint(table, "cox t.csv --on 'log(age) + agge'" + surv) ==
        "t.csv: agge: found no such column; expected a column of the table, did you mean age?\n    log(age) + agge\n"
        "               ^\n");
  CHECK(complaint(table, "cox t.csv --on 'age + lg(age)'" + surv) ==
        "--on: found lg(; expected one of log, ns, factor, ref, strata, offset, did you mean log?\n    age + lg(age)\n"
        "          ^\n");
  CHECK(complaint(table, "km t.csv --surv 'time, deth'") ==
        "t.csv: deth: found no such column; expected a column of the table, did you mean death?\n");
  CHECK(complaint(table, "km t.csv --surv time") ==
        "--surv: found the end; expected a comma and the column of events, such as time, death\n    time\n        ^\n");
  CHECK(complaint(table, "km t.csv --by 'age:death' --level 200 --time-unit week" + surv) ==
        "--by: found age:death; expected columns whose groups are compared, such as sex or sex + centre\n"
        "week: found no unit of that name; expected one of days, months, years\n"
        "--level: found \"200\"; expected a level in per cent, such as 95\n");
}

TEST_CASE("what happened is said on the page: separation, columns left out, few events, rows left out") {
  const Scratch scratch;
  std::ofstream(scratch.at / "t.csv") << "t,d,x,y,k\n1,1,0,1,3\n2,1,0,2,3\n3,1,0,3,3\n4,0,1,,3\n5,0,1,5,3\n6,0,1,6,3\n";
  const auto page = run(scratch, "nelm cohort cox t.csv --surv t,d --on 'x + y + k'").said;
  const auto says = [&](std::string_view words) { CHECK_MESSAGE(page.find(words) != std::string::npos, words, page); };
  says("grow without end");
  says("--firth gives a finite estimate");
  says("k is the same in every row that takes part");
  says("Peduzzi et al.");
  says("1 of 6 rows, for want of: y in 1");
  std::ofstream(scratch.at / "u.csv") << "t,d,a,b\n1,1,1,3\n2,0,2,5\n3,1,2,5\n4,1,1,3\n5,0,3,7\n6,1,3,7\n";
  CHECK(run(scratch, "nelm cohort cox u.csv --surv t,d --on 'a + b'")
            .said.find("b follows from the columns before it, and has no coefficient") != std::string::npos);
  CHECK(run(scratch, "nelm cohort km t.csv --surv t,d --by x").said.find("nothing is adjusted for") !=
        std::string::npos);
  std::ofstream(scratch.at / "v.csv") << "t,d\n0.3,1\n0.30000000000000004,0\n2,1\n";
  CHECK(run(scratch, "nelm cohort km v.csv --surv t,d").said.find("by rounding alone") != std::string::npos);
}

TEST_CASE("curves, means, hazard ratios and residuals are drawn as SVG or PDF, and say what they show") {
  const Scratch scratch;
  const auto    drawn = [&](const std::string& line, const std::string& file) {
    const auto ran = run(scratch, "nelm cohort " + line);
    CHECK_MESSAGE(ran.status == 0, line, ": ", ran.complained);
    return read(scratch.at / file);
  };
  const auto holds = [](const std::string& text, const std::string& part) {
    CHECK_MESSAGE(text.find(part) != std::string::npos, part);
  };
  const std::string lung = data + "lung.csv --surv 'time, event' ";
  const auto        curves =
      drawn("km " + lung + "--by sex --picture k.svg --since registration --time-unit months --quiet", "k.svg");
  holds(curves, ">Without the event (%)<");
  holds(curves, ">Months since registration<");
  holds(curves, ">At risk<");
  const auto means = drawn("rmst " + lung + "--by sex --tau 500 --picture m.svg", "m.svg");
  holds(means, "up to 500: sex=1 288.8, sex=2 369.2; difference 80.4 (95 % interval ");
  const auto ratios = drawn("cox " + lung + "--on 'age + factor(sex)' --forest r.svg", "r.svg");
  holds(ratios, ">reference<");
  holds(ratios, ">101 / 126<");
  holds(drawn("zph " + lung + "--on 'age + sex' --schoenfeld s.svg", "s.svg"), "All together: chi-squared ");
  CHECK(drawn("km " + lung + "--by sex --log-minus-log l.pdf", "l.pdf").starts_with("%PDF"));
}

TEST_CASE("the picture README shows is what its command draws") {
  const Scratch scratch;
  run(scratch, "nelm cohort simulate --seed 1 --patients 400 --quiet --out registry");
  const auto ran = run(scratch,
                       "nelm cohort km registry/registry.csv --surv 'follow_up_months, death' --entry entry_months "
                       "--by bilobar --times-in months --since diagnosis --picture curves.svg");
  CHECK(ran.status == 0);
  const auto drawing = [](const std::string& svg) { return svg.substr(0, svg.find("<!-- Written by")); };
  CHECK(drawing(read(scratch.at / "curves.svg")) == drawing(read(NELM_SOURCE_DIR "/docs/curves.svg")));
}

TEST_CASE("a picture is never drawn over the table, nor of what cannot be told apart") {
  const Scratch scratch;
  const auto    told = [&](const std::string& line) {
    std::filesystem::copy_file(data + "lung.csv", scratch.at / "lung.csv",
                                  std::filesystem::copy_options::overwrite_existing);
    const auto ran = run(scratch, "nelm cohort " + line);
    CHECK(ran.status == 1);
    CHECK(read(scratch.at / "lung.csv") == read(data + "lung.csv"));
    return ran.complained;
  };
  CHECK(told("km lung.csv --surv 'time, event' --picture lung.csv") ==
        "lung.csv: --picture: found the table itself; expected another file\n"
        "lung.csv: --picture: found another ending; expected a name that ends in .svg or .pdf, or - for standard "
        "output\n");
  CHECK(told("km lung.csv --surv 'time, event' --by inst --picture a.svg") ==
        "--picture: found 18 groups; expected 1 to 6 groups of --by to draw\n");
  CHECK(told("km lung.csv --surv 'time, event' --log-minus-log a.svg") ==
        "--log-minus-log: found 1 group; expected 2 to 6 groups of --by to draw\n");
  CHECK_FALSE(std::filesystem::exists(scratch.at / "a.svg"));
}

TEST_CASE("switches that do not go together are a wrong use") {
  const Scratch scratch;
  for (const auto* line : {"km examples/tables/lung.csv", "logrank examples/tables/lung.csv --surv time,event",
                           "cox examples/tables/lung.csv --surv time,event",
                           "cox examples/tables/lung.csv --surv time,event --on age --baseline --residuals score",
                           "cox examples/tables/lung.csv --surv time,event --on age --out x.csv",
                           "cox examples/tables/lung.csv --surv time,event --on age --baseline --html x.html",
                           "cox examples/tables/lung.csv --surv time,event --on age --residuals score --level 90",
                           "cox examples/tables/lung.csv --surv time,event --on age --json --csv",
                           "cox examples/tables/lung.csv --surv time,event --on age --csv --forest -",
                           "km examples/tables/lung.csv --surv time,event --json --html x.html",
                           "km examples/tables/lung.csv --surv time,event --since resection",
                           "describe examples/tables/lung.csv --csv --json",
                           "concordance examples/tables/lung.csv --surv time,event --marker age --ties exact",
                           "concordance examples/tables/lung.csv --surv time,event --on age --marker age",
                           "logrank examples/tables/lung.csv --surv time,event --by sex --gehan --tarone-ware"}) {
    INFO(line);
    const auto ran = run(scratch, std::string("nelm cohort ") + line);
    CHECK(ran.status == 2);
    CHECK(ran.said.empty());
  }
  // A picture is drawn beside a table that is printed in the place of the model.
  CHECK(run(scratch, "nelm cohort cox examples/tables/lung.csv --surv time,event --on age --baseline --forest f.svg")
            .said.starts_with("stratum,time,"));
  CHECK(read(scratch.at / "f.svg").starts_with("<svg"));
}

TEST_CASE("no page prints a number that is none, or one without end, whatever the data") {
  const Scratch scratch;
  const auto    table = [&](const std::string& name, const std::string& rows) {
    std::ofstream(scratch.at / name) << "time,event,x,g\n" << rows;
  };
  table("censored.csv", "5,0,1,a\n6,0,2,b\n7,0,3,a\n8,0,4,b\n");
  table("one.csv", "5,1,1,a\n");
  table("two.csv", "5,1,1,a\n6,1,2,b\n");
  table("at_once.csv", "5,1,1,a\n5,1,2,b\n5,1,3,a\n");
  table("parted.csv", "1,1,9,a\n2,1,8,a\n3,1,7,a\n8,0,2,b\n9,0,1,b\n9,0,1,b\n");
  table("at_zero.csv", "0,1,1,a\n0,0,2,b\n0,1,3,a\n");
  table("one_event.csv", "5,1,1,a\n6,0,2,b\n7,0,3,a\n");
  const std::regex none("(^|[^[:alnum:]])-?(nan|inf|endless)([^[:alnum:]]|$)");
  for (const auto* file : {"censored", "one", "two", "at_once", "parted", "at_zero", "one_event"})
    for (const auto* asked :
         {"km {} --all --at 0,1,5,9 --quantiles 0.1,0.5,1", "km {} --by g --all --intervals log-log",
          "km {} --estimate nelson-aalen --all", "describe {} --by g", "describe {} --by x --on 'g + x'",
          "logrank {} --by g --trend", "logrank {} --by g --rho 1", "rmst {}", "rmst {} --by g", "cox {} --on x",
          "cox {} --on x --firth", "cox {} --on 'x + g' --robust", "cox {} --on x --ridge 1",
          "zph {} --on x --scale km,log", "concordance {} --marker x", "concordance {} --on x --weight uno"})
      for (const auto* form : {"", " --csv"}) {
        const auto line = fmt::format(fmt::runtime(asked), fmt::format("{}.csv --surv 'time, event'", file)) + form;
        INFO(line);
        const auto ran = run(scratch, "nelm cohort " + line);
        CHECK((ran.status == 0 || ran.status == 1));
        CHECK_FALSE(std::regex_search(ran.said + ran.complained, none));
      }
  const auto sexes =
      run(scratch, "nelm cohort describe examples/tables/lung.csv --surv 'time, event' --by sex --on sex").said;
  CHECK(sexes.find("2 (2 to 2)      not defined\n") != std::string::npos);
  CHECK(sexes.find("! sex: two groups differ, and neither has any spread in it") != std::string::npos);
  const auto lone = run(scratch, "nelm cohort concordance censored.csv --surv 'time, event' --marker x").said;
  CHECK(lone.find("c          cannot be told: no two patients can be put in the order of the event\n") !=
        std::string::npos);
  CHECK(run(scratch, "nelm cohort zph examples/tables/lung.csv --surv 'time, event' --on age")
            .said.find(" over 1 - Kaplan-Meier\n") != std::string::npos);
}

TEST_CASE("no answer is written over what it is made of") {
  const Scratch scratch;
  run(scratch, "cp examples/tables/lung.csv own.csv");
  const auto bytes = run(scratch, "cat own.csv").said;
  for (const auto* line :
       {"km own.csv --surv 'time, event'", "describe own.csv", "logrank own.csv --surv 'time, event' --by sex",
        "concordance own.csv --surv 'time, event' --on age", "cox own.csv --surv 'time, event' --on age",
        "rmst own.csv --surv 'time, event' --by sex --tau 300", "zph own.csv --surv 'time, event' --on age"}) {
    INFO(line);
    const auto ran = run(scratch, fmt::format("nelm cohort {} --html ./own.csv", line));
    CHECK(ran.status == 1);
    CHECK(ran.complained == "./own.csv: --html: found the table itself; expected another file\n");
  }
  CHECK(run(scratch, "nelm cohort cox own.csv --surv 'time, event' --on age --residuals dfbeta --out own.csv").status ==
        1);
  CHECK(run(scratch, "cat own.csv").said == bytes);
}

TEST_CASE("a column that is no column of numbers for a few cells says where they are, also where it is refused") {
  const Scratch scratch;
  std::ofstream(scratch.at / "odd.csv") << "time,event,age\n5,1,60\ninf,0,61\n7,1,62\n8,1,inf\n9,0,64\n";
  CHECK(
      run(scratch, "nelm cohort km odd.csv --surv 'time, event'").complained ==
      "odd.csv: time: found a category, although 4 of its 5 cells are numbers, but not \"inf\" (odd.csv:3:1); expected "
      "a column of numbers, or of dates\n");
  CHECK(run(scratch, "nelm cohort describe odd.csv --on age").said.find("\"inf\" (odd.csv:5:5)") != std::string::npos);
}

TEST_CASE("dates are counted in days, whatever --times-in says") {
  const Scratch scratch;
  run(scratch, "printf 'from,to,death\\n2017-01-01,2020-01-18,1\\n2018-01-01,2019-01-01,0\\n' > dates.csv");
  const auto ran = run(scratch, "nelm cohort km dates.csv --surv 'to, death' --entry from --times-in months");
  CHECK(ran.status == 1);
  CHECK(ran.complained ==
        "--times-in: found months, and to holds dates; expected days, which is what dates are counted in\n");
}
