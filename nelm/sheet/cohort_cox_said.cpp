// What is to be known with the coefficients of a Cox model.
#include <fmt/format.h>

#include <algorithm>

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
    said.push_back({l.why == cohort::CoxLeftOut::Why::constant ? "constant" : "collinear",
                    l.why == cohort::CoxLeftOut::Why::constant
                        ? fmt::format("{} is the same in every row that takes part, and has no coefficient", l.column)
                        : fmt::format("{} follows from the columns before it, and has no coefficient", l.column)});
  say_events_per_variable(fit, said);
}

}  // namespace

std::vector<CohortSaid> said_of_cox(const CohortCox& c) {
  const auto& first = c.fits.front();
  auto        said  = said_of_data(c.data, false);
  if (first.model.robust) std::erase_if(said, [](const CohortSaid& s) { return s.id == "dependent"; });
  for (const auto& fit : c.fits) {
    std::vector<CohortSaid> of_fit;
    say_of_fit(fit, of_fit);
    for (auto& one : of_fit)  // of imputed data the same is said once
      if (std::ranges::find(said, one.says, &CohortSaid::says) == said.end()) said.push_back(std::move(one));
  }
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
  } else if (const auto names = departing(*c.hazards, c.hazards->test.over.front()); !names.empty()) {
    said.push_back(
        {"not_proportional",
         fmt::format("Hazards are not proportional over time (P below {:.2g}): {}; a hazard ratio is then a mean "
                     "over the time that was seen (nelm cohort zph)",
                     1 - c.level, fmt::join(names, ", "))});
  }
  return said;
}

}  // namespace nelm::sheet
