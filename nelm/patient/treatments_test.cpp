#include "nelm/patient/treatments.h"

#include <doctest/doctest.h>

#include "nelm/patient/follows_test.h"
#include "nelm/patient/option.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::patient;
using namespace nelm::patient::by_hand;

namespace {

Record given(Option o) { return item({said(Fact::treatment_type, o)}); }
Record resection_of_primary(std::vector<Entry> intent = {}) {
  Record r = given(Option::primary_resection);
  r.entries.insert(r.entries.end(), intent.begin(), intent.end());
  return r;
}
Case treated(std::vector<Record> treatments, std::vector<Entry> facts = {}) {
  return case_of(std::move(facts), {list(Fact::treatments, std::move(treatments))});
}
constexpr Choices removed = any_of(PrimaryStatus::resected_curative, PrimaryStatus::resected_noncurative);

}  // namespace

TEST_CASE("a treatment listed was given, one not listed was not, and of no list nothing is known") {
  CHECK(follows(ssa_given, treated({given(Option::ssa)})) == answer(true));
  CHECK(follows(prrt_given, treated({given(Option::ssa)})) == answer(false));
  CHECK(follows(prrt_given, treated({})) == answer(false));
  CHECK(follows(prrt_given, case_of({})) == choice(yes_or_no));
}

TEST_CASE("an open list of treatments leaves open what it does not hold") {
  const Case open = treated({given(Option::ssa)}, {said(Fact::treatments_open, true)});
  CHECK(follows(ssa_given, open) == answer(true));
  CHECK(follows(prrt_given, open) == choice(yes_or_no));
}

TEST_CASE("a treatment that may have been one of two leaves both open, and what both are counts") {
  const Record one_of = item({said(Fact::treatment_type, choice(any_of(Option::everolimus, Option::prrt)))});
  CHECK(follows(prrt_given, treated({one_of})) == choice(yes_or_no));
  CHECK(follows(systemic_treatment_given, treated({one_of})) == answer(true));
}

TEST_CASE("systemic treatment is analogue, radionuclides, everolimus, sunitinib, cabozantinib or chemotherapy") {
  for (std::size_t i = 0; i < option_count; ++i) {
    const auto o = static_cast<Option>(i);
    using enum Option;
    const bool systemic = o == ssa || o == prrt || o == everolimus || o == sunitinib || o == cabozantinib || o == chemo;
    CHECK_MESSAGE(follows(systemic_treatment_given, treated({given(o)})) == answer(systemic), name(o));
  }
}

TEST_CASE("everolimus, sunitinib or chemotherapy is none but these") {
  for (std::size_t i = 0; i < option_count; ++i) {
    const auto o = static_cast<Option>(i);
    using enum Option;
    const bool these = o == everolimus || o == sunitinib || o == chemo;
    CHECK_MESSAGE(follows(targeted_or_chemo_given, treated({given(o)})) == answer(these), name(o));
  }
  CHECK(follows(targeted_or_chemo_given, case_of({})) == choice(yes_or_no));
}

TEST_CASE("embolisation or ablation is by any artery, or ablation with or without resection") {
  for (std::size_t i = 0; i < option_count; ++i) {
    const auto o = static_cast<Option>(i);
    using enum Option;
    const bool local =
        o == iat_tae || o == iat_tace || o == iat_sirt || o == ablation_alone || o == resection_plus_ablation;
    CHECK_MESSAGE(follows(embolisation_or_ablation_given, treated({given(o)})) == answer(local), name(o));
  }
}

TEST_CASE("a valve is replaced once the list of treatments says so") {
  CHECK(follows(valve_replaced, treated({given(Option::valve_replacement_first)})) == answer(true));
  CHECK(follows(valve_replaced, treated({})) == answer(false));
  CHECK(follows(valve_replaced, case_of({})) == choice(yes_or_no));
}

TEST_CASE("where no operation on the liver was given there is no recurrence after one") {
  CHECK(follows(recurrence_without_operation, treated({})) == answer(false));
  CHECK(follows(recurrence_without_operation, treated({given(Option::ssa), given(Option::primary_resection)})) ==
        answer(false));
  for (const Option o : {Option::resection_curative, Option::resection_two_stage, Option::resection_plus_ablation,
                         Option::debulking, Option::ablation_alone, Option::lt, Option::retreat_recurrence})
    CHECK_MESSAGE(follows(recurrence_without_operation, treated({given(o)})) == choice(yes_or_no), name(o));
  CHECK(follows(recurrence_without_operation, treated({}, {said(Fact::treatments_open, true)})) == choice(yes_or_no));
  CHECK(follows(recurrence_without_operation, case_of({})) == choice(yes_or_no));
}

TEST_CASE("a resection of the primary says that it is out, and its intent how") {
  const auto status = [](const Record& r) { return follows(primary_status_from_treatments, treated({r})); };
  CHECK(status(resection_of_primary()) == choice(removed));
  CHECK(status(resection_of_primary({said(Fact::treatment_intent, Intent::curative)})) ==
        choice(only(PrimaryStatus::resected_curative)));
  CHECK(status(resection_of_primary({said(Fact::treatment_intent, Intent::palliative)})) ==
        choice(only(PrimaryStatus::resected_noncurative)));
  CHECK(status(given(Option::ssa)) == anything(Fact::primary_status));
}

TEST_CASE("of two resections of the primary either may be the one that counts") {
  const Case twice = treated({resection_of_primary({said(Fact::treatment_intent, Intent::palliative)}),
                              resection_of_primary({said(Fact::treatment_intent, Intent::curative)})});
  CHECK(follows(primary_status_from_treatments, twice) == choice(removed));
}

TEST_CASE("while the list of treatments is open, a resection not listed yet may be the one that counts") {
  Case open               = treated({resection_of_primary({said(Fact::treatment_intent, Intent::palliative)})});
  open.lists.front().open = true;
  CHECK(follows(primary_status_from_treatments, open) == choice(removed));
}

TEST_CASE("no resection among the treatments does not say that the primary is in place") {
  CHECK(follows(primary_status_from_treatments, treated({})) == anything(Fact::primary_status));
}
