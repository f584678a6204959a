#include "nelm/exchange/nearest.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace nelm::exchange {

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

constexpr std::size_t longest_word_compared = 80;

}  // namespace

std::optional<std::string_view> nearest(std::string_view written, std::span<const std::string_view> known) {
  if (written.size() > longest_word_compared) return {};
  std::optional<std::string_view> best;
  std::size_t                     least = 0;
  for (const auto word : known) {
    const auto d = distance(written, word);
    if (3 * d > std::max(written.size(), word.size()) || (best && d >= least)) continue;
    best  = word;
    least = d;
  }
  return best;
}

std::string did_you_mean(std::string_view written, std::span<const std::string_view> known) {
  const auto word = nearest(written, known);
  return word ? std::string(", did you mean ").append(*word).append("?") : std::string{};
}

}  // namespace nelm::exchange
