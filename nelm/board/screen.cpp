#include "nelm/board/screen.h"

namespace nelm::board {

namespace {

WordsReached reached_in_order(const WordBits& bits) {
  WordsReached words{{Word{}, always}};
  for (std::size_t i = 0; i != bits.size(); ++i) {
    const auto word = static_cast<Word>(i + 1);
    if (bits[i] == never) break;
    if (bits[i] == words.back().reached)
      words.back().word = word;
    else
      words.push_back({word, bits[i]});
  }
  return words;
}

/// Whether the readings of a source part on a limit: see parts_on_a_limit in assess.cpp.
Bit parts_on_a_limit_in_bits(std::span<const ScreenedRule* const> rules, const Screen& screen, BitProgram& p) {
  Bit on_a_number = never, on_more = never;
  for (const ScreenedRule* r : rules) {
    if (r->rule->strength == Strength::divided) on_more = p.any(on_more, r->scope.perhaps);
    for (const ScreenedCriterion& c : screen.criteria_of(*r)) {
      const Bit  is_divided = p.all(at_least(c.span.worst, Grade::divided), !at_least(c.span.best, Grade::borderline));
      const Bit  divided    = p.all(is_divided, r->scope.perhaps);
      const bool number     = patient::row(subject(*c.criterion)).kind == patient::Kind::number;
      Bit&       on         = number ? on_a_number : on_more;
      on                    = p.any(on, divided);
    }
  }
  return p.all(on_a_number, !on_more);
}

}  // namespace

Screen::Screen(const Knowledge& knowledge) {
  for (const Source& s : knowledge.sources) add_rules(s);
  for (const OptionRow& o : knowledge.options) add_option(o, knowledge);
  for (const Gate& g : knowledge.gates) add_gate(g);
  add_what_bears(knowledge);
}

void Screen::add_rules(const Source& s) {
  for (const Rule& rule : s.rules) {
    ScreenedRule r{.source = &s,
                   .rule   = &rule,
                   .scope  = in_bits(rule.applies_if, program_),
                   .first  = static_cast<std::uint32_t>(criteria_.size()),
                   .count  = static_cast<std::uint32_t>(rule.criteria.size())};
    for (const Criterion& c : rule.criteria) {
      const CriterionBits bits = in_bits(c, program_);
      criteria_.push_back({&c, bits.met_if, bits.unmet_if, bits.span});
      r.span = least(r.span, bits.span, program_);
    }
    if (!rule.partly_read.empty()) r.span.worst = all_excluded;  // one more criterion, unsaid
    rules_.push_back(r);
  }
}

void Screen::add_option(const OptionRow& o, const Knowledge& knowledge) {
  ScreenedOption option{
      .option = &o, .needs = in_bits(o.needs, program_), .first = static_cast<std::uint32_t>(positions_.size())};
  for (const Source& s : knowledge.sources) add_position(s, o.id, option.needs);
  option.count = static_cast<std::uint32_t>(positions_.size()) - option.first;
  add_successors(std::span{positions_}.subspan(option.first));
  options_.push_back(option);
}

/// Where a newer source stands in the place of an older one: see mark_replaced.
void Screen::add_successors(std::span<ScreenedPosition> on_one_option) {
  for (ScreenedPosition& old : on_one_option)
    for (const SupersededBy& newer : old.source->superseded_by)
      for (const ScreenedPosition& p : on_one_option)
        if (old.has_rules && p.has_rules && p.source->id == newer.source)
          old.replaced = either(old.replaced, p.scope, program_);
}

void Screen::add_position(const Source& s, Option o, VerdictBits needs) {
  std::vector<const ScreenedRule*> rules;
  std::vector<RuleBits>            bits;
  for (const ScreenedRule& r : rules_) {
    if (r.source != &s || r.rule->per_lesion || !speaks_of(*r.rule, o)) continue;
    rules.push_back(&r);
    bits.push_back({r.rule, r.scope, r.span});
  }
  ScreenedPosition p{.source = &s, .option = o, .has_rules = !rules.empty(), .needs = needs};
  if (p.has_rules) {
    const WordSpanBits words = combined(bits, program_);
    p.worst                  = reached_in_order(words.worst);
    p.best                   = reached_in_order(words.best);
    p.conflict               = parts_on_a_limit_in_bits(rules, *this, program_);
    p.scope                  = bits.front().scope;
    for (const RuleBits& r : bits) p.scope = either(p.scope, r.scope, program_);
  } else if (s.every_option || s.could_not_be_read(o)) {
    p.worst = p.best = {{s.read_whole ? Word::silent : Word::not_encoded, always}};
  } else {
    return;
  }
  positions_.push_back(std::move(p));
}

/// Whether any of these options arises.
VerdictBits Screen::any_arises(OptionSet options) {
  VerdictBits any = all_unmet;
  for (const ScreenedOption& o : options_)
    if ((options & bit(o.option->id)) != 0) any = either(any, o.needs, program_);
  return any;
}

void Screen::add_gate(const Gate& g) {
  const auto        given   = [&](const Condition& c) { return c.empty() ? all_unmet : in_bits(c, program_); };
  const VerdictBits cleared = given(g.clear_if), open = given(g.open_if), closed = in_bits(g.closed_if, program_);
  const Bit         nothing_stands = program_.all(closed.unmet(), open.unmet());
  const Bit         wanted         = program_.all(any_arises(g.options).perhaps, in_bits(g.asked_if, program_).perhaps);
  ScreenedGate      gate{.gate = &g};
  gate.clear     = program_.any(cleared.surely, nothing_stands);
  gate.closed    = program_.all(!gate.clear, closed.surely);
  gate.not_asked = program_.all(program_.all(!gate.clear, !gate.closed), !wanted);
  gates_.push_back(gate);
}

void Screen::add_what_bears(const Knowledge& knowledge) {
  for (const Conflict& c : knowledge.conflicts) {
    const VerdictBits bears  = in_bits(c.bears_if, program_);
    const VerdictBits arises = c.options == 0 ? all_met : any_arises(c.options);
    conflicts_.push_back({&c, both(bears, arises, program_)});
  }
  for (const Factor& f : knowledge.factors)
    factors_.push_back({&f, f.holds_if.empty() ? all_unknown : in_bits(f.holds_if, program_)});
}

}  // namespace nelm::board
