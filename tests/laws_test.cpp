// The laws of the engine, each tried on random patients by random rules, and by the knowledge built in.
// NELM_LAW_CASES says how often.
#include <doctest/doctest.h>

#include "tests/plain_standing.h"
#include "tests/trying_laws.h"

using namespace nelm;
using namespace nelm::laws;

namespace {

bool inside(Word worst, Word best, Word outer_worst, Word outer_best) {
  return outer_worst <= worst && worst <= best && best <= outer_best;
}

bool is_list(const Position& p, const Assessment& a) {
  return p.count > 0 && a.rules_of(p).front().rule->form == Form::list;
}

bool settled(Verdict v) { return v != Verdict::unknown; }

/// Whether a position leaves room for one of the same patient better known.
bool foresees(const Assessment& wide, const Position& w, const Assessment& narrow, const Position& n) {
  if (settled(w.scope) && n.scope != w.scope) return false;
  if (n.scope == Verdict::unmet || n.count == 0) return true;
  if (!is_list(w, wide)) return inside(n.worst, n.best, w.worst, w.best);
  return within(narrow.rules_of(n).front().span, wide.rules_of(w).front().span);
}

bool foresees(Verdict wide, Verdict narrow) { return !settled(wide) || wide == narrow; }

/// The first thing of an assessment that the same patient better known overturns; nothing if all holds.
std::string overturned(const Assessment& wide, const Assessment& narrow) {
  for (std::size_t i = 0; i < wide.options.size(); ++i)
    if (!foresees(wide.options[i].needs, narrow.options[i].needs))
      return fmt::format("the precondition of {}", name(wide.options[i].option->id));
  for (std::size_t i = 0; i < wide.gates.size(); ++i) {
    const GateState  w = wide.gates[i].state, n = narrow.gates[i].state;
    const Condition& cleared_by = wide.gates[i].gate->clear_if;  // what is not reported has not been done
    const bool       cleared    = !cleared_by.empty() && judge(cleared_by, narrow.facts.values.all()) == Verdict::met;
    const bool       stays      = w == GateState::clear || (w == GateState::closed && !cleared);
    if (stays && n != w) return "the gate " + wide.gates[i].gate->id;
  }
  for (std::size_t i = 0; i < wide.conflicts.size(); ++i)
    if (!foresees(wide.conflicts[i].bears, narrow.conflicts[i].bears))
      return "whether the conflict " + wide.conflicts[i].conflict->id + " bears";
  for (std::size_t i = 0; i < wide.factors.size(); ++i)
    if (!foresees(wide.factors[i].holds, narrow.factors[i].holds))
      return "whether the factor " + wide.factors[i].factor->id + " holds";
  for (std::size_t i = 0; i < wide.rules.size(); ++i) {
    const RuleJudged &w = wide.rules[i], &n = narrow.rules[i];
    if (!foresees(w.scope, n.scope)) return "the scope of rule " + w.rule->id + "\n" + in_words(*w.rule);
    if (!within(n.span, w.span)) return "the span of rule " + w.rule->id + "\n" + in_words(*w.rule);
  }
  for (const LesionJudged& w : wide.lesions)
    for (const LesionJudged& n : narrow.lesions)
      if (w.rule == n.rule && w.lesion->find(Fact::lesion_id)->words == n.lesion->find(Fact::lesion_id)->words &&
          !within(n.span, w.span))
        return "a lesion by rule " + w.rule->id;
  return {};
}

std::string first_contradiction(const Judged& facts) {
  return std::ranges::find(facts.flags, Flag::Why::contradiction, &Flag::why)->says;
}

// -- the laws

void narrowing_never_widens(const Try& t) {
  const RandomPatient patient(t.draws, t.knowledge, t.places);
  const Case          some = t.less_known(patient.the_case()), little = t.less_known(some);
  const Case*         steps[] = {&little, &some, &patient.the_case()};
  Assessment          wide    = assess(little, t.knowledge, the_day);
  for (const Case* next : {steps[1], steps[2]}) {
    Assessment narrow = assess(*next, t.knowledge, the_day);
    if (contradicts_itself(wide.facts))  // what is true of the patient can still be
      RC_FAIL("a contradiction where there is none: " + first_contradiction(wide.facts) + "\n" +
              exchange::case_json(little) + exchange::case_json(some) + exchange::case_json(patient.the_case()));
    for (std::size_t i = 0; i < wide.positions.size(); ++i)
      if (!foresees(wide, wide.positions[i], narrow, narrow.positions[i]))
        broken("narrowing widened a position", wide.positions[i], {&little, &some, &patient.the_case()});
    if (const auto what = overturned(wide, narrow); !what.empty())
      RC_FAIL("narrowing overturned " + what + "\n" + exchange::case_json(little) + exchange::case_json(some) +
              exchange::case_json(patient.the_case()));
    wide = std::move(narrow);
  }
}

/// What the plain reading of the standings says of a position; nothing if a fact is open.
std::optional<Words> plainly(const Assessment& a, const Position& p) {
  std::vector<const Rule*> rules;
  for (const RuleJudged& r : a.rules_of(p)) rules.push_back(r.rule);
  return plain_position(rules, a.facts.values.all());
}

void every_completion_is_foreseen(const Try& t) {
  const RandomPatient patient(t.draws, t.knowledge, t.places);
  const Assessment    full  = assess(patient.the_case(), t.knowledge, the_day);
  const Case          vague = t.less_known(patient.the_case());
  const Assessment    early = assess(vague, t.knowledge, the_day);
  const auto          known = full.facts.values.all();
  for (std::size_t i = 0; i < full.rules.size(); ++i) {
    const auto speaks = is_so(full.rules[i].rule->applies_if, known);
    const auto grades = plain(*full.rules[i].rule, known);
    if (speaks) RC_ASSERT(foresees(early.rules[i].scope, *speaks ? Verdict::met : Verdict::unmet));
    if (speaks) RC_ASSERT(full.rules[i].scope == (*speaks ? Verdict::met : Verdict::unmet));
    if (!grades) continue;
    RC_ASSERT(full.rules[i].span == (Span{grades->worst, grades->best}));
    RC_ASSERT(within(Span{grades->worst, grades->best}, early.rules[i].span));
  }
  for (std::size_t i = 0; i < full.positions.size(); ++i) {
    const Position& p = full.positions[i];
    if (p.count == 0 || is_list(p, full) || full.rules_of(p).front().rule->form == Form::finding) continue;
    const auto words = plainly(full, p);
    if (!words) continue;
    if (words->worst == Word::not_applicable) {
      RC_ASSERT(p.scope == Verdict::unmet);
      continue;
    }
    if (p.worst != words->worst || p.best != words->best || p.scope != Verdict::met)
      broken(fmt::format("stands {} to {}, plainly {} to {}", name(p.worst), name(p.best), name(words->worst),
                         name(words->best)),
             p, {&patient.the_case()});
    RC_ASSERT(inside(words->worst, words->best, early.positions[i].worst, early.positions[i].best));
    RC_ASSERT(early.positions[i].scope != Verdict::unmet);
  }
  for (std::size_t i = 0; i < full.options.size(); ++i)
    if (const auto so = is_so(full.options[i].option->needs, known)) {
      RC_ASSERT(full.options[i].needs == (*so ? Verdict::met : Verdict::unmet));
      RC_ASSERT(foresees(early.options[i].needs, full.options[i].needs));
    }
}

/// The vague case with one fact told as the patient's is.
void tell(Case& vague, const Case& patient, Fact f) {
  const auto tell_entry = [&](Fact of) {
    std::erase_if(vague.facts.entries, [&](const Entry& e) { return e.fact == of; });
    if (const Entry* e = patient.facts.find(of)) vague.facts.entries.push_back(*e);
  };
  if (row(f).kind == Kind::list) {
    std::erase_if(vague.lists, [&](const List& l) { return l.fact == f; });
    vague.lists.push_back(*patient.list(f));
  } else {
    tell_entry(f);
    if (f == Fact::extrahepatic_workup) tell_entry(Fact::workup_closed);
  }
}

void asking_suffices(const Try& t) {
  RandomPatient            patient(t.draws, t.knowledge, t.places);
  Case                     vague = t.less_known(t.less_known(patient.the_case()));
  Assessment               now   = assess(vague, t.knowledge, the_day);
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < now.positions.size(); ++i)
    if (!now.positions[i].decided()) open.push_back(i);
  if (open.empty()) return;
  const std::size_t one = t.draws.from(open);

