// What was found to go with how long patients live: for who unfolds it, below all standings. It selects nobody.
#include <fmt/format.h>

#include <algorithm>

#include "nelm/sheet/case_kind.h"
#include "nelm/sheet/conflicts.h"
#include "nelm/sheet/phrases.h"
#include "nelm/sheet/sections.h"
#include "nelm/sheet/statement.h"

namespace nelm::sheet {

using board::ConflictJudged;
using board::FactorJudged;
using board::Verdict;

namespace {

constexpr Sign signs[] = {Sign::unmet, Sign::unknown, Sign::met};

std::string values(const Given& g, const board::Factor& f) {
  std::vector<std::string> all;
  const auto               say = [&](patient::Fact fact) {
    auto text = said(g.the_case, fact, g.assessment.facts[fact]);
    if (std::ranges::find(all, text) == all.end()) all.push_back(std::move(text));
  };
  for (const patient::Fact fact : f.looks_at) say(fact);
  for (const board::Term& t : f.holds_if.terms)
    if (t.fact != patient::Fact::none) say(t.fact);
  return fmt::format("{}", fmt::join(all, ", "));
}

Line line_of(const Given& g, const FactorJudged& j) {
  static constexpr std::string_view directions[] = {"favourable", "adverse", "disputed"};
  static constexpr std::string_view holds[]      = {"not so", "not known", "so"};
  const board::Factor&              f            = *j.factor;
  const bool                        no_limit     = f.holds_if.empty();
  Line                              line{.sign  = no_limit ? Sign::none : signs[static_cast<std::size_t>(j.holds)],
                                         .label = f.name,
                                         .words = fmt::format("{}; {}: {}; {}{}", directions[static_cast<std::size_t>(f.direction)],
                                 no_limit ? "no limit given" : holds[static_cast<std::size_t>(j.holds)], values(g, f),
                                                              f.says, f.conflict.empty() ? "" : fmt::format(" [{}]", f.conflict)),
                                         .source = {},
                                         .fold   = Fold::closed,
                                         .opens  = {}};
  line.opens.push_back(
      {.words = fmt::format("{}; {}", f.citation, where(f.place)), .source = {}, .fold = Fold::closed, .opens = {}});
  return line;
}

}  // namespace

Section prognostic_factors(const Given& g) {
  Section section{.title  = "PROGNOSTIC FACTORS: THEY SELECT NOBODY",
                  .beside = "never part of a standing",
                  .blocks = {},
                  .fold   = Fold::closed};
  for (const FactorJudged& j : g.assessment.factors) section.blocks.emplace_back(line_of(g, j));
  for (const ConflictJudged& j : g.assessment.conflicts)
    if (j.conflict->options == 0 && j.bears != Verdict::unmet)
      section.blocks.emplace_back(Line{.sign   = j.bears == Verdict::met ? Sign::parts : Sign::unknown,
                                       .label  = j.conflict->id,
                                       .words  = fmt::format("{} {}", j.conflict->asks, sides_of(*j.conflict)),
                                       .source = {},
                                       .fold   = Fold::closed,
                                       .opens  = {}});
  return section;
}

}  // namespace nelm::sheet
