#include "nelm/board/guideline.h"

#include <algorithm>

namespace nelm::board {

namespace {

bool is_bar(const RuleJudged& r) { return r.rule->form == Form::bar; }

/// Once in scope, a bar holds if its criteria are clear and does not if they are excluded; between them it may.
bool holds_in_scope(const RuleJudged& r) { return r.span.worst >= Grade::weakened; }
bool may_hold(const RuleJudged& r) { return r.scope != Verdict::unmet && r.span.best != Grade::excluded; }
bool holds(const RuleJudged& r) { return r.scope == Verdict::met && holds_in_scope(r); }

Word worst_of(const RuleJudged& r) { return word_of(*r.rule, r.span.worst); }
Word best_of(const RuleJudged& r) { return word_of(*r.rule, r.span.best); }

/// Both ends of the best indication.
struct Ends {
  Word worst = Word::silent, best = Word::silent;
};

Ends best_indication(std::span<const RuleJudged> rules) {
  bool sure = false, perhaps = false, silence = false;
  Ends certain{Word::against, Word::against}, open{Word::silent, Word::against};
  for (const RuleJudged& r : rules) {
    if (is_bar(r)) {
      silence = silence || (r.scope != Verdict::unmet && !holds_in_scope(r));
    } else if (r.scope == Verdict::met) {
      sure    = true;
      certain = {std::max(certain.worst, worst_of(r)), std::max(certain.best, best_of(r))};
    } else if (r.scope == Verdict::unknown) {
      perhaps = true;
      open    = {std::min(open.worst, worst_of(r)), std::max(open.best, best_of(r))};
    }
  }
  if (sure) return {certain.worst, std::max(certain.best, perhaps ? open.best : certain.best)};
  const bool bars_alone = !perhaps;
  if (bars_alone) return {silence ? Word::silent : Word::against, silence ? Word::silent : Word::against};
  return {open.worst, silence ? Word::silent : open.best};
}

Verdict scope_of(std::span<const RuleJudged> rules) {
  Verdict any = Verdict::unmet;
  for (const RuleJudged& r : rules) any = either(any, r.scope);
  return any;
}

/// The best end every indication in scope already reaches: one that cannot do better has nothing to ask.
Word reached(std::span<const RuleJudged> rules) {
  Word best = Word::against;
  for (const RuleJudged& r : rules)
    if (!is_bar(r) && r.scope == Verdict::met) best = std::max(best, worst_of(r));
  return best;
}

void take_positions_of_guideline(std::span<RuleJudged> rules, Position& p) {
  const Ends indication     = best_indication(rules);
  p.worst                   = indication.worst;
  p.best                    = indication.best;
  const bool barred         = std::ranges::any_of(rules, [](const RuleJudged& r) { return is_bar(r) && holds(r); });
  const bool perhaps_barred = std::ranges::any_of(rules, [](const RuleJudged& r) { return is_bar(r) && may_hold(r); });
  if (perhaps_barred) p.worst = Word::against;
  if (barred) p.best = Word::against, p.scope = Verdict::met;

  const bool decided  = p.decided();
  const Word attained = reached(rules);
  for (RuleJudged& r : rules) {
    const bool dominated = is_bar(r) ? !may_hold(r) || holds(r) : r.scope == Verdict::unmet || best_of(r) <= attained;
    r.asks               = !decided && !dominated;
    // A bar inside its source's own range may hold for ever: the source does not say.
    if (r.asks && is_bar(r) && r.scope == Verdict::met && r.span.decided()) r.silent = true;
  }
}

void take_positions_of_list(std::span<RuleJudged> rules, Position& p) {
  RuleJudged& list = rules.front();
  p.worst          = worst_of(list);
  p.best           = best_of(list);
  p.by_time        = list.by_time;
  list.asks        = !p.decided() && list.scope != Verdict::unmet;
}

/// Each rule of a study is a finding of its own, and asks while it is open. The position is the last word, in the order
/// of `Word`, of those that hold; only if none holds or may hold is the condition not met.
void take_positions_of_study(std::span<RuleJudged> rules, Position& p) {
  p.worst = p.best = Word::condition_not_met;
  for (RuleJudged& r : rules) {
    if (r.scope == Verdict::unmet) continue;
    if (r.scope == Verdict::met) p.worst = std::max(p.worst, worst_of(r));
    p.best          = std::max(p.best, best_of(r));
    const bool told = r.scope == Verdict::met && r.span.decided();
    r.asks          = r.span.best != Grade::excluded && !told;
  }
}

}  // namespace

void combine(std::span<RuleJudged> rules, Position& p) {
  p.scope = scope_of(rules);
  switch (rules.front().rule->form) {
    case Form::list:    take_positions_of_list(rules, p); break;
    case Form::finding: take_positions_of_study(rules, p); break;
    default:            take_positions_of_guideline(rules, p);
  }
  for (RuleJudged& r : rules) {
    // Whether the source speaks of this case at all is asked even where it would say nothing new.
    if (p.scope == Verdict::unknown && r.scope == Verdict::unknown) r.asks = true;
    if (!r.asks) r.missing.reset();
    if (p.decided()) continue;  // a finding of a study may be open still, and shows what it asks
    p.missing |= r.missing;
    p.silent = p.silent || (r.asks && r.silent);
  }
}

}  // namespace nelm::board
