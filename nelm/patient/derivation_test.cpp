#include "nelm/patient/derivation.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "nelm/patient/case_by_hand_test.h"
#include "nelm/patient/elsewhere.h"
#include "nelm/patient/option.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::patient;
using namespace nelm::patient::by_hand;

TEST_CASE("a list given is closed unless said to be open; lesions once they are said to be complete") {
  const auto is_closed = [](Fact f, std::vector<Entry> e) {
    const Case   c = case_of(std::move(e), {list(f, {})});
    const Values v = as_reported(c);
    return closed({c, v, day("2017-06-01")}, f);
  };
  CHECK(is_closed(Fact::specimens, {}));
  CHECK(is_closed(Fact::treatments, {}));
  CHECK(is_closed(Fact::extrahepatic, {}));
  CHECK(!is_closed(Fact::specimens, {said(Fact::specimens_open, true)}));
  CHECK(!is_closed(Fact::treatments, {said(Fact::treatments_open, true)}));
  CHECK(!is_closed(Fact::extrahepatic, {said(Fact::extrahepatic_open, true)}));
  CHECK(!is_closed(Fact::lesions, {}));
  CHECK(!is_closed(Fact::lesions, {nothing_said(Fact::lesion_list_complete, "unknown")}));
  CHECK(!is_closed(Fact::lesions, {said(Fact::lesion_list_complete, false)}));
  CHECK(is_closed(Fact::lesions, {said(Fact::lesion_list_complete, true)}));
}

TEST_CASE("a list not given is not closed, nor one that lost an item to a later day") {
  const Case   nothing  = case_of({});
  const Case   lost_one = case_of({}, {list(Fact::treatments, {item({})}, true)});
  const Values v;
  CHECK(!closed({nothing, v, day("2017-06-01")}, Fact::treatments));
  CHECK(!closed({lost_one, v, day("2017-06-01")}, Fact::treatments));
}

// The law every derivation keeps: what follows never grows when a value it looks at narrows. A complete case is drawn, and
// from it a wider one: values become ranges, sets or "not said", lists open and lose items.

