#include "nelm/sheet/p_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace nelm::sheet {

namespace {

/// A number with an exponent written out: "1e-7" as "0.0000001".
std::string written_out(std::string_view number) {
  constexpr int most_digits = 20;
  double        value       = 0;
  const auto    end         = number.data() + number.size();
  if (const auto read = std::from_chars(number.data(), end, value); read.ec != std::errc{} || read.ptr != end)
    return std::string(number);
  if (number.find_first_of("eE") == std::string_view::npos) return std::string(number);
  for (int digits = 0; digits <= most_digits; ++digits) {
    auto   text  = fmt::format("{:.{}f}", value, digits);
    double again = 0;
    std::from_chars(text.data(), text.data() + text.size(), again);
    if (again == value) return text;
  }
  return std::string(number);
}

}  // namespace

std::string p_cell(double p) {
  if (std::isnan(p)) return "-";
  return p < 0.001 ? std::string("< 0.001") : fmt::format("{:.3f}", p);
}

std::string p_shown(double p) {
  if (std::isnan(p)) return "no P";
  const auto cell = p_cell(p);
  return fmt::format("P {}{}", cell.starts_with('<') ? "" : "= ", cell);
}

std::string p_shown(std::string_view published) {
  const bool bound = published.starts_with('<') || published.starts_with('>');
  if (!bound) return fmt::format("P = {}", written_out(published));
  auto number = published.substr(1);
  number.remove_prefix(std::min(number.find_first_not_of(' '), number.size()));
  return fmt::format("P {} {}", published.front(), written_out(number));
}

}  // namespace nelm::sheet
