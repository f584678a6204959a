// An assessment of one option, each source's position said by hand, for the tests of what is read off it.
#pragma once

#include <deque>
#include <string>
#include <utility>

#include "nelm/board/assess.h"

namespace nelm::board::by_hand {

/// Where a source stands: its word, or two words it lies between.
struct Stands {
  std::string source;
  Word        worst, best;
  FactSet     missing = {};
  Stands(std::string id, Word word) : source(std::move(id)), worst(word), best(word) {}
  Stands(std::string id, Word low, Word high, FactSet asks = {})
      : source(std::move(id)), worst(low), best(high), missing(asks) {}
};

/// What was judged points into the rest, so it stays where it is.
struct LaidOut {
  std::deque<Source>    sources;
  std::deque<OptionRow> options;
  Rule                  some_rule;
  Assessment            assessment;

  LaidOut()                          = default;
  LaidOut(const LaidOut&)            = delete;
  LaidOut& operator=(const LaidOut&) = delete;

  /// The next option in the clinical order, with the positions on it.
  LaidOut& option(std::string name, std::initializer_list<Stands> positions, Verdict needs = Verdict::met,
                  FactSet missing = {}) {
    options.push_back(
        {.id = static_cast<Option>(options.size()), .name = std::move(name), .needs_words = "a liver lesion"});
    OptionJudged o{.option = &options.back(), .needs = needs, .missing = missing};
    o.first = static_cast<std::uint32_t>(assessment.positions.size());
    o.count = static_cast<std::uint32_t>(positions.size());
    for (const Stands& s : positions) {
      sources.push_back({.id = s.source});
      assessment.positions.push_back({.source  = &sources.back(),
                                      .option  = o.option->id,
                                      .worst   = s.worst,
                                      .best    = s.best,
                                      .missing = s.missing,
                                      .first   = static_cast<std::uint32_t>(assessment.rules.size()),
                                      .count   = 1});
      assessment.rules.push_back({.rule = &some_rule});
    }
    assessment.options.push_back(o);
    return *this;
  }
};

inline FactSet asking(std::initializer_list<Fact> facts) {
  FactSet set;
  for (const Fact f : facts) set.set(patient::index(f));
  return set;
}

}  // namespace nelm::board::by_hand
