// R's concordance and cox.zph on known data sets: every number they give is ours.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "nelm/cohort/concordance.h"
#include "nelm/cohort/cox.h"
#include "nelm/cohort/proportional_hazards.h"
#include "tests/survival_reference.h"

using namespace nelm;
using namespace nelm::cohort;
using namespace nelm::tests;

namespace {

constexpr double rounding = 1e-12;  // relative: sums of the same numbers in another order
constexpr double squares  = 1e-10;  // of standard errors: of differences of such sums

const std::pair<const char*, Ties> ways[] = {
    {"efron", Ties::efron}, {"breslow", Ties::breslow}, {"exact", Ties::exact}};

/// With their names in R, and in the reference files of others.
struct WeightName {
  PairWeight  weight;
  const char *r, *file;
};
constexpr WeightName weights[] = {
    {PairWeight::one, "n", "harrell"},
    {PairWeight::survival, "S", "S"},
    {PairWeight::survival_over_g, "S/G", "S_over_G"},
    {PairWeight::over_g_squared, "n/G2", "uno_n_over_G2"},
    {PairWeight::over_g_squared, "n/G", "n_over_G"},  // R takes it for an abbreviation of n/G2
    {PairWeight::over_at_risk, "I", "I"},
};

SurvivalRows every_third(const SurvivalRows& all) {
  SurvivalRows some;
  some.x.resize((all.x.rows() + 2) / 3, all.x.cols());
  for (std::size_t i = 0; i < all.follow_up.rows(); i += 3) {
    some.follow_up.time.push_back(all.follow_up.time[i]);
    some.follow_up.event.push_back(all.follow_up.event[i]);
    some.x.row(static_cast<Eigen::Index>(i / 3)) = all.x.row(static_cast<Eigen::Index>(i));
  }
  return some;
}

/// R gives a column another name in each kind of file.
double either(Json r, const char* one, const char* other) { return has(r, one) ? number(r, one) : number(r, other); }

void agree_concordance(const Concordance& ours, Json counts, double c, double se) {
  as_in_r("concordant", ours.concordant, number(counts, "concordant"), rounding);
  as_in_r("discordant", ours.discordant, number(counts, "discordant"), rounding);
  as_in_r("tied in the marker", ours.tied_marker, either(counts, "tied_x", "tied.x"), rounding);
  as_in_r("tied in time", ours.tied_time, either(counts, "tied_y", "tied.y"), rounding);
  as_in_r("tied in both", ours.tied_both, either(counts, "tied_xy", "tied.xy"), rounding);
  as_in_r("c", ours.c, c, rounding);
  as_in_r("standard error", ours.standard_error, se, squares);
}
void agree_concordance(const Concordance& ours, Json r) {
  agree_concordance(ours, has(r, "counts") ? r["counts"].value() : r, number(r, "c"), number(r, "se"));
}

}  // namespace

TEST_CASE("the concordance of a Cox model is the one coxph gives with it, on thirteen analyses") {
  for (const auto& [name, data] : cox_analyses) {
    const auto d    = rows_of(data);
    const auto rows = cox_rows(d.follow_up, d.x, data.x).value();
    for (const auto& [ties_name, ties] : ways) {
      const Json result = survival_reference(name)["result"].value();
      if (!has(result, ties_name)) continue;
      CAPTURE(name);
      CAPTURE(ties_name);
      CoxModel model;
      model.ties     = ties;
      const auto fit = cox(rows, model).value();
      const Json r   = result[ties_name].value();
      REQUIRE(has(r, "concordance"));
      agree_concordance(concordance(rows, fit).value(), r["concordance"].value());
    }
  }
}

TEST_CASE("concordance of lung, veteran and rotterdam with every weight, and up to a time, is R's") {
  const std::pair<const char*, SurvivalData> analyses[] = {
      {"lung_concordance", {"lung", "time", "event", {"age", "sex", "ph_ecog"}}},
      {"veteran_concordance", {"veteran", "time", "status", {"karno", "age", "trt"}}},
      {"rotterdam_concordance", {"rotterdam", "rtime", "recur", {"age", "nodes", "grade"}}},
  };
  for (const auto& [name, data] : analyses) {
    CAPTURE(name);
    auto d = rows_of(data);
    if (data.csv == "rotterdam") d = every_third(d);
    const auto rows = cox_rows(d.follow_up, d.x, data.x).value();
    const auto fit  = cox(rows).value();
    const Json r    = survival_reference(name)["result"].value();
    for (const auto& w : weights) {
      CAPTURE(w.r);
      ConcordanceModel model;
      model.weight = w.weight;
      agree_concordance(concordance(rows, fit, model).value(), r[w.file].value());
      agree_concordance(concordance(d.follow_up, numbers(r, "lp"), model).value(), r[w.file].value());
    }
    const Json       truncated = r["truncated"].value();
    ConcordanceModel early;
    early.up_to = number(truncated, "ymax");
    agree_concordance(concordance(rows, fit, early).value(), truncated["harrell"].value());
    early.weight = PairWeight::over_g_squared;
    agree_concordance(concordance(rows, fit, early).value(), truncated["uno"].value());
  }
}

