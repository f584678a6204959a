#include "nelm/result.h"

#include <fmt/format.h>

#include <algorithm>

#include "nelm/printable.h"

namespace nelm {

std::string sentence(const Problem& p) {
  std::string said = in_one_line(p.file);
  if (p.line > 0) said += fmt::format(":{}:{}", p.line, p.column);
  if (!p.field.empty()) said += fmt::format(": {}", in_one_line(p.field));
  said += fmt::format(": found {}; expected {}", in_one_line(p.found), in_one_line(p.expected));
  if (!p.excerpt.empty()) {
    const auto before = static_cast<std::size_t>(std::max(p.caret - 1, 0));
    said += fmt::format("\n    {}\n    {}^", in_one_line(p.excerpt), std::string(before, ' '));
  }
  return said;
}

}  // namespace nelm
