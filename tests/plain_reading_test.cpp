// Of a patient of whom everything is known, all an assessment says, said once more without ranges and sets.
#include <doctest/doctest.h>

#include "nelm/patient/lesions.h"
#include "tests/plain_standing.h"
#include "tests/trying_laws.h"

using namespace nelm;
using namespace nelm::laws;

namespace {

Verdict plain_verdict(bool so) { return so ? Verdict::met : Verdict::unmet; }

void check_finding(const Finding& f, std::span<const Possible> known) {
  const Criterion& c       = *f.criterion;
  const bool       is_text = c.kind == CriterionKind::advisory || c.kind == CriterionKind::evidence;
  if (const auto met = is_so(c.met_if, known); met && !c.met_if.empty()) {
    RC_ASSERT(f.met_if == plain_verdict(*met));
    if (is_text || (c.unmet_if.empty() && !c.never_unmet)) RC_ASSERT(f.unmet_if == plain_verdict(!*met));
  }
  if (const auto grades = plain(c, known)) {
    RC_ASSERT(f.span == (Span{grades->worst, grades->best}));
    RC_ASSERT(f.unsaid() == (grades->worst != grades->best));  // everything is known: only the source is silent
  }
}

/// The word of a position, from its own ends.
Word plain_word(const Position& p) {
  if (p.scope == Verdict::unmet) return Word::not_applicable;
  if (p.replaced == Verdict::met) return Word::replaced;
  if (p.scope == Verdict::unknown || p.worst != p.best) return Word::undetermined;
  return p.worst == Word::divided && p.conflict ? Word::boundary_conflict : p.worst;
}

Word plain_word(const OptionJudged& o, const Position& p) {
  if (o.needs == Verdict::unmet) return Word::not_applicable;
  const bool says_nothing = p.count == 0 || p.scope == Verdict::unmet || p.replaced == Verdict::met;
  return o.needs == Verdict::unknown && !says_nothing ? Word::undetermined : plain_word(p);
}

bool is_divided(const Criterion& c, std::span<const Possible> known) {
  const auto grades = plain(c, known);
  return grades && *grades == Grades{Grade::divided, Grade::divided};
}

/// Where a single rule speaks: its readings part on numbers, and on nothing else. Nothing if a fact is open.
std::optional<bool> plain_conflict(const Rule& r, std::span<const Possible> known) {
  if (!plain(r, known)) return std::nullopt;
  bool on_a_number = false;
  for (const Criterion& c : r.criteria) {
    if (!is_divided(c, known)) continue;
    if (row(subject(c.met_if)).kind != Kind::number) return false;
    on_a_number = true;
  }
  return on_a_number && r.strength != Strength::divided;
}

/// Whether time alone would lift what excludes; nothing where that cannot be read off value by value.
std::optional<bool> plain_by_time(const Rule& rule, const Judged& facts, const Places& places) {
  static constexpr Fact rising[] = {Fact::age_years, Fact::stability_months, Fact::diagnosis_months_ago};
  bool                  all      = true;
  for (const Criterion& c : rule.criteria) {
    const auto now = plain(c, facts.values.all());
    if (!now) return std::nullopt;
    if (now->best != Grade::excluded) continue;
    std::vector<Fact> waits_for;
    for (const Fact f : rising) {
      std::size_t named = 0;
      for (const Condition* part : {&c.met_if, &c.unmet_if})
        for (const Term& t : part->terms) named += t.fact == f ? 1U : 0U;
      const bool compound = c.met_if.terms.size() > 1 || c.unmet_if.terms.size() > 1;
      if (named > 1 && compound) return std::nullopt;
      const bool held_back =
          f == Fact::stability_months && facts.values.surely(Fact::disease_status, patient::Course::progression);
      if (named > 0 && !held_back) waits_for.push_back(f);
    }
    if (waits_for.size() > 1) return std::nullopt;
    bool lifted = false;
    for (const Fact f : waits_for)
      for (const double later : places.of(f)) {
        patient::Values then = facts.values;
        if (later < then[f].numbers.low) continue;
        then[f] = patient::number(later);
        lifted  = lifted || plain(c, then.all())->best != Grade::excluded;
      }
    all = all && lifted;
  }
  return all;
}

/// Every rule that gives the position its word misses a relative criterion.
std::optional<bool> plain_weakened(const Assessment& a, const Position& p) {
  bool any = false;
  for (const RuleJudged& r : a.rules_of(p)) {
    const auto speaks = is_so(r.rule->applies_if, a.facts.values.all());
    const auto grades = plain(*r.rule, a.facts.values.all());
    if (!speaks || !grades) return std::nullopt;
    if (!*speaks || word_of(*r.rule, grades->best) != p.best) continue;
    if (grades->best != Grade::weakened) return false;
    any = true;
  }
  return any;
}

/// The last word, in their order, of the findings that hold.
std::optional<Words> plain_study(std::span<const RuleJudged> rules, std::span<const Possible> known) {
  Words last{Word::condition_not_met, Word::condition_not_met};
  bool  spoken = false;
  for (const RuleJudged& r : rules) {
    const auto speaks = is_so(r.rule->applies_if, known);
    const auto grades = plain(*r.rule, known);
    if (!speaks || !grades) return std::nullopt;
    if (!*speaks) continue;
    spoken           = true;
    const Word worst = word_of(*r.rule, grades->worst), best = word_of(*r.rule, grades->best);
    if (worst > last.worst) last.worst = worst;
    if (best > last.best) last.best = best;
  }
  return spoken ? last : Words{Word::not_applicable, Word::not_applicable};
}

/// Whether a source that this one names as its successor has a rule on the option that speaks of the case.
Verdict plain_replaced(const Assessment& a, const Position& p) {
  Verdict any = Verdict::unmet;
  for (const SupersededBy& newer : p.source->superseded_by)
    for (const Position& q : a.positions)
      if (q.option == p.option && q.source->id == newer.source && q.count > 0 && p.count > 0)
        any = either(any, q.scope);
  return any;
}

void check_position(const Assessment& a, const Position& p, const Places& places) {
  RC_ASSERT(p.replaced == plain_replaced(a, p));
  const auto known = a.facts.values.all();
  const auto rules = a.rules_of(p);
  RC_ASSERT(p.word() == plain_word(p));
  if (rules.empty()) {
    RC_ASSERT(p.word() == (p.source->read_whole ? Word::silent : Word::not_encoded));
    return;
  }
  if (const auto weakened = plain_weakened(a, p)) RC_ASSERT(p.weakened == *weakened);
  if (const auto conflict = plain_conflict(*rules.front().rule, known); conflict && rules.size() == 1)
    RC_ASSERT(p.conflict == (*conflict && p.scope != Verdict::unmet));
  const Rule& first = *rules.front().rule;
  if (first.form == Form::finding) {
    const auto words = plain_study(rules, known);
    if (!words) return;
    RC_ASSERT((p.scope == Verdict::unmet) == (words->worst == Word::not_applicable));
    if (p.scope != Verdict::unmet) RC_ASSERT((p.worst == words->worst && p.best == words->best));
  }
  if (first.form != Form::list) return;
  static constexpr Word words[] = {Word::not_eligible, Word::divided, Word::borderline, Word::eligible_relative,
                                   Word::eligible};
  const auto            grades  = plain(first, known);
  if (!grades) return;
  RC_ASSERT(p.worst == words[static_cast<std::size_t>(grades->worst)]);
  RC_ASSERT(p.best == words[static_cast<std::size_t>(grades->best)]);
  if (grades->best != Grade::excluded) RC_ASSERT_FALSE(p.by_time);
  if (grades->best != Grade::excluded) return;
  if (const auto by_time = plain_by_time(first, a.facts, places); by_time && p.by_time != *by_time)
    broken(fmt::format("waits for time: {}, plainly {}", p.by_time, *by_time), p, {});
}

/// Whether every option of a gate surely does not arise; nothing if a precondition is open.
std::optional<bool> before_nothing(const Gate& g, const Knowledge& k, std::span<const Possible> known) {
  bool nothing = true;
  for (const OptionRow& o : k.options) {
    if ((g.options & bit(o.id)) == 0) continue;
    const auto arises = is_so(o.needs, known);
    if (!arises) return {};
    nothing = nothing && !*arises;
  }
  return nothing;
}

void check_gate(const GateJudged& g, const Knowledge& k, std::span<const Possible> known) {
  const auto so = [&](const Condition& c, bool unless_said) {
    return c.empty() ? std::optional(unless_said) : is_so(c, known);
  };
  const auto closed = so(g.gate->closed_if, true), asked = so(g.gate->asked_if, true);
  const auto open = so(g.gate->open_if, false), cleared = so(g.gate->clear_if, false);
  const auto in_vain = before_nothing(*g.gate, k, known);
  if (!closed || !asked || !open || !cleared || !in_vain) return;
  RC_ASSERT((g.before == 0) == *in_vain);
  RC_ASSERT(g.state == (*cleared              ? GateState::clear
                        : *closed             ? GateState::closed
                        : !*open              ? GateState::clear
                        : *asked && !*in_vain ? GateState::open
                                              : GateState::not_asked));
}

void check_lesions(const Assessment& a, const Try& t, const Case& the_case) {
  std::size_t at = 0;
  for (const Source& s : t.knowledge.sources)
    for (const Rule& r : s.rules) {
      if (!r.per_lesion) continue;
      for (const Record& lesion : patient::items(the_case, Fact::lesions)) {
        const Entry* viable = lesion.find(Fact::viable);
        if (viable != nullptr && viable->value == patient::answer(false)) continue;
        RC_ASSERT(at < a.lesions.size());
        const LesionJudged& judged = a.lesions[at++];
        RC_ASSERT((judged.rule == &r && judged.lesion == &lesion));
        const auto grades = plain(r, values_of(a.facts, lesion).all());
        if (grades) RC_ASSERT(judged.span == (Span{grades->worst, grades->best}));
      }
    }
  RC_ASSERT(at == a.lesions.size());
}

void reads_plainly(const Try& t) {
  const RandomPatient patient(t.draws, t.knowledge, t.places);
  const Case&         c     = patient.the_case();
  const Assessment    a     = assess(c, t.knowledge, the_day);
  const auto          known = a.facts.values.all();
  for (const RuleJudged& r : a.rules)
    for (const Finding& f : a.findings_of(r)) check_finding(f, known);
  for (const GateJudged& g : a.gates) check_gate(g, t.knowledge, known);
  check_lesions(a, t, c);
  for (const OptionJudged& o : a.options) {
    for (const Position& p : a.positions_of(o)) {
      check_position(a, p, t.places);
      RC_ASSERT(a.word(o, p) == plain_word(o, p));
    }
    for (const Source& s : t.knowledge.sources) {
      bool speaks = s.every_option;
      for (const NotEncoded& n : s.not_encoded) speaks = speaks || (n.options & bit(o.option->id)) != 0;
      for (const Rule& r : s.rules) speaks = speaks || (!r.per_lesion && (r.options & bit(o.option->id)) != 0);
      RC_ASSERT((a.position(s.id, o.option->id) != nullptr) == speaks);
    }
    bool given = false, declined = false;
    for (const Record& treatment : patient::items(c, Fact::treatments))
      given = given || treatment.find(Fact::treatment_type)->value == patient::choice(bit(o.option->id));
    for (const Entry* e : c.reports(Fact::patient_declines))
      declined = declined || (e->value.choices & bit(o.option->id)) != 0;
    RC_ASSERT(o.given == given);
    RC_ASSERT(o.declined == declined);
  }
}

void words_of_the_less_known(const Try& t) {
  const RandomPatient patient(t.draws, t.knowledge, t.places);
  const Case          vague = t.less_known(patient.the_case());
  const Assessment    a     = assess(vague, t.knowledge, the_day);
  for (const OptionJudged& o : a.options)
    for (const Position& p : a.positions_of(o)) {
      RC_ASSERT(p.word() == plain_word(p));
      RC_ASSERT(a.word(o, p) == plain_word(o, p));
    }
}

}  // namespace

TEST_CASE("of a patient of whom everything is known, all that is said is what a plain reading says") {
  holds_always("plainly read", reads_plainly);
}

TEST_CASE("while more than one word is possible, or whether a source speaks of the case at all, it is undetermined") {
  holds_always("words of the less known", words_of_the_less_known);
}
