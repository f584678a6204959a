// What a team did and how it went, and what the sources above say of what it chose.
#include <fmt/format.h>

#include "nelm/patient/words.h"
#include "nelm/sheet/beside_the_sources.h"
#include "nelm/sheet/sections.h"

namespace nelm::sheet {

using patient::Fact;

namespace {

void add_notes(const Given& g, Fact kind, std::string_view label, Section& section) {
  for (const auto& note : g.the_case.notes)
    if (note.fact == kind)
      section.blocks.emplace_back(Line{.label  = std::string(label),
                                       .words  = note.text,
                                       .source = note.on ? written(*note.on) : std::string{},
                                       .opens  = {}});
}

bool published(const Given& g) {
  return g.the_case.facts[Fact::kind].choices == patient::only(patient::CaseKind::published);
}

}  // namespace

Section what_the_team_did(const Given& g) {
  Section section{.title = "WHAT THE TEAM DID", .beside = "never part of a standing", .blocks = {}, .ruled = true};
  add_notes(g, Fact::done, "Done", section);
  const auto chosen = board::support(g.assessment, board::options_chosen(g.the_case));
  for (const auto& s : chosen)
    section.blocks.emplace_back(Line{.label  = "Chosen",
                                     .words  = fmt::format("{}: {}", s.option->option->name, beside_the_sources(s)),
                                     .source = {},
                                     .opens  = {}});
  std::vector<std::string> came;
  if (const auto later = sources_dated(g, chosen, Dated::later); !later.empty())
    came.push_back(fmt::format("published after that day, so not known to the team: {}", later));
  if (const auto perhaps = sources_dated(g, chosen, Dated::perhaps_later); !perhaps.empty())
    came.push_back(fmt::format("perhaps after it, for only their year is known: {}", perhaps));
  if (!came.empty())
    section.blocks.emplace_back(
        Line{.label = "Later", .words = fmt::format("{}", fmt::join(came, "; ")), .source = {}, .opens = {}});
  add_notes(g, Fact::outcome, "Outcome", section);
  if (published(g) && !section.blocks.empty())
    section.blocks.emplace_back(
        Line{.label  = {},
             .words  = "One patient, published because remarkable: this is no evidence of effect.",
             .source = {},
             .opens  = {}});
  return section;
}

}  // namespace nelm::sheet
