// From what a registry is simulated: every number of it, and where that comes from.
//
// Numbers that were published follow their source; all others are assumptions of the simulation and say so: what treatments
// and traits truly do, how patients are chosen for a treatment, how long they wait, when they are referred, who is lost, what
// is not recorded. None of them is a finding.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nelm::registry {

/// A number with its source: a study or result of the literature, a reference, or neither, and then it is assumed.
struct Stated {
  double      value = 0;
  std::string source;     // id of a study or a result: "mayo-2011.12"
  std::string reference;  // of a paper that is no study of the literature
  std::string place, url, note;
  std::string assumed;  // why this number, where none was published

  bool published() const { return assumed.empty(); }
};

/// What is looked at of a patient: a column as it stands, its natural logarithm, or whether something is so of it (1 or 0).
struct Term {
  enum class As { itself, logarithm, is, is_not, above };

  std::string text;  // "log(ki67_pct)", "primary_site=lung", "functional_syndrome!=none", "liver_tumour_load_pct>25"
  As          as = As::itself;
  std::string column, level;
  double      limit = 0;  // of `above`

  friend bool operator==(const Term&, const Term&) = default;
};

/// `value` for each unit by which the term exceeds what it is at `from` (of `is`, `is_not` and `above` 0).
struct Weight {
  Term   term;
  double from = 0;  // in the unit of the column
  Stated value;
};

/// How far a variable goes along with a hidden normal variable it shares with others, -1..1.
struct Loading {
  std::string with;
  Stated      value;
};

/// Of a number: `below_pct` per cent of patients lie below `at`.
struct Anchor {
  double below_pct = 0;
  Stated at;
};

/// Of a category: its word and its share in per cent.
struct Level {
  std::string name;
  Stated      share_pct;
};

/// A column of covariates as they are at diagnosis. Behind each stands a standard normal number, made of the shared ones by its
/// loadings and of its own chance, so that variables go together while each keeps its own shares (a Gaussian copula).
struct Variable {
  enum class Scale { plain, logarithm, logit_pct };  // on which a number is linear between anchors in its normal number

  std::string          name;  // a fact of the table of facts
  Scale                scale    = Scale::plain;
  int                  decimals = 0;
  double               low = 0, high = 0;
  std::vector<Anchor>  anchors;  // rising; of a number
  std::vector<Level>   levels;   // of a category, from the low end of its normal number to the high one
  std::vector<Loading> loadings;

  bool category() const { return !levels.empty(); }
};

struct Centre {
  std::string name;
  Stated      share_pct;
  Stated      death;  // log hazard ratio
};

/// What can be chosen for a patient. The first of a simulation is what all have from diagnosis; the others begin after a wait,
/// and whoever dies, is lost or is still waiting at the end has never had it.
struct Treatment {
  std::string         name;         // an option
  Stated              log_odds;     // of choosing it against the first, all weights 0
  std::vector<Weight> chosen;       // log odds
  Stated              least, mean;  // months of the wait from referral: at least, and on average beyond
  Stated              death;        // log hazard ratio once it has begun
  Stated              progression;
};

/// A column that is not recorded for some: with log odds that rest on what is recorded, never on the value itself.
struct Missing {
  std::string         column, mechanism;
  Stated              log_odds;
  std::vector<Weight> by;
};

/// What a registry simulated at length has to agree with, though no single number of the simulation says so.
struct Agreement {
  enum class Of { share, survival };

  Of                       of = Of::share;
  std::vector<std::string> among;       // treatments; empty: all patients
  Term                     term;        // of a share: what is counted
  double                   months = 0;  // of survival: from the treatment; of the first treatment from diagnosis
  Stated                   value;       // per cent
  double                   within = 0;  // percentage points
};

/// Months unless the name says otherwise.
struct Settings {
  Stated first_year, years, last_year;  // of diagnosis; followed up to the end of last_year
  Stated late_pct, late_mean;           // referred after diagnosis: how many, and how long after
  Stated lost_pct_a_year;               // of follow-up
  Stated death_shape, death_scale;      // Weibull: cumulative hazard (t / scale) ^ shape, all weights 0
  Stated progression_shape, progression_scale;
};

struct Simulation {
  std::string            id, title, remark;
  Settings               settings;
  std::vector<Variable>  variables;
  std::vector<Centre>    centres;
  std::vector<Weight>    death, progression;  // log hazard ratios
  std::vector<Treatment> treatments;
  std::vector<Missing>   missing;
  std::vector<Agreement> agreements;
};

/// The columns of a simulated registry beside its variables.
namespace column {
inline constexpr std::string_view id = "id", origin = "origin", centre = "centre", diagnosis = "diagnosis_date",
                                  year = "diagnosis_year", entry = "entry_months", time = "follow_up_months",
                                  death = "death", treatment = "treatment", treated = "treatment_months",
                                  progression = "progression", progressed = "progression_months",
                                  start = "start_months", stop = "stop_months";
}

}  // namespace nelm::registry
