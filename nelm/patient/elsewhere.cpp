#include "nelm/patient/elsewhere.h"

#include "nelm/patient/reported.h"
#include "nelm/patient/words.h"

namespace nelm::patient {

namespace {

constexpr Choices removed_primary = any_of(PrimaryStatus::resected_curative, PrimaryStatus::resected_noncurative);

/// Whether something resectable together with the primary counts: not while the primary is in place.
Choices if_resectable(const Known& k) {
  const Choices primary = k.values[Fact::primary_status].choices;
  return (primary & ~only(PrimaryStatus::in_situ)) == 0 ? no : yes_or_no;
}

/// Whether the regional nodes, as far as they are known, are disease outside the liver.
Choices from_nodes(const Known& k) {
  const Choices nodes    = k.values[Fact::regional_nodes].choices;
  Choices       possible = 0;
  if ((nodes & any_of(Nodes::none, Nodes::resected)) != 0) possible |= no;
  if ((nodes & only(Nodes::resectable)) != 0) possible |= if_resectable(k);
  if ((nodes & only(Nodes::unresectable)) != 0) possible |= yes;
  return possible;
}

/// Whether one listed site is disease outside the liver now.
Choices from_site(const Known& k, const Record& site) {
  const Choices status = site[Fact::elsewhere_status].choices;
  const Choices where  = site[Fact::elsewhere_site].choices;
  const Choices as     = site[Fact::elsewhere_counts_as].choices;

  Choices possible = 0;
  if ((status & only(ElsewhereStatus::resected)) != 0) possible |= no;
  if ((status & ~only(ElsewhereStatus::resected)) == 0) return possible;

  const bool deposit_as_node = (where & only(Elsewhere::mesentery)) != 0 && (as & only(CountsAs::regional)) != 0;
  const bool as_disease      = where != only(Elsewhere::mesentery) || (as & only(CountsAs::extrahepatic)) != 0;
  if (as_disease) possible |= yes;
  if (deposit_as_node && (status & only(ElsewhereStatus::present_resectable)) != 0) possible |= if_resectable(k);
  if (deposit_as_node && (status & only(ElsewhereStatus::present_unresectable)) != 0) possible |= yes;
  return possible;
}

Choices from_list(const Known& k) {
  Choices any = closed(k, Fact::extrahepatic) ? no : yes_or_no;
  for (const Record& site : items(k.the_case, Fact::extrahepatic)) {
    const Choices one = from_site(k, site);
    if (one == yes) return yes;
    any |= one;
  }
  return any;
}

bool sites_given(const Known& k) { return k.the_case.list(Fact::extrahepatic) != nullptr; }

/// An examination: done if listed; not done only if the list of examinations is closed without it.
Possible examined(const Known& k, Workup by) {
  const auto done = listed_words(k.the_case, Fact::extrahepatic_workup);
  if (done && (*done & only(by)) != 0) return answer(true);
  return done && k.values.surely_yes(Fact::workup_closed) ? answer(false) : choice(yes_or_no);
}

}  // namespace

Possible extrahepatic_present(const Known& k) {
  const Choices nodes = from_nodes(k);
  if (!sites_given(k)) return choice(nodes == yes ? yes : yes_or_no);
  const Choices list = from_list(k);
  if (list == no) return choice((nodes & no) != 0 && !nodes_contradict_the_list(k) ? no : yes_or_no);
  return choice(nodes == yes ? yes : list);
}

bool nodes_contradict_the_list(const Known& k) {
  if (!sites_given(k) || from_list(k) != no) return false;
  const Choices nodes = k.values[Fact::regional_nodes].choices;
  const bool    resectable_after_the_primary =
      nodes == only(Nodes::resectable) && (k.values[Fact::primary_status].choices & ~removed_primary) == 0;
  return nodes == only(Nodes::unresectable) || resectable_after_the_primary;
}

Possible extra_abdominal_present(const Known& k) {
  if (!sites_given(k)) return choice(yes_or_no);
  constexpr Choices outside = any_of(Elsewhere::bone, Elsewhere::lung, Elsewhere::heart, Elsewhere::brain);
  constexpr Choices perhaps = outside | any_of(Elsewhere::distant_nodes, Elsewhere::other);
  Choices           any     = closed(k, Fact::extrahepatic) ? no : yes_or_no;
  for (const Record& site : items(k.the_case, Fact::extrahepatic)) {
    const Choices where = site[Fact::elsewhere_site].choices;
    const Choices now   = from_site(k, site);
    if ((where & perhaps) == 0 || now == no) continue;
    if ((where & ~outside) == 0 && now == yes) return answer(true);
    any |= yes_or_no;
  }
  return choice(any);
}

Possible workup_mri(const Known& k) { return examined(k, Workup::mri_liver_dwi); }
Possible workup_sstr(const Known& k) { return examined(k, Workup::sstr_pet); }

}  // namespace nelm::patient
