#include "nelm/patient/specimens.h"

#include <doctest/doctest.h>

#include <limits>

#include "nelm/patient/follows_test.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::patient;
using namespace nelm::patient::by_hand;

namespace {

constexpr double unbounded = std::numeric_limits<double>::infinity();

Case specimens(std::vector<Record> all, std::vector<Entry> facts = {}) {
  return case_of(std::move(facts), {list(Fact::specimens, std::move(all))});
}
template <class V>
Record ki67(V value) {
  return item({said(Fact::specimen_ki67, value)});
}
Record grade(Choices grades) { return item({said(Fact::specimen_grade, choice(grades))}); }
Record well() { return item({said(Fact::specimen_differentiation, Differentiation::well)}); }
Record poor() { return item({said(Fact::specimen_differentiation, Differentiation::poor)}); }
Record of(Morphology m) { return item({said(Fact::specimen_morphology, m)}); }

}  // namespace

TEST_CASE("the Ki-67 that counts is the highest among the specimens, whatever their dates") {
  const Record old_and_high = item({said(Fact::specimen_ki67, 12), said(Fact::specimen_date, day("2010-01-01"))});
  const Record new_and_low  = item({said(Fact::specimen_ki67, 4), said(Fact::specimen_date, day("2017-01-01"))});
  CHECK(follows(highest_ki67, specimens({old_and_high, new_and_low})) == number(12.));
  CHECK(follows(highest_ki67, specimens({new_and_low, old_and_high})) == number(12.));
  CHECK(follows(highest_ki67, case_of({})) == Possible{});
}

TEST_CASE("the Ki-67 of the primary and of the metastasis count among the specimens") {
  CHECK(follows(highest_ki67, case_of({said(Fact::ki67_primary_pct, 4), said(Fact::ki67_metastasis_pct, 5)})) ==
        number(5.));
  CHECK(follows(highest_ki67, specimens({ki67(4)}, {said(Fact::ki67_metastasis_pct, 17)})) == number(17.));
  CHECK(follows(highest_ki67, case_of({nothing_said(Fact::ki67_primary_pct), said(Fact::ki67_metastasis_pct, 5)})) ==
        number(5.));
}

TEST_CASE("the highest of ranges lies between the highest of their lower and of their upper ends") {
  CHECK(follows(highest_ki67, specimens({ki67(between(5, 15)), ki67(Range{0, 20, false, true})})) ==
        number(Range{5, 20, false, true}));
  CHECK(follows(highest_ki67, specimens({ki67(Range{5, 10, true, true}), ki67(between(2, 10))})) ==
        number(Range{5, 10, true, false}));
  CHECK(follows(highest_ki67, specimens({ki67(5), ki67(more_than(5))})) == number(more_than(5)));
}

TEST_CASE("a specimen without a Ki-67 may have the highest") {
  CHECK(follows(highest_ki67, specimens({ki67(4), well()})) == number(between(4, 100)));
}

TEST_CASE("more specimens than listed leave no upper end") {
  CHECK(follows(highest_ki67, specimens({ki67(4)}, {said(Fact::specimens_open, true)})) == number(Range{4, unbounded}));
  CHECK(follows(highest_ki67, specimens({ki67(4)}, {said(Fact::specimens_open, false)})) == number(4.));
  CHECK(follows(highest_ki67, case_of({said(Fact::ki67_primary_pct, 4), said(Fact::specimens_open, true)})) ==
        number(Range{4, unbounded}));
  Case some_unknown_yet               = specimens({ki67(4)});
  some_unknown_yet.lists.front().open = true;
  CHECK(follows(highest_ki67, some_unknown_yet) == number(Range{4, unbounded}));
}

TEST_CASE("mitoses and grade are the highest, too") {
  CHECK(follows(highest_mitoses, specimens({item({said(Fact::specimen_mitoses, 1)}),
                                            item({said(Fact::specimen_mitoses, 6)})})) == number(6.));
  using enum ReportedGrade;
  const auto highest = [](std::vector<Record> all) { return follows(highest_grade_reported, specimens(all)).choices; };
  CHECK(highest({grade(only(G1)), grade(only(G2))}) == only(G2));
  CHECK(highest({grade(any_of(G1, G2)), grade(any_of(G2, G3))}) == any_of(G2, G3));
  CHECK(highest({grade(only(G2)), grade(any_of(G1, G2))}) == only(G2));
  CHECK(highest({grade(only(G2)), well()}) == any_of(G2, G3));
  CHECK(follows(highest_grade_reported, specimens({grade(only(G2))}, {said(Fact::specimens_open, true)})).choices ==
        any_of(G2, G3));
  CHECK(follows(highest_grade_reported, case_of({})) == anything(Fact::grade_reported));
}

TEST_CASE("what two specimens say of differentiation and morphology stays possible together") {
  CHECK(follows(differentiation_of_all, specimens({well(), poor()})) == anything(Fact::differentiation));
  CHECK(follows(differentiation_of_all, specimens({well(), well()})) == choice(only(Differentiation::well)));
  CHECK(follows(morphology_of_all, specimens({of(Morphology::net), of(Morphology::nec_small_cell)})) ==
        choice(any_of(Morphology::net, Morphology::nec_small_cell)));
  CHECK(follows(differentiation_of_all, specimens({well()}, {said(Fact::specimens_open, true)})) ==
        anything(Fact::differentiation));
  CHECK(follows(morphology_of_all, case_of({})) == anything(Fact::morphology));
}

TEST_CASE("a specimen that says one of differentiation and morphology says what follows of the other") {
  CHECK(follows(morphology_of_all, specimens({well(), of(Morphology::nec_large_cell)})) ==
        choice(any_of(Morphology::net, Morphology::nec_large_cell)));
  CHECK(follows(differentiation_of_all, specimens({of(Morphology::net)})) == choice(only(Differentiation::well)));
  CHECK(follows(differentiation_of_all, specimens({of(Morphology::nec_large_cell)})) ==
        choice(only(Differentiation::poor)));
  CHECK(follows(differentiation_of_all, specimens({of(Morphology::minen)})) == anything(Fact::differentiation));
  CHECK(follows(morphology_of_all, specimens({poor()})) ==
        choice(any_of(Morphology::nec_small_cell, Morphology::nec_large_cell, Morphology::minen)));
}

TEST_CASE("a specimen that says nothing of it may be anything") {
  CHECK(follows(differentiation_of_all, specimens({well(), ki67(5)})) == anything(Fact::differentiation));
}
