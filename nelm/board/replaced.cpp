#include "nelm/board/replaced.h"

#include <algorithm>

namespace nelm::board {

void mark_replaced(std::span<Position> on_one_option, std::span<RuleJudged> all_rules) {
  for (Position& old : on_one_option) {
    for (const SupersededBy& newer : old.source->superseded_by) {
      if (old.count == 0) break;
      const auto at =
          std::ranges::find_if(on_one_option, [&](const Position& p) { return p.source->id == newer.source; });
      if (at == on_one_option.end() || at->count == 0 || at->scope == Verdict::unmet) continue;
      if (old.replaced != Verdict::met || at->scope == Verdict::met) old.replaced = at->scope, old.by = at->source;
    }
    if (old.replaced != Verdict::met) continue;
    old.missing.reset(), old.silent = false;
    for (RuleJudged& r : all_rules.subspan(old.first, old.count)) r.asks = r.silent = false, r.missing.reset();
  }
}

}  // namespace nelm::board
