#include "nelm/sheet/knowledge_diff_page.h"

#include <fmt/format.h>

namespace nelm::sheet {

using board::PartMoved;
using How = PartMoved::How;

namespace {

Line plain(std::string words) { return {.words = std::move(words), .source = {}, .opens = {}}; }

/// "criterion M7-5 of milan-2007, rule M7: changed", and below it each field.
Line part_line(const PartMoved& p) {
  static constexpr std::string_view how[] = {"added", "removed", "changed"};
  Line line = plain(fmt::format("{} {}{}: {}", p.kind, p.id, p.in.empty() ? std::string{} : fmt::format(" of {}", p.in),
                                how[static_cast<std::size_t>(p.how)]));
  const auto said = [](const std::string& words) { return words.empty() ? std::string_view("(nothing)") : words; };
  for (const auto& f : p.fields)
    line.opens.push_back({.label  = std::string(f.name),
                          .words  = p.how == How::changed ? fmt::format("{} -> {}", said(f.before), said(f.after))
                                    : p.how == How::added ? f.after
                                                          : f.before,
                          .source = {},
                          .opens  = {}});
  return line;
}

std::string counted(std::size_t n, std::string_view what) { return fmt::format("{} {}", n, what); }

Section rules(const board::Knowledge& before, const board::Knowledge& after) {
  Section     section{.title = "WHAT DIFFERS IN THE RULES", .beside = {}, .blocks = {}};
  std::size_t count[3] = {};
  for (const PartMoved& p : moved_parts(before, after)) {
    ++count[static_cast<std::size_t>(p.how)];
    section.blocks.emplace_back(part_line(p));
  }
  section.beside =
      fmt::format("{}, {}, {}", counted(count[0], "added"), counted(count[1], "removed"), counted(count[2], "changed"));
  if (section.blocks.empty()) section.blocks.emplace_back(plain("Nothing: both say the same."));
  return section;
}

Section one_case(const CaseByBoth& c) {
  const Given& given   = c.by_both.after;
  Section      section = what_stands_otherwise(c.by_both);
  const auto   id      = given.the_case.text(patient::Fact::case_id);
  section.beside       = fmt::format("judged on {} ({})", written(given.assessment.on), given.day_from);
  section.title        = fmt::format("{}{}", c.called, id.empty() ? std::string{} : fmt::format(": {}", id));
  if (section.blocks.empty()) section.blocks.emplace_back(plain("Stands as before on every option by every source."));
  // A scheme that changed moves facts without a report.
  Section facts = what_facts_moved(c.by_both);
  section.blocks.insert(section.blocks.begin(), facts.blocks.begin(), facts.blocks.end());
  return section;
}

}  // namespace

Page knowledge_diff_page(const board::Knowledge& before, const board::Knowledge& after,
                         std::span<const CaseByBoth> cases) {
  Page page{.name = "knowledge diff", .head = {}, .sections = {rules(before, after)}, .key = {}, .foot = {}};
  page.head = {"nelm - for qualified professionals; informs, does not decide.  Two knowledges compared.",
               fmt::format("Knowledge ({}) -> knowledge ({}).", before.hash, after.hash)};
  for (auto& line : own_rules(after)) page.head.push_back(std::move(line));
  for (const CaseByBoth& c : cases) page.sections.push_back(one_case(c));
  return page;
}

}  // namespace nelm::sheet
