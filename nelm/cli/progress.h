// What is being done, said on a terminal once it takes more than a second.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace nelm::cli {

/// While it is alive, and standard error is a terminal, a line there says what is being done and for how many seconds; it goes
/// when the work is done. Nothing is said of work below a second, nor under --quiet.
class Progress {
 public:
  explicit Progress(std::string doing, bool quiet = false);
  Progress(const Progress&)            = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  /// What is being done from now on.
  void now(std::string doing);

 private:
  void watch();

  std::mutex              mutex_;
  std::condition_variable change_;
  std::string             doing_;
  bool                    done_ = false;
  std::thread             watcher_;
};

}  // namespace nelm::cli
