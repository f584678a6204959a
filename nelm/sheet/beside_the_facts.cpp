// The lines that must be seen beside the facts: a value on a limit or in a scheme's gap, and all that judging flagged.
#include <fmt/format.h>

#include <algorithm>

#include "nelm/sheet/known_parts.h"
#include "nelm/sheet/phrases.h"

namespace nelm::sheet {

using patient::Fact;

namespace {

/// Values that lie on a limit some rule that may speak of this case asks about.
std::vector<Line> on_a_limit(const Given& g) {
  std::vector<Fact> facts;
  const auto        values = g.assessment.facts.values.all();
  for (const auto& r : g.assessment.rules) {
    if (r.scope == board::Verdict::unmet) continue;
    for (const auto& c : r.rule->criteria)
      for (const auto* condition : {&c.met_if, &c.unmet_if})
        for (const auto& t : condition->terms) {
          if (t.fact == Fact::none || patient::row(t.fact).kind != patient::Kind::number ||
              patient::row(t.fact).traits.whole)
            continue;
          const bool on = values[t.slot].numbers == patient::exactly(t.limit) && patient::row(t.fact).unit != "months";
          if (on && std::ranges::find(facts, t.fact) == facts.end()) facts.push_back(t.fact);
        }
  }
  std::vector<Line> lines;
  for (const Fact f : facts)
    lines.push_back(
        {.sign  = Sign::parts,
         .label = "On a limit",
         .words = fmt::format(
             "{} lies on a limit: judged as each source words it, but measuring error is larger than the distance",
             said(f, g.assessment.facts[f]))});
  return lines;
}

/// Where a scheme's classes leave a gap, what its file says of it.
std::vector<Line> in_a_gap(const Given& g) {
  std::vector<Line> lines;
  const auto        values = g.assessment.facts.values.all();
  for (const auto& s : g.knowledge.schemes) {
    if (s.gives != Fact::grade || patient::single(Fact::grade, values[s.slot])) continue;
    const auto& ki67 = g.assessment.facts[Fact::ki67_pct].numbers;
    for (const auto* c : board::classes_met(s, values)) {
      const bool possible = (values[s.slot].choices & c->value) != 0;
      if (!possible || c->note.empty() || !ki67.single()) continue;
      if (lines.empty() || lines.back().words != c->note)
        lines.push_back({.sign = Sign::parts, .label = s.id, .words = c->note});
    }
  }
  return lines;
}

}  // namespace

std::vector<Line> beside_the_facts(const Given& g) {
  std::vector<Line> lines = on_a_limit(g);
  for (Line& l : in_a_gap(g)) lines.push_back(std::move(l));
  using Why = board::Flag::Why;
  for (const auto& f : g.assessment.facts.flags) {
    const Sign sign = f.why == Why::question ? Sign::unknown : Sign::parts;
    lines.push_back({.sign  = sign,
                     .label = f.why == Why::question     ? "Question"
                              : f.why == Why::overridden ? "Override"
                                                         : "Reports",
                     .words = f.says});
  }
  return lines;
}

}  // namespace nelm::sheet
