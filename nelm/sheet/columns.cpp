#include "nelm/sheet/columns.h"

#include <algorithm>

namespace nelm::sheet {

namespace {

bool begins_a_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

/// The bytes of the first `count` characters.
std::size_t bytes_of(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; at < text.size(); ++at)
    if (begins_a_character(text[at]) && count-- == 0) break;
  return at;
}

/// How many bytes at the front would move the cursor of a terminal or turn its line round: control characters (U+0080 to
/// U+009F, which a terminal obeys too, among them), marks of direction, separators of lines. 0 if they are only shown.
std::size_t commanding(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  if ((byte(0) < ' ' && byte(0) != '\n') || byte(0) == 0x7F) return 1;
  if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F) return 2;
  const bool mark      = byte(1) == 0x80 && (byte(2) == 0x8E || byte(2) == 0x8F);
  const bool embedding = byte(1) == 0x80 && byte(2) >= 0xA8 && byte(2) <= 0xAE;
  const bool isolate   = byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9;
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

std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, begins_a_character));
}

std::string padded(std::string_view text, std::size_t to) {
  const auto has = width(text);
  return std::string(text) + std::string(has < to ? to - has : 0, ' ');
}

std::vector<std::string> wrapped(std::string_view text, std::size_t to) { return wrapped(text, to, to); }

std::vector<std::string> wrapped(std::string_view given, std::size_t to, std::size_t first) {
  const auto               text = printable(given);
  std::vector<std::string> lines{""};
  std::string_view         rest = text;
  const auto               room = [&] { return std::max<std::size_t>(lines.size() == 1 ? first : to, 1); };
  while (!rest.empty()) {
    if (rest.front() == '\n') {
      lines.emplace_back();
      rest.remove_prefix(1);
      continue;
    }
    const auto spaces = std::min(rest.find_first_not_of(' '), rest.size());
    rest.remove_prefix(spaces);
    if (rest.empty() || rest.front() == '\n') continue;
    auto word = rest.substr(0, rest.find_first_of(" \n"));
    rest.remove_prefix(word.size());
    const bool begun = !lines.back().empty();
    if (begun && width(lines.back()) + spaces + width(word) > room())
      lines.emplace_back();
    else if (begun)
      lines.back().append(spaces, ' ');
    while (width(word) > room()) {
      const auto piece = bytes_of(word, room());
      lines.back() += word.substr(0, piece);
      lines.emplace_back();
      word.remove_prefix(piece);
    }
    lines.back() += word;
  }
  return lines;
}

}  // namespace nelm::sheet
