#include "nelm/literature/outcomes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace nelm::literature {

namespace {

/// Of a cohort, not of what became of it.
bool describes(Endpoint e) {
  switch (e) {
    case Endpoint::hormonally_active_at_start:
    case Endpoint::burden_over_25_at_start:
    case Endpoint::metastasis_at_diagnosis:
    case Endpoint::later_metastasis:
    case Endpoint::metastasis_site:
    case Endpoint::incidence:
    case Endpoint::tumour_to_remove:
    case Endpoint::residual_tumour:
    case Endpoint::share_of_cohort:
    case Endpoint::cohort:
    case Endpoint::prognostic_factor:
    case Endpoint::prognostic_model:
    case Endpoint::randomised_trials:          return true;
    default:                                   return false;
  }
}

bool the_paper_answers(const Study& s, const StudyResult& claim) {
  return std::ranges::any_of(s.results, [&](const StudyResult& r) {
    return !r.is_claim() && r.arm == claim.arm && r.endpoint == claim.endpoint && r.measure == claim.measure;
  });
}

/// The share that most studies have: of one endpoint at one time.
std::vector<Selected> commonest_share(const std::vector<Selected>& all) {
  std::map<std::pair<Endpoint, double>, std::vector<Selected>> each;
  for (const Selected& o : all)
    if (o.result->measure == Measure::share && o.result->value && o.result->months && o.result->group.empty())
      each[{o.result->endpoint, *o.result->months}].push_back(o);
  std::vector<Selected> most;
  for (auto& [of, rows] : each)
    if (rows.size() > most.size()) most = std::move(rows);
  return most;
}

std::string how_weak_is(const std::vector<Selected>& all) {
  std::map<Design, std::set<const Study*>> each;
  std::set<const Study*>                   studies;
  for (const Selected& o : all) studies.insert(o.study), each[o.study->design].insert(o.study);
  if (studies.empty()) return {};
  std::vector<std::string> said;
  for (const auto& [design, of] : each) said.push_back(fmt::format("{} {}", of.size(), name(design)));
  return fmt::format("{} {}: {}; nobody was randomised", studies.size(), studies.size() == 1 ? "study" : "studies",
                     fmt::join(said, ", "));
}

}  // namespace

const board::Condition& population_if(const Selected& o) {
  return o.result->population_if.empty() ? o.study->population_if : o.result->population_if;
}

const std::string& population(const Selected& o) {
  return o.result->population.empty() ? o.study->population : o.result->population;
}

Design design_of(const Selected& o) {
  return o.result->design == Design::not_stated ? o.study->design : o.result->design;
}

std::vector<Selected> outcomes_of(const Literature& l, Arm arm) {
  std::vector<Selected> all;
  for (const Study& s : l.studies)
    for (const StudyResult& r : s.results)
      if (r.arm == arm && !describes(r.endpoint) && !(r.is_claim() && the_paper_answers(s, r))) all.push_back({&s, &r});
  std::ranges::stable_sort(all, {}, [](const Selected& o) {
    const StudyResult& r = *o.result;
    return std::tuple(r.endpoint, r.measure, r.months.value_or(0), -r.n.value_or(0));
  });
  return all;
}

Domains domains_of(const Literature& l, Arm arm) {
  const auto all    = outcomes_of(l, arm);
  const auto shares = commonest_share(all);
  Domains    d{.risk_of_bias = how_weak_is(all), .imprecision = {}, .inconsistency = {}};
  if (shares.size() > 1) {
    const auto share       = [](const Selected& o) { return *o.result->value; };
    const auto [low, high] = std::ranges::minmax(shares, {}, share);
    const auto& of         = *shares.front().result;
    d.inconsistency        = Spread{of.endpoint, *of.months, share(low), share(high), shares.size()};
  }
  std::vector<int> patients;
  for (const Selected& o : all)
    if (o.result->n && o.result->per != Per::studies) patients.push_back(*o.result->n);
  if (!patients.empty()) {
    const auto [least, most] = std::ranges::minmax(patients);
    d.imprecision            = least == most ? fmt::format("results of {} patients", least)
                                             : fmt::format("results of {} to {} patients", least, most);
    const bool intervals =
        std::ranges::any_of(all, [](const Selected& o) { return o.result->bounds.kind == Bounds::Kind::ci; });
    if (!intervals) d.imprecision += "; no confidence interval is printed";
  }
  return d;
}

}  // namespace nelm::literature
