#include "nelm/exchange/columns_part.h"

#include <bit>
#include <cstring>
#include <limits>
#include <numeric>
#include <optional>

#include "nelm/exchange/plain_number.h"

namespace nelm::exchange {

namespace {

constexpr double        not_there   = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint64_t nothing_but = std::bit_cast<std::uint64_t>(not_there);  // the bits of a missing cell

/// Eight bytes at a time, each mixed into all (the finalizer of splitmix64: G. Steele, D. Lea, C. Flood, OOPSLA 2014).
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = text.size();
  while (!text.empty()) {
    std::uint64_t     eight = 0;
    const std::size_t taken = text.size() < 8 ? text.size() : 8;
    std::memcpy(&eight, text.data(), taken);
    hash ^= eight;
    hash = (hash ^ (hash >> 30U)) * 0xBF58476D1CE4E5B9U;
    hash = (hash ^ (hash >> 27U)) * 0x94D049BB133111EBU;
    hash ^= hash >> 31U;
    text.remove_prefix(taken);
  }
  return hash;
}

}  // namespace

std::size_t WordList::number_of(std::string_view text) {
  if (2 * (entries_.size() + 1) > slots_.size()) grow();
  const auto hash = hash_of(text);
  for (std::size_t slot = hash & (slots_.size() - 1);; slot = (slot + 1) & (slots_.size() - 1)) {
    if (slots_[slot] == 0) {
      entries_.push_back({text, 1, hash});
      slots_[slot] = static_cast<std::uint32_t>(entries_.size());
      return entries_.size() - 1;
    }
    Entry& entry = entries_[slots_[slot] - 1];
    if (entry.hash == hash && entry.text == text) {
      ++entry.times;
      return slots_[slot] - 1;
    }
  }
}

void WordList::grow() {
  slots_.assign(slots_.empty() ? 16 : 4 * slots_.size(), 0);
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    std::size_t slot = entries_[i].hash & (slots_.size() - 1);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = static_cast<std::uint32_t>(i + 1);
  }
}

double word_cell(std::size_t number) { return std::bit_cast<double>(nothing_but | (number + 1)); }

std::optional<std::size_t> word_in(double cell) {
  const auto bits = std::bit_cast<std::uint64_t>(cell);
  if (cell == cell || bits == nothing_but) return {};
  return (bits ^ nothing_but) - 1;
}

bool is_missing(std::string_view text) { return text.empty() || text == "NA" || text == "NaN"; }

StretchSink::StretchSink(std::vector<double*> cells, const std::vector<char>& as_words)
    : numbers(cells.size()), words(cells.size()), cells_(std::move(cells)), as_words_(as_words) {}

void StretchSink::cell(std::size_t index, const CsvPiece& piece) {
  if (index >= cells_.size()) return;
  const auto text = bare(piece.text);
  double&    cell = cells_[index][rows];
  if (as_words_[index] == 0 && (piece.at >= 8 ? plain_number_after_eight(text, cell) : plain_number(text, cell))) {
    ++numbers[index];
    return;
  }
  if (is_missing(text)) {
    cell = not_there;
    return;
  }
  const auto word = piece.doubled ? std::string_view(once_.emplace_back(with_quotes_once(text))) : text;
  cell            = word_cell(words[index].number_of(word));
}

void StretchSink::row(std::size_t, std::size_t lines_before, std::size_t cells) {
  if (cells != cells_.size()) {
    other_length = true;
    return;  // the next row takes its place
  }
  if (lines.empty() && lines_before != rows) {
    lines.resize(rows);
    std::iota(lines.begin(), lines.end(), 0);
  }
  if (!lines.empty() || lines_before != rows) lines.push_back(static_cast<int>(lines_before));
  ++rows;
}

}  // namespace nelm::exchange
