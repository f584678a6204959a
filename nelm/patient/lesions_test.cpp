#include "nelm/patient/lesions.h"

#include <doctest/doctest.h>

#include <limits>

#include "nelm/patient/follows_test.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::patient;
using namespace nelm::patient::by_hand;

namespace {

constexpr double unbounded = std::numeric_limits<double>::infinity();
const Entry      complete  = said(Fact::lesion_list_complete, true);

Case liver(std::vector<Record> lesions, std::vector<Entry> facts = {}) {
  return case_of(std::move(facts), {list(Fact::lesions, std::move(lesions))});
}
template <class... Segments>
Record in(Segments... segments) {
  return item({said(Fact::segments, choice(any_of(segments...)))});
}
Record on_the(Side s) { return item({said(Fact::side, s)}); }
Record wide(double mm) { return item({said(Fact::longest_diameter_mm, mm)}); }
Record holding(double ml) { return item({said(Fact::volume_ml, ml)}); }
Record also(Record lesion, Entry more) {
  lesion.entries.push_back(std::move(more));
  return lesion;
}
const Entry no_longer_viable = said(Fact::viable, false);
const Entry viable_or_not    = nothing_said(Fact::viable, "unknown");

}  // namespace

TEST_CASE("a lesion listed is viable unless its entry says otherwise") {
  CHECK(viability(wide(20)) == yes);
  CHECK(viability(also(wide(20), no_longer_viable)) == no);
  CHECK(viability(also(wide(20), viable_or_not)) == yes_or_no);
}

TEST_CASE("segments V to VIII lie right, II, III and IV left, I counts as neither") {
  using enum Segment;
  for (const Segment s : {V, VI, VII, VIII}) {
    CHECK(lobes(in(s)).right == yes);
    CHECK(lobes(in(s)).left == no);
  }
  for (const Segment s : {II, III, IV, IVa, IVb}) {
    CHECK(lobes(in(s)).right == no);
    CHECK(lobes(in(s)).left == yes);
  }
  CHECK(lobes(in(I)).right == no);
  CHECK(lobes(in(I)).left == no);
  CHECK(lobes(in(IVb, V)).right == yes);
  CHECK(lobes(in(IVb, V)).left == yes);
}

TEST_CASE(
    "a viable lesion near a duct or a vessel is told by its entry; that there is none only by a list that is closed") {
  const Entry duct = said(Fact::near_hilum_or_duct, true), no_duct = said(Fact::near_hilum_or_duct, false);
  const Entry vessel = said(Fact::near_major_vessel, true), no_vessel = said(Fact::near_major_vessel, false);
  const auto  near = [](std::vector<Record> lesions, std::vector<Entry> facts = {complete}) {
    return follows(lesion_near_duct_or_vessel, liver(std::move(lesions), std::move(facts)));
  };
  const Record clear_of_both = also(also(wide(20), no_duct), no_vessel);
  CHECK(near({also(wide(20), duct)}) == answer(true));
  CHECK(near({clear_of_both, also(wide(20), vessel)}) == answer(true));
  CHECK(near({clear_of_both}) == answer(false));
  CHECK(near({clear_of_both}, {}) == choice(yes_or_no));
  CHECK(near({also(wide(20), no_duct)}) == choice(yes_or_no));
  CHECK(near({clear_of_both, also(also(wide(20), duct), no_longer_viable)}) == answer(false));
  CHECK(near({also(also(wide(20), duct), viable_or_not)}) == choice(yes_or_no));
  CHECK(follows(lesion_near_duct_or_vessel, case_of({})) == choice(yes_or_no));
}

TEST_CASE("without segments the side as written counts, with neither both lobes are possible") {
  CHECK(lobes(on_the(Side::right)).right == yes);
  CHECK(lobes(on_the(Side::right)).left == no);
  CHECK(lobes(on_the(Side::left)).left == yes);
  CHECK(lobes(on_the(Side::left)).right == no);
  for (const Record& r : {wide(20), item({nothing_said(Fact::segments), nothing_said(Fact::side)})}) {
    CHECK(lobes(r).right == yes_or_no);
    CHECK(lobes(r).left == yes_or_no);
    CHECK(!lobes(r).contradict);
  }
}

TEST_CASE("a side with segments of the other side is a contradiction: both lobes stay possible") {
  const Lobes parted = lobes(also(in(Segment::II), said(Fact::side, Side::right)));
  CHECK(parted.contradict);
  CHECK(parted.right == yes_or_no);
  CHECK(parted.left == yes_or_no);
  CHECK(lobes(also(in(Segment::VII), said(Fact::side, Side::left))).contradict);
  CHECK(!lobes(also(in(Segment::IVa, Segment::V), said(Fact::side, Side::left))).contradict);
  CHECK(!lobes(also(in(Segment::I), said(Fact::side, Side::left))).contradict);
}

TEST_CASE("two reports that place a lesion in different segments leave both lobes possible") {
  const Lobes two_readings = lobes(also(in(Segment::V), said(Fact::segments, Segment::IVb)));
  CHECK(two_readings.right == yes_or_no);
  CHECK(two_readings.left == yes_or_no);
  CHECK(!two_readings.contradict);
}