namespace {

void agree_marker(const char* name, const SurvivalRows& d, double up_to = std::numeric_limits<double>::infinity()) {
  CAPTURE(name);
  const Json                r = survival_reference("concordance_more")[name].value();
  const std::vector<double> marker(d.x.col(0).begin(), d.x.col(0).end());
  for (const auto& w : weights) {
    if (!has(r, w.r)) continue;
    CAPTURE(w.r);
    ConcordanceModel model;
    model.weight = w.weight;
    model.up_to  = up_to;
    agree_concordance(concordance(d.follow_up, marker, model).value(), r[w.r].value());
  }
}

}  // namespace

TEST_CASE("concordance of a marker: weights, strata, clusters, many ties and late entry are R's") {
  auto lung = rows_of({"lung", "time", "event", {"age"}});
  agree_marker("marker", lung);
  ConcordanceModel          longer;
  const std::vector<double> age(lung.x.col(0).begin(), lung.x.col(0).end());
  longer.lives_longer = true;
  agree_concordance(concordance(lung.follow_up, age, longer).value(),
                    survival_reference("concordance_more")["longer"].value());

  std::vector<double> weight;
  for (std::size_t i = 1; i <= age.size(); ++i) weight.push_back(1 + static_cast<double>(i % 4) / 2);
  for (const auto& [name, data] : {
           std::pair{"weights", SurvivalData{"lung", "time", "event", {"age"}}},
           std::pair{"strata", SurvivalData{"lung", "time", "event", {"age"}, "", "ph_ecog"}},
           std::pair{"many_strata", SurvivalData{"lung", "time", "event", {"age"}, "", "inst"}},
           std::pair{"cluster", SurvivalData{"lung", "time", "event", {"age"}, "", "sex", "inst"}},
           std::pair{"ymax", SurvivalData{"lung", "time", "event", {"age"}}},
       }) {
    auto d             = rows_of(data);
    d.follow_up.weight = weight;
    agree_marker(name, d, std::string(name) == "ymax" ? 365 : std::numeric_limits<double>::infinity());
  }

  auto colon = rows_of({"colon_death", "time", "status", {"extent"}});
  for (double& t : colon.follow_up.time) t = std::floor(t / 365);
  agree_marker("many_ties", colon);

  agree_marker("late", rows_of({"heart", "stop", "event", {"age"}, "start"}));
  auto late = rows_of({"heart", "stop", "event", {"age"}, "start", "surgery", "id"});
  for (std::size_t i = 1; i <= late.follow_up.rows(); ++i)
    late.follow_up.weight.push_back(1 + static_cast<double>(i % 3) / 4);
  agree_marker("late_weights", late);
}

