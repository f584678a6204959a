// The line and the band of R's plot of cox.zph: every point of each, over each scale of time, is ours.
#include "nelm/cohort/residual_smooth.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "nelm/cohort/proportional_hazards.h"
#include "tests/survival_reference.h"

using namespace nelm;
using namespace nelm::cohort;
using namespace nelm::tests;

namespace {

constexpr double of_the_range = 1e-9;  // of a line's values: its residuals are of both signs and cancel

void same_lines(const std::string& name, const SurvivalData& data) {
  const auto                     rows = rows_of(data);
  const auto                     made = cox_rows(rows.follow_up, rows.x, data.x).value();
  const auto                     test = proportional_hazards(made, cox(made).value()).value();
  const std::vector<std::string> scales{"km", "rank", "identity", "log", "km_df3"};
  for (std::size_t s = 0; s < scales.size(); ++s) {
    const Json  theirs = survival_reference("residual_smooth")[name][scales[s]].value();
    const auto& over   = test.over[s % 4];
    std::size_t j      = 0;
    for (const Json column : theirs["columns"].get_array()) {
      INFO(name, " ", scales[s], " ", data.x[j]);
      const auto            at = static_cast<Eigen::Index>(j++);
      const Eigen::VectorXd y  = test.coefficient.col(at);
      const auto smooth = residual_smooth(over.x, {y.data(), static_cast<std::size_t>(y.size())}, test.variance(at, at),
                                          s == 4 ? 3 : 4);
      REQUIRE(smooth);
      const double floor = of_the_range * (y.maxCoeff() - y.minCoeff());
      as_in_r("x", vector(smooth->x), vector(numbers(theirs, "x")), 1e-12, 1e-12);
      as_in_r("line", vector(smooth->y), vector(numbers(column, "y")), 0, floor);
      as_in_r("low", vector(smooth->low), vector(numbers(column, "low")), 0, floor);
      as_in_r("high", vector(smooth->high), vector(numbers(column, "high")), 0, floor);
    }
    CHECK(j == data.x.size());
  }
}

}  // namespace

TEST_CASE("lines and bands are those of R, of lung and of veteran") {
  same_lines("lung", {"lung", "time", "event", {"age", "sex", "ph_ecog", "wt_loss"}});
  same_lines(
      "veteran",
      {"veteran", "time", "status", {"trt", "karno", "squamous", "smallcell", "adeno", "diagtime", "age", "prior"}});
}
