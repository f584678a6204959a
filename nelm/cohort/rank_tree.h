// Weights at ranks, of which all those below a rank are summed at once: a Fenwick tree with sixteen children to a node, so
// that of a million ranks one sum reads five numbers.
//
// P. M. Fenwick, Softw. Pract. Exp. 24 (1994) 327-336.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace nelm::cohort {

class RankTree {
 public:
  /// Ranks 0 to `ranks` - 1, all without weight.
  explicit RankTree(std::uint32_t ranks);

  void   add(std::uint32_t rank, double weight);
  double at(std::uint32_t rank) const { return weights[rank]; }
  double total() const { return sum; }
  double below(std::uint32_t rank) const {
    double      found = 0;
    std::size_t place = rank;
    for (std::size_t level = 0; level < levels; ++level, place /= children)
      found += nodes[begins[level] + place / children].before[place % children];
    return found;
  }
  /// The rank is asked for or added to before long.
  void soon(std::uint32_t rank) const {
    __builtin_prefetch(&nodes[rank / children]);
    __builtin_prefetch(&nodes[rank / children].before[children / 2]);
    __builtin_prefetch(&weights[rank]);
  }

  static constexpr std::size_t children = 16;
  struct alignas(64) Node {
    std::array<double, children> before{};  // of each child, the weights of those before it in the node
  };

 private:
  std::vector<double>        weights;  // of each rank
  std::vector<Node>          nodes;    // level by level, the lowest first
  std::array<std::size_t, 9> begins{};
  std::size_t                levels = 0;
  double                     sum    = 0;
};

}  // namespace nelm::cohort
