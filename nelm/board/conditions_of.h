// Every condition that stands in the knowledge, one after the other: those the standings rest on, and those by which
// something is only shown.
#pragma once

#include "nelm/board/knowledge.h"

namespace nelm::board {

template <class Visit>
void each_condition(const Rule& rule, Visit&& visit) {
  visit(rule.applies_if);
  for (const Criterion& c : rule.criteria) {
    visit(c.met_if);
    visit(c.unmet_if);
  }
}

template <class Visit>
void each_condition(const Knowledge& knowledge, Visit&& visit) {
  for (const Source& source : knowledge.sources)
    for (const Rule& rule : source.rules) each_condition(rule, visit);
  for (const OptionRow& option : knowledge.options) visit(option.needs);
  for (const Scheme& scheme : knowledge.schemes)
    for (const Class& c : scheme.classes) visit(c.when);
  for (const Gate& gate : knowledge.gates) {
    visit(gate.closed_if);
    visit(gate.clear_if);
    visit(gate.open_if);
    visit(gate.asked_if);
    visit(gate.written_for);
  }
}

/// The conditions by which something is shown and no standing moves.
template <class Visit>
void each_condition_that_only_shows(const Knowledge& knowledge, Visit&& visit) {
  for (const Conflict& c : knowledge.conflicts) visit(c.bears_if);
  for (const Factor& f : knowledge.factors) visit(f.holds_if);
}

}  // namespace nelm::board
