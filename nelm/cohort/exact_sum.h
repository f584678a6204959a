// Sums that know no order: of numbers 0 and above as whole multiples of one small unit.
//
// U. Kulisch, Computer Arithmetic and Validity (2013), ch. 8: fixed-point accumulation of floating-point numbers.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>

namespace nelm::cohort {

/// A unit in which each of some numbers, and every sum of them, is whole: two digits of up to 62 bits.
class CommonUnit {
 public:
  /// A sum so far.
  struct Sum {
    std::int64_t high = 0, low = 0;
    Sum&         operator+=(Sum more) {
      high += more.high;
      low += more.low;
      return *this;
    }
  };

  /// Nothing if a number is below 0 or not finite, or if they lie too far apart: of a million, over 2^33 times.
  static std::optional<CommonUnit> of(std::span<const double> numbers) {
    double most = 0;
    bool   fit  = true;
    for (const double x : numbers) {
      fit &= x >= 0 && x <= 0x1p500;
      most = x > most ? x : most;
    }
    if (!fit) return std::nullopt;
    int exponent = 0;
    std::frexp(most, &exponent);  // most < 2^exponent
    const int  bits = 62 - static_cast<int>(std::bit_width(numbers.size()));
    CommonUnit unit(std::ldexp(1.0, bits - exponent), std::ldexp(1.0, bits));
    for (const double x : numbers) {
      const Sum    whole = unit.sum_of(x);
      const double rest  = x * unit.to_high_ - static_cast<double>(whole.high);
      fit &= rest * unit.to_low_ == static_cast<double>(whole.low);
    }
    return fit ? std::optional(unit) : std::nullopt;
  }

  Sum sum_of(double x) const {
    const double high  = x * to_high_;
    const auto   whole = static_cast<std::int64_t>(high);
    return {whole, static_cast<std::int64_t>((high - static_cast<double>(whole)) * to_low_)};
  }
  double number(Sum sum) const {
    return (static_cast<double>(sum.high) + static_cast<double>(sum.low) / to_low_) / to_high_;
  }

 private:
  CommonUnit(double to_high, double to_low) : to_high_(to_high), to_low_(to_low) {}

  double to_high_, to_low_;  // powers of two
};

}  // namespace nelm::cohort
