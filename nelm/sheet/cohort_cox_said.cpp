// What is to be known with the coefficients of a Cox model.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "nelm/sheet/cohort_cox.h"

namespace nelm::sheet {

namespace {

/// P. Peduzzi et al., J. Clin. Epidemiol. 48 (1995) 1503-1510, by simulated Cox models.
constexpr double few_events = 10;

void say_events_per_variable(const cohort::CoxFit& fit, std::vector<CohortSaid>& said) {
  const double per = fit.events_per_variable;
  if (per <= 0 || per >= few_events) return;
  said.push_back({"few_events",
                  fmt::format("{:.1f} events for each coefficient: below 10 coefficients, intervals and tests of "
                              "simulated Cox models were unreliable (Peduzzi et al., J Clin Epidemiol "
                              "1995;48:1503-10); others found that often with 2 to 4, seldom with 5 to 9 (Vittinghoff "
                              "and McCulloch, Am J Epidemiol 2007;165:710-8)",
                              per)});
}

std::string columns_words(const std::vector<std::string>& names) { return fmt::format("{}", fmt::join(names, ", ")); }

std::string why_no_coefficient(const cohort::CoxFit& fit, const cohort::CoxLeftOut& l) {
  using Why         = cohort::CoxLeftOut::Why;
  const bool strata = fit.strata.size() > 1;
  const auto lone   = std::ranges::count(fit.strata, std::size_t{1}, &cohort::CoxStratum::rows);
  switch (l.why) {
    case Why::constant: return "is the same in every row that takes part";
    case Why::in_strata:
      if (lone == std::ssize(fit.strata)) return "cannot be compared: every stratum has one row alone";
      return fmt::format("is the same in all rows of each stratum{}",
                         lone > 0 ? fmt::format(" ({} of {} strata have one row alone)", lone, fit.strata.size()) : "");
    case Why::at_risk:
      return fmt::format("is the same in all who are at risk together at an event{}",
                         strata ? ", in each stratum" : "");
    case Why::collinear: break;
  }
  return fmt::format("follows from the columns before it{}", strata ? " within the strata" : "");
}

void say_of_fit(const cohort::CoxFit& fit, std::vector<CohortSaid>& said) {
  if (!fit.separated.empty())
    said.push_back({"separation",
                    fmt::format("{} grow{} without end: the events are separated from the others at risk. What stands "
                                "here is where it was left; --firth gives a finite estimate",
                                columns_words(fit.separated), fit.separated.size() == 1 ? "s" : "")});
  else if (!fit.converged)
    said.push_back(
        {"not_converged",
         fmt::format("Not converged after {} iterations: what stands here is where it was left", fit.iterations)});
  for (const auto& l : fit.left_out)
    said.push_back(
        {left_out_why(l.why), fmt::format("{} {}, and has no coefficient", l.column, why_no_coefficient(fit, l))});
}

std::string sets_words(const CohortCox& c, const std::vector<std::size_t>& sets) {
  std::vector<int> numbers;
  for (const auto s : sets) numbers.push_back(c.data.sets[s].number);
  return fmt::format("data set{} {}", sets.size() == 1 ? "" : "s", fmt::join(numbers, ", "));
}

/// Of imputed data: what each set says, the same once, with the sets that say it where not all do.
void say_of_fits(const CohortCox& c, std::vector<CohortSaid>& said) {
  std::vector<CohortSaid>               all;
  std::vector<std::vector<std::size_t>> by;
  for (std::size_t s = 0; s < c.fits.size(); ++s) {
    std::vector<CohortSaid> of_fit;
    say_of_fit(c.fits[s], of_fit);
    for (auto& one : of_fit) {
      const auto at = static_cast<std::size_t>(std::ranges::find(all, one.says, &CohortSaid::says) - all.begin());
      if (at == all.size()) {
        all.push_back(std::move(one));
        by.emplace_back();
      }
      by[at].push_back(s);
    }
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (by[i].size() < c.fits.size()) all[i].says = fmt::format("In {}: {}", sets_words(c, by[i]), all[i].says);
    said.push_back(std::move(all[i]));
  }
  say_events_per_variable(*std::ranges::min_element(c.fits, {}, &cohort::CoxFit::events_per_variable), said);
}

void say_of_sets(const CohortCox& c, std::vector<CohortSaid>& said) {
  if (!c.outcomes_differ.empty())
    said.push_back(
        {"outcome_imputed", fmt::format("{} differ{} between the imputed data sets: the outcome itself was imputed",
                                        columns_words(c.outcomes_differ), c.outcomes_differ.size() == 1 ? "s" : "")});
  const auto differ = [&](auto count) {
    return std::ranges::any_of(c.data.sets, [&](const CohortSet& s) { return s.*count != c.data.sets.front().*count; });
  };
  if (differ(&CohortSet::rows)) {
    std::vector<std::string> rows;
    for (const auto& s : c.data.sets) rows.push_back(fmt::format("{} in data set {}", s.rows, s.number));
    said.push_back({"sets_differ",
                    fmt::format("Not the same number of rows takes part in every data set: {}. Rubin's rules are of "
                                "the same patients in each; values that are still missing are best imputed too",
                                fmt::join(rows, ", "))});
  }
  if (!c.pooled) return;
  for (const auto& n : c.pooled->not_pooled) {
    const auto& name = c.fits.front().names[n.column];
    const auto  sets = sets_words(c, n.sets);
    const auto  why =
        n.why == cohort::NotPooled::Why::left_out
             ? fmt::format("has no coefficient in {0}; the others are there those of a model without it", sets)
         : n.why == cohort::NotPooled::Why::separated ? fmt::format("grows without end in {}", sets)
                                                      : fmt::format("is not converged in {}", sets);
    said.push_back({"not_pooled", fmt::format("{} is not pooled: it {}", name, why)});
  }
}

}  // namespace

std::vector<CohortSaid> said_of_cox(const CohortCox& c) {
  const auto& first = c.fits.front();
  auto        said  = said_of_data(c.data, false);
  if (first.model.robust)
    said = without_dependence(std::move(said));
  else if (c.data.seen.several_events > 0)
    said.push_back(
        {"events_as_independent",
         "The variance takes the events of one patient as independent of each other: with a penalty or exact "
         "ties none does otherwise"});
  say_of_sets(c, said);
  say_of_fits(c, said);
  if (c.terms == 1) said.push_back({"unadjusted", "One term stands alone: nothing else is adjusted for"});
  if (first.model.ridge)
    said.push_back({"penalised",
                    "Coefficients are drawn towards 0 by the ridge; their intervals do not know by how much",
                    Sign::gate});
  if (first.model.firth)
    said.push_back({"penalised",
                    c.profile ? "Coefficients are those of Firth's penalised likelihood, intervals and P those of its "
                                "profile (Heinze and Schemper, Biometrics 2001;57:114-9)"
                              : "Coefficients are those of Firth's penalised likelihood; the intervals are Wald's, and "
                                "where a coefficient would run off those of the profile likelihood are better (Heinze "
                                "and Schemper, Biometrics 2001;57:114-9)",
                    Sign::gate});
  if (!c.hazards) {
    said.push_back({"proportional_hazards",
                    "Hazards are taken as proportional over the whole time; whether they are is not tested here",
                    Sign::none});
  } else if (auto one = said_of_scale(*c.hazards, c.hazards->test.over.front())) {
    said.push_back(std::move(*one));
  }
  return said;
}

}  // namespace nelm::sheet
