#include "nelm/cohort/patients.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "nelm/cohort/kaplan_meier.h"

using namespace nelm::cohort;

namespace {

using Labels = std::vector<std::int32_t>;

/// Patient 0 in three rows without a gap; 1 in one; 2 leaves at 3 and comes again at 5; 3 has rows after the event.
struct Split {
  Labels   patient{0, 1, 0, 2, 0, 2, 3, 3};
  FollowUp f;
  Split() {
    f.entry = {2, 0, 0, 0, 4, 5, 0, 6};
    f.time  = {4, 8, 2, 3, 9, 7, 6, 10};
    f.event = {0, 1, 0, 0, 1, 0, 1, 1};
  }
};

}  // namespace

TEST_CASE("rows of a patient that follow each other are one; a gap and an event part them") {
  const Split s;
  const auto  whole = joined(s.f, s.patient);
  CHECK(whole.follow_up.entry == std::vector<double>{0, 0, 0, 5, 0, 6});
  CHECK(whole.follow_up.time == std::vector<double>{9, 8, 3, 7, 6, 10});
  CHECK(whole.follow_up.event == std::vector<std::uint8_t>{1, 1, 0, 0, 1, 1});
}

TEST_CASE("rows of different groups, strata, clusters or weights stay apart") {
  Split        s;
  const Labels group{1, 0, 0, 0, 1, 0, 0, 0};
  const auto   by_group = joined(s.f, s.patient, group);
  CHECK(by_group.follow_up.rows() == 7);
  CHECK(by_group.group == Labels{0, 1, 0, 0, 0, 0, 0});
  s.f.weight = {1, 1, 2, 1, 1, 1, 1, 1};
  CHECK(joined(s.f, s.patient).follow_up.rows() == 7);
  s.f.weight.clear();
  s.f.stratum = group;
  CHECK(joined(s.f, s.patient).follow_up.rows() == 7);
}

TEST_CASE("a table split at any time has the curve of the whole one, and no entry where nobody is late") {
  FollowUp whole;
  whole.time  = {5, 8, 3, 8};
  whole.event = {1, 0, 1, 1};
  FollowUp split;
  Labels   patient;
  for (std::size_t i = 0; i < whole.rows(); ++i)
    for (double from = 0; from < whole.time[i]; from += 2) {
      const double to = std::min(from + 2, whole.time[i]);
      split.entry.push_back(from);
      split.time.push_back(to);
      split.event.push_back(to == whole.time[i] ? whole.event[i] : 0);
      patient.push_back(static_cast<std::int32_t>(i));
    }
  const auto again = joined(split, patient).follow_up;
  CHECK(again.entry.empty());
  const auto ours = kaplan_meier(again)[0].steps, theirs = kaplan_meier(whole)[0].steps;
  REQUIRE(ours.size() == theirs.size());
  for (std::size_t i = 0; i < ours.size(); ++i) CHECK(ours[i] == theirs[i]);
}

TEST_CASE("what is to be known of patients with several rows is counted") {
  Split        s;
  const Labels group{1, 0, 0, 0, 1, 0, 0, 0};
  const auto   seen = patients_seen(s.f, s.patient, group);
  CHECK(seen.patients == 4);
  CHECK(seen.with_several_rows == 3);
  CHECK(seen.with_gaps == 1);
  CHECK(seen.after_event == 1);
  CHECK(seen.several_events == 1);
  CHECK(seen.change_group == 1);
  CHECK(seen.change_weight == 0);
  CHECK(first_rows(s.f, s.patient) == std::vector<std::size_t>{2, 1, 3, 6});
  CHECK(patients_in_groups(s.patient, group, 2) == std::vector<std::size_t>{4, 1});
}

TEST_CASE("follow-up of a patient ends with the last row") {
  const Split s;
  const auto  reversed = ends_of_patients(s.f, s.patient);
  CHECK(reversed.event == std::vector<std::uint8_t>{1, 1, 1, 1, 1, 0, 1, 1});
}
