#include "nelm/cohort/time_scale.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace nelm::cohort;

namespace {

const std::vector<TimeScale> all_scales{TimeScale::km, TimeScale::rank, TimeScale::identity, TimeScale::log};

CoxRows rows_of(const FollowUp& f) {
  return cox_rows(f, Eigen::MatrixXd(static_cast<Eigen::Index>(f.rows()), 0), {}).value();
}

}  // namespace

// Events at 1, 3 (two of them) and 7; lost at 3 and 5. S: 1, 5/6, 5/6 * 3/5. Times at 3 have the ranks 2, 3 and 4.
TEST_CASE("event times of six patients on every scale, worked by hand") {
  FollowUp f;
  f.time           = {3, 1, 5, 3, 7, 3};
  f.event          = {1, 1, 0, 0, 1, 1};
  const auto found = on_scales(rows_of(f), all_scales, false);
  CHECK(found[0][1] == 0);
  CHECK(found[0][2] == doctest::Approx(1. / 6));
  CHECK(found[0][3] == doctest::Approx(1. / 2));
  CHECK(found[1][1] == 1);
  CHECK(found[1][2] == 3);
  CHECK(found[1][3] == 6);
  CHECK(found[2][2] == 3);
  CHECK(found[3][2] == std::log(3.));
}

TEST_CASE("all strata make one curve, and patients count there once they have entered") {
  FollowUp f;
  f.time           = {1, 2, 3, 4};
  f.event          = {1, 1, 1, 1};
  f.stratum        = {1, 0, 1, 0};
  f.entry          = {0, 0, 0, 1};
  const auto rows  = rows_of(f);
  const auto found = on_scales(rows, {TimeScale::km}, false)[0];
  // By strata: 2, 4, then 1, 3. Three at risk at 1; at 2 three, with the one who entered at 1; then two, then one.
  CHECK(found[1] == doctest::Approx(1. / 3));
  CHECK(found[2] == doctest::Approx(1 - 2. / 3 * 2 / 3 / 2));
  CHECK(found[4] == 0);
  CHECK(found[5] == doctest::Approx(1 - 2. / 3 * 2 / 3));
}

TEST_CASE("weights that are counts make as many patients") {
  FollowUp f, three;
  f.time           = {1, 2, 2};
  f.event          = {1, 1, 0};
  f.weight         = {1, 2, 1};
  three.time       = {1, 2, 2, 2};
  three.event      = {1, 1, 1, 0};
  const auto found = on_scales(rows_of(f), all_scales, true), plain = on_scales(rows_of(three), all_scales, false);
  CHECK(found == plain);
}
