// Looking for words in a text, for the tests of what the sheet writes.
#pragma once

#include <string_view>

namespace nelm::sheet::by_hand {

inline std::size_t count(std::string_view text, std::string_view part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++n;
  return n;
}

inline bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace nelm::sheet::by_hand
