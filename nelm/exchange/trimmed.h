// What was typed or written without the room around it.
#pragma once

#include <string_view>

namespace nelm::exchange {

/// Without spaces, tabs and carriage returns before and behind.
inline std::string_view trimmed(std::string_view text) {
  const auto above_space = [](char c) { return static_cast<unsigned char>(c) > ' '; };
  if (!text.empty() && above_space(text.front()) && above_space(text.back())) return text;  // most cells of a table
  const auto room = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && room(text.front())) text.remove_prefix(1);
  while (!text.empty() && room(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace nelm::exchange
