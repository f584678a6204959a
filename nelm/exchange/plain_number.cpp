#include "nelm/exchange/plain_number.h"

#include <charconv>
#include <cmath>

namespace nelm::exchange {

bool plain_number(std::string_view text, double& number) {
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
    const double size = static_cast<double>(all) / powers_of_ten[parts];
    number            = below ? -size : size;
    return true;
  }
  const bool goes_on = at != end && *at != 'e' && *at != 'E';
  if (goes_on || whole + parts == 0) return false;
  const auto read = std::from_chars(text.data(), end, number);
  return read.ec == std::errc{} && read.ptr == end && std::isfinite(number);
}

}  // namespace nelm::exchange