TEST_CASE("a complete list counts its viable lesions, an open one gives at least that many") {
  CHECK(follows(lesion_count_listed, liver({wide(20), wide(30)}, {complete})) == number(2.));
  CHECK(follows(lesion_count_listed, liver({wide(20), wide(30)})) == number(at_least(2)));
  CHECK(follows(lesion_count_listed, liver({wide(20), also(wide(30), no_longer_viable)}, {complete})) == number(1.));
  CHECK(follows(lesion_count_listed, liver({wide(20), also(wide(30), viable_or_not)}, {complete})) ==
        number(between(1, 2)));
  CHECK(follows(lesion_count_listed, liver({}, {complete})) == number(0.));
  CHECK(follows(lesion_count_listed, case_of({complete})) == Possible{});
}

TEST_CASE("lesions called innumerable are so, a number says they are not") {
  const Entry called = said(Fact::lesion_count_reported, at_least(2), "innumerable");
  CHECK(follows(innumerable_as_reported, case_of({called})) == answer(true));
  CHECK(follows(innumerable_as_reported, case_of({said(Fact::innumerable, true)})) == answer(true));
  CHECK(follows(innumerable_as_reported, case_of({said(Fact::lesion_count_reported, at_least(2), "multiple")})) ==
        either);
  CHECK(follows(innumerable_as_reported, case_of({})) == either);
  CHECK(follows(innumerable_if_counted, case_of({said(Fact::lesion_count, 4)})) == answer(false));
  CHECK(follows(innumerable_if_counted, liver({wide(20), wide(30)}, {complete})) == answer(false));
  CHECK(follows(innumerable_if_counted, liver({wide(20), wide(30)})) == either);
  CHECK(follows(innumerable_if_counted, case_of({called})) == either);
}

TEST_CASE("lesions called innumerable may be more than a complete list names, and are at least two") {
  const Entry called = said(Fact::lesion_count_reported, at_least(2), "innumerable");
  CHECK(follows(lesion_count_listed, liver({wide(20), wide(30)}, {complete, called})) == number(at_least(2)));
  CHECK(follows(lesion_count_listed, liver({wide(20), also(wide(30), viable_or_not)}, {complete, called})) ==
        number(at_least(1)));
  CHECK(follows(lesion_count_listed, liver({wide(20)}, {complete, called})) == number(1.));
}

TEST_CASE("innumerable is no longer so once a newer report counts them") {
  const Case c = case_of({on("2016-01-01", said(Fact::lesion_count_reported, at_least(2), "innumerable")),
                          on("2017-01-01", said(Fact::lesion_count_reported, 3)), said(Fact::lesion_count, 3)});
  CHECK(follows(innumerable_as_reported, c) == either);
  CHECK(follows(innumerable_if_counted, c) == answer(false));
}

TEST_CASE("the largest lesion is the largest listed, at least that while the list is open") {
  CHECK(follows(max_lesion_mm, liver({wide(20), wide(31)}, {complete})) == number(31.));
  CHECK(follows(max_lesion_mm, liver({wide(20), wide(31)})) == number(at_least(31)));
  CHECK(follows(max_lesion_mm, liver({wide(20), also(wide(31), no_longer_viable)}, {complete})) == number(20.));
  CHECK(follows(max_lesion_mm, liver({wide(20), also(wide(31), viable_or_not)}, {complete})) ==
        number(between(20, 31)));
  CHECK(follows(max_lesion_mm, case_of({})) == Possible{});
}

TEST_CASE("where no lesion is viable the largest has no lower end, and keeps the bound the last one gave") {
  CHECK(follows(max_lesion_mm, liver({also(wide(20), no_longer_viable)}, {complete})) ==
        number(Range{0, 20, true, false}));
  CHECK(follows(max_lesion_mm, liver({}, {complete})) == anything(Fact::max_lesion_mm));
}

TEST_CASE("open ends of diameters stay open in the largest") {
  const Record under_30 = item({said(Fact::longest_diameter_mm, Range{0, 30, true, true})});
  const Record over_20  = item({said(Fact::longest_diameter_mm, Range{20, 25, true, false})});
  CHECK(follows(max_lesion_mm, liver({under_30, over_20}, {complete})) == number(Range{20, 30, true, true}));
  CHECK(follows(max_lesion_mm, liver({wide(20), over_20}, {complete})) == number(Range{20, 25, true, false}));
}

TEST_CASE("a lesion of unknown size may be the largest") {
  CHECK(follows(max_lesion_mm, liver({wide(20), in(Segment::V)}, {complete})) == number(Range{20, unbounded}));
}

