// What must be clear before a procedure, and what must be warned of: once for each option, before every position.
#include <fmt/format.h>

#include <algorithm>

#include "nelm/patient/words.h"
#include "nelm/sheet/sections.h"
#include "nelm/sheet/statement.h"

namespace nelm::sheet {

using board::GateJudged;
using board::GateKind;
using board::GateState;
using patient::Fact;

namespace {

std::string cited(const board::Gate& g) {
  return g.criterion.empty() ? g.source
                             : fmt::format("{} {}{}", g.source, g.criterion,
                                           g.dated.empty() ? "" : fmt::format(", {}", g.dated.substr(0, 4)));
}

/// The options a gate names, as many as fit in a line.
std::string before(const Given& g, board::OptionSet options) {
  std::vector<std::string_view> all;
  for (const auto& o : g.knowledge.options)
    if ((options & board::bit(o.id)) != 0) all.push_back(o.name);
  return fmt::format("{}", fmt::join(all, ", "));
}

}  // namespace

Section before_any_procedure(const Given& g) {
  Section    section{.title = "BEFORE ANY PROCEDURE", .beside = {}, .blocks = {}};
  const bool carcinoid = g.assessment.facts.values.surely(Fact::functional_syndrome, patient::Syndrome::carcinoid);
  std::vector<std::string> open, open_hazards;
  std::vector<Line>        opened;
  for (const GateJudged& j : g.assessment.gates) {
    const auto& gate = *j.gate;
    const Line  whole{.label  = gate.name,
                      .words  = fmt::format("{}; before {}", gate.says, before(g, gate.options)),
                      .source = cited(gate),
                      .fold   = Fold::closed};
    if (j.state == GateState::closed) {
      Line       line{.sign = Sign::gate, .words = gate.says, .source = cited(gate)};
      const bool of_the_syndrome = gate.criterion == "CS-4" && !carcinoid;
      if (of_the_syndrome) line.words += " (written for the carcinoid syndrome)";
      line.opens.push_back({.words = fmt::format("before {}", before(g, gate.options)), .fold = Fold::closed});
      section.blocks.emplace_back(std::move(line));
    } else if (j.state == GateState::open) {
      auto& list = gate.kind == GateKind::gate ? open : open_hazards;
      list.push_back(fmt::format("{} ({})", names(j.missing), cited(gate)));
      opened.push_back(whole);
    }
  }
  for (const auto& o : g.assessment.options)
    if (o.declined)
      section.blocks.emplace_back(Line{
          .sign = Sign::gate, .words = fmt::format("the patient declines {}", o.option->name), .source = "the board"});
  const auto one_line = [&](const std::vector<std::string>& list, std::string_view can) {
    if (!list.empty())
      section.blocks.emplace_back(
          Line{.sign = Sign::unknown, .words = fmt::format("Not reported: {}. {}", fmt::join(list, ", "), can)});
  };
  one_line(open, "Any of them can bar a procedure; open is not clear.");
  one_line(open_hazards, "A hazard may stand.");
  for (Line& l : opened) section.blocks.emplace_back(std::move(l));
  return section;
}

}  // namespace nelm::sheet
