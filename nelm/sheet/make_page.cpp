#include "nelm/sheet/make_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "nelm/patient/words.h"
#include "nelm/sheet/case_kind.h"
#include "nelm/sheet/known_parts.h"
#include "nelm/sheet/phrases.h"
#include "nelm/sheet/sections.h"

namespace nelm::sheet {

using patient::CaseKind;
using patient::Fact;

namespace {

std::string name_of(const Given& g) {
  const auto id = g.the_case.text(Fact::case_id);
  return id.empty() ? "case without a name" : std::string(id);
}

bool any_reviewed(const board::Knowledge& k) {
  return std::ranges::any_of(k.sources, [](const board::Source& s) { return !s.review.reviewed_by.empty(); });
}

std::string years_of(const board::Knowledge& k) {
  if (k.sources.empty()) return "no sources";
  return fmt::format("sources of {} to {}", k.sources.front().dated.substr(0, 4), k.sources.back().dated.substr(0, 4));
}

std::vector<std::string> head(const Given& g) {
  const auto               day = fmt::format("Judged on {} ({})", written(g.assessment.on), g.day_from);
  std::vector<std::string> lines{
      fmt::format("nelm - for qualified professionals; informs, does not decide.  {}", day),
      fmt::format("Knowledge {} ({}), {}; {}", g.knowledge.version, g.knowledge.hash, years_of(g.knowledge),
                  any_reviewed(g.knowledge) ? "in part reviewed: unfold for by whom" : "reviewed by no clinician yet")};
  if (const auto word = word_kept(g.the_case, Fact::assessment_date); g.day_from == "the case" && !word.empty())
    lines.push_back(fmt::format("The day: {}.", word));
  if (is(g.the_case, CaseKind::published)) {
    lines.push_back(fmt::format("Published case: {}", g.the_case.text(Fact::citation)));
    lines.push_back(fmt::format("Read: {}. \"{}\" means not in the text read.", g.the_case.text(Fact::text_read),
                                not_reported(g.the_case).begins));
  }
  return lines;
}

std::vector<std::string> foot(const Given& g) {
  std::vector<std::string> lines{
      "+ met  - not met  ? not known  ! gate, hazard  ~ parts  * as the review reports  ^ read in another"};
  for (auto& line : own_rules(g.knowledge)) lines.push_back(std::move(line));
  lines.push_back(fmt::format("{}. Nothing is ranked; all opens with --all.", g.provenance));
  return lines;
}

}  // namespace

std::vector<std::string> own_rules(const board::Knowledge& k) {
  std::vector<std::string> lines;
  for (const board::Layer& l : k.layers) {
    std::vector<std::string> reviewed;
    for (const auto& by : l.reviews) reviewed.push_back(fmt::format("reviewed by {}", by));
    if (l.unreviewed > 0)
      reviewed.push_back(l.reviews.empty() ? "reviewed by nobody yet"
                                           : fmt::format("{} of its files reviewed by nobody yet", l.unreviewed));
    lines.push_back(fmt::format("In force too: the site's own rules \"{}\" ({}): {}; {}.", l.name, l.hash,
                                fmt::join(l.files, ", "), fmt::join(reviewed, "; ")));
  }
  return lines;
}

Section the_question(const Given& g) {
  std::vector<std::string> who{name_of(g) + (is(g.the_case, CaseKind::invented) ? " (invented case, no patient)" : "")};
  const auto               add = [&](Fact f, std::string_view format) {
    const auto& value = g.assessment.facts[f];
    who.push_back(value == patient::anything(f) ? fmt::format("{} ____", short_name(f))
                                                              : fmt::format(fmt::runtime(format), value_said(f, value)));
  };
  add(Fact::age_years, "{} y");
  if (g.assessment.facts[Fact::sex] != patient::anything(Fact::sex)) add(Fact::sex, "{}");
  add(Fact::ecog, "ECOG {}");
  const auto question = g.the_case.text(Fact::question);
  Section    section{.title = {}, .beside = {}, .blocks = {}};
  const auto asked = question.empty() ? std::string_view("________________________") : question;
  section.blocks.emplace_back(Line{.words = fmt::format("{}   THE QUESTION: {}", fmt::join(who, "   "), asked)});
  return section;
}

Section what_was_done(const Given& g) {
  Section section{.title = "WHAT WAS DONE, AND HOW IT WENT", .beside = "never part of a standing", .blocks = {}};
  for (const Fact kind : {Fact::done, Fact::outcome})
    for (const auto& note : g.the_case.notes)
      if (note.fact == kind)
        section.blocks.emplace_back(Line{.label  = kind == Fact::done ? "Done" : "Outcome",
                                         .words  = note.text,
                                         .source = note.on ? written(*note.on) : std::string{}});
  if (is(g.the_case, CaseKind::published) && !section.blocks.empty())
    section.blocks.emplace_back(
        Line{.words = "One patient, published because remarkable: this is no evidence of effect."});
  return section;
}

Section the_decision(const Given&) {
  Section section{.title = {}, .beside = {}, .blocks = {}};
  section.blocks.emplace_back(Line{
      .words = "DECIDED ________________________  DISSENT ______________  PATIENT'S WISH, heard by ______________"});
  section.blocks.emplace_back(
      Line{.words = "ACTION / WHO / WHEN ______________________________  AGAINST A SOURCE? REASON __________________"});
  return section;
}

Page page(const Given& g) {
  Page page{.name = name_of(g), .head = head(g), .sections = {}, .foot = foot(g)};
  auto [part, agree] = what_the_sources_say(g);
  std::array sections{the_question(g),  what_is_known(g),          before_any_procedure(g), std::move(part),
                      std::move(agree), what_to_find_out_first(g), what_was_done(g),        the_decision(g)};
  for (Section& s : sections)
    if (!s.blocks.empty()) page.sections.push_back(std::move(s));
  return page;
}

}  // namespace nelm::sheet
