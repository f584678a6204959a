#include "nelm/patient/elsewhere.h"

#include <doctest/doctest.h>

#include "nelm/patient/case_by_hand_test.h"
#include "nelm/patient/follows_test.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::patient;
using namespace nelm::patient::by_hand;

namespace {

using enum ElsewhereStatus;

Possible present(const Case& c) { return follows(extrahepatic_present, c); }
Possible beyond_the_abdomen(const Case& c) { return follows(extra_abdominal_present, c); }
bool     contradiction(const Case& c) {
  const Values values = as_reported(c);
  return nodes_contradict_the_list({c, values, day("2017-06-01")});
}

Record site(Elsewhere where, Possible status, std::vector<Entry> more = {}) {
  more.push_back(said(Fact::elsewhere_site, where));
  more.push_back(said(Fact::elsewhere_status, status));
  return item(std::move(more));
}
Record site(Elsewhere where, ElsewhereStatus status) { return site(where, choice(only(status))); }
Record mesentery(ElsewhereStatus status, CountsAs as) {
  return site(Elsewhere::mesentery, choice(only(status)), {said(Fact::elsewhere_counts_as, as)});
}
Case sites(std::vector<Record> listed, std::vector<Entry> facts = {}) {
  return case_of(std::move(facts), {list(Fact::extrahepatic, std::move(listed))});
}
Entry primary(PrimaryStatus s) { return said(Fact::primary_status, s); }
Entry nodes(Nodes n) { return said(Fact::regional_nodes, n); }

}  // namespace

TEST_CASE("disease outside the liver: present if listed as present, not if none or all of it resected") {
  CHECK(present(sites({site(Elsewhere::bone, present_unresectable)})) == answer(true));
  CHECK(present(sites({site(Elsewhere::ovary, present_resectable)})) == answer(true));
  CHECK(present(sites({})) == answer(false));
  CHECK(present(sites({site(Elsewhere::ovary, resected), site(Elsewhere::lung, resected)})) == answer(false));
  CHECK(present(sites({site(Elsewhere::ovary, resected), site(Elsewhere::lung, present_resectable)})) == answer(true));
}

TEST_CASE("nobody looked is not none") {
  CHECK(present(case_of({})) == either);
  CHECK(beyond_the_abdomen(case_of({})) == either);
}

TEST_CASE("an open list of sites never says none") {
  const Entry more = said(Fact::extrahepatic_open, true);
  CHECK(present(sites({}, {more})) == either);
  CHECK(present(sites({site(Elsewhere::ovary, resected)}, {more})) == either);
  CHECK(present(sites({site(Elsewhere::bone, present_unresectable)}, {more})) == answer(true));
  CHECK(beyond_the_abdomen(sites({}, {more})) == either);
}

TEST_CASE("a site whose status was not said may have been removed") {
  const Record unsaid = item({said(Fact::elsewhere_site, Elsewhere::bone)});
  CHECK(present(sites({unsaid})) == either);
  CHECK(beyond_the_abdomen(sites({unsaid})) == either);
}

TEST_CASE("regional nodes: unresectable ones are disease outside the liver, even where no list was given") {
  CHECK(present(case_of({nodes(Nodes::unresectable)})) == answer(true));
  for (const Nodes n : {Nodes::none, Nodes::resected, Nodes::resectable}) CHECK(present(case_of({nodes(n)})) == either);
}

TEST_CASE("resectable nodes do not count while the primary is in place, and may when it is out") {
  CHECK(present(sites({}, {nodes(Nodes::resectable), primary(PrimaryStatus::in_situ)})) == answer(false));
  CHECK(present(sites({}, {nodes(Nodes::resected), primary(PrimaryStatus::resected_curative)})) == answer(false));
  for (const auto out : {PrimaryStatus::resected_curative, PrimaryStatus::resected_noncurative}) {
    const Case c = sites({}, {nodes(Nodes::resectable), primary(out)});
    CHECK(present(c) == either);
    CHECK(contradiction(c));
  }
}

