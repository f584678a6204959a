// Work on many rows in pieces whose bounds depend on the number of rows alone, so that sums over them, made in the order of
// the pieces, are the same to the last bit however many threads share them.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace nelm::cohort {

struct Chunks {
  static constexpr std::size_t least = 2048, most_chunks = 64;

  explicit Chunks(std::size_t number_of_rows) : rows(number_of_rows) {
    size = std::max(least, (rows + most_chunks - 1) / most_chunks);
  }
  std::size_t count() const { return (rows + size - 1) / size; }
  std::size_t begin(std::size_t chunk) const { return chunk * size; }
  std::size_t end(std::size_t chunk) const { return std::min(rows, (chunk + 1) * size); }

  std::size_t rows = 0, size = 0;
};

/// How many threads are worth calling to go once through so many numbers: to begin a thread takes about as long as some
/// hundred thousand of them.
inline int hands_for(std::size_t numbers, int threads) {
  constexpr std::size_t worth_sharing = std::size_t{1} << 19U;
  return numbers < worth_sharing ? 1 : threads;
}

/// Calls `work(i)` once for each i below `count`, in any order, on up to `threads` threads. `work` may not throw.
template <class Work>
void share(std::size_t count, int threads, const Work& work) {
  const auto hands = std::min<std::size_t>(count, static_cast<std::size_t>(std::max(threads, 1)));
  if (hands <= 1) {
    for (std::size_t i = 0; i < count; ++i) work(i);
    return;
  }
  std::atomic<std::size_t> next{0};
  const auto               take = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < hands; ++i) others.emplace_back(take);
  take();
}

}  // namespace nelm::cohort