namespace {

constexpr double statistic = 1e-8;   // squares of scores at coefficients that agree to 1e-9
constexpr double curve     = 1e-13;  // of transformed times, absolute: products of the same fractions
constexpr double scaled    = 1e-9;   // of scaled residuals, also absolute: differences from a mean, times a variance

struct ScaleName {
  TimeScale   scale;
  const char* name;
};
constexpr ScaleName scales[] = {
    {TimeScale::km, "km"}, {TimeScale::rank, "rank"}, {TimeScale::identity, "identity"}, {TimeScale::log, "log"}};

Eigen::VectorXd chi_squared(const ProportionalHazards::Over& over) {
  Eigen::VectorXd all(static_cast<Eigen::Index>(over.columns.size()) + 1);
  for (std::size_t j = 0; j < over.columns.size(); ++j) all[static_cast<Eigen::Index>(j)] = over.columns[j].chi_squared;
  all[all.size() - 1] = over.global.chi_squared;
  return all;
}

void agree_tests(const ProportionalHazards& ours, Json r) {
  for (std::size_t s = 0; s < std::size(scales); ++s) {
    CAPTURE(scales[s].name);
    const auto& over   = ours.over.at(s);
    const Json  theirs = r[scales[s].name].value();
    REQUIRE(over.scale == scales[s].scale);
    auto tests = over.columns;
    tests.push_back(over.global);
    std::vector<double> degrees, p;
    for (const CoxTest& t : tests) degrees.push_back(t.degrees), p.push_back(t.p);
    as_in_r("chi squared", chi_squared(over), vector(numbers(theirs, "chisq")), statistic);
    as_in_r("degrees", vector(degrees), vector(numbers(theirs, "df")), 0);
    as_in_r("p", vector(p), vector(numbers(theirs, "p")), 10 * statistic);
    if (has(theirs, "x")) as_in_r("x", vector(over.x), vector(numbers(theirs, "x")), curve, curve);
  }
}

/// R gives events at one time in reverse when rows have an entry.
std::vector<Eigen::Index> in_order_of_r(const ProportionalHazards& ours, bool entry) {
  std::vector<Eigen::Index> order(ours.row.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<Eigen::Index>(i);
  for (std::size_t i = 0, end = 0; entry && i < order.size(); i = end) {
    for (end = i; end < order.size() && ours.time[end] == ours.time[i] && ours.stratum[end] == ours.stratum[i];) ++end;
    std::reverse(order.begin() + static_cast<std::ptrdiff_t>(i), order.begin() + static_cast<std::ptrdiff_t>(end));
  }
  return order;
}

}  // namespace

TEST_CASE("cox.zph of lung, veteran, colon and heart: tests over every scale, and what is drawn, are R's") {
  const std::pair<const char*, SurvivalData> analyses[] = {
      {"lung_zph", {"lung", "time", "event", {"age", "sex", "ph_ecog", "wt_loss"}}},
      {"veteran_zph", {"veteran", "time", "status", {"trt", "karno", "squamous", "smallcell", "adeno"}}},
      {"colon_zph", {"colon_death", "time", "status", {"lev5fu", "sex", "age", "differ", "node4"}}},
      {"colon_zph_strata", {"colon_death", "time", "status", {"lev5fu", "sex", "age", "node4"}, "", "extent"}},
      {"heart_zph_td", {"heart", "stop", "event", {"age", "year", "surgery", "transplant"}, "start"}},
  };
  for (const auto& [name, data] : analyses) {
    CAPTURE(name);
    const auto d    = rows_of(data);
    const auto rows = cox_rows(d.follow_up, d.x, data.x).value();
    const auto ours = proportional_hazards(rows, cox(rows).value()).value();
    const Json r    = survival_reference(name)["result"].value();
    agree_tests(ours, r);
    const auto            order = in_order_of_r(ours, !data.entry.empty());
    const Eigen::VectorXd first = ours.coefficient.col(0)(order);
    as_in_r("scaled residual", first, vector(numbers(r["km"].value(), "y_first_col")), scaled, scaled);
  }
}

namespace {

void agree_more(const char* name, const SurvivalRows& d, const std::vector<std::string>& names, Ties ties = Ties::efron,
                const std::vector<int>& terms = {}) {
  CAPTURE(name);
  CoxModel model;
  model.ties      = ties;
  const Json r    = survival_reference("zph_more")[name].value();
  const auto rows = cox_rows(d.follow_up, d.x, names).value();
  const auto ours = proportional_hazards(rows, cox(rows, model).value(), every_scale, terms).value();
  agree_tests(ours, r);
  as_in_r("scaled residuals", ours.coefficient, matrix(r["y"].value()), scaled, scaled);
  as_in_r("their variance", ours.variance, matrix(r["var"].value()), statistic);
}

}  // namespace

TEST_CASE(
    "cox.zph with terms of several columns, Breslow, weights, late entry in strata and columns that say nothing") {
  const SurvivalData veteran{"veteran", "time", "status", {"trt", "squamous", "smallcell", "adeno", "karno"}};
  agree_more("terms", rows_of(veteran), veteran.x, Ties::efron, {1, 2, 2, 2, 3});
  const SurvivalData two{"veteran", "time", "status", {"trt", "karno"}};
  agree_more("breslow", rows_of(two), two.x, Ties::breslow);

  const SurvivalData lung{"lung", "time", "event", {"age", "ph_ecog"}, "", "sex"};
  auto               weighted = rows_of(lung);
  for (std::size_t i = 1; i <= weighted.follow_up.rows(); ++i)
    weighted.follow_up.weight.push_back(1 + static_cast<double>(i % 4) / 2);
  agree_more("weights", weighted, lung.x);
  auto constant = rows_of(lung);
  for (std::size_t i = 0; i < constant.follow_up.rows(); ++i)
    if (constant.follow_up.stratum[i] != 0) constant.x(static_cast<Eigen::Index>(i), 1) = 0;
  agree_more("constant", constant, lung.x);

  const SurvivalData heart{"heart", "stop", "event", {"age", "year"}, "start", "surgery"};
  auto               late = rows_of(heart);
  for (std::size_t i = 1; i <= late.follow_up.rows(); ++i)
    late.follow_up.weight.push_back(1 + static_cast<double>(i % 3) / 4);
  agree_more("late", late, heart.x);

  const SurvivalData three{"lung", "time", "event", {"age", "age", "ph_ecog"}};
  auto               collinear = rows_of(three);
  collinear.x.col(1) *= 2;
  agree_more("collinear", collinear, three.x);
}