TEST_CASE("a list that names nothing speaks for the nodes too; unresectable ones beside it contradict it") {
  CHECK(present(sites({}, {nodes(Nodes::unresectable)})) == either);
  CHECK(contradiction(sites({}, {nodes(Nodes::unresectable)})));
  CHECK(present(sites({}, {said(Fact::regional_nodes, choice(any_of(Nodes::none, Nodes::unresectable)))})) ==
        answer(false));
  CHECK(present(sites({})) == answer(false));
  for (const Nodes n : {Nodes::none, Nodes::resected}) CHECK(!contradiction(sites({}, {nodes(n)})));
  CHECK(!contradiction(sites({}, {nodes(Nodes::resectable), primary(PrimaryStatus::in_situ)})));
  CHECK(!contradiction(case_of({nodes(Nodes::unresectable)})));
}

TEST_CASE("unresectable nodes beside a list of removed disease contradict it, beside an open one they decide") {
  CHECK(contradiction(sites({site(Elsewhere::ovary, resected)}, {nodes(Nodes::unresectable)})));
  CHECK(present(sites({}, {nodes(Nodes::unresectable), said(Fact::extrahepatic_open, true)})) == answer(true));
}

TEST_CASE("a mesenteric deposit is disease outside the liver or a regional node, as its entry says") {
  CHECK(present(sites({mesentery(present_resectable, CountsAs::extrahepatic)})) == answer(true));
  CHECK(present(sites({mesentery(present_resectable, CountsAs::regional)}, {primary(PrimaryStatus::in_situ)})) ==
        answer(false));
  CHECK(present(sites({mesentery(present_resectable, CountsAs::regional)},
                      {primary(PrimaryStatus::resected_curative)})) == either);
  CHECK(present(sites({mesentery(present_unresectable, CountsAs::regional)}, {primary(PrimaryStatus::in_situ)})) ==
        answer(true));
}

TEST_CASE("a mesenteric deposit of which it was not said leaves both possible, until it is removed") {
  const Entry in_place = primary(PrimaryStatus::in_situ);
  CHECK(present(sites({site(Elsewhere::mesentery, present_resectable)}, {in_place})) == either);
  CHECK(present(sites({site(Elsewhere::mesentery, resected)}, {in_place})) == answer(false));
}

TEST_CASE("bone, lung, heart and brain lie outside the abdomen; distant nodes and other sites leave it open") {
  for (const auto where : {Elsewhere::bone, Elsewhere::lung, Elsewhere::heart, Elsewhere::brain})
    CHECK(beyond_the_abdomen(sites({site(where, present_unresectable)})) == answer(true));
  for (const auto where : {Elsewhere::distant_nodes, Elsewhere::other})
    CHECK(beyond_the_abdomen(sites({site(where, present_unresectable)})) == either);
  for (const auto where :
       {Elsewhere::mesentery, Elsewhere::peritoneum_limited, Elsewhere::peritoneum_diffuse, Elsewhere::ovary})
    CHECK(beyond_the_abdomen(sites({site(where, present_unresectable)})) == answer(false));
  CHECK(beyond_the_abdomen(sites({site(Elsewhere::lung, resected)})) == answer(false));
  CHECK(beyond_the_abdomen(sites({})) == answer(false));
}

TEST_CASE("an examination listed was done; one not listed may have been, until the list is closed") {
  const Entry ct_and_pet = said(Fact::extrahepatic_workup, choice(any_of(Workup::ct, Workup::sstr_pet)));
  CHECK(follows(workup_sstr, case_of({ct_and_pet})) == answer(true));
  CHECK(follows(workup_mri, case_of({ct_and_pet})) == either);
  CHECK(follows(workup_mri, case_of({ct_and_pet, said(Fact::workup_closed, true)})) == answer(false));
  CHECK(follows(workup_mri, case_of({said(Fact::extrahepatic_workup, Workup::mri_liver_dwi)})) == answer(true));
  const Entry not_told = nothing_said(Fact::extrahepatic_workup, "unknown");
  CHECK(follows(workup_mri, case_of({not_told})) == either);
  CHECK(follows(workup_mri, case_of({not_told, said(Fact::workup_closed, true)})) == either);
}
