#include "nelm/nearest.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace nelm {

namespace {

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal                   = std::exchange(row[j], std::min({replaced, row[j] + 1, row[j - 1] + 1}));
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
