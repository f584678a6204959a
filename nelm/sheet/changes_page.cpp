#include "nelm/sheet/changes_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "nelm/sheet/case_kind.h"
#include "nelm/sheet/changes_words.h"
#include "nelm/sheet/option_names.h"
#include "nelm/sheet/phrases.h"
#include "nelm/sheet/statement.h"

namespace nelm::sheet {

using board::FactMoved;
using board::GateMoved;
using board::GateState;
using board::ItemMoved;
using board::LesionMoved;
using board::StandingMoved;

namespace {

/// What stands otherwise in the same words is still open: by what is said beside it.
std::string from_to(std::string_view before, std::string_view after) {
  return before == after ? fmt::format("still {}", after) : fmt::format("{} -> {}", before, after);
}

std::string moved_said(const FactMoved& f) {
  return fmt::format("{} ({})", from_to(moved_value_said(f.fact, f.before), moved_value_said(f.fact, f.after)),
                     f.narrowed ? "narrowed" : "changed");
}

/// "LESION", of the list of lesions: what one entry is called.
std::string_view entry_of(Fact list) {
  switch (list) {
    case Fact::lesions:    return "lesion";
    case Fact::specimens:  return "specimen";
    case Fact::treatments: return "treatment";
    default:               return "finding outside the liver";
  }
}

Line fact_line(const Since& s, const FactMoved& f) {
  return {.label = with_a_capital(moved_fact_said(f)), .words = moved_said(f), .source = moved_from(s, f), .opens = {}};
}

Line item_line(const Since& s, const ItemMoved& item) {
  const auto& origin = (item.after != nullptr ? item.after : item.before)->origin;
  Line        line{.label  = with_a_capital(fmt::format("{} {}", entry_of(item.list), item.number)),
                   .words  = {},
                   .source = origin_said(origin),
                   .opens  = {}};
  const auto  says = item_said(s, item);
  if (item.before == nullptr || item.after == nullptr) {
    line.words =
        fmt::format("{}{}{}", item.before == nullptr ? "new" : "no longer listed", says.empty() ? "" : ": ", says);
    return line;
  }
  std::vector<std::string> each;
  for (const FactMoved& f : item.facts) each.push_back(fmt::format("{} {}", short_name(f.fact), moved_said(f)));
  line.words = fmt::format("{}", fmt::join(each, "; "));
  return line;
}

Line gate_line(const Since& s, const GateMoved& g) {
  std::vector<std::string> facts;
  for (const auto i : g.facts) facts.push_back(moved_fact_said(s.changes.facts.at(i)));
  const bool closed = g.state_after == GateState::closed, open = g.state_after == GateState::open;
  return {.sign   = closed ? Sign::gate
                    : open ? Sign::unknown
                           : Sign::none,
          .label  = with_a_capital(g.gate().name),
          .words  = fmt::format("{}, before {}",
                                from_to(state_said(g.state_before, g.before), state_said(g.state_after, g.after)),
                                option_names(s.after.knowledge, g.options != 0 ? g.options : g.gate().options)),
          .source = fmt::format("{} {}{}{}", g.gate().source, g.gate().criterion, facts.empty() ? "" : ": ",
                                fmt::join(facts, ", ")),
          .opens  = {}};
}

Line text_line(const board::TextMoved& t) {
  const auto said = [](std::string_view text) { return text.empty() ? "not reported" : text; };
  return {.label  = with_a_capital(std::string(patient::row(t.fact).plain)),
          .words  = from_to(said(t.before), said(t.after)),
          .source = {},
          .opens  = {}};
}

Line flag_line(const board::FlagMoved& f) {
  return {.sign   = f.now ? Sign::unknown : Sign::none,
          .label  = f.now ? "To check" : "No longer to check",
          .words  = f.flag->says,
          .source = {},
          .opens  = {}};
}

/// Whether an option arises.
Line needs_line(const Since& s, const board::NeedsMoved& n) {
  static constexpr std::string_view said[]   = {"does not arise", "not known whether it arises", "arises"};
  const auto                        in_words = [&](board::Verdict v) { return said[static_cast<std::size_t>(v)]; };
  std::vector<std::string>          facts;
  for (const auto i : n.facts) facts.push_back(moved_fact_said(s.changes.facts.at(i)));
  const auto& option = s.after.knowledge.option(n.option);
  return {.sign   = n.after == board::Verdict::unknown ? Sign::unknown : Sign::none,
          .label  = with_a_capital(option.name),
          .words  = from_to(in_words(n.before), in_words(n.after)),
          .source = fmt::format("needs {}{}{}", option.needs_words, facts.empty() ? "" : ": ", fmt::join(facts, ", ")),
          .opens  = {}};
}

Line declined_line(const Since& s, const board::DeclinedMoved& d) {
  return {.sign   = d.now ? Sign::gate : Sign::none,
          .label  = "Refusal",
          .words  = fmt::format("{}, before {}", d.now ? "not declined -> declined" : "declined -> not declined",
                                s.after.knowledge.option(d.option).name),
          .source = {},
          .opens  = {}};
}

Sign sign_after(const Since& s, const StandingMoved& m) {
  const auto& o = s.after.assessment.option(m.option);
  return m.after != nullptr && speaks(s.after, o, *m.after) ? statement(s.after, o, *m.after).sign : Sign::none;
}

/// What moved a standing: its causes, or that its source is dated so and only one of two knowledges has it.
std::string moved_by(const Since& s, const StandingMoved& m) {
  const bool in_both = has_source(s.before, m.source()) && has_source(s.after, m.source());
  return in_both ? fmt::format("by {}", causes_said(s, m.by)) : fmt::format("dated {}", m.source().dated);
}

/// One option, with a line for each source that stands otherwise on it.
void add(const Since& s, const StandingMoved& m, Section& section) {
  const auto& name = s.after.knowledge.option(m.option).name;
  auto*       last = section.blocks.empty() ? nullptr : std::get_if<Line>(&section.blocks.back());
  if (last == nullptr || last->opens.empty() || last->label != with_a_capital(name)) {
    section.blocks.emplace_back(Line{.label = with_a_capital(name), .words = {}, .source = {}, .opens = {}});
    last = std::get_if<Line>(&section.blocks.back());
  }
  last->opens.push_back({.sign   = sign_after(s, m),
                         .label  = m.source().id,
                         .words  = from_to(standing_said(s.before, m, m.before), standing_said(s.after, m, m.after)),
                         .source = moved_by(s, m),
                         .opens  = {}});
}

Line lesion_line(const Since& s, const LesionMoved& m) {
  const auto& one   = m.after != nullptr ? *m.after : *m.before;
  const auto  words = [](const board::LesionJudged* l) {
    return l == nullptr ? std::string_view("not there") : suitability(l->span).words;
  };
  const auto by = causes_said(s, m.by);
  return {.sign   = m.after != nullptr ? suitability(m.after->span).sign : Sign::none,
          .label  = fmt::format("Lesion {}", one.number),
          .words  = fmt::format("{}, for {}", from_to(words(m.before), words(m.after)),
                                option_names(s.after.knowledge, one.rule->options)),
          .source = fmt::format("{} {}{}{}", one.source->id, one.rule->id, by.empty() ? "" : ": ", by),
          .opens  = {}};
}

std::string judged(const Given& g) { return fmt::format("{} ({})", written(g.assessment.on), g.day_from); }

}  // namespace

Section what_facts_moved(const Since& s) {
  Section section{.title = "FACTS THAT MOVED", .beside = {}, .blocks = {}};
  for (const FactMoved& f : s.changes.facts) section.blocks.emplace_back(fact_line(s, f));
  for (const ItemMoved& item : s.changes.items) section.blocks.emplace_back(item_line(s, item));
  for (const auto& text : s.changes.texts) section.blocks.emplace_back(text_line(text));
  for (const auto& flag : s.changes.flags) section.blocks.emplace_back(flag_line(flag));
  return section;
}

Section what_stands_otherwise(const Since& s) {
  Section section{.title = "WHAT STANDS OTHERWISE", .beside = "by which criterion, by which fact", .blocks = {}};
  for (const GateMoved& g : s.changes.gates) section.blocks.emplace_back(gate_line(s, g));
  for (const auto& n : s.changes.needs) section.blocks.emplace_back(needs_line(s, n));
  for (const auto& d : s.changes.declined) section.blocks.emplace_back(declined_line(s, d));
  for (const StandingMoved& m : s.changes.standings) add(s, m, section);
  for (const LesionMoved& m : s.changes.lesions) section.blocks.emplace_back(lesion_line(s, m));
  return section;
}

Page changes_page(const Since& s) {
  const auto id = who_it_is(s.after.the_case);
  Page       page{.name = name_of(s.after.the_case), .head = {}, .sections = {}, .key = signs_and_marks(), .foot = {}};
  const bool if_so = !s.supposed.empty();
  page.head        = {fmt::format("nelm - for qualified professionals; informs, does not decide.  {}: what {}.", id,
                           if_so ? "would move" : "moved"),
               if_so ? fmt::format("What if: {}.  Judged on {}.", fmt::join(s.supposed, ", "), judged(s.after))
                            : fmt::format("Earlier: judged on {}.  Now: judged on {}.", judged(s.before), judged(s.after)),
                      fmt::format("Knowledge {} ({}){}.", s.after.knowledge.version, s.after.knowledge.hash,
                                  as_of_which_day(s.after.knowledge))};
  for (auto& line : own_rules(s.after.knowledge)) page.head.push_back(std::move(line));
  auto       facts  = what_facts_moved(s);
  auto       stands = what_stands_otherwise(s);
  const auto say    = [](Section& of, std::string_view nothing) {
    if (of.blocks.empty()) of.blocks.emplace_back(Line{.words = std::string(nothing), .source = {}, .opens = {}});
  };
  say(facts, "None: every fact is as it was.");
  say(stands, "Nothing: every standing and every gate is as it was.");
  page.sections = {std::move(facts), std::move(stands)};
  page.foot     = {std::string(s.after.provenance), "What did not move is not here"};
  return page;
}

}  // namespace nelm::sheet
