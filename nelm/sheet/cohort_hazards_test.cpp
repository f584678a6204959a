#include "nelm/sheet/cohort_hazards.h"

#include <doctest/doctest.h>

using namespace nelm::sheet;
namespace cohort = nelm::cohort;

namespace {

CohortHazards tested(const std::vector<double>& each, double together) {
  CohortHazards h;
  auto&         over = h.test.over.emplace_back();
  for (std::size_t i = 0; i < each.size(); ++i) {
    h.names.push_back("x" + std::to_string(i + 1));
    over.columns.push_back({1, 1, each[i]});
  }
  over.global = {1, static_cast<double>(each.size()), together};
  return h;
}

std::string says(const CohortHazards& h) {
  const auto said = said_of_scale(h, h.test.over[0]);
  return said ? said->says : std::string{};
}

}  // namespace

TEST_CASE("the test of all terms together leads, then those below the level with their P, and how many were tested") {
  CHECK(says(tested({0.02, 0.5, 0.0004}, 0.004)) ==
        "Hazards are not proportional over 1 - Kaplan-Meier: all 3 terms together P = 0.004; of the 3 one by one "
        "below 0.05: x1 P = 0.020, x3 P < 0.001. A hazard ratio is then a mean over the time that was seen");
  CHECK(says(tested({0.06, 0.07}, 0.01)) ==
        "Hazards are not proportional over 1 - Kaplan-Meier: all 2 terms together P = 0.010; none of the 2 by itself "
        "is below 0.05. A hazard ratio is then a mean over the time that was seen");
}

TEST_CASE("one P below 0.05 among many is not said to be a departure") {
  std::vector<double> each(12, 0.5);
  each[3] = 0.03;
  CHECK(says(tested(each, 0.34)) ==
        "All 12 terms together give no sign over 1 - Kaplan-Meier that hazards are not proportional, P = 0.340; of "
        "the 12 one by one below 0.05: x4 P = 0.030. Of 12 tests 0.6 fall below that by chance alone");
  CHECK(says(tested({0.5, 0.06}, 0.2)).empty());
}

TEST_CASE("of one term there is one test") {
  CHECK(says(tested({0.03}, 0.03)) ==
        "Hazards are not proportional over 1 - Kaplan-Meier: x1 P = 0.030, the one term tested. A hazard ratio is "
        "then a mean over the time that was seen");
}