  FactSet told;
  for (unsigned round = 0;; ++round) {
    const Position& p = now.positions[one];
    if (p.decided()) return;
    const FactSet asked = p.missing;
    if (asked.none()) {
      if (p.silent) return;  // its source does not say, and nobody can be asked
      broken("open, and asks nothing", p, {&vague, &patient.the_case()});
    }
    if ((asked & told).any()) {
      std::string again;
      for (const Row& r : patient::facts())
        if ((asked & told).test(patient::index(r.id))) again += fmt::format(" {}", r.name);
      broken("asks again for" + again, p, {&vague, &patient.the_case()});
    }
    for (const Row& r : patient::facts()) {
      if (!asked.test(patient::index(r.id))) continue;
      if (round > 0 && !r.traits.derived)  // only what follows may stay open when all it rests on is known
        broken(fmt::format("asks late for {}", r.name), p, {&vague, &patient.the_case()});
      if (!patient.tell(r.id)) return;
      tell(vague, patient.the_case(), r.id);
      told.set(patient::index(r.id));
    }
    now = assess(vague, t.knowledge, the_day);
    if (contradicts_itself(now.facts))
      broken("the truth contradicts", now.positions[one], {&vague, &patient.the_case()});
  }
}

void asking_settles_a_gate(const Try& t) {
  RandomPatient patient(t.draws, t.knowledge, t.places);
  Case          vague = t.less_known(t.less_known(patient.the_case()));
  if (t.knowledge.gates.empty()) return;
  const std::size_t one = t.draws.below(t.knowledge.gates.size());
  for (unsigned round = 0; round < 10; ++round) {
    const Assessment  now  = assess(vague, t.knowledge, the_day);
    const GateJudged& gate = now.gates[one];
    if (gate.state != GateState::open) return;
    if (gate.missing.none()) {
      const bool kept_open = judge(gate.gate->open_if, now.facts.values.all()) == Verdict::met;
      RC_ASSERT((kept_open && !gate.gate->open_if.empty()));
      return;
    }
    for (const Row& r : patient::facts()) {
      if (!gate.missing.test(patient::index(r.id))) continue;
      if (!patient.tell(r.id)) return;
      tell(vague, patient.the_case(), r.id);
    }
  }
  RC_FAIL("a gate asks without end");
}

