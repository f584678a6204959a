#include "nelm/cohort/cox_drawn_rows.h"

#include <doctest/doctest.h>

#include "nelm/cohort/random_cox_test.h"

using namespace nelm::cohort;

TEST_CASE("drawn rows are those rows sorted anew: the same times, the same who is at risk when") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const RandomCox          c    = random_cox(seed, {.rows = 30, .columns = 2, .strata = 5, .weights = false});
    const CoxRows            rows = cox_rows(c.follow_up, c.x, c.names).value();
    std::vector<double>      weight(rows.n);
    std::vector<std::size_t> drawn;
    for (std::size_t i = 0; i < rows.n; ++i)
      if ((weight[i] = static_cast<double>((seed * 31 + i * i) % 3)) > 0) drawn.push_back(rows.row[i]);
    RandomCox alone = c;
    alone.keep(drawn);
    const CoxRows found = drawn_rows(rows, weight), anew = cox_rows(alone.follow_up, alone.x, alone.names).value();
    REQUIRE(found.time == anew.time);
    REQUIRE(found.event == anew.event);
    REQUIRE(found.upto == anew.upto);
    REQUIRE(found.from == anew.from);
    REQUIRE(found.late == anew.late);
    REQUIRE(found.late_first == anew.late_first);
    REQUIRE(found.times.size() == anew.times.size());
    for (std::size_t k = 0; k < anew.times.size(); ++k) {
      REQUIRE(found.times[k].time == anew.times[k].time);
      REQUIRE(found.times[k].first == anew.times[k].first);
      REQUIRE(found.times[k].events == anew.times[k].events);
      REQUIRE(found.times[k].stratum == anew.times[k].stratum);
    }
    REQUIRE(found.strata.size() == anew.strata.size());
    for (std::size_t s = 0; s < anew.strata.size(); ++s) {
      REQUIRE(found.strata[s].number == anew.strata[s].number);
      REQUIRE(found.strata[s].first_row == anew.strata[s].first_row);
      REQUIRE(found.strata[s].rows == anew.strata[s].rows);
      REQUIRE(found.strata[s].first_time == anew.strata[s].first_time);
      REQUIRE(found.strata[s].events == anew.strata[s].events);
    }
  }
}
