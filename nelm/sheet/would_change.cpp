// What would change the answer: option by option, source by source, the fewest facts that would turn it.
#include <fmt/format.h>

#include <array>

#include "nelm/sheet/phrases.h"
#include "nelm/sheet/sections.h"

namespace nelm::sheet {

namespace {

using board::How;
using board::Way;
using board::WouldChange;

/// "load up to 50 % after treatment (now 52 %)", "Ki-67 under 10 %, if found so".
std::string change_said(const Given& g, const board::Change& c) {
  static constexpr std::array<std::string_view, 5> hows{", if found so", " in time", " (to be done)",
                                                        " after treatment", " by the course"};
  const auto&                                      now = g.assessment.facts[c.fact];
  auto text = fmt::format("{}{}", said(c.fact, c.to), hows.at(static_cast<std::size_t>(c.how)));
  if (!nothing_known(c.fact, now)) text += fmt::format(" (now {})", value_said(c.fact, now));
  return text;
}

std::string way_said(const Given& g, const Way& w) {
  std::vector<std::string> all;
  for (const board::Change& c : w.changes) all.push_back(change_said(g, c));
  return fmt::format("{}", fmt::join(all, "; "));
}

Line line_of(std::string label, std::string words, std::string source) {
  return {.label  = std::move(label),
          .words  = std::move(words),
          .source = std::move(source),
          .fold   = Fold::closed,
          .opens  = {}};
}

/// The lines of one option: each way, sources that say it alike together, and then those that nothing would turn.
void add_option(const Given& g, const std::string& name, std::span<const WouldChange> all, std::vector<Block>& blocks) {
  std::vector<Line>        lines;
  std::vector<std::string> nothing;
  const auto               sources = all.size() == 1 ? std::string("1 source") : fmt::format("{} sources", all.size());
  for (const WouldChange& w : all) {
    if (w.ways.empty()) nothing.push_back(w.position->source->id);
    for (const Way& way : w.ways) {
      const auto words = way_said(g, way);
      const auto same  = std::ranges::find(lines, words, &Line::words);
      if (same != lines.end())
        same->source += fmt::format(", {}", w.position->source->id);
      else
        lines.push_back(line_of({}, words, w.position->source->id));
    }
  }
  if (!nothing.empty())
    lines.push_back(
        line_of({}, "nothing that can change, three facts at most", fmt::format("{}", fmt::join(nothing, ", "))));
  blocks.emplace_back(Line{.label  = name,
                           .words  = fmt::format("{} not surely for it", sources),
                           .source = {},
                           .fold   = Fold::closed,
                           .opens  = std::move(lines)});
}

}  // namespace

Section the_answer_would_change(const Given& g) {
  Section section{.title  = "WHAT WOULD CHANGE THE ANSWER",
                  .beside = "the source would then favour it; gates stand as they do",
                  .blocks = {},
                  .fold   = Fold::closed};
  for (std::size_t first = 0, behind = 0; first < g.would_change.size(); first = behind) {
    const auto option = g.would_change[first].position->option;
    while (behind < g.would_change.size() && g.would_change[behind].position->option == option) ++behind;
    add_option(g, g.knowledge.option(option).name, g.would_change.subspan(first, behind - first), section.blocks);
  }
  return section;
}

}  // namespace nelm::sheet
