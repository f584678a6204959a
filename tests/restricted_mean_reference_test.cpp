// Every restricted mean of R's survfit in tests/reference/survival/, and the contrasts of survRM2.
#include "nelm/cohort/restricted_mean.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/curve_answers.h"

using namespace nelm;
using namespace nelm::cohort;
using namespace nelm::tests;

namespace {

constexpr double digits         = 1e-12;  // of 15 that R's answers are written with, some are lost in sums over steps
constexpr double of_differences = 1e-11;  // a difference of means loses one more

void same_contrast(const std::optional<MeanContrast>& ours, Json theirs, std::string_view error) {
  REQUIRE(ours);
  same("estimate", ours->estimate, number(theirs, "est"), of_differences);
  same("error", ours->error, number(theirs, error), of_differences);
  same("lower", ours->low, number(theirs, "lower"), of_differences);
  same("upper", ours->high, number(theirs, "upper"), of_differences);
  same("P", ours->p, number(theirs, "p"), of_differences);
}

void same_means(const std::string& id, const std::string& csv, const std::string& event, const std::string& group) {
  const auto c      = survival_columns(csv);
  const auto curves = kaplan_meier(follow_up_of(c, "time", event), labelled(c.at(group)));
  int        seen   = 0;
  for (const Json theirs : survival_answers(id)["result"].get_array()) {
    const double tau = number(theirs, "tau");
    INFO(id, ", tau ", tau);
    const auto  ours = restricted_means(curves, tau, 0.95).value();
    const auto  mean = numbers(theirs, "survfit_rmean"), error = numbers(theirs, "survfit_se");
    std::size_t g = 0;
    for (const auto& [label, arm] : entries(theirs["arms"].value())) {
      INFO("group ", label);
      same("mean", ours.groups.at(g).mean, number(arm, "rmst"), digits);
      same("error", ours.groups[g].error, number(arm, "se"), digits);
      same("lost", ours.groups[g].lost(), number(arm, "rmtl"), of_differences);
      same("survfit's mean", ours.groups[g].mean, mean[g], digits);
      same("survfit's error", ours.groups[g].error, error[g], digits);
      ++g;
    }
    CHECK(g == 2);
    same_contrast(ours.difference, theirs["difference"].value(), "se");
    same_contrast(ours.ratio, theirs["ratio"].value(), "log_se");
    ++seen;
  }
  CHECK(seen == 3);
}

}  // namespace

TEST_CASE("the restricted means of lung cancer by sex, and their contrasts, are R's") {
  same_means("lung_rmst_sex", "lung", "event", "sex");
}

TEST_CASE("the restricted means of the veterans by treatment, and their contrasts, are R's") {
  same_means("veteran_rmst", "veteran", "status", "trt");
}
