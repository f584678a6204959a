// What was typed without the room around it.
#pragma once

#include <string_view>

namespace nelm::exchange {

/// Without spaces and tabs before and behind.
inline std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace nelm::exchange
