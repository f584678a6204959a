// Every log-rank test of R's survdiff in tests/reference/survival/, and the weighted ones written out in R.
#include "nelm/cohort/log_rank.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/curve_answers.h"

using namespace nelm;
using namespace nelm::cohort;
using namespace nelm::tests;

namespace {

constexpr double digits = 1e-12;  // of 15 that R's answers are written with, some are lost in sums over events
constexpr double solved =
    1e-11;                      // a group of one patient (ECOG 3) leaves a variance that is solved with few digits less
constexpr double of_p = 1e-10;  // a tail loses what its statistic lost, times the statistic

void same_matrix(const std::string& what, const Eigen::MatrixXd& ours, Json theirs) {
  const auto rows = rows_of_matrix(theirs);
  const auto size = ours.cwiseAbs().maxCoeff();
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = 0; j < rows[i].size(); ++j) {
      const auto a = Eigen::Index(i), b = Eigen::Index(j);
      REQUIRE((a < ours.rows() && b < ours.cols()));
      same(fmt::format("{}({}, {})", what, a, b), ours(a, b), rows[i][j], digits, digits * size);
    }
}

void same_statistic(const LogRank& ours, Json theirs) {
  same_matrix("variance", ours.variance, theirs["var"].value());
  same("chi-squared", ours.chi_squared, number(theirs, "chisq"), solved);
  same("degrees", ours.degrees, number(theirs, "df"), 0);
  same("P", ours.p, number(theirs, "p"), of_p);
}

void same_survdiff(const std::string& id, const FollowUp& f, const std::vector<std::int32_t>& group) {
  int seen = 0;
  for (const Json theirs : survival_answers(id)["result"].get_array()) {
    const double rho = number(theirs, "rho");
    INFO(id, ", rho ", rho);
    const LogRank ours = log_rank(f, group, {EventWeight::By::survival, rho, 0});
    const auto    n    = numbers(theirs, "n");
    for (std::size_t g = 0; g < n.size(); ++g) CHECK(ours.rows[Eigen::Index(g)] == n[g]);
    same_matrix("observed", ours.observed, theirs["observed"].value());
    same_matrix("expected", ours.expected, theirs["expected"].value());
    same_statistic(ours, theirs);
    ++seen;
  }
  CHECK(seen >= 2);
}

EventWeight weight_named(std::string_view name) {
  using enum EventWeight::By;
  if (name == "gehan_breslow") return {at_risk};
  if (name == "tarone_ware") return {root_of_at_risk};
  if (name == "fh_1_0") return {survival, 1, 0};
  if (name == "fh_0_1") return {survival, 0, 1};
  if (name == "fh_1_1") return {survival, 1, 1};
  if (name == "fh_05_05") return {survival, 0.5, 0.5};
  REQUIRE(name == "logrank");
  return {};
}

void same_weighted(const std::string& id, const FollowUp& f, const std::vector<std::int32_t>& group) {
  int seen = 0;
  for (const auto& [name, theirs] : entries(survival_answers(id)["result"].value())) {
    INFO(id, ", ", name);
    const LogRank ours = log_rank(f, group, weight_named(name));
    const auto    u    = numbers(theirs, "u");
    const double  size = ours.observed.maxCoeff();
    for (std::size_t g = 0; g < u.size(); ++g)
      same("observed - expected", ours.difference()[Eigen::Index(g)], u[g], digits, digits * size);
    same_statistic(ours, theirs);
    ++seen;
  }
  CHECK(seen == 7);
}

struct Trial {
  std::string csv, time, event, group, stratum;
};

void with(const Trial& t, const std::string& id,
          void (*agree_with)(const std::string&, const FollowUp&, const std::vector<std::int32_t>&)) {
  const auto c = survival_columns(t.csv);
  auto       f = follow_up_of(c, t.time, t.event);
  if (!t.stratum.empty()) f.stratum = labelled(c.at(t.stratum));
  agree_with(id, f, labelled(c.at(t.group)));
}

}  // namespace

TEST_CASE("every log-rank test is R's survdiff, by its rho and its strata") {
  with({"lung", "time", "event", "sex", ""}, "lung_logrank_sex", same_survdiff);
  with({"lung", "time", "event", "ph_ecog", ""}, "lung_logrank_ecog", same_survdiff);
  with({"lung", "time", "event", "sex", "ph_ecog"}, "lung_logrank_sex_strata_ecog", same_survdiff);
  with({"veteran", "time", "status", "cell", ""}, "veteran_logrank_cell", same_survdiff);
  with({"veteran", "time", "status", "trt", "cell"}, "veteran_logrank_trt_strata", same_survdiff);
  with({"colon_death", "time", "status", "rxn", ""}, "colon_logrank", same_survdiff);
}

TEST_CASE("every weighted log-rank test is the one written out in R") {
  with({"lung", "time", "event", "sex", ""}, "lung_weighted_logrank_sex", same_weighted);
  with({"lung", "time", "event", "ph_ecog", ""}, "lung_weighted_logrank_ecog", same_weighted);
  with({"colon_death", "time", "status", "rxn", ""}, "colon_weighted_logrank", same_weighted);
}
