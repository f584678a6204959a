// Knowledge said condition by condition, for the tests of the board: single comparisons, and sources without their texts.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "nelm/board/knowledge.h"

namespace nelm::board::by_hand {

inline Condition number(Operator is, Fact f, double limit) {
  return {"", {{.is = is, .fact = f, .slot = static_cast<Slot>(f), .limit = limit}}};
}
inline Condition among(Fact f, patient::Choices words) {
  return {"", {{.is = Operator::among, .fact = f, .slot = static_cast<Slot>(f), .words = words}}};
}
inline Condition yes(Fact f) { return among(f, patient::yes); }

inline FactSet set_of(std::initializer_list<Fact> facts) {
  FactSet set;
  for (const Fact f : facts) set.set(index(f));
  return set;
}

/// A list that requires every one of these.
inline Source list_of(std::string id, Option o, std::vector<Condition> required) {
  Rule rule{.options = bit(o), .form = Form::list};
  for (Condition& c : required) rule.criteria.push_back({.kind = CriterionKind::required, .met_if = std::move(c)});
  Source s{.id = std::move(id), .kind = SourceKind::list};
  s.rules.push_back(std::move(rule));
  return s;
}

/// These sources, and every option with neither a precondition nor a gate.
inline Knowledge knowledge_of(std::vector<Source> sources) {
  Knowledge k{.sources = std::move(sources)};
  for (std::size_t i = 0; i < patient::option_count; ++i) k.options.push_back({.id = static_cast<Option>(i)});
  return k;
}

}  // namespace nelm::board::by_hand
