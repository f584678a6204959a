// A flat program over the facts of many cases: first every distinct question to a column, then "and" of what came before
// or of its opposite, nothing else, in one straight line. What is written twice stands in it once.
//
// An and-inverter graph with structural hashing: A. Kuehlmann, V. Paruthi, F. Krohm, M. K. Ganai, IEEE Trans. CAD 21
// (2002) 1377-1394.
#pragma once

#include <cstdint>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "nelm/board/fact_columns.h"

namespace nelm::board {

/// A yes or no of each case: what one line of a program gives, or its opposite.
struct Bit {
  std::uint32_t line     = 0;
  bool          opposite = false;

  constexpr Bit operator!() const { return {line, !opposite}; }

  friend constexpr auto operator<=>(const Bit&, const Bit&) = default;
};

/// Line 0 is never so.
inline constexpr Bit never{}, always = !never;

class BitProgram {
 public:
  // -- writing it

  /// This end of the fact's range is below a limit, in the fact's unit.
  Bit below(Slot, End, double limit);
  Bit at_most(Slot, End, double limit);
  /// One of these words is still possible.
  Bit has_any(Slot, patient::Choices words);
  Bit all(Bit, Bit);
  Bit any(Bit a, Bit b) { return !all(!a, !b); }
  /// `then` where `when` is so, else `otherwise`.
  Bit choose(Bit when, Bit then, Bit otherwise) { return any(all(when, then), all(!when, otherwise)); }

  // -- running it

  /// Where cases are to be added that it can be run on; none yet.
  FactColumns columns() const { return {number_columns_, word_columns_}; }

  std::size_t questions() const { return limits_.size() + words_.size(); }
  std::size_t steps() const { return steps_.size(); }

  /// What each line gives of one block of its own `columns()`, over what stood in `lines` before.
  void run(const FactColumns&, std::size_t block, std::vector<Abreast>& lines) const;

 private:
  struct LimitAsked {
    std::uint32_t into = 0, column = 0;
    bool          strict = false;
    double        limit  = 0;
  };
  struct WordsAsked {
    std::uint32_t    into = 0, column = 0;
    patient::Choices words = 0;
  };
  struct Step {
    std::uint32_t into = 0;
    Bit           a, b;
  };

  Bit ask(NumberColumn, bool strict, double limit);
  Bit next_line() { return {lines_++}; }

  std::vector<NumberColumn> number_columns_;
  std::vector<Slot>         word_columns_;
  std::vector<LimitAsked>   limits_;
  std::vector<WordsAsked>   words_;
  std::vector<Step>         steps_;
  std::uint32_t             lines_ = 1;

  // what is written already, and in which line
  std::map<std::tuple<NumberColumn, bool, double>, Bit> limits_written_;
  std::map<std::pair<Slot, patient::Choices>, Bit>      words_written_;
  std::map<std::pair<Bit, Bit>, Bit>                    steps_written_;
};

}  // namespace nelm::board