TEST_CASE("bilobar is a viable lesion in each lobe; an open list that shows one side only leaves both possible") {
  using enum Segment;
  CHECK(follows(patient::bilobar, liver({in(II), in(V)})) == answer(true));
  CHECK(follows(patient::bilobar, liver({in(IV, V)})) == answer(true));
  CHECK(follows(patient::bilobar, liver({in(V), in(VI)}, {complete})) == answer(false));
  CHECK(follows(patient::bilobar, liver({in(V), in(VI)})) == either);
  CHECK(follows(patient::bilobar, liver({in(V), in(I)}, {complete})) == answer(false));
  CHECK(follows(patient::bilobar, liver({in(V), also(in(II), no_longer_viable)}, {complete})) == answer(false));
  CHECK(follows(patient::bilobar, liver({in(V), also(in(II), viable_or_not)}, {complete})) == either);
  CHECK(follows(patient::bilobar, liver({in(V), wide(10)}, {complete})) == either);
  CHECK(follows(patient::bilobar, liver({}, {complete})) == answer(false));
  CHECK(follows(patient::bilobar, case_of({})) == either);
}

TEST_CASE("the load is the share of the lesions' volumes in the liver's") {
  const Entry liver_volume = said(Fact::liver_volume_ml, 1500);
  const auto  load         = [&](std::vector<Record> lesions, std::vector<Entry> facts) {
    return follows(liver_tumour_load_pct, liver(std::move(lesions), std::move(facts)));
  };
  CHECK(load({holding(150), holding(300)}, {complete, liver_volume}) == number(30.));
  CHECK(load({holding(150), also(holding(300), no_longer_viable)}, {complete, liver_volume}) == number(10.));
  CHECK(load({}, {complete, liver_volume}) == number(0.));
  CHECK(load({holding(150)}, {liver_volume}) == number(Range{10, unbounded}));  // open: no upper end below 100
  CHECK(load({holding(150)}, {complete}).numbers.high == unbounded);
  CHECK(follows(liver_tumour_load_pct, case_of({liver_volume})) == Possible{});
}

TEST_CASE("a liver volume known as a range leaves the load a range") {
  const Case c = liver({holding(300)}, {complete, said(Fact::liver_volume_ml, between(1200, 1500))});
  CHECK(follows(liver_tumour_load_pct, c) == number(between(20, 25)));
  const Entry over_a_litre = said(Fact::liver_volume_ml, more_than(1000));
  CHECK(follows(liver_tumour_load_pct, liver({holding(300)}, {complete, over_a_litre})) ==
        number(Range{0, 30, false, true}));
  CHECK(follows(liver_tumour_load_pct, liver({}, {complete, over_a_litre})) == number(0.));
}

TEST_CASE("a lesion of known largest diameter in 3D holds at most the sphere on it, in one plane it bounds nothing") {
  const Entry liver_volume = said(Fact::liver_volume_ml, 1000);
  const auto  largest      = [](double mm) { return also(wide(mm), said(Fact::diameter_is_3d, true)); };
  const Range two = follows(liver_tumour_load_pct, liver({largest(60), largest(30)}, {complete, liver_volume})).numbers;
  CHECK(two.low == 0);
  CHECK(two.low_open);
  CHECK(two.high == doctest::Approx(12.7234502));  // pi/6 (6^3 + 3^3) = 127.234502 ml, of 1000
  CHECK(follows(liver_tumour_load_pct, liver({wide(60)}, {complete, liver_volume})).numbers.high == unbounded);
  const Record in_plane = also(wide(60), said(Fact::diameter_is_3d, false));
  CHECK(follows(liver_tumour_load_pct, liver({in_plane}, {complete, liver_volume})).numbers.high == unbounded);
}

TEST_CASE("the sphere bounds a volume known roughly, and yields to one measured") {
  const Entry liver_volume = said(Fact::liver_volume_ml, 1000);
  const auto  with         = [&](Possible ml) {
    const Record lesion = also(also(wide(60), said(Fact::diameter_is_3d, true)), said(Fact::volume_ml, ml));
    return follows(liver_tumour_load_pct, liver({lesion}, {complete, liver_volume})).numbers;
  };
  CHECK(with(number(between(50, 400))).low == 5);
  CHECK(with(number(between(50, 400))).high == doctest::Approx(11.3097336));  // pi/6 6^3 = 113.097336 ml
  CHECK(with(number(200.)) == exactly(20));  // more than the sphere holds: measured all the same
}

TEST_CASE("the share that can be removed is the planned volume of all viable volume") {
  const auto planned = [](double ml, Plan p) { return also(holding(ml), said(Fact::planned, p)); };
  const auto share   = [](std::vector<Record> lesions, std::vector<Entry> facts) {
    return follows(cytoreducible_fraction_pct, liver(std::move(lesions), std::move(facts)));
  };
  CHECK(share({planned(60, Plan::resect), planned(20, Plan::ablate), planned(20, Plan::leave)}, {complete}) ==
        number(80.));
  CHECK(share({planned(60, Plan::resect), also(planned(40, Plan::leave), no_longer_viable)}, {complete}) ==
        number(100.));
  CHECK(share({planned(60, Plan::resect)}, {}) == Possible{});
  CHECK(share({planned(60, Plan::resect), holding(20)}, {complete}) == Possible{});
  CHECK(share({planned(60, Plan::resect), item({said(Fact::planned, Plan::leave)})}, {complete}) == Possible{});
  CHECK(share({}, {complete}) == Possible{});
}
