#include "nelm/board/fact_columns.h"

#include <cmath>
#include <limits>
#include <utility>

namespace nelm::board {

namespace {

/// From one column of a block to the next: a little more than its cases, or all columns of one case would meet in the same
/// few places of the cache.
constexpr std::size_t stride = cases_abreast + 16;

constexpr double without_end = std::numeric_limits<double>::infinity();

double end_of(const patient::Range& r, End end) {
  switch (end) {
    case End::low:         return r.low;
    case End::high:        return r.high;
    case End::inside_low:  return r.low_open ? std::nextafter(r.low, without_end) : r.low;
    case End::inside_high: return r.high_open ? std::nextafter(r.high, -without_end) : r.high;
  }
  return r.low;
}

}  // namespace

FactColumns::FactColumns(std::vector<NumberColumn> numbers, std::vector<Slot> words)
    : number_columns_(std::move(numbers)), word_columns_(std::move(words)) {}

void FactColumns::add(std::span<const Possible> values) {
  const std::size_t block = size_ / cases_abreast, lane = size_ % cases_abreast;
  if (lane == 0) {
    numbers_.resize((block + 1) * number_columns_.size() * stride);
    words_.resize((block + 1) * word_columns_.size() * stride);
  }
  const std::size_t number = block * number_columns_.size() * stride + lane;
  for (std::size_t i = 0; i < number_columns_.size(); ++i) {
    const auto [slot, end]        = number_columns_[i];
    numbers_[number + i * stride] = end_of(values[slot].numbers, end);
  }
  const std::size_t word = block * word_columns_.size() * stride + lane;
  for (std::size_t i = 0; i < word_columns_.size(); ++i) words_[word + i * stride] = values[word_columns_[i]].choices;
  ++size_;
}

void FactColumns::clear() {
  numbers_.clear();
  words_.clear();
  size_ = 0;
}

NumbersAbreast FactColumns::numbers(std::size_t block, std::size_t column) const {
  return NumbersAbreast{numbers_.data() + (block * number_columns_.size() + column) * stride, cases_abreast};
}

WordsAbreast FactColumns::words(std::size_t block, std::size_t column) const {
  return WordsAbreast{words_.data() + (block * word_columns_.size() + column) * stride, cases_abreast};
}

}  // namespace nelm::board
