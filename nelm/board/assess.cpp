#include "nelm/board/assess.h"

#include <algorithm>
#include <limits>

#include "nelm/board/bearing.h"
#include "nelm/board/guideline.h"
#include "nelm/board/replaced.h"
#include "nelm/patient/lesions.h"
#include "nelm/patient/reported.h"
#include "nelm/patient/words.h"

namespace nelm::board {

using patient::Case;
using patient::Kind;
using patient::row;
using patient::Values;

namespace {

Finding judge_criterion(const Criterion& c, std::span<const Possible> values) {
  Finding f{&c};
  if (!decides(c)) {
    f.met_if   = c.met_if.empty() ? Verdict::unknown : judge(c.met_if, values);
    f.unmet_if = opposite(f.met_if);
    return f;  // always clear: its text is shown
  }
  if (c.kind == CriterionKind::exclusion) {
    f.unmet_if = judge(c.unmet_if, values);
    f.met_if   = opposite(f.unmet_if);
  } else {
    f.met_if   = judge(c.met_if, values);
    f.unmet_if = c.never_unmet ? Verdict::unmet : c.unmet_if.empty() ? opposite(f.met_if) : judge(c.unmet_if, values);
  }
  const Span span = span_of(f.met_if, f.unmet_if, c.between);
  f.span          = c.kind == CriterionKind::relative ? weakened_at_most(span) : span;
  return f;
}

/// Every rule that gives the position its word does so with a relative criterion missed. A weakened indication under a
/// bar that holds says nothing of the bar.
bool only_weakened_give(Word word, std::span<const RuleJudged> rules) {
  bool any = false;
  for (const RuleJudged& r : rules) {
    if (r.scope != Verdict::met || word_of(*r.rule, r.span.best) != word) continue;
    if (r.span.best != Grade::weakened) return false;
    any = true;
  }
  return any;
}

class Judge {
 public:
  Judge(const Case& the_case, const Knowledge& knowledge, Assessment& into)
      : case_(the_case), knowledge_(knowledge), a_(into), values_(into.facts.values.all()) {}

  void all() {
    a_.gates.clear(), a_.options.clear(), a_.positions.clear(), a_.rules.clear(), a_.findings.clear(),
        a_.lesions.clear();
    a_.speaking.clear();
    for (const Source& s : knowledge_.sources) a_.speaking.push_back(options_of(s));
    const OptionSet declined = options_declined(), given = options_given();
    for (const OptionRow& o : knowledge_.options)
      judge_option(o, (declined & bit(o.id)) != 0, (given & bit(o.id)) != 0);
    const OptionSet shut = options_shut();
    for (const Gate& g : knowledge_.gates) a_.gates.push_back(judge_gate(g, shut));
    for (const Source& s : knowledge_.sources)
      for (const Rule& r : s.rules)
        if (r.per_lesion) judge_lesions(s, r);
  }

 private:
  FactSet asked(const Condition& c) const {
    FactSet set;
    ask(c, values_, a_.facts.asks, set);
    return set;
  }

  /// Those that do not arise.
  OptionSet options_shut() const {
    OptionSet set = 0;
    for (const OptionJudged& o : a_.options)
      if (o.needs == Verdict::unmet) set |= bit(o.option->id);
    return set;
  }

  GateJudged judge_gate(const Gate& g, OptionSet shut) const {
    GateJudged    j{.gate = &g, .scope = judge(g.written_for, values_), .before = g.options & ~shut};
    const Verdict cleared        = g.clear_if.empty() ? Verdict::unmet : judge(g.clear_if, values_);
    const Verdict closed         = judge(g.closed_if, values_);
    const Verdict open           = g.open_if.empty() ? Verdict::unmet : judge(g.open_if, values_);
    const Verdict wanted         = j.before == 0 ? Verdict::unmet : judge(g.asked_if, values_);
    const bool    nothing_stands = closed == Verdict::unmet && open == Verdict::unmet;
    if (cleared == Verdict::met || nothing_stands) {
      j.state = GateState::clear;
    } else if (closed == Verdict::met) {
      j.state = GateState::closed;
      if (j.before != 0) j.missing = asked(g.clear_if);
    } else if (wanted == Verdict::unmet) {
      j.state = GateState::not_asked;
    } else {
      j.missing = wanted == Verdict::met ? asked(g.closed_if) | asked(g.open_if) : asked(g.asked_if);
    }
    return j;
  }

  /// The options a source has a rule on.
  static OptionSet options_of(const Source& s) {
    OptionSet set = 0;
    for (const Rule& r : s.rules)
      if (!r.per_lesion) set |= r.options;
    return set;
  }

  void judge_option(const OptionRow& o, bool declined, bool given) {
    const Verdict needs = judge(o.needs, values_);
    OptionJudged  option{.option   = &o,
                         .needs    = needs,
                         .missing  = needs == Verdict::unknown ? asked(o.needs) : FactSet{},
                         .declined = declined,
                         .given    = given,
                         .first    = static_cast<std::uint32_t>(a_.positions.size())};
    for (std::size_t i = 0; i < knowledge_.sources.size(); ++i) {
      const Source& s = knowledge_.sources[i];
      if ((a_.speaking[i] & bit(o.id)) != 0)
        judge_source(s, o.id);
      else if (s.every_option || s.could_not_be_read(o.id))
        say_nothing(s, o.id);
    }
    option.count = static_cast<std::uint32_t>(a_.positions.size()) - option.first;
    mark_replaced(std::span{a_.positions}.subspan(option.first), a_.rules);
    a_.options.push_back(option);
  }

