#include "nelm/sheet/letter_width.h"

#include <algorithm>

#include "nelm/sheet/columns.h"

namespace nelm::sheet {

namespace {

/// Letters of about one width, in ems, the widest of each group rounded up.
struct Letters {
  std::string_view letters;
  double           width;
};
constexpr Letters letters_by_width[] = {{"ijl '", 0.34},
                                        {".,:;!frt()-I|", 0.46},
                                        {"0123456789abcdeghknopqsuvxyz$J*_?/\\[]{}`\"", 0.64},
                                        {"MW@%mw+<=>~^#", 1.0}};
constexpr double  other_ascii = 0.8, beyond_ascii = 1.0, bolder = 1.12;

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

double width_of(char first) {
  if (static_cast<unsigned char>(first) >= 0x80U) return beyond_ascii;
  const auto* group = std::ranges::find_if(
      letters_by_width, [&](const Letters& g) { return g.letters.find(first) != std::string_view::npos; });
  return group == std::end(letters_by_width) ? other_ascii : group->width;
}

/// The bytes of the letters at the front of a word that are at most `room` wide; of one letter at least.
std::size_t bytes_that_fit(std::string_view word, double room, double size, bool bold) {
  std::size_t fit = 0;
  for (std::size_t end = 1; end <= word.size(); ++end) {
    if (end < word.size() && continues(word[end])) continue;
    if (fit > 0 && at_most_wide(word.substr(0, end), size, bold) > room) break;
    fit = end;
  }
  return fit;
}

}  // namespace

double at_most_wide(std::string_view text, double size, bool bold) {
  double ems = 0;
  for (const char c : text)
    if (!continues(c)) ems += width_of(c);
  return bold ? ems * size * bolder : ems * size;
}

std::vector<std::string> wrapped_to(std::string_view text, double room, double size, bool bold) {
  std::vector<std::string> lines;
  std::string              line;
  const auto               flush = [&] {
    if (!line.empty()) lines.push_back(std::move(line));
    line.clear();
  };
  for (const auto& given : wrapped(text, 1000000)) {
    std::string_view rest = given;
    while (!rest.empty()) {
      rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
      auto word = rest.substr(0, rest.find(' '));
      rest.remove_prefix(word.size());
      const auto beside = line.empty() ? std::string(word) : line + ' ' + std::string(word);
      if (at_most_wide(beside, size, bold) <= room) {
        line = beside;
        continue;
      }
      flush();
      while (at_most_wide(word, size, bold) > room) {
        const auto piece = bytes_that_fit(word, room, size, bold);
        lines.emplace_back(word.substr(0, piece));
        word.remove_prefix(piece);
      }
      line = std::string(word);
    }
    flush();
  }
  if (lines.empty()) lines.emplace_back();
  return lines;
}

}  // namespace nelm::sheet
