// Holding back the signals that stop a program for as long as something must not be left half-done.
#pragma once

#include <array>
#include <csignal>

namespace nelm::cli {

inline constexpr std::array stopping{SIGINT, SIGTERM, SIGHUP};

/// While it is alive none of them arrives; one that was sent arrives afterwards.
class Undisturbed {
 public:
  Undisturbed() {
    sigset_t all;
    sigemptyset(&all);
    for (const int s : stopping) sigaddset(&all, s);
    sigprocmask(SIG_BLOCK, &all, &before_);
  }
  Undisturbed(const Undisturbed&)            = delete;
  Undisturbed& operator=(const Undisturbed&) = delete;
  ~Undisturbed() { sigprocmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

}  // namespace nelm::cli