/// What would settle the comparisons of a condition that are still open, whatever stands beside them.
FactSet could_ask(const Condition& c, const Judged& facts) {
  FactSet asked;
  for (const Term& term : c.terms)
    if (term.fact != Fact::none && judge({"", {term}}, facts.values.all()) == Verdict::unknown)
      asked |= facts.asks[term.slot];
  return asked;
}

void nothing_is_asked_in_vain(const Try& t) {
  const RandomPatient patient(t.draws, t.knowledge, t.places);
  const Case          vague = t.less_known(t.less_known(patient.the_case()));
  const Assessment    a     = assess(vague, t.knowledge, the_day);
  for (const Position& p : a.positions) {
    const bool decided =
        p.replaced == Verdict::met || p.scope == Verdict::unmet || (p.scope == Verdict::met && p.worst == p.best);
    RC_ASSERT(p.decided() == decided);
    if (decided && p.missing.any()) broken("decided, and asks", p, {&vague});
    bool    silence = false;  // a criterion that matters, or a bar, of which the source does not say
    FactSet useful;
    Word    reached = Word::against;  // what a rule in scope already reaches, no other need reach
    for (const RuleJudged& r : a.rules_of(p))
      if (r.rule->form == Form::indication && r.scope == Verdict::met)
        reached = std::max(reached, plain_word(r.rule->strength, r.span.worst));
    for (const RuleJudged& r : a.rules_of(p)) {
      if (r.scope == Verdict::unmet) {
        RC_ASSERT(r.missing.none());
        continue;
      }
      if (r.scope == Verdict::unknown) useful |= could_ask(r.rule->applies_if, a.facts);
      const bool beaten     = r.rule->form == Form::indication && plain_word(r.rule->strength, r.span.best) <= reached;
      const bool cannot_bar = r.rule->form == Form::bar && r.span.best == Grade::excluded && settled(p.scope);
      if ((beaten || cannot_bar) && r.missing.any()) broken("cannot move it, and asks", p, {&vague});
      const bool finding         = r.rule->form == Form::finding;
      const bool settled_finding = settled(r.scope) && r.span.worst == r.span.best;
      if (finding ? settled(p.scope) && (settled_finding || r.span.best == Grade::excluded) : decided)
        RC_ASSERT_FALSE(r.asks);
      if (beaten) continue;
      silence = silence || (r.rule->form == Form::bar && r.span.worst == r.span.best) ||
                (!r.rule->partly_read.empty() && r.span.best != Grade::excluded);
      for (const Finding& f : a.findings_of(r)) {
        if (!(f.span.worst < r.span.best)) continue;
        useful |= could_ask(f.criterion->met_if, a.facts) | could_ask(f.criterion->unmet_if, a.facts);
        const bool unsaid = f.met_if == Verdict::unmet && f.unmet_if == Verdict::unmet;
        silence           = silence || (unsaid && f.criterion->between == Between::unsaid);
      }
    }
    if (p.silent && (decided || !silence)) broken("said to be open by silence", p, {&vague});
    if ((p.missing & ~useful).any()) broken("asks for what cannot move it", p, {&vague});
  }
  for (const OptionJudged& o : a.options)
    if (settled(o.needs)) RC_ASSERT(o.missing.none());
  for (const GateJudged& g : a.gates) {
    const bool arises  = std::ranges::any_of(a.options, [&](const OptionJudged& o) {
      return (g.gate->options & bit(o.option->id)) != 0 && o.needs != Verdict::unmet;
    });
    FactSet    settles = could_ask(g.gate->closed_if, a.facts) | could_ask(g.gate->open_if, a.facts);
    if (judge(g.gate->asked_if, a.facts.values.all()) == Verdict::unknown)
      settles = could_ask(g.gate->asked_if, a.facts);
    if (g.state == GateState::closed) {
      settles = could_ask(g.gate->clear_if, a.facts);
      const bool may_clear =
          !g.gate->clear_if.empty() && judge(g.gate->clear_if, a.facts.values.all()) == Verdict::unknown;
      RC_ASSERT(g.missing.any() == (may_clear && arises));
    }
    if (!arises || (g.state != GateState::open && g.state != GateState::closed)) RC_ASSERT(g.missing.none());
    RC_ASSERT((g.missing & ~settles).none());
  }
}

