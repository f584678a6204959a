#include "nelm/exchange/what_if.h"

#include <doctest/doctest.h>

#include "nelm/patient/case_by_hand_test.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::patient::by_hand;
using patient::Case;
using patient::Fact;

namespace {

const Date the_day = day("2026-01-01");

Case recorded() {
  return case_of({said(Fact::liver_tumour_load_pct, 52), said(Fact::ecog, 1)},
                 {list(Fact::lesions, {item({said(Fact::longest_diameter_mm, 40)})})});
}

Case supposing(std::vector<std::string> facts) {
  auto c = exchange::what_if(recorded(), facts, the_day);
  REQUIRE(c);
  return *c;
}

std::vector<std::string> refused(std::vector<std::string> facts) {
  const auto c = exchange::what_if(recorded(), facts, the_day);
  REQUIRE_FALSE(c);
  std::vector<std::string> all;
  for (const Problem& p : c.error()) all.push_back(sentence(p));
  return all;
}

}  // namespace

TEST_CASE("what is supposed stands in the place of what was reported, and says so") {
  const auto c = supposing({"liver_tumour_load_pct=40"});
  REQUIRE(c.reports(Fact::liver_tumour_load_pct).size() == 1);
  CHECK(c.facts[Fact::liver_tumour_load_pct] == patient::number(40));
  CHECK(c.reports(Fact::liver_tumour_load_pct)[0]->origin.document == "what if");
  CHECK(c.facts[Fact::ecog] == patient::number(1));
}

TEST_CASE("a fact nobody reported can be supposed, as vague as an answer may be, with room around the sign") {
  const auto c = supposing({"ki67_pct = 5-8 %", "liver_resectable=resectable one stage"});
  CHECK(c.facts[Fact::ki67_pct] == patient::number(patient::between(5, 8)));
  CHECK(c.facts[Fact::liver_resectable] == patient::choice(patient::only(patient::Resectable::resectable_one_stage)));
}

TEST_CASE("a list is supposed whole: none, or other items") {
  CHECK(patient::items(supposing({"lesions=none"}), Fact::lesions).empty());
  const auto two = supposing({"lesions=10, 12"});
  CHECK(patient::items(two, Fact::lesions).size() == 2);
}

TEST_CASE("what cannot be supposed is refused, every problem at once") {
  CHECK(refused(
            {"age_yeers=50", "ecog", "ecog=1", "ecog=2", "case_id=other", "remarks=x", "liver_tumour_load_pct=140"}) ==
        std::vector<std::string>{
            "--what-if: found \"age_yeers\"; expected a fact of `nelm facts` that a case has once, or a list, did you "
            "mean age_years?",
            "--what-if: found \"ecog\"; expected a fact and its value, such as liver_function=normal",
            "--what-if: ecog: found a second value; expected one for each fact",
            "--what-if: found \"case_id\", no fact that is judged; expected a fact of `nelm facts` that a case has "
            "once, or "
            "a list",
            "--what-if: found \"remarks\", no fact that is judged; expected a fact of `nelm facts` that a case has "
            "once, or "
            "a list",
            "--what-if: liver_tumour_load_pct: found \"140\"; expected a value from 0 to 100 %"});
}
