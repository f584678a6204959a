// What is said of a position whose relative criterion is missed: only where that criterion gives the word.
#include <doctest/doctest.h>

#include "nelm/board/assess.h"

using namespace nelm;
using namespace nelm::board;
using patient::Fact;

namespace {

Condition largest(Operator is, double mm) {
  return {"", {{.is = is, .fact = Fact::max_lesion_mm, .slot = patient::index(Fact::max_lesion_mm), .limit = mm}}};
}

Rule rule(Form form, Strength strength, CriterionKind kind, Condition met_if) {
  Criterion c{.id = "size", .kind = kind};
  c.met_if = std::move(met_if);
  Rule r{.options = bit(Option::ablation_alone), .form = form, .strength = strength};
  r.criteria.push_back(std::move(c));
  return r;
}

/// The limits of size as the review reports them: up to 30 mm, difficult to 50, unsuitable above.
Knowledge limits_of_size() {
  Knowledge k;
  k.options.push_back({.id = Option::ablation_alone});
  k.sources.emplace_back();
  k.sources.back().rules = {
      rule(Form::indication, Strength::conditional, CriterionKind::relative, largest(Operator::at_most, 30)),
      rule(Form::bar, Strength::against, CriterionKind::required, largest(Operator::above, 50))};
  return k;
}

struct Stands {
  Word word;
  bool weakened;
};

Stands with_a_largest_lesion_of(double mm) {
  const Knowledge k = limits_of_size();
  patient::Case   the_case;
  the_case.facts.entries.push_back({.fact = Fact::max_lesion_mm, .value = patient::number(mm)});
  const Assessment a = assess(the_case, k, Date{std::chrono::year{2026} / 11 / 23});
  return {a.positions.front().word(), a.positions.front().weakened};
}

}  // namespace

TEST_CASE("a relative limit that is missed weakens the word it gives") {
  CHECK(with_a_largest_lesion_of(30).word == Word::conditional);
  CHECK_FALSE(with_a_largest_lesion_of(30).weakened);
  CHECK(with_a_largest_lesion_of(31).word == Word::conditional);
  CHECK(with_a_largest_lesion_of(31).weakened);
}

TEST_CASE("a bar that holds is not weakened by the indication it bars") {
  CHECK(with_a_largest_lesion_of(51).word == Word::against);
  CHECK_FALSE(with_a_largest_lesion_of(51).weakened);
}
