#include "nelm/exchange/knowledge_sense.h"

#include "nelm/board/consistency.h"

namespace nelm::exchange {

using board::Condition;
using board::Verdict;

namespace {

/// "liver_tumour_load_pct 50 and grade G1": what a case holds of the facts the conditions name.
std::string in_words(const patient::Values& values, std::initializer_list<const Condition*> conditions) {
  patient::FactSet told;
  std::string      said;
  for (const Condition* c : conditions)
    for (const board::Term& t : c->terms) {
      if (t.fact == patient::Fact::none || told.test(patient::index(t.fact))) continue;
      told.set(patient::index(t.fact));
      said += fmt::format("{}{} {}", said.empty() ? "" : " and ", patient::row(t.fact).name,
                          patient::in_words(t.fact, values[t.fact]));
    }
  return said;
}

bool none_so(std::initializer_list<board::Wanted> wanted, const Reading& inside) {
  const auto found = board::example({wanted.begin(), wanted.size()}, inside.knowledge);
  return !found.values && found.all_tried;
}

}  // namespace

void check_decides(Fields& f, std::string_view key, const Condition& c, const Reading& inside) {
  if (c.empty()) return;
  if (none_so({{&c, Verdict::met}}, inside))
    f.problem(key, c, "a condition no case meets", "one that some case meets");
  else if (none_so({{&c, Verdict::unmet}}, inside))
    f.problem(key, c, "a condition every case meets", "one that some case does not meet");
}

void check_criterion(Fields& f, const board::Criterion& c, const Reading& inside) {
  const bool exclusion = c.kind == board::CriterionKind::exclusion;
  check_decides(f, "met_if", c.met_if, inside);
  check_decides(f, exclusion ? "out_if" : "unmet_if", c.unmet_if, inside);
  if (c.met_if.empty() || c.unmet_if.empty()) return;

  const board::Wanted both[]       = {{&c.met_if, Verdict::met}, {&c.unmet_if, Verdict::met}};
  const auto          facts        = facts_of(c.met_if) | facts_of(c.unmet_if);
  const bool          schemes_tell = facts.count() > 1;  // between two facts, a class that could not be read may matter
  if (schemes_tell && !inside.schemes_sound) return;
  if (const auto found = board::example(both, inside.knowledge); found.values)
    f.problem("unmet_if", c.unmet_if,
              fmt::format("a case both met and unmet: {}", in_words(*found.values, {&c.met_if, &c.unmet_if})),
              "no case that meets both met_if and unmet_if");
  else if (none_so({{&c.met_if, Verdict::unmet}, {&c.unmet_if, Verdict::unmet}}, inside))
    f.problem("between", "nothing that lies between: every case meets met_if or unmet_if",
              "neither unmet_if nor between, or an unmet_if that leaves something between");
}

}  // namespace nelm::exchange
