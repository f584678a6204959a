#include "nelm/board/abreast.h"

#include <cstring>

namespace nelm::board {

namespace {

using TwoNumbers = double __attribute__((vector_size(16)));
using TwoWords   = std::uint64_t __attribute__((vector_size(16)));
using FourWords  = std::uint32_t __attribute__((vector_size(16)));

template <class Vector, class Value>
Vector side_by_side(const Value* from) {
  Vector v;
  std::memcpy(&v, from, sizeof v);
  return v;
}

/// Where a comparison holds, all bits of its place are set: that is one less than nothing. From the last neighbours to the
/// first, what was found is doubled and the next taken from it: each place gathers its own bits, and nothing crosses over.
template <class Compare>
Abreast gathered(NumbersAbreast numbers, Compare holds) {
  TwoWords first{}, second{};
  for (std::size_t i = cases_abreast; i != 0; i -= 4) {
    const double* four = numbers.data() + i - 4;
    first              = first + first - holds(side_by_side<TwoNumbers>(four));
    second             = second + second - holds(side_by_side<TwoNumbers>(four + 2));
  }
  Abreast all;
  std::memcpy(all.words.data(), &first, sizeof first);
  std::memcpy(all.words.data() + 2, &second, sizeof second);
  return all;
}

}  // namespace

Abreast which_are_below(NumbersAbreast numbers, double limit) {
  const TwoNumbers both{limit, limit};
  return gathered(numbers, [&](TwoNumbers two) -> TwoWords { return std::bit_cast<TwoWords>(two < both); });
}

Abreast which_are_at_most(NumbersAbreast numbers, double limit) {
  const TwoNumbers both{limit, limit};
  return gathered(numbers, [&](TwoNumbers two) -> TwoWords { return std::bit_cast<TwoWords>(two <= both); });
}

Abreast which_have_any(WordsAbreast of, std::uint32_t words) {
  constexpr std::size_t half =
      cases_abreast / 2;  // a place of a vector has room for 32 bits, a word of the answer for 64
  const FourWords asked{words, words, words, words}, nothing{};
  const auto      any = [&](const std::uint32_t* four) {
    return std::bit_cast<FourWords>((side_by_side<FourWords>(four) & asked) != nothing);
  };
  FourWords low{}, high{};
  for (std::size_t i = half; i != 0; i -= 4) {
    const std::uint32_t* four = of.data() + i - 4;
    low                       = low + low - any(four);
    high                      = high + high - any(four + half);
  }
  std::array<std::uint32_t, 4> lows{}, highs{};
  std::memcpy(lows.data(), &low, sizeof low);
  std::memcpy(highs.data(), &high, sizeof high);
  Abreast all;
  for (std::size_t j = 0; j != all.words.size(); ++j) all.words[j] = lows[j] | std::uint64_t{highs[j]} << 32U;
  return all;
}

}  // namespace nelm::board