namespace {

int  up_to(int most) { return *rc::gen::inRange(0, most + 1); }
bool toss() { return up_to(1) == 1; }

Range wider(Range r, Range bounds) {
  switch (up_to(3)) {
    case 0:  return r;
    case 1:  return meet({r.low - up_to(20), r.high, toss(), r.high_open}, bounds);
    case 2:  return meet({r.low - up_to(20), r.high + up_to(20)}, bounds);
    default: return bounds;
  }
}

/// An open end must not lose the value it came from.
Entry wider(Entry e) {
  const Row& r = row(e.fact);
  if (r.kind == Kind::number || r.kind == Kind::date) {
    const Range wide = wider(e.value.numbers, r.bounds);
    if (meet(wide, e.value.numbers) == e.value.numbers) e.value = number(wide);
  } else if (r.kind == Kind::members) {
    if (toss()) e = nothing_said(e.fact);
  } else {
    e.value.choices |= static_cast<Choices>(up_to(255)) & anything(e.fact).choices;
  }
  return e;
}

Entry any_number(Fact f, int most) { return said(f, up_to(most)); }
Entry any_word(Fact f) { return said(f, choice(Choices{1} << up_to(static_cast<int>(row(f).words.size()) - 1))); }
Entry any_answer(Fact f) { return said(f, toss()); }
Entry any_members(Fact f) { return said(f, choice(static_cast<Choices>(up_to(255)) & anything(f).choices)); }
Entry any_date(Fact f) { return said(f, Possible{number(day_number(day("2016-01-31")) + up_to(500))}); }

Record any_lesion() {
  const double d      = 1 + up_to(60);
  const double fill   = (1 + up_to(3)) / 4.;
  const bool   placed = toss();
  const Entry  place  = placed ? said(Fact::segments, choice(Choices{1} << up_to(9))) : any_word(Fact::side);
  return item({said(Fact::longest_diameter_mm, d), said(Fact::diameter_is_3d, true),
               said(Fact::volume_ml, fill * std::numbers::pi / 6 * d * d * d / 1000), any_answer(Fact::viable), place,
               any_word(Fact::planned)});
}
Record any_specimen() {
  const bool tumour = toss();
  return item({any_number(Fact::specimen_ki67, 100), any_number(Fact::specimen_mitoses, 30),
               any_word(Fact::specimen_grade),
               said(Fact::specimen_differentiation, tumour ? Differentiation::well : Differentiation::poor),
               said(Fact::specimen_morphology, tumour ? Morphology::net : Morphology::nec_large_cell)});
}
Record any_site() {
  return item({any_word(Fact::elsewhere_site), any_word(Fact::elsewhere_counts_as), any_word(Fact::elsewhere_status)});
}
Record any_treatment() { return item({any_word(Fact::treatment_type), any_word(Fact::treatment_intent)}); }

List some(Fact f, Record (*one)()) {
  List all = list(f, {});
  for (int n = up_to(3); n > 0; --n) all.items.push_back(one());
  return all;
}

Case any_complete_case() {
  const bool recurred = toss();
  Case       c        = case_of(
      {any_date(Fact::birth_date), any_date(Fact::primary_resection_date), any_date(Fact::diagnosis_date),
                    any_date(Fact::status_since), any_date(Fact::curative_liver_resection_date), any_word(Fact::disease_status),
                    any_word(Fact::primary_status), any_word(Fact::regional_nodes), any_members(Fact::primary_complication),
                    any_members(Fact::extrahepatic_workup), said(Fact::workup_closed, true), any_answer(Fact::hormonal_symptoms),
                    any_answer(Fact::bulk_symptoms), any_number(Fact::ki67_primary_pct, 100), any_number(Fact::lesion_count, 9),
                    any_number(Fact::lesion_count_reported, 9), said(Fact::liver_volume_ml, 900 + up_to(900)),
                    said(Fact::lesion_list_complete, true)},
      {some(Fact::lesions, any_lesion), some(Fact::specimens, any_specimen), some(Fact::extrahepatic, any_site),
                    some(Fact::treatments, any_treatment)});
  auto& facts = c.facts.entries;
  if (recurred)
    facts.push_back(any_date(Fact::recurrence_date));
  else
    facts.push_back(any_answer(Fact::post_curative_resection));
  return c;
}

Case widened(Case c) {
  for (Entry& e : c.facts.entries)
    if (e.fact != Fact::ki67_primary_pct) e = wider(e);  // not said at all, it would be no specimen
  for (List& l : c.lists) {
    for (Record& r : l.items)
      for (Entry& e : r.entries) e = wider(e);
    if (toss()) continue;
    l.open = true;
    if (!l.items.empty() && toss()) l.items.pop_back();
  }
  return c;
}

bool removed_twice(const Case& c) {
  return std::ranges::count_if(items(c, Fact::treatments), [](const Record& t) {
           return t[Fact::treatment_type].choices == only(Option::primary_resection);
         }) > 1;
}

bool recurred_before_the_resection(const Values& v) {
  return v[Fact::recurrence_date].numbers.high < v[Fact::curative_liver_resection_date].numbers.low;
}

}  // namespace

TEST_CASE("what follows never grows when what it follows from narrows") {
  CHECK(rc::check([] {
    const Case   tight        = any_complete_case();
    const Case   loose        = widened(tight);
    const Values tight_values = as_reported(tight), loose_values = as_reported(loose);
    const Date   on = day("2017-09-30");
    const Known  narrow{tight, tight_values, on}, wide{loose, loose_values, on};
    RC_PRE(!nodes_contradict_the_list(narrow));  // a contradiction leaves more, and is no narrowing
    RC_PRE(!removed_twice(tight));
    RC_PRE(!recurred_before_the_resection(tight_values));
    for (const Derivation& d : derivations()) {
      const Possible all = anything(d.gives), inner = meet(d.from(narrow), all), outer = d.from(wide);
      if (inner.empty() || meet(inner, outer) != inner) RC_FAIL(std::string(row(d.gives).name));
    }
  }));
}