void order_is_nothing(const Try& t) {
  const RandomPatient patient(t.draws, t.knowledge, t.places);
  const Case          vague    = t.less_known(patient.the_case());
  Knowledge           shuffled = t.knowledge;
  t.draws.shuffle(shuffled.sources);
  t.draws.shuffle(shuffled.schemes);
  for (Source& s : shuffled.sources) {
    t.draws.shuffle(s.rules);
    for (Rule& r : s.rules) t.draws.shuffle(r.criteria);
  }
  Case other = vague;
  t.draws.shuffle(other.facts.entries);
  const Assessment a = assess(vague, t.knowledge, the_day), b = assess(other, shuffled, the_day);
  RC_ASSERT(a.positions.size() == b.positions.size());
  for (const Position& p : a.positions) {
    const Position* q = b.position(p.source->id, p.option);
    RC_ASSERT(q != nullptr);
    if (p.worst != q->worst || p.best != q->best || p.scope != q->scope || p.silent != q->silent ||
        p.weakened != q->weakened || p.conflict != q->conflict || p.by_time != q->by_time || p.missing != q->missing)
      broken("stands otherwise in another order", p, {&vague});
  }
}

/// A criterion that one fact of its own turns: met above b, unmet below a, what lies between as drawn.
Criterion turned_by_one_fact(Draws& draws) {
  static constexpr CriterionKind kinds[] = {CriterionKind::required, CriterionKind::relative, CriterionKind::exclusion};
  static constexpr Between       betweens[] = {Between::borderline, Between::divided, Between::unsaid};
  constexpr auto                 slot       = static_cast<Slot>(patient::index(set_aside));
  Criterion                      c{.id = "turned", .kind = draws.from(kinds)};
  c.unmet_if = comparison(draws.one_in(2) ? Operator::at_most : Operator::below, set_aside, 30, slot);
  if (c.kind == CriterionKind::exclusion) return c;
  c.met_if  = comparison(draws.one_in(2) ? Operator::at_least : Operator::above, set_aside, 50, slot);
  c.between = draws.from(betweens);
  return c;
}

