#include "nelm/sheet/conflicts.h"

#include <fmt/format.h>

#include "nelm/sheet/statement.h"

namespace nelm::sheet {

using board::Conflict;
using board::ConflictJudged;
using board::Verdict;

namespace {

Line line_of(const ConflictJudged& j) {
  const Conflict& c     = *j.conflict;
  const bool      bears = j.bears == Verdict::met;
  Line            line{.sign   = bears ? Sign::parts : Sign::unknown,
                       .label  = c.id,
                       .words  = fmt::format("{} {}", c.asks, sides_of(c)),
                       .source = {},
                       .fold   = bears ? Fold::first : Fold::closed,
                       .opens  = {}};
  if (!bears) line.words += fmt::format(". Whether it bears depends on {}", names(j.missing));
  if (!c.note.empty()) line.opens.push_back({.words = c.note, .source = {}, .fold = Fold::closed, .opens = {}});
  return line;
}

}  // namespace

std::string sides_of(const Conflict& c) {
  std::vector<std::string> sides;
  for (const board::ConflictSide& side : c.sides) {
    std::vector<std::string> by;
    for (const auto& cited : side.cites)
      by.push_back(fmt::format("{} {}", cited.source, marked(cited.id, cited.place)));
    if (!side.citation.empty()) by.push_back(side.citation);
    sides.push_back(fmt::format("{} ({})", side.says, fmt::join(by, ", ")));
  }
  return fmt::format("{}", fmt::join(sides, "; "));
}

std::vector<Line> conflicts(const Given& g) {
  std::vector<Line> lines;
  for (const ConflictJudged& j : g.assessment.conflicts)
    if (j.conflict->options != 0 && j.bears != Verdict::unmet) lines.push_back(line_of(j));
  return lines;
}

std::string conflicts_beside(const Given& g, board::Option option) {
  std::vector<std::string_view> bear, perhaps;
  for (const ConflictJudged& j : g.assessment.conflicts)
    if (j.bears != Verdict::unmet && (j.conflict->options & board::bit(option)) != 0)
      (j.bears == Verdict::met ? bear : perhaps).push_back(j.conflict->id);
  if (bear.empty() && perhaps.empty()) return {};
  const auto those_open = perhaps.empty() ? std::string{} : fmt::format("perhaps {}", fmt::join(perhaps, ", "));
  if (bear.empty()) return fmt::format(" [{}]", those_open);
  return fmt::format(" [{}{}{}]", fmt::join(bear, ", "), perhaps.empty() ? "" : "; ", those_open);
}

}  // namespace nelm::sheet
