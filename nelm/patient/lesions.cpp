#include "nelm/patient/lesions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "nelm/patient/reported.h"
#include "nelm/patient/words.h"

namespace nelm::patient {

namespace {

constexpr double unbounded = std::numeric_limits<double>::infinity();

constexpr Choices right_segments = any_of(Segment::V, Segment::VI, Segment::VII, Segment::VIII);
constexpr Choices left_segments  = any_of(Segment::II, Segment::III, Segment::IV, Segment::IVa, Segment::IVb);

std::span<const Record> lesions_of(const Known& k) { return items(k.the_case, Fact::lesions); }
bool                    lesions_given(const Known& k) { return k.the_case.list(Fact::lesions) != nullptr; }

/// The volumes a lesion may have: as measured, and at most the sphere on its largest diameter in 3D. A measured volume no
/// such sphere could hold counts as measured.
Range volume_of(const Record& lesion) {
  const Range      measured    = lesion[Fact::volume_ml].numbers;
  const Range      diameter    = lesion[Fact::longest_diameter_mm].numbers;
  const double     d           = lesion[Fact::diameter_is_3d].choices == yes ? diameter.high : unbounded;
  constexpr double mm3_in_a_ml = 1000;
  const Range      sphere{0, std::numbers::pi / 6 * d * d * d / mm3_in_a_ml, true, diameter.high_open};
  const Range      both = meet(measured, sphere);
  return both.empty() ? measured : both;
}

/// The segments a report names; nothing if it names none.
Lobes by_segments(Choices named) {
  return {.right = (named & right_segments) != 0 ? yes : no, .left = (named & left_segments) != 0 ? yes : no};
}

Lobes by_side(Choices side) {
  if (side == only(Side::right)) return {.right = yes, .left = no};
  if (side == only(Side::left)) return {.right = no, .left = yes};
  return {};
}

/// As the radiologist's newest word on their number has it, or a clinician's.
bool called_innumerable(const Known& k) {
  const auto number = reported(k.the_case, Fact::lesion_count_reported);
  const bool word   = std::ranges::all_of(number.used, [](const Entry* e) { return e->words == "innumerable"; });
  return (number.given && word) || reported(k.the_case, Fact::innumerable).value == answer(true);
}

}  // namespace

Choices viability(const Record& lesion) {
  const Entry* said = lesion.find(Fact::viable);
  return said == nullptr ? yes : lesion[Fact::viable].choices;
}

Lobes lobes(const Record& lesion) {
  const Lobes          side = by_side(lesion[Fact::side].choices);
  std::optional<Lobes> segments;
  for (const Entry& e : lesion.entries) {
    if (e.fact != Fact::segments || e.value.choices == 0 || says_nothing(e)) continue;
    const Lobes in = by_segments(e.value.choices);
    segments       = segments ? Lobes{.right = segments->right | in.right, .left = segments->left | in.left} : in;
  }
  if (!segments) return side;
  const bool other_side = (side.right & segments->right) == 0 && (side.left & segments->left) == 0;
  return other_side ? Lobes{.contradict = true} : *segments;
}

Possible lesion_count_listed(const Known& k) {
  if (!lesions_given(k)) return {};
  double surely = 0, perhaps = 0;
  for (const Record& lesion : lesions_of(k)) {
    surely += viability(lesion) == yes ? 1 : 0;
    perhaps += viability(lesion) != no ? 1 : 0;
  }
  // One listed, or none, contradicts that word by itself; of more, both the number listed and more are possible.
  constexpr double innumerable_at_least = 2;
  const bool       ends = closed(k, Fact::lesions) && (perhaps < innumerable_at_least || !called_innumerable(k));
  return number(between(surely, ends ? perhaps : unbounded));
}

Possible lesion_count_as_reported(const Known& k) { return k.values[Fact::lesion_count_reported]; }

Possible innumerable_as_reported(const Known& k) { return called_innumerable(k) ? answer(true) : choice(yes_or_no); }

Possible innumerable_if_counted(const Known& k) {
  const bool counted = closed(k, Fact::lesions) || std::isfinite(k.values[Fact::lesion_count].numbers.high);
  return counted ? answer(false) : choice(yes_or_no);
}

Possible max_lesion_mm(const Known& k) {
  if (!lesions_given(k)) return {};
  Range largest{0, 0, true, false}, smallest = anything(Fact::max_lesion_mm).numbers;
  for (const Record& lesion : lesions_of(k)) {
    const Range d = lesion[Fact::longest_diameter_mm].numbers;
    smallest      = meet(smallest, Range{0, d.high, true, d.high_open});
    if (viability(lesion) == yes && (d.low > largest.low || (d.low == largest.low && d.low_open))) {
      largest.low      = d.low;
      largest.low_open = d.low_open;
    }
    if (viability(lesion) != no && (d.high > largest.high || (d.high == largest.high && !d.high_open))) {
      largest.high      = d.high;
      largest.high_open = d.high_open;
    }
  }
  if (!closed(k, Fact::lesions)) largest.high = unbounded, largest.high_open = false;
  // Where no lesion is viable there is no largest; all the same, learning that the last one is dead must not take away
  // the bound it gave, whichever it was.
  return number(largest.empty() ? smallest : largest);
}

Possible lesion_near_duct_or_vessel(const Known& k) {
  if (!lesions_given(k)) return choice(yes_or_no);
  Choices any = closed(k, Fact::lesions) ? no : yes_or_no;
  for (const Record& lesion : lesions_of(k)) {
    const Choices duct = lesion[Fact::near_hilum_or_duct].choices, vessel = lesion[Fact::near_major_vessel].choices;
    const bool    near = duct == yes || vessel == yes;
    if (near && viability(lesion) == yes) return answer(true);
    if (viability(lesion) != no && ((duct | vessel) & yes) != 0) any = yes_or_no;
  }
  return choice(any);
}

Possible bilobar(const Known& k) {
  if (!lesions_given(k)) return choice(yes_or_no);
  bool right = false, left = false, perhaps_right = false, perhaps_left = false;
  for (const Record& lesion : lesions_of(k)) {
    if (viability(lesion) == no) continue;
    const Lobes in = lobes(lesion);
    right          = right || (in.right == yes && viability(lesion) == yes);
    left           = left || (in.left == yes && viability(lesion) == yes);
    perhaps_right  = perhaps_right || in.right != no;
    perhaps_left   = perhaps_left || in.left != no;
  }
  if (right && left) return answer(true);
  if (closed(k, Fact::lesions) && !(perhaps_right && perhaps_left)) return answer(false);
  return choice(yes_or_no);
}

Possible liver_tumour_load_pct(const Known& k) {
  if (!lesions_given(k)) return {};
  Range tumour{0, 0};
  for (const Record& lesion : lesions_of(k)) {
    const Range volume = volume_of(lesion);
    if (viability(lesion) == yes) {
      tumour.low += volume.low;
      tumour.low_open = tumour.low_open || volume.low_open;
    }
    if (viability(lesion) != no) {
      tumour.high += volume.high;
      tumour.high_open = tumour.high_open || volume.high_open;
    }
  }
  const Range liver = k.values[Fact::liver_volume_ml].numbers;
  const bool  ends  = closed(k, Fact::lesions) && std::isfinite(tumour.high) && liver.low > 0;
  return number(Range{100 * tumour.low / liver.high, ends ? 100 * tumour.high / liver.low : unbounded,
                      tumour.low_open || (liver.high_open && tumour.low > 0),
                      ends && (tumour.high_open || (liver.low_open && tumour.high > 0))});
}

Possible cytoreducible_fraction_pct(const Known& k) {
  if (!lesions_given(k) || !closed(k, Fact::lesions)) return {};
  double removed = 0, all = 0;
  for (const Record& lesion : lesions_of(k)) {
    if (viability(lesion) == no) continue;
    const Range   volume = lesion[Fact::volume_ml].numbers;
    const Choices plan   = lesion[Fact::planned].choices;
    if (viability(lesion) != yes || !volume.single() || !std::has_single_bit(plan)) return {};
    all += volume.low;
    removed += plan == only(Plan::leave) ? 0 : volume.low;
  }
  constexpr double whole = 100;  // 100 x/x may come out a little over it
  return all > 0 ? number(std::min(whole, whole * removed / all)) : Possible{};
}

}  // namespace nelm::patient
