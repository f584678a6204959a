#include "nelm/sheet/columns.h"

#include <algorithm>

#include "nelm/printable.h"

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

}  // namespace

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
