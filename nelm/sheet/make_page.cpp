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

bool any_reviewed(const board::Knowledge& k) {
  return std::ranges::any_of(k.sources, [](const board::Source& s) { return !s.review.reviewed_by.empty(); });
}

std::string years_of(const board::Knowledge& k) {
  if (k.sources.empty()) return "no sources";
  return fmt::format("sources of {} to {}{}", k.sources.front().dated.substr(0, 4), k.sources.back().dated.substr(0, 4),
                     as_of_which_day(k));
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
  for (auto& line : own_rules(g.knowledge)) lines.push_back(std::move(line));
  return lines;
}

std::vector<std::string> foot(const Given& g) { return {std::string(g.provenance), "Nothing is ranked"}; }

}  // namespace

std::vector<Key> signs_and_marks() {
  return {{Sign::met, {}, "met"},
          {Sign::unmet, {}, "not met"},
          {Sign::unknown, {}, "not known"},
          {Sign::gate, {}, "gate, hazard"},
          {Sign::parts, {}, "parts"},
          {Sign::none, "*", "as the review reports"},
          {Sign::none, "^", "read in another"}};
}

std::string as_of_which_day(const board::Knowledge& k) {
  return k.valid_on ? fmt::format(", as of {}", written(*k.valid_on)) : std::string{};
}

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
  Fields     who{{{.label = {}, .words = who_it_is(g.the_case)}}};
  const auto add = [&](Fact f, std::string_view format) {
    const auto& value = g.assessment.facts[f];
    who.fields.push_back(value == patient::anything(f)
                             ? Field{.label = std::string(short_name(f)), .words = {}, .room = 4}
                             : Field{.label = {}, .words = fmt::format(fmt::runtime(format), value_said(f, value))});
  };
  add(Fact::age_years, "{} y");
  if (g.assessment.facts[Fact::sex] != patient::anything(Fact::sex)) add(Fact::sex, "{}");
  add(Fact::ecog, "ECOG {}");
  who.fields.push_back({.label = "THE QUESTION:", .words = std::string(g.the_case.text(Fact::question)), .room = 24});
  Section section{.title = {}, .beside = {}, .blocks = {}};
  section.blocks.emplace_back(std::move(who));
  return section;
}

Section the_decision(const Given&) {
  Section section{.title = {}, .beside = {}, .blocks = {}};
  section.blocks.emplace_back(Fields{{{"DECIDED", {}, 24}, {"DISSENT", {}, 14}, {"PATIENT'S WISH, heard by", {}, 14}}});
  section.blocks.emplace_back(Fields{{{"ACTION / WHO / WHEN", {}, 30}, {"AGAINST A SOURCE? REASON", {}, 18}}});
  return section;
}

Page page(const Given& g) {
  Page page{.name = name_of(g.the_case), .head = head(g), .sections = {}, .key = signs_and_marks(), .foot = foot(g)};
  auto [part, agree] = what_the_sources_say(g);
  std::array sections{
      the_question(g),           what_is_known(g),          before_any_procedure(g),    std::move(part),
      std::move(agree),          what_to_find_out_first(g), the_answer_would_change(g), what_is_known_of_the_outcome(g),
      patients_like_this_one(g), prognostic_factors(g),     what_the_team_did(g),       the_decision(g)};
  constexpr std::array<std::string_view, sections.size()> ids{"question", "known",      "gates",  "part",
                                                              "agree",    "ask",        "change", "outcome",
                                                              "alike",    "prognostic", "done",   "decision"};
  for (std::size_t i = 0; i < sections.size(); ++i) {
    sections[i].id = ids.at(i);
    if (!sections[i].blocks.empty()) page.sections.push_back(std::move(sections[i]));
  }
  return page;
}

}  // namespace nelm::sheet
