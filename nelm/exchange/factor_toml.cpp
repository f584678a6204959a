// A file of factors/: what was found to go with how long patients live. It selects nobody.
#include "nelm/exchange/in_the_scheme_of.h"
#include "nelm/exchange/knowledge_sense.h"

namespace nelm::exchange {

namespace {

/// Facts whose values are shown where a source gives no limit.
std::vector<patient::Fact> read_looks_at(Fields& f) {
  std::vector<patient::Fact> facts;
  for (const Node& node : f.list_of("looks_at", Node::Kind::text, "a list of facts", Need::must)) {
    std::vector<std::string_view> known;
    for (const patient::Row& r : patient::facts())
      if (r.in == patient::Fact::none) known.push_back(r.name);
    const auto fact = patient::fact_named(node.text);
    if (fact && patient::row(*fact).in == patient::Fact::none)
      facts.push_back(*fact);
    else
      f.problem(node, "looks_at", Fields::quoted(node),
                fmt::format("a fact listed by `nelm facts`{}", did_you_mean(node.text, known)));
  }
  return facts;
}

void read_conflict_it_stands_in(Fields& f, board::Factor& factor, const Reading& reading) {
  factor.conflict = f.text("conflict", Need::may);
  if (factor.conflict.empty() || reading.there_but_unread("conflicts", factor.conflict)) return;
  std::vector<std::string_view> known;
  for (const board::Conflict& c : reading.knowledge.conflicts) known.emplace_back(c.id);
  if (std::ranges::find(known, factor.conflict) == known.end())
    f.problem("conflict", fmt::format("\"{}\"", factor.conflict),
              fmt::format("a conflict read here{}", did_you_mean(factor.conflict, known)));
}

}  // namespace

board::Factor read_factor(Fields& f, Reading& reading) {
  constexpr std::string_view directions[] = {"favourable", "adverse", "disputed"};
  board::Factor              factor;
  factor.id        = read_own_id(f, "factor", reading);
  factor.name      = f.text("name");
  factor.direction = f.word<board::Direction>("direction", directions);
  factor.holds_if  = read_condition_on(f, "holds_if");
  InTheSchemeOf scheme(f, f.text("scheme", Need::may), reading);
  scheme.settle(factor.holds_if);
  scheme.tell(f);
  check_decides(f, "holds_if", factor.holds_if, reading);
  if (!f.has("holds_if")) factor.looks_at = read_looks_at(f);
  factor.says     = f.text("says");
  factor.citation = f.text("citation");
  read_conflict_it_stands_in(f, factor, reading);
  factor.place      = read_place(f);
  factor.review     = read_review(f);
  factor.statements = read_statements(f, reading);
  f.nothing_else();
  return factor;
}

}  // namespace nelm::exchange