  void judge_source(const Source& s, Option o) {
    Position p{.source = &s, .option = o, .first = static_cast<std::uint32_t>(a_.rules.size())};
    for (const Rule& r : s.rules)
      if (!r.per_lesion && speaks_of(r, o)) a_.rules.push_back(judge_rule(r, values_));
    p.count = static_cast<std::uint32_t>(a_.rules.size()) - p.first;
    const std::span rules{a_.rules.data() + p.first, p.count};
    for (RuleJudged& r : rules) what_it_asks(r);
    combine(rules, p);
    p.weakened = only_weakened_give(p.best, rules);
    p.conflict = parts_on_a_limit(rules);
    a_.positions.push_back(p);
  }

  /// A source read whole is silent on an option it has no rule on; of one read in part that cannot be said.
  void say_nothing(const Source& s, Option o) {
    Position p{.source = &s, .option = o, .first = static_cast<std::uint32_t>(a_.rules.size())};
    p.worst = p.best = s.read_whole ? Word::silent : Word::not_encoded;
    a_.positions.push_back(p);
  }

  RuleJudged judge_rule(const Rule& rule, std::span<const Possible> values) {
    RuleJudged r{.rule  = &rule,
                 .scope = judge(rule.applies_if, values),
                 .first = static_cast<std::uint32_t>(a_.findings.size())};
    for (const Criterion& c : rule.criteria) {
      a_.findings.push_back(judge_criterion(c, values));
      r.span = least(r.span, a_.findings.back().span);
    }
    if (!rule.partly_read.empty()) r.span = least(r.span, anything_at_all);
    r.count = static_cast<std::uint32_t>(a_.findings.size()) - r.first;
    return r;
  }

  void what_it_asks(RuleJudged& r) {
    for (Finding& f : findings(r)) f.matters = f.span.worst < r.span.best && !f.span.decided();
    if (r.span.best == Grade::excluded) r.by_time = only_time(r);
    if (r.scope == Verdict::unmet) return;
    if (r.scope == Verdict::unknown) r.missing |= asked(r.rule->applies_if);
    r.silent = !r.rule->partly_read.empty() && r.span.best != Grade::excluded;
    for (const Finding& f : findings(r)) {
      if (!f.matters) continue;
      r.missing |= asked(f.criterion->met_if) | asked(f.criterion->unmet_if);
      r.silent = r.silent || f.unsaid();
    }
  }

  /// Everything that excludes would no longer do so in time.
  bool only_time(const RuleJudged& r) {
    return std::ranges::all_of(findings(r), [&](const Finding& f) {
      return f.span.best != Grade::excluded ||
             judge_criterion(*f.criterion, a_.facts.in_time.all()).span.best != Grade::excluded;
    });
  }

  bool parts_on_a_limit(std::span<const RuleJudged> rules) {
    bool any = false;
    for (const RuleJudged& r : rules) {
      if (r.scope == Verdict::unmet) continue;
      if (r.rule->strength == Strength::divided) return false;
      for (const Finding& f : findings(r)) {
        if (f.span != Span{Grade::divided, Grade::divided}) continue;
        any = true;
        if (row(subject(*f.criterion)).kind != Kind::number) return false;
      }
    }
    return any;
  }

  std::span<Finding> findings(const RuleJudged& r) { return {a_.findings.data() + r.first, r.count}; }

  void judge_lesions(const Source& s, const Rule& rule) {
    std::uint32_t number = 0;
    for (const patient::Record& lesion : patient::items(case_, Fact::lesions)) {
      ++number;
      if (patient::viability(lesion) == patient::no) continue;
      const Values     values = values_of(a_.facts, lesion);
      const RuleJudged r      = judge_rule(rule, values.all());
      a_.lesions.push_back({&s, &rule, &lesion, number, r.span, r.first, r.count});
    }
  }

  OptionSet options_declined() const { return patient::listed_words(case_, Fact::patient_declines).value_or(0); }

  /// Those that stand among the treatments.
  OptionSet options_given() const {
    OptionSet set = 0;
    for (const patient::Record& t : patient::items(case_, Fact::treatments))
      if (const auto type = t[Fact::treatment_type]; type.single_choice()) set |= type.choices;
    return set;
  }

  const Case&               case_;
  const Knowledge&          knowledge_;
  Assessment&               a_;
  std::span<const Possible> values_;
};

}  // namespace

const Position* Assessment::position(std::string_view source, Option o) const {
  for (const Position& p : positions_of(option(o)))
    if (p.source->id == source) return &p;
  return nullptr;
}

Word Assessment::word(const OptionJudged& o, const Position& p) const {
  if (o.needs == Verdict::unmet) return Word::not_applicable;
  const bool speaks = p.count > 0 && p.scope != Verdict::unmet && p.replaced != Verdict::met;
  if (o.needs == Verdict::unknown && speaks) return Word::undetermined;
  return p.word();
}

void judge_rules(const Case& the_case, const Knowledge& knowledge, Assessment& into) {
  Judge(the_case, knowledge, into).all();
}

Assessment assess(const Case& the_case, const Knowledge& knowledge, Date on, std::span<const Answer> answers) {
  Assessment a{.on = on, .facts = judge_facts(the_case, knowledge, on, answers)};
  judge_rules(the_case, knowledge, a);
  judge_what_bears(knowledge, a);
  return a;
}

Assessment assess(const Case& the_case, const Knowledge& knowledge, Date on) {
  return assess(the_case, knowledge, on, {});
}

}  // namespace nelm::board
