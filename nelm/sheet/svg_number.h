// How a coordinate is written: the same on every machine, and no longer than a drawing needs.
#pragma once

#include <fmt/format.h>

#include <string>

namespace nelm::sheet {

/// With at most two decimals, without those that are zero: "12", "0.5", "-3.25".
inline std::string svg_number(double x) {
  auto text = fmt::format("{:.2f}", x);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

}  // namespace nelm::sheet
