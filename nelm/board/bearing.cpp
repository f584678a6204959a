#include "nelm/board/bearing.h"

namespace nelm::board {

namespace {

/// Whether any of these options arises; with none, there is nothing that must.
Verdict any_arises(OptionSet options, const Assessment& a) {
  if (options == 0) return Verdict::met;
  Verdict any = Verdict::unmet;
  for (const OptionJudged& o : a.options)
    if ((options & bit(o.option->id)) != 0) any = either(any, o.needs);
  return any;
}

}  // namespace

void judge_what_bears(const Knowledge& knowledge, Assessment& a) {
  const auto values = a.facts.values.all();
  a.conflicts.clear(), a.factors.clear();
  for (const Conflict& c : knowledge.conflicts) {
    ConflictJudged j{&c, both(judge(c.bears_if, values), any_arises(c.options, a)), {}};
    if (j.bears == Verdict::unknown) {
      ask(c.bears_if, values, a.facts.asks, j.missing);
      for (const OptionJudged& o : a.options)
        if ((c.options & bit(o.option->id)) != 0) j.missing |= o.missing;
    }
    a.conflicts.push_back(j);
  }
  for (const Factor& f : knowledge.factors)
    a.factors.push_back({&f, f.holds_if.empty() ? Verdict::unknown : judge(f.holds_if, values)});
}

}  // namespace nelm::board
