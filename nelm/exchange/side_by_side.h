// Pieces of work that do not touch each other, shared among threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace nelm::exchange {

/// Does work(0) to work(pieces - 1), each once, on as many threads, this one among them. The work does not throw.
template <class Work>
void side_by_side(int threads, std::size_t pieces, const Work& work) {
  std::atomic<std::size_t> next{0};
  const auto               share = [&] {
    for (std::size_t i = next++; i < pieces; i = next++) work(i);
  };
  std::vector<std::jthread> others;
  const auto                wanted = std::min(static_cast<std::size_t>(std::max(threads, 1)), pieces);
  for (std::size_t i = 1; i < wanted; ++i) others.emplace_back(share);
  share();
}

}  // namespace nelm::exchange