void worse_is_not_better(const Try& t) {
  const RandomPatient patient(t.draws, t.knowledge, t.places);
  Knowledge           knowledge = t.knowledge;
  std::vector<Rule*>  rules;
  for (Source& s : knowledge.sources)
    for (Rule& r : s.rules)
      if (!r.per_lesion && (r.form == Form::list || r.form == Form::indication)) rules.push_back(&r);
  if (rules.empty()) return;
  Rule* rule = t.draws.from(rules);
  rule->criteria.insert(rule->criteria.begin() + t.draws.below(rule->criteria.size() + 1), turned_by_one_fact(t.draws));

  Case worse = patient.the_case();
  worse.facts.entries.push_back({.fact = set_aside});
  std::optional<Assessment> before;
  for (const double pct : {60, 50, 40, 30, 20}) {
    worse.facts.entries.back().value = patient::number(pct);
    Assessment now                   = assess(worse, knowledge, the_day);
    for (std::size_t i = 0; before && i < now.positions.size(); ++i) {
      const Position &p = now.positions[i], &q = before->positions[i];
      const bool      list   = is_list(p, now);
      const Span      s      = list ? now.rules_of(p).front().span : Span{};
      const Span      was    = list ? before->rules_of(q).front().span : Span{};
      const bool      raised = list ? s.worst > was.worst || s.best > was.best : p.worst > q.worst || p.best > q.best;
      if (raised) broken(fmt::format("at {} % it stands better than above", pct), p, {&worse});
      RC_ASSERT(p.scope == q.scope);
    }
    before = std::move(now);
  }
}

}  // namespace

TEST_CASE("1. narrowing never widens a span, so it never overturns a decided standing") {
  holds_always("narrowing never widens", narrowing_never_widens);
}

TEST_CASE("2. every completion is foreseen") {
  holds_always("every completion is foreseen", every_completion_is_foreseen);
}

TEST_CASE("3. asking suffices: once what is missing is known, the standing is one grade or its source does not say") {
  holds_always("asking suffices", asking_suffices);
  holds_always("asking settles a gate", asking_settles_a_gate);
}

TEST_CASE("4. nothing is asked in vain") { holds_always("nothing is asked in vain", nothing_is_asked_in_vain); }

TEST_CASE("5. the order of criteria, rules, sources and reports is nothing") {
  holds_always("order is nothing", order_is_nothing);
}

TEST_CASE("6. worse is not better") { holds_always("worse is not better", worse_is_not_better); }
