#include "nelm/exchange/columns_part.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <numeric>
#include <optional>

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

StretchSink::StretchSink(const std::vector<double*>& cells, const std::vector<char>& as_words)
    : words(cells.size()), missing_(cells.size(), 0), beside_(cells.size(), 0) {
  for (std::size_t c = 0; c < cells.size(); ++c) columns_.push_back({cells[c], as_words[c] != 0});
}

void StretchSink::no_short_number(std::size_t index, std::size_t row, std::string_view text, bool doubled) {
  double& cell = columns_[index].cells[row];
  if (!columns_[index].as_words && plain_number(text, cell)) return;
  if (is_missing(text)) {
    cell = not_there;
    ++missing_[index];
    return;
  }
  const auto word = doubled ? std::string_view(once_.emplace_back(with_quotes_once(text))) : text;
  const auto seen = words[index].entries().size();
  cell            = word_cell(words[index].number_of(word));
  if (words[index].entries().size() > seen && control_in(word)) quote_faults = true;
}

// Column by column, for the cells of one are alike: where its point stands a processor foresees.
std::size_t StretchSink::take_plain_rows(std::string_view bytes, std::size_t begin, std::size_t end, char separator) {
  constexpr std::size_t cells_at_once = 2048;
  const std::size_t     columns = columns_.size(), most = std::max<std::size_t>(cells_at_once / columns, 1);
  if (columns < 2) return begin;                        // where a line may be empty
  std::vector<std::size_t> bounds(most * columns + 1);  // where cells begin; each ends one byte before the next
  CsvMarks                 marks(bytes, begin, end, separator);
  const auto               found_row = [&](std::size_t* ends) {
    for (std::size_t c = 0; c < columns; ++c) {
      const auto mark = marks.next();
      if (mark >= end || bytes[mark] != (c + 1 < columns ? separator : '\n')) return false;
      ends[c] = mark + 1;
    }
    return true;
  };

  bounds[0] = begin;
  for (std::size_t count = most; count == most;) {
    for (count = 0; count < most && found_row(&bounds[count * columns + 1]);) ++count;
    for (std::size_t c = 0; c < columns; ++c)
      for (std::size_t r = 0; r < count; ++r) {
        const std::size_t at = bounds[r * columns + c];
        std::size_t       to = bounds[r * columns + c + 1] - 1;
        if (c + 1 == columns && to > at && bytes[to - 1] == '\r') --to;
        take(c, rows + r, {.text = {bytes.data() + at, to - at}, .at = at});
      }
    rows += count;
    bounds[0] = bounds[count * columns];
  }
  return bounds[0];
}

std::size_t StretchSink::numbers(std::size_t column) const {
  std::size_t others = missing_[column];
  for (const auto& word : words[column].entries()) others += word.times;
  return rows + beside_[column] - others;
}

void StretchSink::row(std::size_t, std::size_t lines_before, std::size_t cells) {
  if (cells != columns_.size()) {
    other_length = true;
    for (std::size_t c = 0; c < std::min(cells, columns_.size()); ++c) ++beside_[c];
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
