// A registry simulated from a model: no patient of it ever lived.
//
// Of each patient: a centre, a day of diagnosis, covariates that go together; a referral, perhaps late; a treatment chosen by
// the covariates, which begins after a wait that has to be survived (immortal time); death by proportional hazards that change
// when the treatment begins; progression likewise, which says nothing of death besides (a competing event); loss, and the day
// the follow-up ends; cells that were not recorded. Who dies before the referral never enters, and another patient is drawn.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/cohort/table.h"
#include "nelm/registry/simulation.h"

namespace nelm::registry {

/// One row for each patient, every cell in `origin` "simulated". Times are months from diagnosis, to the hundredth, with
/// 0 <= entry_months < follow_up_months, and entry_months < treatment_months < follow_up_months where there is a treatment
/// beyond the first (else it is missing). Years of age, percentages and so on are at diagnosis. `progression` is 1 where the
/// disease progressed before death and end of observation, perhaps before the referral, at `progression_months`; else 0, and
/// then that is the end of observation. Both times come from a Weibull hazard, cumulative (months / scale) ^ shape, times the
/// exponential of the patient's effects, and of the treatment's from its beginning on; deaths alone differ by centre. Each is
/// drawn with a chance of its own.
/// Fewer rows where hardly anybody of a simulation lives to be referred: one patient of 10,000 has to.
/// Requires: a simulation as exchange::read_simulation gives it. Same simulation, seed and patients: the same table, on every
/// machine (what is written is rounded far above the last digit of a logarithm).
cohort::Table simulate(const Simulation&, std::uint64_t seed, std::size_t patients);

/// A coefficient of the model by which patients of a simulation die, or progress.
struct TrueEffect {
  std::string name;       // of the term, as a model's coefficient is called: "log(ki67_pct)", "treatment=lt"
  std::string reference;  // of a category: the level of all whose levels have no effect of their own
  Term        term;
  Stated      log_hazard_ratio;
};

std::vector<TrueEffect> true_effects_on_death(const Simulation&);
std::vector<TrueEffect> true_effects_on_progression(const Simulation&);

}  // namespace nelm::registry
