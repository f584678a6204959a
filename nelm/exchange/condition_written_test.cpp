// A condition written out: with the groups it needs, and read back as the same.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

#include "nelm/exchange/condition_tree_test.h"

using namespace nelm;
using namespace nelm::exchange;
using board::Condition;
using board::Operator;
using board::Term;
using patient::Fact;
using patient::Kind;

namespace {

bool same(const std::vector<Term>& a, const std::vector<Term>& b) {
  const auto equal = [](const Term& x, const Term& y) {
    return x.is == y.is && x.fact == y.fact && x.slot == y.slot && x.right == y.right && x.words == y.words &&
           x.limit == y.limit;
  };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), equal);
}

}  // namespace

TEST_CASE("a condition written out has only the groups it needs") {
  const auto again = [](std::string_view text) { return written(read_condition(text, where).value()); };
  for (const std::string text :
       {"ki67_pct < 10 '%'", "age_years <= 55 years", "lesion_count >= 2", "stability_months > 6.5 months",
        "liver_volume_ml > 0.0000001 'ml'", "liver_volume_ml > 100000000000000000000 'ml'", "not symptomatic",
        "not (ki67_pct < 10 '%')", "not (not bilobar)", "bilobar or symptomatic and viable",
        "(bilobar or symptomatic) and viable", "bilobar and (symptomatic and viable)",
        "grade in { 'G1', 'G2', 'none' }"})
    CHECK(again(text) == text);
  CHECK(again("((bilobar) and ((symptomatic)))and(viable)") == "bilobar and symptomatic and viable");
  CHECK(again("grade != 'G3'") == "grade in { 'G1', 'G2', 'none' }");
  CHECK(again("nen_class in { 'NEC', 'NEC' }") == "nen_class = 'NEC'");
  CHECK(written(Condition{}).empty());
}

TEST_CASE("a yes/no fact asked to be no is written as its negation, which reads back as the same question") {
  const auto not_symptomatic = Term{.is    = Operator::among,
                                    .fact  = Fact::symptomatic,
                                    .slot  = static_cast<board::Slot>(patient::index(Fact::symptomatic)),
                                    .words = patient::no};
  CHECK(written(Condition{"", {not_symptomatic}}) == "not symptomatic");
  CHECK(tree(written(Condition{"", {not_symptomatic}})) == "not(symptomatic among 2)");
  CHECK(written(Condition{"", {{.is = Operator::opposite}, not_symptomatic}}) == "not (not symptomatic)");
  CHECK(written(Condition{"", {{.is = Operator::both, .right = 2}, not_symptomatic, not_symptomatic}}) ==
        "not symptomatic and not symptomatic");
}

namespace {

std::string random_comparison() {
  std::vector<Fact> asked;
  for (const auto& r : patient::facts())
    if (patient::condition_fact(r.name) == r.id) asked.push_back(r.id);
  const auto& r    = row(*rc::gen::elementOf(asked));
  const auto  word = [&] {
    return fmt::format("'{}'", *rc::gen::elementOf(std::vector(r.words.begin(), r.words.end())));
  };
  if (r.kind == Kind::yes_no) return fmt::format("{}{}", *rc::gen::element("", "not "), r.name);
  if (r.kind == Kind::choice) {
    if (*rc::gen::arbitrary<bool>()) return fmt::format("{} {} {}", r.name, *rc::gen::element("=", "!="), word());
    std::string set = word();
    for (int more = *rc::gen::inRange(0, 3); more > 0; --more) set += ", " + word();
    return fmt::format("{} in {{ {} }}", r.name, set);
  }
  const bool calendar = r.unit == "months" || r.unit == "years";
  const auto unit     = r.unit.empty() ? "" : calendar ? fmt::format(" {}", r.unit) : fmt::format(" '{}'", r.unit);
  return fmt::format("{} {} {}{}", r.name, *rc::gen::element("<", "<=", ">=", ">"),
                     *rc::gen::element("0", "1", "2.5", "3", "0.1", "0.0000003", "3.9999999999999"), unit);
}

std::string random_condition(int deep) {
  const auto which = deep == 0 ? 0 : *rc::gen::inRange(0, 5);
  if (which == 0) return random_comparison();
  const auto some = random_condition(deep - 1);
  switch (which) {
    case 1:  return fmt::format("{} and {}", some, random_condition(deep - 1));
    case 2:  return fmt::format("{} or {}", some, random_condition(deep - 1));
    case 3:  return fmt::format("({})", some);
    default: return fmt::format("not ({})", some);
  }
}

}  // namespace

TEST_CASE("a random condition written out is read back as the same tree") {
  CHECK(rc::check([] {
    const auto text = random_condition(5);
    const auto read = read_condition(text, where);
    RC_ASSERT(read.has_value());
    const auto out   = written(*read);
    const auto again = read_condition(out, where);
    RC_LOG() << text << "\n" << out;
    RC_ASSERT(again.has_value());
    RC_ASSERT(same(read->terms, again->terms));
    RC_ASSERT(written(*again) == out);
  }));
}
