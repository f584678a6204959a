#include "nelm/board/in_the_way.h"

#include <algorithm>

#include "nelm/board/conditions_of.h"

namespace nelm::board {

namespace {

/// What one source, and those that replace it, say of one option, and of nothing else.
Knowledge only_of(const Source& source, Option o, const Knowledge& whole) {
  Knowledge  k;
  const auto add = [&](const Source& s) {
    Source one{.id = s.id, .scheme = s.scheme, .kind = s.kind, .superseded_by = s.superseded_by};
    for (const Rule& r : s.rules)
      if (!r.per_lesion && speaks_of(r, o)) one.rules.push_back(r);
    for (Rule& r : one.rules) r.options = bit(o);
    k.sources.push_back(std::move(one));
  };
  add(source);
  for (const Source& s : whole.sources)
    if (std::ranges::find(source.superseded_by, s.id, &SupersededBy::source) != source.superseded_by.end()) add(s);
  for (const OptionRow& row : whole.options) k.options.push_back({.id = row.id});
  k.options[static_cast<std::size_t>(o)].needs = whole.option(o).needs;
  k.slots                                      = whole.slots;
  return k;
}

FactSet facts_of_rule(const Rule& r) {
  FactSet all = facts_of(r.applies_if);
  for (const Criterion& c : r.criteria) all |= facts_of(c.met_if) | facts_of(c.unmet_if);
  return all;
}

/// Whether a rule can keep a position from favouring its option that another rule of it favours.
bool may_stand_against(const RuleJudged& r) {
  if (r.scope == Verdict::unmet) return false;
  if (r.rule->form == Form::bar) return r.span.best != Grade::excluded;
  return r.rule->form == Form::finding && word_of(*r.rule, r.span.best) > Word::evidence_for;
}

/// How many of these are sure to need a fact of their own.
std::size_t apart(const std::vector<FactSet>& things) {
  std::size_t count = 0;
  FactSet     seen;
  for (const FactSet& thing : things)
    if ((thing & seen).none()) seen |= thing, ++count;
  return count;
}

void fewest_facts_first(std::vector<FactSet>& things) {
  std::ranges::stable_sort(things, {}, [](const FactSet& f) { return f.count(); });
}

}  // namespace

bool surely_favours(const OptionJudged& o, const Position& p) {
  return o.needs == Verdict::met && p.scope == Verdict::met && p.replaced == Verdict::unmet &&
         side_of(p.worst) == Side::favours && side_of(p.best) == Side::favours;
}

bool can_favour(const Rule& r) {
  const bool whole = r.partly_read.empty();  // what could not be read stays open
  return whole && r.form != Form::bar && side_of(word_of(r, Grade::clear)) == Side::favours;
}

InTheWay::InTheWay(const Source& source, Option o, const Knowledge& knowledge, const BoundTogether& ties, Steps& steps)
    : ties_(ties), steps_(steps), option_(o), knowledge_(only_of(source, o, knowledge)) {
  a_.on    = steps.now().on;
  a_.facts = steps.now().facts;
}

bool InTheWay::judge(const StepSet& set) {
  const auto& c = steps_.taken(set);
  if (!c) return false;
  a_.facts.values  = c->values;
  a_.facts.in_time = c->values;
  judge_rules(c->the_case, knowledge_, a_);
  return true;
}

FactSet InTheWay::named() const {
  FactSet all;
  each_condition(knowledge_, [&](const Condition& c) { all |= facts_of(c); });
  for (bool more = true; more;) {
    const FactSet was = all;
    for (const patient::Row& r : patient::facts())
      for (const Fact below : r.rests_on)
        if (below != Fact::none && was.test(patient::index(r.id))) all.set(patient::index(below));
    more = all != was;
  }
  return all;
}

std::size_t InTheWay::things() const {
  std::size_t fewest = a_.findings.size() + a_.rules.size();
  for (const RuleJudged& r : a_.rules_of(position())) {
    if (!can_favour(*r.rule)) continue;
    std::size_t count = r.scope != Verdict::met ? 1 : 0;
    for (const Finding& f : a_.findings_of(r)) count += f.span.worst < Grade::weakened ? 1U : 0U;
    fewest = std::min(fewest, count);
  }
  for (const RuleJudged& r : a_.rules_of(position())) fewest += may_stand_against(r) ? 1U : 0U;
  return fewest + (option().needs != Verdict::met ? 1U : 0U) + (position().replaced != Verdict::unmet ? 1U : 0U);
}

FactSet InTheWay::bearing_on(const FactSet& facts) {
  const auto [at, is_new] = bearing_.try_emplace(facts.to_string());
  if (is_new) at->second = ties_.bearing_on(facts, steps_.now().facts);
  return at->second;
}

std::vector<FactSet> InTheWay::wanted(const RuleJudged& r) {
  std::vector<FactSet> all;
  if (r.scope != Verdict::met) all.push_back(bearing_on(facts_of(r.rule->applies_if)));
  for (const Finding& f : a_.findings_of(r))
    if (f.span.worst < Grade::weakened)
      all.push_back(bearing_on(facts_of(f.criterion->met_if) | facts_of(f.criterion->unmet_if)));
  return all;
}

std::vector<FactSet> InTheWay::before_any_rule() {
  std::vector<FactSet> all;
  if (option().needs != Verdict::met) all.push_back(bearing_on(facts_of(option().option->needs)));
  if (position().replaced != Verdict::unmet) {
    FactSet scopes;
    for (std::size_t i = 1; i < knowledge_.sources.size(); ++i)
      for (const Rule& r : knowledge_.sources[i].rules) scopes |= facts_of_rule(r);
    all.push_back(bearing_on(scopes));
  }
  for (const RuleJudged& r : a_.rules_of(position()))
    if (may_stand_against(r)) all.push_back(bearing_on(facts_of_rule(*r.rule)));
  return all;
}

FactSet InTheWay::next(const StepSet& set, std::size_t left) {
  const FactSet taken = steps_.facts_of(set);
  if (!judge(set))
    return bearing_on(taken) & ~taken;  // what contradicts itself is only set right by what is tied to it
  const auto not_taken = [&](std::vector<FactSet> things) {
    for (FactSet& thing : things) thing &= ~taken;
    fewest_facts_first(things);
    return things;
  };
  const auto before = not_taken(before_any_rule());
  FactSet    any;
  for (const RuleJudged& r : a_.rules_of(position())) {
    if (!can_favour(*r.rule)) continue;
    const auto things = not_taken(wanted(r));
    auto       all    = before;
    all.insert(all.end(), things.begin(), things.end());
    fewest_facts_first(all);
    if (all.empty() || all.front().none() || apart(all) > left) continue;
    for (const patient::Row& fact : patient::facts()) {
      const auto bit = patient::index(fact.id);
      if (!all.front().test(bit) || any.test(bit)) continue;
      auto others = all;
      std::erase_if(others, [&](const FactSet& thing) { return thing.test(bit); });
      any.set(bit, apart(others) < left);
    }
  }
  return any;
}

}  // namespace nelm::board
