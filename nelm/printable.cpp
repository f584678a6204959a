#include "nelm/printable.h"

#include <algorithm>

namespace nelm {

namespace {

/// How many bytes at the front would move the cursor of a terminal or turn its line round: control characters (U+0080 to
/// U+009F, which a terminal obeys too, among them), marks of direction, separators of lines. 0 if they are only shown.
std::size_t commanding(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  if ((byte(0) < ' ' && byte(0) != '\n') || byte(0) == 0x7F) return 1;
  if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F) return 2;
  const bool mark      = byte(1) == 0x80 && (byte(2) == 0x8E || byte(2) == 0x8F);
  const bool embedding = byte(1) == 0x80 && byte(2) >= 0xA8 && byte(2) <= 0xAE;
  const bool isolate   = byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9;
  if (byte(0) == 0xD8 && byte(1) == 0x9C) return 2;
  return byte(0) == 0xE2 && (mark || embedding || isolate) ? 3 : 0;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string clean;
  while (!text.empty()) {
    const auto bytes = commanding(text);
    clean += bytes > 0 ? ' ' : text.front();
    text.remove_prefix(std::max<std::size_t>(bytes, 1));
  }
  return clean;
}

std::string in_one_line(std::string_view text) {
  auto line = printable(text);
  std::ranges::replace(line, '\n', ' ');
  return line;
}

}  // namespace nelm
