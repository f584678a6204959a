#include "nelm/literature/outcomes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <tuple>

#include "nelm/literature/judged_pool.h"

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

/// Ratios of treatments that are no option are read from the other side: "7.4 without against with transplantation".
bool is_of(const StudyResult& r, Arm arm) {
  const bool other_way_round =
      unit_of(r.measure) == Unit::ratio && options_of(r.arm) == 0 && r.comparator == name(arm) && r.group.empty();
  return r.arm == arm || other_way_round;
}

/// The studies of an arm, each with its results on that arm alone.
Literature of_the_arm(const Literature& l, Arm arm) {
  Literature of;
  for (const Study& s : l.studies) {
    if (std::ranges::none_of(s.results, [&](const StudyResult& r) { return r.arm == arm; })) continue;
    of.studies.push_back(s);
    std::erase_if(of.studies.back().results, [&](const StudyResult& r) { return r.arm != arm || is_refuted(l, r); });
  }
  return of;
}

/// The share that most studies have: of one endpoint at one time.
PoolRows commonest_share(const Literature& of) {
  std::set<std::pair<Endpoint, double>> asked;
  for (const Study& s : of.studies)
    for (const StudyResult& r : s.results)
      if (r.measure == Measure::share && r.value && r.months && !describes(r.endpoint))
        asked.insert({r.endpoint, *r.months});
  PoolRows most;
  for (const auto& [endpoint, months] : asked) {
    PoolQuestion q;
    q.endpoints = {endpoint}, q.months = months, q.all = true;
    if (auto rows = rows_for(of, q); rows.rows.size() > most.rows.size()) most = std::move(rows);
  }
  return most;
}

/// The largest study and those that may be pooled with all taken before them; of the others why not.
std::vector<PoolRow> together(const Literature& l, const board::Knowledge& k, std::vector<PoolRow> rows,
                              std::vector<std::string>& others) {
  std::ranges::stable_sort(rows, std::greater{}, [](const PoolRow& r) { return r.result->n.value_or(0); });
  std::vector<PoolRow> taken;
  for (const PoolRow& row : rows) {
    std::optional<std::string> why;
    for (const PoolRow& other : taken)
      if (const auto no = refused(l, k, {other, row}); !no.empty()) {
        why = fmt::format("{} (not with {}: {})", name(row), name(other), row_of(no.front().why).because);
        break;
      }
    if (why)
      others.push_back(std::move(*why));
    else
      taken.push_back(row);
  }
  return taken;
}

void compare(const Literature& l, const board::Knowledge& k, Arm arm, Domains& d) {
  const auto of   = of_the_arm(l, arm);
  const auto most = commonest_share(of);
  const auto rows = together(l, k, most.rows, d.not_compared);
  for (const SetAside& a : most.aside)
    if (std::ranges::none_of(rows, [&](const PoolRow& r) { return r.study == a.row.study; }))
      d.not_compared.push_back(fmt::format("{} ({})", name(a.row), row_of(a.why).because));
  if (rows.size() < 2) return;
  const auto share       = [](const PoolRow& r) { return *r.result->value; };
  const auto [low, high] = std::ranges::minmax(rows, {}, share);
  const auto& first      = *rows.front().result;
  d.inconsistency        = Spread{first.endpoint, *first.months, share(low), share(high), rows.size()};
}

std::vector<const Study*> studies_of(const std::vector<Selected>& all) {
  std::vector<const Study*> studies;
  for (const Selected& o : all)
    if (std::ranges::find(studies, o.study) == studies.end()) studies.push_back(o.study);
  return studies;
}

/// Whether a result is of patients of its own, and not of its study's or of some of them: "..., resected".
bool of_its_own(const Selected& o) {
  return !o.result->population.empty() && !o.result->population.starts_with(o.study->population);
}

}  // namespace

std::string not_compared(const Selected& o) { return of_its_own(o) ? std::string{} : o.study->not_compared; }

const board::Condition& population_if(const Selected& o) {
  return of_its_own(o) || !o.result->population_if.empty() ? o.result->population_if : o.study->population_if;
}

bool is_refuted(const Literature& l, const StudyResult& r) {
  return r.is_claim() && std::ranges::any_of(l.discrepancies, [&](const Discrepancy& d) {
           return d.severity != Severity::cosmetic && !d.originals.empty() &&
                  std::ranges::find(d.claims, r.id) != d.claims.end();
         });
}

std::vector<const StudyResult*> all_on(const Study& s, Arm arm) {
  std::vector<const StudyResult*> all;
  for (const StudyResult& r : s.results)
    if (is_of(r, arm)) all.push_back(&r);
  return all;
}

std::string_view what_n_counts(const StudyResult& r) {
  switch (r.per) {
    case Per::studies:     return "studies";
    case Per::lesions:     return "lesions";
    case Per::recurrences: return "recurrences";
    default:               return "patients";
  }
}

std::string_view what_n_counts(const Selected& o) {
  const bool of_others = o.study->kind == StudyKind::systematic_review || o.study->kind == StudyKind::meta_analysis;
  return of_others && o.result->per != Per::patients ? "studies" : what_n_counts(*o.result);
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
      if (is_of(r, arm) && !describes(r.endpoint) && !is_refuted(l, r) && !(r.is_claim() && the_paper_answers(s, r)))
        all.push_back({&s, &r});
  std::ranges::stable_sort(all, {}, [](const Selected& o) {
    const StudyResult& r = *o.result;
    return std::tuple(r.endpoint, r.measure, r.months.value_or(0), -r.n.value_or(0));
  });
  return all;
}

Domains domains_of(const Literature& l, const board::Knowledge& k, Arm arm) {
  const auto all = outcomes_of(l, arm);
  Domains    d{.risk_of_bias = how_weak(studies_of(all)), .imprecision = {}, .inconsistency = {}, .not_compared = {}};
  compare(l, k, arm, d);
  std::vector<int> patients;
  for (const Selected& o : all)
    if (o.result->n && what_n_counts(o) == "patients") patients.push_back(*o.result->n);
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
