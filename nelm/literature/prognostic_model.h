// Published prognostic models, each with what of it is published and what is not. A model that lacks a coefficient gives
// no number; one that lacks a baseline survival no absolute one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "nelm/board/knowledge.h"
#include "nelm/evidence/effect.h"

namespace nelm::literature {

/// What can be computed from what is published.
enum class Completeness : std::uint8_t {
  absolute,  // A: survival at a horizon
  relative,  // R: a hazard or a score, against a reference alone
  classes,   // C: classes, with what became of the patients of each
  none,      // X: nothing
};

/// 'A', 'R', 'C' or 'X'
char letter(Completeness);

/// One of the values of a predictor. What is published in words alone has no condition, and stays possible.
struct ModelLevel {
  std::string           name;               // "pancreatic"
  board::Condition      is_if, is_not_if;   // empty: no fact says so
  bool                  reference = false;  // what the others are compared with
  double                weight    = 0;      // log hazard ratio, or points; of the reference 0
  std::string           printed;            // "2.1": the hazard ratio or the points
  std::string           p;                  // as printed: "0.004", "<0.05"; empty: not printed
  std::optional<double> standard_error;     // of the log hazard ratio, from an exact P; none: not derivable
};

struct ModelPredictor {
  std::string name, coding;
  bool        choice = false;      // of a treatment, not a trait of the patient: held at the reference, never advice
  std::vector<ModelLevel> levels;  // none: not published
};

enum class Scale : std::uint8_t { log_hazard, points };

/// The survival of patients with a given linear predictor.
struct BaselineSurvival {
  double      months           = 0;
  double      survival         = 1;  // 0 to 1, both excluded
  double      linear_predictor = 0;  // of these patients; of the reference profile 0
  std::string source;
};

/// What became of the patients of a class: a share at a horizon, or a median.
struct ClassOutcome {
  std::string           of;  // "overall survival"
  std::optional<double> months, percent;
  std::optional<double> median_months;
};

struct ModelClass {
  std::string               name, says;         // "1", in words
  board::Condition          is_if, is_not_if;   // empty: no fact says so
  std::string               besides;            // what no fact holds and is required too; may be empty
  bool                      otherwise = false;  // everybody whom no other class holds
  std::optional<int>        n;                  // patients; none: not stated
  std::vector<ClassOutcome> outcomes;
};

struct PrognosticModel {
  std::string                   id, name, citation, doi;
  Completeness                  completeness = Completeness::none;
  std::string                   population;                   // in words
  board::Condition              applies_if;                   // the same, as far as facts express it; empty: none does
  std::optional<int>            n;                            // patients it was made from; none: not stated
  std::string                   outcome, time_zero, horizon;  // "overall survival", "not stated", "3 and 5 years"
  Scale                         scale = Scale::log_hazard;
  std::vector<ModelPredictor>   predictors;
  std::vector<BaselineSurvival> baseline;  // by horizon; none: not published
  std::vector<ModelClass>       classes;
  std::vector<std::string>      missing, warnings;
  std::string                   validation, cohort;  // what is known of each; may be empty
  std::string                   extends;  // the model a centre has added a baseline survival to; may be empty
  board::Place                  place;
  board::Review                 review;

  /// A centre's own: absolute for that centre alone.
  bool local() const { return review.layer > 0; }
};

/// The 95 % interval of a share, E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209-212. Censoring is not regarded.
/// Requires 0 <= count <= n, n > 0. Exact to a few units in the last place.
evidence::Interval wilson(int count, int n);

/// How many of n a printed percentage stands for: the nearest whole number.
int patients_counted(double percent, int n);

/// The standard error of a log hazard ratio whose two-sided P by Wald's test is exact: |log HR| / z(1 - P/2).
/// Requires 0 < p < 1. Exact to 1e-12, relative, for P of 1e-15 and over; a P rounded to three digits gives less.
double standard_error_of(double log_hazard_ratio, double p);

}  // namespace nelm::literature
