#include "nelm/board/consistency.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "nelm/board/knowledge_by_hand_test.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::board;
using namespace nelm::board::by_hand;

namespace {

/// Both of two single comparisons.
Condition both(const Condition& a, const Condition& b) {
  return {"", {{.is = Operator::both, .right = 2}, a.terms[0], b.terms[0]}};
}

std::vector<double> numbers(Fact f, const Condition& c) {
  const Condition* const conditions[] = {&c};
  std::vector<double>    all;
  for (const Possible& p : representatives(f, conditions)) all.push_back(p.numbers.low);
  std::ranges::sort(all);
  return all;
}

bool possible(std::initializer_list<Wanted> wanted, const Knowledge& knowledge = {}) {
  const Example found = example({wanted.begin(), wanted.size()}, knowledge);
  CHECK(found.all_tried);
  return found.values.has_value();
}

}  // namespace

TEST_CASE("a number is tried at every limit and once in every gap, its bounds included") {
  const auto ki67 = both(number(Operator::below, Fact::ki67_pct, 3), number(Operator::above, Fact::ki67_pct, 20));
  CHECK(numbers(Fact::ki67_pct, ki67) == std::vector<double>{0, 1.5, 3, 11.5, 20, 60});
}

TEST_CASE("a whole number is tried at whole numbers, one without an upper bound beyond its last limit") {
  const auto count =
      both(number(Operator::at_least, Fact::lesion_count, 2), number(Operator::at_most, Fact::lesion_count, 3));
  CHECK(numbers(Fact::lesion_count, count) == std::vector<double>{0, 1, 2, 3, 4});
}

TEST_CASE("a number that cannot be nothing is not tried at nothing") {
  CHECK(numbers(Fact::max_lesion_mm, number(Operator::at_most, Fact::max_lesion_mm, 30)) ==
        std::vector<double>{15, 30, 31});
}

TEST_CASE("a choice is tried at each of its words") {
  const Condition  nec    = among(Fact::nen_class, patient::only(patient::NenClass::NEC));
  const Condition* only[] = {&nec};
  CHECK(representatives(Fact::nen_class, only) ==
        std::vector{patient::choice(1), patient::choice(2), patient::choice(4)});
}

TEST_CASE("an example has the verdicts asked for, one value for each fact named and anything of the others") {
  const Condition young     = number(Operator::below, Fact::age_years, 45);
  const Condition old       = number(Operator::at_least, Fact::age_years, 55);
  const Wanted    neither[] = {{&young, Verdict::unmet}, {&old, Verdict::unmet}};
  const Example   found     = example(neither, {});
  REQUIRE(found.values);
  const auto age = (*found.values)[Fact::age_years].numbers;
  CHECK(age.single());
  CHECK(age.low >= 45);
  CHECK(age.low < 55);
  CHECK((*found.values)[Fact::ki67_pct] == patient::anything(Fact::ki67_pct));
  CHECK_FALSE(possible({{&young, Verdict::met}, {&old, Verdict::met}}));
}

TEST_CASE("no example breaks what binds two facts, directly or by way of a third") {
  const Condition many       = among(Fact::large_number_bilobar, patient::yes);
  const Condition both_lobes = among(Fact::bilobar, patient::yes);
  CHECK(possible({{&many, Verdict::met}, {&both_lobes, Verdict::met}}));
  CHECK_FALSE(possible({{&many, Verdict::met}, {&both_lobes, Verdict::unmet}}));

  // In both lobes is at least one lesion, which is a liver metastasis; of lesions neither speaks.
  const Condition metastases = among(Fact::liver_metastases, patient::yes);
  CHECK_FALSE(possible({{&both_lobes, Verdict::met}, {&metastases, Verdict::unmet}}));
}

TEST_CASE("no example breaks what a scheme gives, whose limits are tried too") {
  Knowledge       knowledge;
  const Scheme    small{.id      = "small",
                        .gives   = Fact::grade,
                        .slot    = static_cast<Slot>(patient::index(Fact::grade)),
                        .classes = {{.value = 1, .when = number(Operator::below, Fact::ki67_pct, 3)},
                                    {.value = 2, .when = number(Operator::at_least, Fact::ki67_pct, 3)}}};
  const Condition g2      = among(Fact::grade, 2);
  const Condition under_4 = number(Operator::below, Fact::ki67_pct, 4);
  const Condition over_4  = number(Operator::above, Fact::ki67_pct, 4);
  const Condition g1      = among(Fact::grade, 1);
  CHECK(possible({{&g1, Verdict::met}, {&over_4, Verdict::met}}, knowledge));
  knowledge.schemes = {small};
  CHECK_FALSE(possible({{&g1, Verdict::met}, {&over_4, Verdict::met}}, knowledge));
  CHECK(possible({{&g2, Verdict::met}, {&under_4, Verdict::met}}, knowledge));  // from 3 to 4
}

TEST_CASE("a scheme with a place of its own binds only conditions that read that place") {
  Knowledge knowledge;
  knowledge.slots       = patient::fact_count + 1;
  knowledge.schemes     = {{.id      = "further",
                            .gives   = Fact::grade,
                            .slot    = patient::fact_count,
                            .classes = {{.value = 1, .when = number(Operator::below, Fact::ki67_pct, 3)}}}};
  const Condition high  = number(Operator::above, Fact::ki67_pct, 20);
  const Condition plain = among(Fact::grade, 1);
  Condition       here  = plain;
  here.terms[0].slot    = patient::fact_count;
  CHECK(possible({{&plain, Verdict::met}, {&high, Verdict::met}}, knowledge));
  const Condition low = number(Operator::below, Fact::ki67_pct, 3);
  CHECK(possible({{&here, Verdict::met}, {&low, Verdict::met}}, knowledge));
}

TEST_CASE("where there are too many cases to try, it says so") {
  // "a or not a" of one fact after the other, and at last "z and not z", which only the last fact decides.
  std::vector<Fact> facts;
  for (const auto& r : patient::facts())
    if (r.in == Fact::none && r.kind == patient::Kind::yes_no) facts.push_back(r.id);
  REQUIRE(facts.size() > 30);
  Condition never;
  for (const Fact f : facts) {
    const auto at = static_cast<std::uint16_t>(never.terms.size());
    const Term is = among(f, patient::yes).terms[0];
    if (f == facts.back()) {
      never.terms.insert(
          never.terms.end(),
          {{.is = Operator::both, .right = static_cast<std::uint16_t>(at + 2)}, is, {.is = Operator::opposite}, is});
      continue;
    }
    never.terms.insert(never.terms.end(), {{.is = Operator::both, .right = static_cast<std::uint16_t>(at + 5)},
                                           {.is = Operator::either, .right = static_cast<std::uint16_t>(at + 3)},
                                           is,
                                           {.is = Operator::opposite},
                                           is});
  }
  const Wanted  wanted[] = {{&never, Verdict::met}};
  const Example found    = example(wanted, {});
  CHECK_FALSE(found.values);
  CHECK_FALSE(found.all_tried);
}
