#include "nelm/literature/endpoint.h"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

using namespace nelm::literature;

TEST_CASE("every endpoint has a name of its own") {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < Endpoint_words.size(); ++i) names.insert(name(static_cast<Endpoint>(i)));
  CHECK(names.size() == Endpoint_words.size());
  CHECK(name(Endpoint::os) == "overall survival");
  CHECK(name(Endpoint::pfs) == "progression-free survival");
  CHECK(name(Endpoint::liver_progression) == "progression in the liver");
  CHECK(name(Endpoint::local_recurrence) == "local recurrence");
  CHECK(name(Endpoint::survival_benefit) == "survival gained");
  CHECK(name(Endpoint::randomised_trials) == "randomised trials");
}

TEST_CASE("a share is counted in percent, a median in months, and words have no unit") {
  CHECK(unit_of(Measure::share) == Unit::percent);
  CHECK(unit_of(Measure::median) == Unit::months);
  CHECK(unit_of(Measure::longest) == Unit::months);
  CHECK(unit_of(Measure::odds_ratio) == Unit::ratio);
  CHECK(unit_of(Measure::count) == Unit::count);
  CHECK(unit_of(Measure::words) == Unit::none);
}

TEST_CASE("a unit says which values there can be") {
  CHECK(is_possible(Unit::percent, 0));
  CHECK(is_possible(Unit::percent, 100));
  CHECK_FALSE(is_possible(Unit::percent, 100.1));
  CHECK_FALSE(is_possible(Unit::percent, -0.1));
  CHECK(is_possible(Unit::months, 492));
  CHECK_FALSE(is_possible(Unit::months, -1));
  CHECK_FALSE(is_possible(Unit::ratio, 0));
  CHECK_FALSE(is_possible(Unit::ratio, NAN));
  CHECK_FALSE(is_possible(Unit::none, 1));
}
