#include "nelm/nearest.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace nelm {

namespace {

/// The row of distances to every beginning of `b` is filled from the two rows before it.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before.swap(above);
    above.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j]             = std::min({above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), above[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row.back();
}

/// Of names such as ki67_pct, whose words stand apart: does it hold the text as one or more whole words?
bool holds_as_words(std::string_view name, std::string_view text) {
  const auto apart = [&](std::size_t at) { return at == name.size() || name[at] == '_' || name[at] == '-'; };
  for (auto at = name.find(text); !text.empty() && at != std::string_view::npos; at = name.find(text, at + 1))
    if ((at == 0 || apart(at - 1)) && apart(at + text.size())) return true;
  return false;
}

constexpr std::size_t longest_word_compared = 80;
constexpr std::size_t as_whole_words        = 2;  // the distance at which a name holding the text as words counts

}  // namespace

std::optional<std::string_view> nearest(std::string_view written, std::span<const std::string_view> known) {
  if (written.size() > longest_word_compared) return {};
  std::optional<std::string_view> best;
  std::size_t                     least = 0;
  for (const auto word : known) {
    auto d = distance(written, word);
    if (holds_as_words(word, written))
      d = std::min(d, as_whole_words);
    else if (3 * d > std::max(written.size(), word.size()))
      continue;
    if (best && std::pair(d, word.size()) >= std::pair(least, best->size())) continue;
    best  = word;
    least = d;
  }
  return best;
}

std::string did_you_mean(std::string_view written, std::span<const std::string_view> known) {
  const auto word = nearest(written, known);
  return word ? std::string(", did you mean ").append(*word).append("?") : std::string{};
}

}  // namespace nelm
