// Cases side by side: a yes or no of each of 256, one bit each, so that one "and" answers for all of them. And the three
// questions such bits begin with, asked of 256 values that lie in a row.
//
// No intrinsics: vectors of two numbers and of four words, as g++ and clang both understand them, fill the registers every
// 64-bit machine has.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>

namespace nelm::board {

inline constexpr std::size_t cases_abreast = 256;

/// The bit of case i is bit i / 4 of word i % 4: four neighbours are asked at once, and each has a word of its own.
struct Abreast {
  std::array<std::uint64_t, 4> words{};

  constexpr bool operator[](std::size_t i) const { return (words[i % 4] >> (i / 4) & 1U) != 0; }

  /// Of how many it is so.
  constexpr std::size_t count() const {
    std::size_t n = 0;
    for (const auto word : words) n += static_cast<std::size_t>(std::popcount(word));
    return n;
  }
  friend constexpr bool operator==(const Abreast&, const Abreast&) = default;
};

/// So of the first n, 256 at most, and of no other.
constexpr Abreast first_abreast(std::size_t n) {
  Abreast first;
  for (std::size_t j = 0; j < first.words.size(); ++j) {
    const std::size_t of_word = (n + 3 - j) / 4;
    first.words[j]            = of_word == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << of_word) - 1;
  }
  return first;
}

using NumbersAbreast = std::span<const double, cases_abreast>;
using WordsAbreast   = std::span<const std::uint32_t, cases_abreast>;

Abreast which_are_below(NumbersAbreast, double limit);
Abreast which_are_at_most(NumbersAbreast, double limit);
/// Which have a bit in common with `words`.
Abreast which_have_any(WordsAbreast, std::uint32_t words);

}  // namespace nelm::board
