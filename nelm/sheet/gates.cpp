// What must be clear before a procedure, and what must be warned of: once for each option, before every position.
#include <fmt/format.h>

#include <algorithm>

#include "nelm/sheet/case_kind.h"
#include "nelm/sheet/option_names.h"
#include "nelm/sheet/phrases.h"
#include "nelm/sheet/sections.h"
#include "nelm/sheet/statement.h"

namespace nelm::sheet {

using board::Gate;
using board::GateJudged;
using board::GateKind;
using board::GateState;

namespace {

/// "; written for carcinoid syndrome", of a gate that stands before a patient its source may not speak of.
std::string of_whom(const GateJudged& j) {
  return j.scope == board::Verdict::met ? std::string{} : fmt::format("; written for {}", j.gate->population);
}

/// "enets-cs-2022 CS-4"; with its year where its name has none.
std::string cited(const Gate& g) {
  const auto year = g.dated.substr(0, 4);
  const bool said = year.empty() || g.criterion.empty() || g.source.find(year) != std::string::npos;
  return fmt::format("{}{}{}{}", g.source, g.criterion.empty() ? "" : " ", g.criterion,
                     said ? "" : fmt::format(", {}", year));
}

std::string before(const Given& g, board::OptionSet options) {
  return fmt::format("before {}", option_names(g.knowledge, options));
}

/// What is asked for, together by who asks.
class Asked {
 public:
  void add(const std::string& who, const patient::FactSet& what) {
    const auto same = std::ranges::find(by_, who, &By::first);
    if (same == by_.end())
      by_.emplace_back(who, what);
    else
      same->second |= what;
  }

  /// One line for all of them, or none.
  void into(Section& section, const Given& g, std::string_view meaning) const {
    if (by_.empty()) return;
    std::vector<std::string> all;
    for (const auto& [who, what] : by_) all.push_back(fmt::format("{} ({})", names(what), who));
    section.blocks.emplace_back(
        Line{.sign  = Sign::unknown,
             .words = fmt::format("{}: {}. {}", not_reported(g.the_case).begins, fmt::join(all, "; "), meaning)});
  }

 private:
  using By = std::pair<std::string, patient::FactSet>;
  std::vector<By> by_;
};

/// What keeps a gate open although all is reported: the facts it looks at, as they are.
std::string as_they_are(const Given& g, const Gate& gate) {
  std::vector<std::string> all;
  for (const auto* c : {&gate.open_if, &gate.closed_if})
    for (const auto& t : c->terms)
      if (t.fact != patient::Fact::none)
        if (auto text = said(g.the_case, t.fact, g.assessment.facts.values.all()[t.slot]);
            std::ranges::find(all, text) == all.end())
          all.push_back(std::move(text));
  return fmt::format("{}", fmt::join(all, ", "));
}

}  // namespace

Section before_any_procedure(const Given& g) {
  Section           section{.title = "BEFORE ANY PROCEDURE", .beside = {}, .blocks = {}};
  Asked             gates, hazards;
  std::vector<Line> folded;
  for (const GateJudged& j : g.assessment.gates) {
    const Gate& gate = *j.gate;
    if (j.state == GateState::closed) {
      Line line{.sign = Sign::gate, .words = gate.says + of_whom(j), .source = cited(gate)};
      line.opens.push_back({.words = before(g, gate.options), .fold = Fold::closed});
      section.blocks.emplace_back(std::move(line));
    } else if (j.state == GateState::open && j.missing.none()) {
      section.blocks.emplace_back(Line{
          .sign   = Sign::unknown,
          .words  = fmt::format("{}: no source gives a limit; the board judges{}", as_they_are(g, gate), of_whom(j)),
          .source = cited(gate)});
    } else if (j.state == GateState::open) {
      (gate.kind == GateKind::gate ? gates : hazards).add(cited(gate) + of_whom(j), j.missing);
      folded.push_back({.sign   = Sign::unknown,
                        .label  = gate.name,
                        .words  = fmt::format("{}; {}", gate.says, before(g, gate.options)),
                        .source = cited(gate),
                        .fold   = Fold::closed});
    }
  }
  board::OptionSet declined = 0;
  for (const auto& o : g.assessment.options)
    if (o.declined) declined |= board::bit(o.option->id);
  if (declined != 0)
    section.blocks.emplace_back(
        Line{.sign   = Sign::gate,
             .words  = fmt::format("the patient declines: {}", option_names(g.knowledge, declined)),
             .source = "the board"});
  gates.into(section, g, "Any can bar a procedure: open is not clear.");
  hazards.into(section, g, "A hazard may stand.");
  for (Line& l : folded) section.blocks.emplace_back(std::move(l));
  return section;
}

}  // namespace nelm::sheet
