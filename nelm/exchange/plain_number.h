// A number as programs write it, read exactly and quickly.
//
// W. D. Clinger, How to read floating point numbers accurately, PLDI 1990: where the digits and the power of ten are both
// doubles, one division rounds as it should. All else goes the slow way.
#pragma once

#include <charconv>
#include <cmath>
#include <cstdint>
#include <string_view>

namespace nelm::exchange {

/// "12", "-0.984", ".5", "1e-3": the nearest double. Not: spaces, a plus before it, nan, inf, what is too large.
inline bool plain_number(std::string_view text, double& number) {
  constexpr double        tens[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  constexpr std::uint64_t exact  = std::uint64_t{1} << 53;
  constexpr long          digits = 19;  // as many always fit into 64 bits

  const char* const end   = text.data() + text.size();
  const char*       at    = text.data();
  const auto        digit = [&] { return at != end && static_cast<unsigned char>(*at - '0') < 10; };
  std::uint64_t     all   = 0;
  const auto        take  = [&] {
    const char* const first = at;
    for (; digit(); ++at) all = 10 * all + static_cast<std::uint64_t>(*at - '0');
    return at - first;
  };

  const bool below = at != end && *at == '-';
  if (below) ++at;
  const long whole = take();
  long       parts = 0;
  if (at != end && *at == '.') {
    ++at;
    parts = take();
  }
  if (at == end && whole + parts > 0 && whole + parts <= digits && all <= exact) {
    const double size = static_cast<double>(all) / tens[parts];
    number            = below ? -size : size;
    return true;
  }
  const auto read = std::from_chars(text.data(), end, number);
  return read.ec == std::errc{} && read.ptr == end && std::isfinite(number);
}

}  // namespace nelm::exchange
