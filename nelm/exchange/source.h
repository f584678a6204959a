// Bytes somebody gave us, and what to call them. Doors open files; readers take bytes.
#pragma once

#include <string_view>

namespace nelm::exchange {

struct Source {
  std::string_view name;  // "case-017.json", "standard input": how problems call it
  std::string_view bytes;
  int              first_line = 1;  // the number of the first line, for bytes cut from a larger text
};

}  // namespace nelm::exchange
