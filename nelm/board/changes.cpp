#include "nelm/board/changes.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace nelm::board {

using patient::row;

namespace {

/// What a reader sees of a position, under its option's precondition.
auto standing(const Judgement& of, const OptionJudged& o, const Position& p) {
  const Word word    = of.assessment.word(o, p);
  const bool out     = word == Word::not_applicable || word == Word::replaced;
  const auto of_open = [&](auto value) { return out ? decltype(value){} : value; };
  return std::tuple(word, of_open(p.worst), of_open(p.best), of_open(p.scope), of_open(p.by_time), of_open(p.weakened),
                    of_open(o.needs));
}

/// The same thing in two knowledges, by its id; either may be missing.
template <class T>
struct Pair {
  const T *before = nullptr, *after = nullptr;
};

/// In the order of the newer; what only the older has, behind.
template <class Range, class Id>
auto pairs(const Range& before, const Range& after, Id id) {
  using T = std::remove_cvref_t<decltype(*before.begin())>;
  std::vector<Pair<T>> all;
  const auto           in = [&](const Range& range, const T& x) -> const T* {
    for (const T& y : range)
      if (id(y) == id(x)) return &y;
    return nullptr;
  };
  for (const T& now : after) all.push_back({in(before, now), &now});
  for (const T& was : before)
    if (in(after, was) == nullptr) all.push_back({&was, nullptr});
  return all;
}

bool same_wording(const Rule& a, const Rule& b) {
  return std::tie(a.form, a.strength, a.per_lesion) == std::tie(b.form, b.strength, b.per_lesion) &&
         a.partly_read.empty() == b.partly_read.empty();
}

bool waits_for_time(const Condition& c) {
  return std::ranges::any_of(c.terms,
                             [](const Term& t) { return t.fact != Fact::none && row(t.fact).traits.rises_with_time; });
}

bool same_finding(const Finding& a, const Finding& b) {
  return std::tie(a.met_if, a.unmet_if, a.span, a.criterion->kind) ==
         std::tie(b.met_if, b.unmet_if, b.span, b.criterion->kind);
}

class TwoJudgements {
 public:
  TwoJudgements(const Judgement& before, const Judgement& after) : before_(before), after_(after) {}

  Changes all() {
    out_.facts = moved_facts(before_, after_);
    out_.items = moved_items(before_.the_case, after_.the_case);
    texts();
    flags(before_, after_, false);
    flags(after_, before_, true);
    gates();
    for (std::size_t i = 0; i < after_.assessment.options.size(); ++i)
      option(before_.assessment.options.at(i), after_.assessment.options.at(i));
    lesions();
    return std::move(out_);
  }

 private:
  // -- which moved facts a condition reads

  void add_facts(const Condition* c, Slot FactMoved::* slot, std::vector<std::size_t>& into) const {
    if (c == nullptr) return;
    for (const Term& t : c->terms)
      for (std::size_t i = 0; t.fact != Fact::none && i < out_.facts.size(); ++i)
        if (out_.facts[i].*slot == t.slot && out_.facts[i].fact == t.fact && std::ranges::find(into, i) == into.end())
          into.push_back(i);
  }

  void add_fact(Fact f, std::vector<std::size_t>& into) const {
    for (std::size_t i = 0; i < out_.facts.size(); ++i)
      if (out_.facts[i].fact == f && std::ranges::find(into, i) == into.end()) into.push_back(i);
  }

  /// Those the conditions of something read, before and after.
  template <class T, class... Conditions>
  std::vector<std::size_t> facts_read(const T* before, const T* after, Conditions... conditions) const {
    std::vector<std::size_t> all;
    const auto               add = [&](auto condition) {
      add_facts(before == nullptr ? nullptr : &(before->*condition), &FactMoved::slot_before, all);
      add_facts(after == nullptr ? nullptr : &(after->*condition), &FactMoved::slot_after, all);
    };
    (add(conditions), ...);
    std::ranges::sort(all);
    return all;
  }

  // -- what is shown beside the facts

  void texts() {
    for (const patient::Row& r : patient::facts()) {
      if (r.kind != patient::Kind::text || r.in != Fact::none) continue;
      const auto before = before_.the_case.text(r.id), after = after_.the_case.text(r.id);
      if (before != after) out_.texts.push_back({r.id, before, after});
    }
  }

  /// Those of one side that the other has not.
  void flags(const Judgement& of, const Judgement& other, bool now) {
    for (const Flag& f : of.assessment.facts.flags)
      if (std::ranges::none_of(other.assessment.facts.flags, [&](const Flag& o) {
            return std::tie(o.fact, o.why, o.says) == std::tie(f.fact, f.why, f.says);
          }))
        out_.flags.push_back({&f, now});
  }

  // -- gates

