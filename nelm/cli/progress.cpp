#include "nelm/cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <utility>

#include "nelm/printable.h"

namespace nelm::cli {

Progress::Progress(std::string doing, bool quiet) : doing_(std::move(doing)) {
  if (!quiet && isatty(STDERR_FILENO) != 0) watcher_ = std::thread([this] { watch(); });
}

Progress::~Progress() {
  if (!watcher_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
  }
  change_.notify_all();
  watcher_.join();
}

void Progress::now(std::string doing) {
  const std::lock_guard lock(mutex_);
  doing_ = std::move(doing);
}

void Progress::watch() {
  constexpr std::string_view clear_line = "\r\033[K";
  std::unique_lock           lock(mutex_);
  int                        seconds = 0;
  while (!change_.wait_for(lock, std::chrono::seconds(1), [this] { return done_; }))
    fmt::print(stderr, "{}nelm: {}, {} s", clear_line, in_one_line(doing_), ++seconds);
  if (seconds > 0) fmt::print(stderr, "{}", clear_line);
  std::fflush(stderr);
}

}  // namespace nelm::cli
