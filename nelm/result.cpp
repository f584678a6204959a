#include "nelm/result.h"

#include <fmt/format.h>

#include <algorithm>

namespace nelm {

std::string sentence(const Problem& p) {
  std::string said = p.file;
  if (p.line > 0) said += fmt::format(":{}:{}", p.line, p.column);
  if (!p.field.empty()) said += fmt::format(": {}", p.field);
  said += fmt::format(": found {}; expected {}", p.found, p.expected);
  if (!p.excerpt.empty()) {
    const auto before = static_cast<std::size_t>(std::max(p.caret - 1, 0));
    said += fmt::format("\n    {}\n    {}^", p.excerpt, std::string(before, ' '));
  }
  return said;
}

}  // namespace nelm