  void gates() {
    const auto id = [](const GateJudged& j) -> const std::string& { return j.gate->id; };
    for (const auto& [was, now] : pairs(before_.assessment.gates, after_.assessment.gates, id)) {
      const bool same =
          was != nullptr && now != nullptr && was->state == now->state && was->gate->options == now->gate->options;
      const auto quiet = [](const GateJudged* j) {
        return j == nullptr || j->state == GateState::clear || j->state == GateState::not_asked;
      };
      if (same || ((was == nullptr || now == nullptr) && quiet(was) && quiet(now))) continue;
      GateMoved moved;
      if (was != nullptr) moved.before = was->gate, moved.state_before = was->state;
      if (now != nullptr) moved.after = now->gate, moved.state_after = now->state;
      moved.facts =
          facts_read(moved.before, moved.after, &Gate::closed_if, &Gate::clear_if, &Gate::open_if, &Gate::asked_if);
      const OptionSet before_was = was == nullptr ? 0 : was->before, before_now = now == nullptr ? 0 : now->before;
      moved.options = before_now != 0 ? before_now : before_was;
      // Before no option that arises a gate asks nothing: then what its options need moved it.
      if ((before_was == 0) != (before_now == 0)) add_what_options_need(before_was | before_now, moved.facts);
      out_.gates.push_back(std::move(moved));
    }
  }

  void add_what_options_need(OptionSet options, std::vector<std::size_t>& into) const {
    for (std::size_t i = 0; i < patient::option_count; ++i) {
      if ((options >> i & 1U) == 0) continue;
      add_facts(&before_.knowledge.options.at(i).needs, &FactMoved::slot_before, into);
      add_facts(&after_.knowledge.options.at(i).needs, &FactMoved::slot_after, into);
    }
    std::ranges::sort(into);
  }

  // -- standings

  void option(const OptionJudged& was, const OptionJudged& now) {
    if (was.needs != now.needs)
      out_.needs.push_back(
          {now.option->id, was.needs, now.needs, facts_read(was.option, now.option, &OptionRow::needs)});
    if (was.declined != now.declined) out_.declined.push_back({now.option->id, now.declined});
    const auto id = [](const Position& p) -> const std::string& { return p.source->id; };
    for (const auto& [before, after] :
         pairs(before_.assessment.positions_of(was), after_.assessment.positions_of(now), id)) {
      StandingMoved moved{.option = now.option->id, .before = before, .after = after, .by = {}};
      if (before != nullptr)
        moved.source_before = before->source, moved.word_before = before_.assessment.word(was, *before);
      if (after != nullptr) moved.source_after = after->source, moved.word_after = after_.assessment.word(now, *after);
      const bool one_sided = before == nullptr || after == nullptr;
      if (one_sided ? !says_anything(*(before != nullptr ? moved.word_before : moved.word_after))
                    : standing(before_, was, *before) == standing(after_, now, *after))
        continue;
      if (was.needs != now.needs)
        moved.by.push_back(
            {.what = Cause::What::precondition, .facts = facts_read(was.option, now.option, &OptionRow::needs)});
      if (!one_sided && before->replaced != after->replaced) add_successor(*before, *after, moved.by);
      add_causes(moved);
      out_.standings.push_back(std::move(moved));
    }
  }

  /// A newer source that stands in this one's place, or no longer does: by what is known of whom it speaks, or because only
  /// one of the knowledges has it.
  void add_successor(const Position& before, const Position& after, std::vector<Cause>& by) const {
    Cause cause{.what = Cause::What::successor, .successor = after.by != nullptr ? after.by : before.by, .facts = {}};
    for (const Judgement* j : {&before_, &after_})
      for (const Source& s : j->knowledge.sources) {
        if (s.id != cause.successor->id) continue;
        for (const Rule& r : s.rules)
          if (speaks_of(r, after.option))
            add_facts(&r.applies_if, j == &before_ ? &FactMoved::slot_before : &FactMoved::slot_after, cause.facts);
      }
    std::ranges::sort(cause.facts);
    by.push_back(std::move(cause));
  }

