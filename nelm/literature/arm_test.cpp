#include "nelm/literature/arm.h"

#include <doctest/doctest.h>

using namespace nelm::literature;
using nelm::board::bit;
using nelm::board::Option;

TEST_CASE("an arm bears on the options it was treated by, and a mixed one on none") {
  CHECK(options_of(Arm::lt) == bit(Option::lt));
  CHECK(options_of(Arm::iat) == (bit(Option::iat_tae) | bit(Option::iat_tace) | bit(Option::iat_sirt)));
  CHECK(options_of(Arm::tae) == bit(Option::iat_tae));
  CHECK(options_of(Arm::surgery) == (bit(Option::resection_curative) | bit(Option::resection_plus_ablation)));
  CHECK(options_of(Arm::natural_course) == bit(Option::watch_and_wait));
  CHECK(options_of(Arm::retreatment) == bit(Option::retreat_recurrence));
  CHECK(options_of(Arm::non_surgical) == 0);
  CHECK(options_of(Arm::no_transplant) == 0);
}

TEST_CASE("each name stands in the row of its arm") {
  CHECK(name(Arm::none) == "all treatments");
  CHECK(name(Arm::ablation) == "ablation");
  CHECK(name(Arm::primary_left) == "primary left in place");
  CHECK(name(Arm::no_transplant) == "treatment without transplantation, mixed");
}

TEST_CASE("studies of a treatment usually count from it, those of a recurrence from that") {
  CHECK(usual_time_zero(Arm::lt) == TimeZero::treatment);
  CHECK(usual_time_zero(Arm::no_curative_retreatment) == TimeZero::recurrence);
  CHECK(usual_time_zero(Arm::none) == TimeZero::not_stated);
  CHECK(name(TimeZero::diagnosis_of_the_metastases) == "diagnosis of the liver metastases");
}
