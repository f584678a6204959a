// Who the patients are: each column by group, what is missing, and how far groups lie apart.
//
// Standardised differences: P. C. Austin, Commun. Stat. Simul. Comput. 38 (2009) 1228-1234; categories of more than two levels:
// D. Yang, J. E. Dalton, SAS Global Forum 2012, paper 335. Quartiles: type 7 of R. J. Hyndman, Y. Fan, Am. Stat. 50 (1996)
// 361-365, R's own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "nelm/cohort/table.h"

namespace nelm::cohort {

/// A column of numbers in one group, in the unit of the column; NaN where there are too few (two for a deviation).
struct NumbersInGroup {
  std::size_t n = 0, missing = 0;
  double      mean = 0, deviation = 0;  // the latter with n - 1
  double      least = 0, quartile = 0, median = 0, upper_quartile = 0, most = 0;
};

/// A category in one group.
struct CountsInGroup {
  std::size_t              n = 0, missing = 0;
  std::vector<std::size_t> of_level;  // as many as the column has levels

  double share(std::size_t level) const;  // of those not missing, 0..1; NaN if there are none
};

/// How far two groups lie apart, in pooled standard deviations, at least 0. Nothing can be said (NaN) of a group of less than two
/// numbers, or without one known category; infinite if neither group varies and they differ.
struct GroupsApart {
  std::int32_t first = 0, second = 0;  // the groups
  double       difference = 0;
};

struct Described {
  std::string                 column;
  Column::Kind                kind = Column::Kind::number;
  std::vector<NumbersInGroup> numbers;  // of numbers and dates: for each group; else empty
  std::vector<CountsInGroup>  counts;   // of categories: for each group; else empty
  std::vector<GroupsApart>    apart;    // each pair of groups, in order

  /// The pair farthest apart of which something can be said.
  std::optional<GroupsApart> farthest() const;
};

/// Takes:   a column, and for each of its rows the group from 0; below 0: a row that is left out. Empty: one group.
/// Returns: to the bit the same for any order of the rows.
/// Costs:   one sort of the numbers; every pair of groups is compared.
Described              described(const Column&, std::span<const std::int32_t> group = {});
std::vector<Described> described(const Table&, std::span<const std::int32_t> group = {});

}  // namespace nelm::cohort