  void add_causes(StandingMoved& moved) const {
    const auto rules = [](const Judgement& of, const Position* p) {
      return p == nullptr ? std::span<const RuleJudged>{} : of.assessment.rules_of(*p);
    };
    const auto id = [](const RuleJudged& r) -> const std::string& { return r.rule->id; };
    for (const auto& [was, now] : pairs(rules(before_, moved.before), rules(after_, moved.after), id)) {
      if (was == nullptr || now == nullptr) {
        moved.by.push_back({.what        = Cause::What::rule,
                            .rule_before = was == nullptr ? nullptr : was->rule,
                            .rule_after  = now == nullptr ? nullptr : now->rule,
                            .facts       = {}});
        continue;
      }
      if (!same_wording(*was->rule, *now->rule))
        moved.by.push_back({.what = Cause::What::rule, .rule_before = was->rule, .rule_after = now->rule, .facts = {}});
      if (was->scope != now->scope)
        moved.by.push_back({.what        = Cause::What::scope,
                            .rule_before = was->rule,
                            .rule_after  = now->rule,
                            .facts       = facts_read(was->rule, now->rule, &Rule::applies_if)});
      // What is out of scope on both sides moves nothing.
      if (was->scope == Verdict::unmet && now->scope == Verdict::unmet) continue;
      const std::size_t before = moved.by.size();
      add_criteria(before_.assessment.findings_of(*was), after_.assessment.findings_of(*now), was->rule, now->rule,
                   moved.by);
      if (moved.by.size() == before && was->by_time != now->by_time) add_what_waits(*now, *was, moved.by);
    }
  }

  void add_criteria(std::span<const Finding> before, std::span<const Finding> after, const Rule* rule_before,
                    const Rule* rule_after, std::vector<Cause>& by) const {
    const auto id = [](const Finding& f) -> const std::string& { return f.criterion->id; };
    for (const auto& [was, now] : pairs(before, after, id)) {
      if (was != nullptr && now != nullptr && same_finding(*was, *now)) continue;
      Cause cause{.rule_before = rule_before, .rule_after = rule_after, .facts = {}};
      if (was != nullptr) cause.before = was->criterion;
      if (now != nullptr) cause.after = now->criterion;
      cause.facts = facts_read(cause.before, cause.after, &Criterion::met_if, &Criterion::unmet_if);
      by.push_back(std::move(cause));
    }
  }

  /// No verdict changed, but whether time alone will meet it: a course that turned, or what must hold besides. Of the
  /// limits waited for, those of which a fact moved; where none did, a limit itself is another, and any may be it.
  void add_what_waits(const RuleJudged& now, const RuleJudged& was, std::vector<Cause>& by) const {
    std::vector<Cause> moved, any;
    for (const Finding& f : after_.assessment.findings_of(now)) {
      const auto& c = *f.criterion;
      if (f.span.best != Grade::excluded || (!waits_for_time(c.met_if) && !waits_for_time(c.unmet_if))) continue;
      Cause cause{.rule_before = was.rule, .rule_after = now.rule, .before = &c, .after = &c, .facts = {}};
      cause.facts = facts_read(&c, &c, &Criterion::met_if, &Criterion::unmet_if);
      add_fact(Fact::disease_status, cause.facts);
      (cause.facts.empty() ? any : moved).push_back(std::move(cause));
    }
    for (Cause& cause : moved.empty() ? any : moved) by.push_back(std::move(cause));
  }

  // -- lesion by lesion

  void lesions() {
    const auto same_lesion = item_pairs(before_.the_case, after_.the_case, Fact::lesions);
    const auto find        = [](const std::vector<LesionJudged>& all, const patient::Record* lesion, const Rule& rule) {
      const auto at =
          std::ranges::find_if(all, [&](const LesionJudged& l) { return l.lesion == lesion && l.rule->id == rule.id; });
      return lesion == nullptr || at == all.end() ? nullptr : &*at;
    };
    const auto partner = [&](const patient::Record* lesion, auto of, auto to) -> const patient::Record* {
      for (const ItemPair& p : same_lesion)
        if (p.*of == lesion) return p.*to;
      return nullptr;
    };
    for (const LesionJudged& now : after_.assessment.lesions)
      lesion(find(before_.assessment.lesions, partner(now.lesion, &ItemPair::after, &ItemPair::before), *now.rule),
             &now);
    for (const LesionJudged& was : before_.assessment.lesions)
      if (find(after_.assessment.lesions, partner(was.lesion, &ItemPair::before, &ItemPair::after), *was.rule) ==
          nullptr)
        lesion(&was, nullptr);
  }

  void lesion(const LesionJudged* was, const LesionJudged* now) {
    if (was != nullptr && now != nullptr && was->span == now->span) return;
    LesionMoved moved{.before = was, .after = now, .by = {}};
    if (was != nullptr && now != nullptr)
      add_criteria(before_.assessment.findings_of(*was), after_.assessment.findings_of(*now), was->rule, now->rule,
                   moved.by);
    out_.lesions.push_back(std::move(moved));
  }

  const Judgement &before_, &after_;
  Changes          out_;
};

}  // namespace

std::string_view Cause::id() const {
  if (successor != nullptr) return successor->id;
  if (after != nullptr) return after->id;
  if (before != nullptr) return before->id;
  if (rule_after != nullptr) return rule_after->id;
  return rule_before != nullptr ? std::string_view(rule_before->id) : std::string_view{};
}

Changes changes(const Judgement& before, const Judgement& after) { return TwoJudgements(before, after).all(); }

}  // namespace nelm::board
