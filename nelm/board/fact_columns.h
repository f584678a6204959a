// The facts of many cases, column by column: what a screen reads of each case, and nothing else.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "nelm/board/abreast.h"
#include "nelm/board/condition.h"

namespace nelm::board {

/// One end of the numbers still possible, in the fact's unit. An open end leaves its own number out: what lies inside it is
/// the next number the machine can tell from it. "<3 %" has its high end at 3 and inside that 2.9999999999999996.
enum class End : std::uint8_t { low, high, inside_low, inside_high };

/// A column of numbers: one end of one fact.
struct NumberColumn {
  Slot slot = 0;
  End  end  = End::low;

  friend constexpr auto operator<=>(const NumberColumn&, const NumberColumn&) = default;
};

/// Cases, 256 to a block. Of each: the ends asked for, and the words still possible (a yes/no is a set of words).
class FactColumns {
 public:
  FactColumns(std::vector<NumberColumn> numbers, std::vector<Slot> words);

  /// One more case: its values by slot, as judge_facts leaves them (a lesion's: as values_of does). Of each fact something
  /// is possible, and no number is a NaN.
  void add(std::span<const Possible> values);
  void clear();

  std::size_t size() const { return size_; }
  std::size_t blocks() const { return (size_ + cases_abreast - 1) / cases_abreast; }
  /// How many cases a block has; only the last has fewer than 256, and behind them stands anything.
  std::size_t cases_of(std::size_t block) const { return std::min(cases_abreast, size_ - block * cases_abreast); }

  NumbersAbreast numbers(std::size_t block, std::size_t column) const;
  WordsAbreast   words(std::size_t block, std::size_t column) const;

 private:
  std::vector<NumberColumn>  number_columns_;
  std::vector<Slot>          word_columns_;
  std::vector<double>        numbers_;  // block by block, in a block column by column
  std::vector<std::uint32_t> words_;    // likewise
  std::size_t                size_ = 0;
};

}  // namespace nelm::board
