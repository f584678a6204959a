#include "nelm/board/specimens_part.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "nelm/board/compare.h"
#include "nelm/board/conditions_of.h"
#include "nelm/patient/reported.h"
#include "nelm/patient/words.h"

namespace nelm::board {

using patient::Case;
using patient::Record;
using patient::row;

namespace {

/// One specimen's value of a fact, with what to call it: "primary 4".
struct Value {
  std::string of;
  Possible    value;
};

std::vector<Value> in_each(const Case& c, Fact of_specimen, Fact of_primary, Fact of_metastasis) {
  std::vector<Value> all;
  const auto         add = [&](std::string of, const Possible& value) {
    if (value != anything(of_specimen)) all.push_back({std::move(of), value});
  };
  std::size_t n = 0;
  for (const Record& specimen : patient::items(c, Fact::specimens)) {
    const auto of = specimen[Fact::specimen_of];
    ++n;
    add(of.single_choice() ? in_words(Fact::specimen_of, of) : fmt::format("specimen {}", n), specimen[of_specimen]);
  }
  if (of_primary != Fact::none) add("primary", patient::reported(c, of_primary).value);
  if (of_metastasis != Fact::none) add("metastasis", patient::reported(c, of_metastasis).value);
  return all;
}

Verdict judge_alone(const Term& t, const Possible& value) {
  switch (t.is) {
    case Operator::below:    return below(value.numbers, t.limit);
    case Operator::at_most:  return at_most(value.numbers, t.limit);
    case Operator::at_least: return at_least(value.numbers, t.limit);
    default:                 return above(value.numbers, t.limit);
  }
}

/// The limits on a number that at least one specimen surely keeps and another surely does not.
std::set<double> limits_that_part(Fact f, const std::vector<Value>& each, const Knowledge& knowledge) {
  std::set<double> limits;
  if (each.size() < 2) return limits;
  each_condition(knowledge, [&](const Condition& c) {
    for (const Term& t : c.terms) {
      if (t.fact != f) continue;
      const auto is = [&](Verdict v) {
        return std::ranges::any_of(each, [&](const Value& one) { return judge_alone(t, one.value) == v; });
      };
      if (is(Verdict::met) && is(Verdict::unmet)) limits.insert(t.limit);
    }
  });
  return limits;
}

std::string told(Fact f, const std::vector<Value>& each) {
  std::vector<std::string> parts;
  parts.reserve(each.size());
  for (const Value& v : each) parts.push_back(fmt::format("{} {}", v.of, in_words(f, v.value)));
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string_view which_counts(const Case& c, Fact f) {
  return patient::reported(c, f).replaced ? "an override is used" : "the highest counts, which is nelm's convention";
}

}  // namespace

std::vector<Flag> specimens_that_part(const Case& c, const Knowledge& knowledge) {
  std::vector<Flag> flags;
  const auto        number = [&](Fact f, const std::vector<Value>& each) {
    const auto limits = limits_that_part(f, each, knowledge);
    if (!limits.empty())
      flags.push_back(
          {f, Flag::Why::specimens_part,
           fmt::format("{}: the specimens lie on both sides of {}{}{} ({}); {}", row(f).plain, fmt::join(limits, ", "),
                       row(f).unit.empty() ? "" : " ", row(f).unit, told(f, each), which_counts(c, f))});
  };
  number(Fact::ki67_pct, in_each(c, Fact::specimen_ki67, Fact::ki67_primary_pct, Fact::ki67_metastasis_pct));
  number(Fact::mitoses_per_2mm2, in_each(c, Fact::specimen_mitoses, Fact::none, Fact::none));

  const auto grades = in_each(c, Fact::specimen_grade, Fact::none, Fact::none);
  const bool part   = std::ranges::any_of(grades, [&](const Value& a) {
    return std::ranges::any_of(grades, [&](const Value& b) { return meet(a.value, b.value).empty(); });
  });
  if (part)
    flags.push_back({Fact::grade_reported, Flag::Why::specimens_part,
                     fmt::format("{}: the specimens differ ({}); {}", row(Fact::grade_reported).plain,
                                 told(Fact::specimen_grade, grades), which_counts(c, Fact::grade_reported))});

  for (const auto& [of_specimen, of_case] : {std::pair{Fact::specimen_differentiation, Fact::differentiation},
                                             std::pair{Fact::specimen_morphology, Fact::morphology}}) {
    const auto words = in_each(c, of_specimen, Fact::none, Fact::none);
    const bool differ =
        std::ranges::any_of(words, [&](const Value& a) { return meet(a.value, words.front().value).empty(); });
    if (differ)
      flags.push_back({of_case, Flag::Why::specimens_part,
                       fmt::format("{}: the specimens differ ({}); all stay possible until a clinician settles it",
                                   row(of_case).plain, told(of_specimen, words))});
  }
  return flags;
}

}  // namespace nelm::board
