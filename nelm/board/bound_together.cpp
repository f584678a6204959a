#include "nelm/board/bound_together.h"

#include <utility>

#include "nelm/patient/binding.h"
#include "nelm/patient/changes.h"

namespace nelm::board {

using patient::index;
using patient::Row;
using patient::row;

BoundTogether::BoundTogether(const Knowledge& knowledge) : ties_(patient::fact_count) {
  using enum Fact;
  // What follows without the table of facts naming it: from dates, from specimens, from a treatment that is given. Facts that
  // follow from one list of lesions or treatments are not tied by it, for no step changes what stands in it, but for a
  // treatment more.
  static constexpr std::pair<Fact, Fact> further[] = {{disease_status, stability_months},
                                                      {primary_status, extrahepatic_present},
                                                      {liver_volume_ml, liver_tumour_load_pct},
                                                      {ki67_primary_pct, ki67_pct},
                                                      {ki67_metastasis_pct, ki67_pct},
                                                      {ssa_given, systemic_treatment_given},
                                                      {prrt_given, systemic_treatment_given},
                                                      {targeted_or_chemo_given, systemic_treatment_given},
                                                      {embolisation_or_ablation_given, liver_recurrence},
                                                      {prior_liver_resections, liver_recurrence}};
  for (const auto& [one, other] : further) tie(one, other);
  for (const auto& b : patient::bindings()) tie(b.when, b.then);
  Fact rising = none;
  for (const Row& r : patient::facts()) {
    for (const Fact below : r.rests_on)
      if (below != none && below != treatments) tie(r.id, below);
    if (r.changes != patient::Changes::rises) continue;
    if (rising != none) tie(rising, r.id);
    rising = r.id;
  }
  for (const Scheme& s : knowledge.schemes)
    for (const Class& c : s.classes)
      for (const Term& t : c.when.terms)
        if (t.fact != none) tie(s.gives, t.fact);
}

void BoundTogether::tie(Fact one, Fact other) {
  ties_[index(one)].set(index(other));
  ties_[index(other)].set(index(one));
}

FactSet BoundTogether::bearing_on(const FactSet& facts, const Judged& now) const {
  const auto passes = [&](Fact f) {
    const Row& r = row(f);
    return r.changes == patient::Changes::aside || r.changes == patient::Changes::follows || !single(f, now[f]) ||
           !patient::can_become(f, now[f]).empty();
  };
  FactSet           all;
  std::vector<Fact> next;
  for (const Row& r : patient::facts())
    if (facts.test(index(r.id))) all.set(index(r.id)), next.push_back(r.id);
  while (!next.empty()) {
    const Fact f = next.back();
    next.pop_back();
    for (const Row& r : patient::facts())
      if (ties_[index(f)].test(index(r.id)) && !all.test(index(r.id)) && passes(r.id))
        all.set(index(r.id)), next.push_back(r.id);
  }
  return all;
}

}  // namespace nelm::board
