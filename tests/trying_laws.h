// How a law is tried: on random patients by random rules, and by the knowledge built in; and what a broken one says.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <rapidcheck.h>
#include <initializer_list>
#include <stdexcept>
#include <string>

#include "nelm/board/assess.h"
#include "nelm/exchange/builtin_knowledge.h"
#include "nelm/exchange/condition_text.h"
#include "nelm/exchange/knowledge_toml.h"
#include "nelm/exchange/write_case.h"
#include "tests/random_case.h"
#include "tests/random_draws.h"
#include "tests/random_knowledge.h"
#include "tests/widening.h"

namespace nelm::laws {

inline const Knowledge& built_in() {
  static const Knowledge knowledge = [] {
    std::vector<exchange::Source> files;
    for (const auto& file : exchange::builtin_knowledge()) files.push_back({file.path, file.bytes});
    auto read = exchange::read_knowledge(files, "laws");
    REQUIRE(read);
    return std::move(*read);
  }();
  return knowledge;
}

/// One try of a law: random rules or those built in, and chance.
struct Try {
  Draws&           draws;
  const Knowledge& knowledge;
  const Places&    places;

  Case less_known(const Case& c) const { return Widening(draws, places)(c); }
};

template <class Law>
void holds_always(const std::string& law, const Law& try_it) {
  CHECK(rc::check(law + ", by random rules", [&] {
    Draws           chance = draws();
    const Knowledge rules  = RandomRules(chance).knowledge();
    const Places    places(rules);
    try_it(Try{chance, rules, places});
  }));
  static const Places built_in_places(built_in());
  CHECK(rc::check(law + ", by the knowledge built in", [&] {
    Draws chance = draws();
    try_it(Try{chance, built_in(), built_in_places});
  }));
}

inline std::string in_words(const Criterion& c) {
  static constexpr std::string_view kinds[] = {"required", "exclusion", "relative", "advisory", "evidence"};
  static constexpr std::string_view lies[]  = {"nothing", "borderline", "divided", "unsaid"};
  return fmt::format("    {} {}: met if {}; unmet if {}; between {}\n", c.id, kinds[static_cast<std::size_t>(c.kind)],
                     exchange::written(c.met_if), c.never_unmet ? "never" : exchange::written(c.unmet_if),
                     lies[static_cast<std::size_t>(c.between)]);
}

inline std::string in_words(const Rule& r) {
  static constexpr std::string_view forms[] = {"list", "indication", "bar", "finding"};
  auto text = fmt::format("  {} {}, strength {}, applies if {}\n", r.id, forms[static_cast<std::size_t>(r.form)],
                          static_cast<int>(r.strength), exchange::written(r.applies_if));
  for (const Criterion& c : r.criteria) text += in_words(c);
  return text;
}

/// What a broken law says: where, by which rules, of which patients.
[[noreturn]] inline void broken(const std::string& what, const Position& p,
                                std::initializer_list<const Case*> patients) {
  auto text = fmt::format("{}: {} on {}\n", what, p.source->id, name(p.option));
  for (const Rule& r : p.source->rules)
    if (speaks_of(r, p.option)) text += in_words(r);
  for (const Case* c : patients) text += exchange::case_json(*c) + "\n";
  RC_FAIL(text);
  throw std::logic_error(text);  // never reached: RC_FAIL throws
}

}  // namespace nelm::laws
