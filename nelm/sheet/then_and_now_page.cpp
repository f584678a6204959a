#include "nelm/sheet/then_and_now_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "nelm/board/support.h"
#include "nelm/sheet/case_kind.h"
#include "nelm/sheet/changes_words.h"
#include "nelm/sheet/option_names.h"

namespace nelm::sheet {

namespace {

Line said_plainly(std::string words) { return {.words = std::move(words), .source = {}, .opens = {}}; }

/// Sources one of two knowledges has and the other has not.
std::vector<const board::Source*> only_in(const Given& one, const Given& other) {
  std::vector<const board::Source*> all;
  for (const auto& source : one.knowledge.sources)
    if (!has_source(other, source)) all.push_back(&source);
  return all;
}

void add_sources(std::string_view title, const std::vector<const board::Source*>& sources, std::vector<Section>& into) {
  if (sources.empty()) return;
  Section section{.title = std::string(title), .beside = "dated", .blocks = {}};
  for (const auto* s : sources)
    section.blocks.emplace_back(
        Line{.label = s->id, .words = fmt::format("{}. {}", s->title, s->citation), .source = s->dated, .opens = {}});
  into.push_back(std::move(section));
}

/// What of an older source a newer one replaces, in the knowledge's words, where this patient's sheet leaves it out for that.
Section replaced_for_this_patient(const Given& g) {
  Section section{.title = "REPLACED FOR THIS PATIENT", .beside = "by", .blocks = {}};
  for (const auto& source : g.knowledge.sources)
    for (const auto& newer : source.superseded_by) {
      board::OptionSet options = 0;
      for (const auto& o : g.assessment.options)
        for (const auto& p : g.assessment.positions_of(o))
          if (p.source == &source && g.assessment.word(o, p) == board::Word::replaced && p.by->id == newer.source)
            options |= board::bit(p.option);
      if (options != 0)
        section.blocks.emplace_back(
            Line{.label  = source.id,
                 .words  = fmt::format("{}: on {}", newer.replaces, option_names(g.knowledge, options)),
                 .source = newer.source,
                 .opens  = {}});
    }
  return section;
}

/// Options on which no source says otherwise than before.
std::string unchanged(const Since& s) {
  board::OptionSet options = 0;
  for (const auto& o : s.after.assessment.options)
    if (std::ranges::none_of(s.changes.standings, [&](const auto& m) { return m.option == o.option->id; }))
      options |= board::bit(o.option->id);
  return options == 0 ? std::string{} : option_names(s.after.knowledge, options);
}

}  // namespace

Page then_and_now_page(const Since& s) {
  const auto id    = who_it_is(s.after.the_case);
  const Date first = s.before.knowledge.valid_on.value(), second = s.after.knowledge.valid_on.value();
  const auto then = written(first), now = written(second);
  Page       page{.name = name_of(s.after.the_case), .head = {}, .sections = {}, .key = signs_and_marks(), .foot = {}};
  page.head = {fmt::format("nelm - for qualified professionals; informs, does not decide.  {}: then and now.", id),
               fmt::format("Judged on {} ({}), by the sources of {} and by those of {}.",
                           written(s.after.assessment.on), s.after.day_from, then, now),
               fmt::format("Knowledge {} ({}).", s.after.knowledge.version, s.after.knowledge.hash)};
  for (auto& line : own_rules(s.after.knowledge)) page.head.push_back(std::move(line));

  auto stands   = what_stands_otherwise(s);
  stands.title  = "WHAT CHANGED, OPTION BY OPTION";
  stands.beside = fmt::format("{} -> {}", then, now);
  if (stands.blocks.empty())
    stands.blocks.emplace_back(said_plainly("Nothing: every source that speaks of this patient stands as it did."));
  else if (auto same = unchanged(s); !same.empty())
    stands.blocks.emplace_back(said_plainly(fmt::format("As before: {}.", same)));
  page.sections.push_back(std::move(stands));

  if (auto replaced = replaced_for_this_patient(s.after); !replaced.blocks.empty())
    page.sections.push_back(std::move(replaced));
  add_sources("SOURCES THAT CAME BETWEEN", only_in(s.after, s.before), page.sections);
  add_sources("SOURCES NOT THERE ON THE SECOND DAY", only_in(s.before, s.after), page.sections);
  std::vector<const board::Source*> either_side;
  for (const auto& source : s.before.knowledge.sources)
    if (board::perhaps_later(source, first)) either_side.push_back(&source);
  add_sources(fmt::format("TAKEN AS THERE ON {}, THOUGH THEIR YEAR MAY SAY OTHERWISE", then), either_side,
              page.sections);
  page.foot = {std::string(s.after.provenance), "What did not change is not here; gates stand whatever the day"};
  return page;
}

}  // namespace nelm::sheet
