#include "nelm/literature/model_said.h"

#include <algorithm>
#include <cmath>

namespace nelm::literature {

using board::Condition;
using board::Judged;
using board::Verdict;

namespace {

/// Whether a level or a class is the patient's: what no fact says stays unknown.
Verdict is_so(const Condition& is_if, const Condition& is_not_if, const Judged& facts) {
  const auto values = facts.values.all();
  const auto is     = is_if.empty() ? Verdict::unknown : judge(is_if, values);
  if (is == Verdict::met) return is;
  if (is_not_if.empty()) return is;
  return judge(is_not_if, values) == Verdict::met ? Verdict::unmet : Verdict::unknown;
}

void ask_of(const Condition& c, const Judged& facts, board::FactSet& missing) {
  if (!c.empty()) ask(c, facts.values.all(), facts.asks, missing);
}

LevelsLeft levels_left(const ModelPredictor& predictor, const Judged& facts, board::FactSet& missing) {
  LevelsLeft left{&predictor, {}};
  for (const ModelLevel& level : predictor.levels) {
    const auto is = predictor.choice ? (level.reference ? Verdict::met : Verdict::unmet)
                                     : is_so(level.is_if, level.is_not_if, facts);
    if (is == Verdict::met) return {&predictor, {&level}};
    if (is == Verdict::unknown) left.levels.push_back(&level);
  }
  if (left.undecided())
    for (const ModelLevel* level : left.levels)
      ask_of(level->is_if, facts, missing), ask_of(level->is_not_if, facts, missing);
  return left;
}

void weigh(ModelSaid& said) {
  ModelSpan sum;
  for (const LevelsLeft& left : said.predictors) {
    if (left.levels.empty()) return;
    const auto [least, most] = std::ranges::minmax(left.levels, {}, &ModelLevel::weight);
    sum.low += least->weight, sum.high += most->weight;
  }
  said.computed     = true;
  const bool points = said.model->scale == Scale::points;
  said.relative     = points ? sum : ModelSpan{std::exp(sum.low), std::exp(sum.high)};
  for (const BaselineSurvival& b : said.model->baseline) {
    const auto at = [&](double linear) { return std::pow(b.survival, std::exp(linear - b.linear_predictor)); };
    said.survival.push_back({&b, {at(sum.high), at(sum.low)}});
  }
}

/// A class that needs what no fact holds is never sure; everybody else's is, once no other class is possible.
void sort_in(ModelSaid& said, const Judged& facts) {
  const ModelClass* sure = nullptr;
  const ModelClass* rest = nullptr;
  for (const ModelClass& c : said.model->classes) {
    const auto is = is_so(c.is_if, c.is_not_if, facts);
    if (c.otherwise)
      rest = &c;
    else if (is == Verdict::met && c.besides.empty())
      sure = &c;
    else if (is != Verdict::unmet)
      said.classes.push_back(&c);
  }
  if (sure != nullptr)
    said.classes = {sure};
  else if (rest != nullptr)
    said.classes.push_back(rest);
  said.computed = !said.classes.empty();
  if (said.classes.size() > 1)
    for (const ModelClass* c : said.classes)
      ask_of(c->is_if, facts, said.missing), ask_of(c->is_not_if, facts, said.missing);
}

}  // namespace

ModelSaid say(const PrognosticModel& model, const Judged& facts) {
  ModelSaid said;
  said.model = &model;
  if (!model.applies_if.empty()) {
    said.population = judge(model.applies_if, facts.values.all());
    if (said.population == Verdict::unmet) return said;
    ask_of(model.applies_if, facts, said.missing);
  }
  if (model.completeness == Completeness::none) return said;
  if (model.completeness == Completeness::classes) {
    sort_in(said, facts);
    return said;
  }
  for (const ModelPredictor& p : model.predictors) said.predictors.push_back(levels_left(p, facts, said.missing));
  weigh(said);
  return said;
}

}  // namespace nelm::literature
