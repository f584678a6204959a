#include <doctest/doctest.h>

#include "nelm/board/knowledge_by_hand_test.h"
#include "nelm/patient/case_by_hand_test.h"
#include "nelm/sheet/holds_test.h"
#include "nelm/sheet/json.h"
#include "nelm/sheet/make_page.h"
#include "nelm/sheet/text.h"

using namespace nelm;
using namespace nelm::board::by_hand;
using namespace nelm::patient::by_hand;
using board::Operator;
using patient::Fact;
using patient::Option;
using sheet::by_hand::holds;

namespace {

struct Said {
  std::string folded, unfolded, json;
};

Said said_of(const patient::Case& c) {
  auto k = knowledge_of({list_of("a", Option::lt, {number(Operator::at_most, Fact::liver_tumour_load_pct, 50)}),
                         list_of("b", Option::lt, {number(Operator::at_most, Fact::age_years, 55)})});
  k.options[static_cast<std::size_t>(Option::lt)].name = "liver transplantation";
  const auto         a                                 = board::assess(c, k, day("2017-06-01"));
  const auto         change                            = board::what_would_change(c, k, a);
  const sheet::Given given{c, k, a, {}, "nelm", "--on", change};
  const auto         page = sheet::page(given);
  return {sheet::text(page, {}), sheet::text(page, {.all = true}), sheet::json(given)};
}

}  // namespace

TEST_CASE("what would change the answer is said unfolded, with what is so now, and what nothing would change") {
  const auto s = said_of(case_of({said(Fact::liver_tumour_load_pct, 52), said(Fact::age_years, 60)}));
  CHECK_FALSE(holds(s.folded, "WHAT WOULD CHANGE"));
  CHECK(holds(s.unfolded, "WHAT WOULD CHANGE THE ANSWER"));
  CHECK(holds(s.unfolded, "load up to 50 % after treatment (now 52 %)"));
  CHECK(holds(s.unfolded, "nothing that can change"));
  CHECK(holds(s.json, "\"how\": \"treated\""));
}

TEST_CASE("what may be so already is said to be found out") {
  const auto s = said_of(case_of({said(Fact::age_years, 40)}));
  CHECK(holds(s.unfolded, "load up to 50 %, if found so"));
}
