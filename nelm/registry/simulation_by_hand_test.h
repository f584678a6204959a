// A small simulation whose numbers are invented, for tests.
#pragma once

#include <fmt/format.h>

#include "nelm/registry/simulation.h"

namespace nelm::registry::by_hand {

inline Stated assumed(double value) {
  return {.value = value, .source = {}, .reference = {}, .place = {}, .url = {}, .note = {}, .assumed = "for a test"};
}

inline Term itself(std::string column) { return {column, Term::As::itself, column, {}, 0}; }
inline Term logarithm(std::string column) {
  return {fmt::format("log({})", column), Term::As::logarithm, column, {}, 0};
}
inline Term is(std::string column, std::string level) {
  return {fmt::format("{}={}", column, level), Term::As::is, column, level, 0};
}

/// Two centres, three variables, one treatment beyond the first; half of all are referred late.
inline Simulation small() {
  Simulation s;
  s.id         = "small";
  Settings& t  = s.settings;
  t.first_year = assumed(2000), t.years = assumed(10), t.last_year = assumed(2011);
  t.late_pct = assumed(50), t.late_mean = assumed(6), t.lost_pct_a_year = assumed(3);
  t.death_shape = assumed(1), t.death_scale = assumed(60);
  t.progression_shape = assumed(1), t.progression_scale = assumed(20);
  Variable age{.name     = "age_years",
               .scale    = Variable::Scale::plain,
               .decimals = 0,
               .low      = 18,
               .high     = 90,
               .anchors  = {},
               .levels   = {},
               .loadings = {}};
  age.anchors  = {{25, assumed(50)}, {50, assumed(60)}, {75, assumed(72)}};
  age.loadings = {{"frailty", assumed(0.6)}};
  Variable ki67{.name     = "ki67_pct",
                .scale    = Variable::Scale::logarithm,
                .decimals = 1,
                .low      = 0.5,
                .high     = 90,
                .anchors  = {},
                .levels   = {},
                .loadings = {}};
  ki67.anchors = {{40, assumed(3)}, {90, assumed(20)}};
  Variable bilobar{.name     = "bilobar",
                   .scale    = Variable::Scale::plain,
                   .decimals = 0,
                   .low      = 0,
                   .high     = 0,
                   .anchors  = {},
                   .levels   = {},
                   .loadings = {}};
  bilobar.levels   = {{"false", assumed(30)}, {"true", assumed(70)}};
  bilobar.loadings = {{"frailty", assumed(0.6)}};
  s.variables      = {age, ki67, bilobar};
  s.centres        = {{"B", assumed(60), assumed(0)}, {"A", assumed(40), assumed(0.5)}};
  s.death          = {{itself("age_years"), 60, assumed(0.03)},
                      {logarithm("ki67_pct"), 3, assumed(0.4)},
                      {is("bilobar", "true"), 0, assumed(0.2)}};
  s.progression    = {{logarithm("ki67_pct"), 3, assumed(0.3)}};
  Treatment first, lt;
  first.name  = "ssa";
  lt.name     = "lt";
  lt.log_odds = assumed(0.2), lt.least = assumed(1), lt.mean = assumed(8);
  lt.death = assumed(-0.7), lt.progression = assumed(-0.5);
  lt.chosen    = {{itself("age_years"), 60, assumed(-0.05)}};
  s.treatments = {first, lt};
  s.missing    = {{"ki67_pct", "by centre", assumed(-2), {{is("centre", "A"), 0, assumed(1.5)}}}};
  return s;
}

}  // namespace nelm::registry::by_hand
