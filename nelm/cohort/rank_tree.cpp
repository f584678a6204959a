#include "nelm/cohort/rank_tree.h"

#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define NELM_TREE_FOR_EVERY_WIDTH __attribute__((target_clones("avx512f", "arch=haswell", "default")))
#else
#define NELM_TREE_FOR_EVERY_WIDTH
#endif

namespace nelm::cohort {

namespace {

/// For each child the share, 0 or 1, of its weight that stands before each of the sixteen.
constexpr auto shares_behind = [] {
  std::array<std::array<double, RankTree::children>, RankTree::children> shares{};
  for (std::size_t child = 0; child < RankTree::children; ++child)
    for (std::size_t later = child + 1; later < RankTree::children; ++later) shares[child][later] = 1;
  return shares;
}();

}  // namespace

RankTree::RankTree(std::uint32_t ranks) : weights(ranks) {
  std::size_t count = ranks, all = 0;
  do {
    begins[levels++] = all;
    count            = (count + children - 1) / children;
    all += count;
  } while (count > 1);
  nodes.resize(all);
}

NELM_TREE_FOR_EVERY_WIDTH
void RankTree::add(std::uint32_t rank, double weight) {
  sum += weight;
  weights[rank] += weight;
  std::size_t place = rank;
  for (std::size_t level = 0; level < levels; ++level, place /= children) {
    double*       before = nodes[begins[level] + place / children].before.data();
    const double* share  = shares_behind[place % children].data();
    for (std::size_t i = 0; i < children; ++i) before[i] += weight * share[i];
  }
}

}  // namespace nelm::cohort
