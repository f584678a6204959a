// What to find out first: the missing facts that would move most, never by the kind of option.
#include <fmt/format.h>

#include <algorithm>

#include "nelm/sheet/phrases.h"
#include "nelm/sheet/sections.h"

namespace nelm::sheet {

namespace {

std::string option_names(const Given& g, board::OptionSet set, std::string_view joined_by) {
  std::vector<std::string_view> names;
  for (const auto& o : g.knowledge.options)
    if ((set & board::bit(o.id)) != 0) names.push_back(o.name);
  return fmt::format("{}", fmt::join(names, joined_by));
}

/// What an answer bears on; a long list of gated options is said as such.
std::string bears_on(const Given& g, const board::Worth& w) {
  constexpr int few  = 3;
  std::string   text = option_names(g, w.options, ", ");
  if (w.gates != 0) {
    const bool many = std::popcount(w.gates) > few;
    text += fmt::format("{}{}", text.empty() ? "" : "; ",
                        many ? std::string("a gate before every liver procedure it names")
                             : fmt::format("a gate before {}", option_names(g, w.gates, ", ")));
  }
  return text.empty() ? "no standing" : text;
}

}  // namespace

Section what_to_find_out_first(const Given& g) {
  Section           section{.title = "WHAT TO FIND OUT FIRST", .beside = "it bears on", .blocks = {}};
  constexpr int     shown  = 6;
  int               number = 0;
  std::vector<Line> lines;
  for (std::size_t i = 0; i < g.worth.size(); ++i) {
    const auto& w     = g.worth[i];
    const auto  bears = bears_on(g, w);
    const bool  like_the_last =
        !lines.empty() && i > 0 && g.worth[i - 1].options == w.options && g.worth[i - 1].gates == w.gates;
    if (like_the_last) {
      lines.back().words += fmt::format(", {}", short_name(w.fact));
      continue;
    }
    ++number;
    lines.push_back({.label  = fmt::format("{}", number),
                     .words  = std::string(short_name(w.fact)),
                     .source = bears,
                     .fold   = number <= shown ? Fold::never : Fold::closed,
                     .opens  = {}});
  }
  if (lines.empty()) section.blocks.emplace_back(Line{.words = "nothing that is missing would move a standing"});
  for (Line& l : lines) section.blocks.emplace_back(std::move(l));
  return section;
}

}  // namespace nelm::sheet
