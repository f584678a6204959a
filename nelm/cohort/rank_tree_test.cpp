#include "nelm/cohort/rank_tree.h"

#include <doctest/doctest.h>

#include <random>

using namespace nelm::cohort;

TEST_CASE("weights below a rank, of six added by hand") {
  RankTree tree(40);
  for (const std::uint32_t rank : {0U, 15U, 16U, 17U, 39U, 16U}) tree.add(rank, 2);
  tree.add(17, -2);
  CHECK(tree.below(0) == 0);
  CHECK(tree.below(15) == 2);
  CHECK(tree.below(16) == 4);
  CHECK(tree.below(17) == 8);
  CHECK(tree.below(39) == 8);
  CHECK(tree.at(16) == 4);
  CHECK(tree.total() == 10);
}

TEST_CASE("law: what is below a rank is the sum of what is at those below it, however many ranks there are") {
  for (const std::uint32_t ranks : {1U, 16U, 17U, 256U, 257U, 4096U, 5000U}) {
    std::mt19937        chance(ranks);
    RankTree            tree(ranks);
    std::vector<double> plain(ranks);
    for (std::uint32_t i = 0; i < 2 * ranks; ++i) {
      const std::uint32_t rank = static_cast<std::uint32_t>(chance()) % ranks;
      const double        more = static_cast<double>(chance() % 7) - 3;
      tree.add(rank, more);
      plain[rank] += more;
    }
    double before = 0;
    bool   same   = true;
    for (std::uint32_t rank = 0; rank < ranks; ++rank) {
      same &= tree.below(rank) == before && tree.at(rank) == plain[rank];
      before += plain[rank];
    }
    CHECK(same);
    CHECK(tree.total() == before);
  }
}
