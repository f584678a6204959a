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
  // Where there is no room for more the first few keep their lines, and the others are named behind them.
  constexpr std::size_t fewest = 3;
  std::string           others;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i >= fewest) {
      others += fmt::format("{}{}", others.empty() ? "" : ", ", lines[i].words);
      lines[i].shorter = {lines[i].words, ""};
    }
    section.blocks.emplace_back(std::move(lines[i]));
  }
  const auto all = fmt::format("{}{}{}", others, others.empty() || then.empty() ? "" : ", ", then);
  if (!all.empty()) {
    const auto words = then.empty() ? std::string{} : fmt::format("then {}", then);
    section.blocks.emplace_back(Line{
        .label = "...", .words = words, .source = {}, .opens = {}, .shorter = {words, fmt::format("then {}", all)}});
  }
  return section;
}

}  // namespace nelm::sheet
