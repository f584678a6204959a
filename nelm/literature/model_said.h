// What a prognostic model says of one patient: a span over all that is still possible, never a guess.
#pragma once

#include <vector>

#include "nelm/board/judged.h"
#include "nelm/literature/prognostic_model.h"

namespace nelm::literature {

/// The levels of one predictor the patient may have.
struct LevelsLeft {
  const ModelPredictor*          predictor = nullptr;
  std::vector<const ModelLevel*> levels;  // none: none of the model's is the patient's

  bool undecided() const { return levels.size() > 1; }
};

/// The least and the greatest still possible.
struct ModelSpan {
  double low = 0, high = 0;
};

struct SurvivalSaid {
  const BaselineSurvival* baseline = nullptr;
  ModelSpan               survival;  // 0 to 1
};

struct ModelSaid {
  const PrognosticModel*    model      = nullptr;
  board::Verdict            population = board::Verdict::unknown;  // as far as facts express it
  std::vector<LevelsLeft>   predictors;                            // of A and R; a choice at its reference
  bool                      computed = false;                      // whether what follows says anything
  ModelSpan                 relative;      // of A and R: the hazard as a multiple of the reference profile's, or points
  std::vector<SurvivalSaid> survival;      // of A, one for each baseline
  std::vector<const ModelClass*> classes;  // of C: those still possible
  board::FactSet                 missing;  // what could still narrow it
};

/// Nothing is computed of a model of class X, of a patient surely outside the population as far as facts express it, or
/// where the patient has none of a predictor's levels. Ranges do not regard how uncertain the coefficients are.
/// Narrowing a fact never widens a span, and never adds a class.
ModelSaid say(const PrognosticModel&, const board::Judged&);

}  // namespace nelm::literature
