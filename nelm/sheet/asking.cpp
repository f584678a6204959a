// What to find out first: the missing facts that would move most, never by the kind of option.
#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "nelm/sheet/option_names.h"
#include "nelm/sheet/phrases.h"
#include "nelm/sheet/sections.h"

namespace nelm::sheet {

namespace {

/// What an answer bears on: the options by name, or how many; of a gate before many procedures only that.
std::string bears_on(const Given& g, const board::Worth& w) {
  const auto text = option_names_or_count(g.knowledge, w.options);
  if (w.gates == 0) return text.empty() ? "no standing alone" : text;
  constexpr int few   = 3;
  const auto    gates = std::popcount(w.gates) > few ? "gated procedures"
                                                     : fmt::format("the gate of {}", option_names(g.knowledge, w.gates));
  return fmt::format("{}{}{}", text, text.empty() ? "" : "; ", gates);
}

}  // namespace

Section what_to_find_out_first(const Given& g) {
  Section section{.title = "WHAT TO FIND OUT FIRST", .beside = "it bears on", .blocks = {}, .whole = true};
  constexpr std::size_t lines_of_their_own = 6;
  std::vector<Line>     lines;
  std::string           then;
  for (const auto& w : g.worth) {
    const auto bears = bears_on(g, w);
    if (!lines.empty() && lines.back().source == bears && then.empty()) {
      lines.back().words += fmt::format(", {}", short_name(w.fact));
    } else if (lines.size() < lines_of_their_own) {
      lines.push_back({.label  = fmt::format("{}", lines.size() + 1),
                       .words  = std::string(short_name(w.fact)),
                       .source = bears,
                       .opens  = {}});
    } else {
      then += fmt::format("{}{}", then.empty() ? "" : ", ", short_name(w.fact));
    }
  }
  if (lines.empty()) section.blocks.emplace_back(Line{.words = "Nothing that is missing would move a standing."});
  for (Line& l : lines) section.blocks.emplace_back(std::move(l));
  if (!then.empty()) section.blocks.emplace_back(Line{.label = "...", .words = fmt::format("then {}", then)});
  return section;
}

}  // namespace nelm::sheet
