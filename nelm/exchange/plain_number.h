// A number as programs write it, read exactly and quickly.
//
// W. D. Clinger, How to read floating point numbers accurately, PLDI 1990: where the digits and the power of ten are both
// doubles, one division rounds as it should. All else goes the slow way.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace nelm::exchange {

inline constexpr double powers_of_ten[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                           1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/// "12", "-0.984", ".5", "1e-3": the nearest double. Not: spaces, a plus before it, nan, inf, what is too large.
bool plain_number(std::string_view text, double& number);

/// The same; none where it is no such number.
inline std::optional<double> plain_number(std::string_view text) {
  double number = 0;
  return plain_number(text, number) ? std::optional(number) : std::nullopt;
}

/// The same, of up to eight digits and a point without a power of ten; false of all else. The eight bytes that end with the
/// text have to be readable: all digits at once (D. Lemire, Softw. Pract. Exp. 51 (2021) 1700-1727, section 5).
inline bool short_number_after_eight(std::string_view text, double& number) {
  if (text.empty()) return false;
  // Signs come in no order a processor could foresee: no branch, nor a comparison to make one of.
  const std::uint64_t first = static_cast<unsigned char>(text.front()), below = ((first ^ '-') - 1) >> 63U;
  const std::size_t   size = text.size() - below;
  if (std::endian::native != std::endian::little || size - 1 >= 8) return false;

  constexpr std::uint64_t each = 0x0101010101010101, zeros = '0' * each, tops = 0x80 * each;
  std::uint64_t           eight = 0;
  std::memcpy(&eight, text.data() + text.size() - 8, 8);
  const std::uint64_t before = (std::uint64_t{1} << (64 - 8 * size) % 64) - 1;  // the lowest bytes are none of the text
  eight                      = (eight & ~before) | (zeros & before);

  const std::uint64_t others = eight ^ ('.' * each);
  const std::uint64_t dots   = (others - each) & ~others & tops;  // its lowest bit: the first dot
  std::size_t         parts  = 0;
  if (dots != 0) {
    if (size == 1) return false;
    const auto          at    = static_cast<std::size_t>(std::countr_zero(dots)) / 8;
    const std::uint64_t lower = (std::uint64_t{1} << (8 * at)) - 1;
    const std::uint64_t upper = ~(lower << 8U | 0xFFU);
    eight                     = (eight & upper) | ((eight & lower) << 8U) | '0';
    parts                     = 7 - at;
  }
  if ((((eight + 0x46 * each) | (eight - zeros)) & tops) != 0) return false;
  eight -= zeros;
  eight = eight * 10 + (eight >> 8U);  // pairs, in every other byte
  eight = ((eight & 0x000000FF000000FF) * 0x000F424000000064 +
           ((eight >> 16U) & 0x000000FF000000FF) * 0x0000271000000001) >>
          32U;
  const double value = static_cast<double>(static_cast<std::uint32_t>(eight)) / powers_of_ten[parts];
  number             = std::bit_cast<double>(std::bit_cast<std::uint64_t>(value) | below << 63U);
  return true;
}

/// Any plain number, the eight bytes that end with it readable.
inline bool plain_number_after_eight(std::string_view text, double& number) {
  return short_number_after_eight(text, number) || plain_number(text, number);
}

}  // namespace nelm::exchange
