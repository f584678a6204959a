// What is asked for when the pattern of the metastases is open: nothing that is known already.
#include <doctest/doctest.h>

#include "nelm/board/judged.h"

using namespace nelm;
using namespace nelm::board;
using patient::Fact;

namespace {

patient::Case three_lesions(bool all_are_listed) {
  patient::Case the_case;
  the_case.lists.push_back({.fact = Fact::lesions, .items = std::vector<patient::Record>(3)});
  the_case.facts.entries.push_back({.fact = Fact::lesion_list_complete, .value = patient::answer(all_are_listed)});
  return the_case;
}

FactSet asked_of_the_pattern(const patient::Case& the_case) {
  return judge_facts(the_case, Knowledge{}, Date{std::chrono::year{2026} / 11 / 23})
      .asks[patient::index(Fact::metastasis_pattern)];
}

FactSet these(std::initializer_list<Fact> facts) {
  FactSet set;
  for (const Fact f : facts) set.set(patient::index(f));
  return set;
}

}  // namespace

TEST_CASE("with every lesion listed the pattern asks only whether one of them is a dominant bulk") {
  CHECK(asked_of_the_pattern(three_lesions(true)) == these({Fact::dominant_bulk_marked}));
}

TEST_CASE("with lesions left out of the list the pattern asks for their number too") {
  CHECK(asked_of_the_pattern(three_lesions(false)) == these({Fact::lesion_count_reported, Fact::dominant_bulk_marked}));
}
