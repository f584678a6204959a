#include "nelm/cli/write_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "nelm/cli/descriptor.h"
#include "nelm/cli/refuse.h"
#include "nelm/cli/undisturbed.h"

namespace nelm::cli {

namespace {

/// What a signal has to remove: a signal handler may not look at anything that is being changed, nor call what allocates.
std::array<char, 4096> unfinished_path{};

extern "C" void remove_unfinished(int signal) {
  unlink(unfinished_path.data());
  raise(signal);  // its own action is back: the program dies of it
}

/// The file beside the one to be written: there while this is alive, and gone afterwards, whatever happens in between.
class Unfinished {
 public:
  explicit Unfinished(const std::string& path) : path_(path + ".unfinished-XXXXXX") {
    if (path_.size() >= unfinished_path.size()) {
      errno = ENAMETOOLONG;
      return;
    }
    const Undisturbed now;
    number_ = mkostemp(path_.data(), O_CLOEXEC);
    if (number_ < 0) return;
    std::memcpy(unfinished_path.data(), path_.c_str(), path_.size() + 1);
    for (std::size_t i = 0; i < stopping.size(); ++i) {
      struct sigaction action{};
      action.sa_handler = remove_unfinished;
      action.sa_flags   = static_cast<int>(SA_RESETHAND);
      sigaction(stopping.at(i), nullptr, &before_.at(i));
      if (before_.at(i).sa_handler != SIG_IGN) sigaction(stopping.at(i), &action, nullptr);
    }
  }
  Unfinished(const Unfinished&)            = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  ~Unfinished() {
    if (number_ < 0) return;
    const Undisturbed now;
    if (!in_place_) unlink(path_.c_str());
    for (std::size_t i = 0; i < stopping.size(); ++i) sigaction(stopping.at(i), &before_.at(i), nullptr);
    close(number_);
  }

  bool open() const { return number_ >= 0; }

  /// Every byte on the disk.
  bool fill(std::string_view bytes, mode_t mode) const {
    return write_all(number_, bytes) && fchmod(number_, mode) == 0 && fsync(number_) == 0;
  }
  /// In its place, and in that of what was there.
  bool replace(const std::string& place) {
    const Undisturbed now;
    return in_place_ = rename(path_.c_str(), place.c_str()) == 0;
  }
  /// In its place, where nothing was: unlike rename, a link never replaces a file.
  bool stand_new(const std::string& place) const { return link(path_.c_str(), place.c_str()) == 0; }

 private:
  std::string                                   path_;
  int                                           number_   = -1;
  bool                                          in_place_ = false;
  std::array<struct sigaction, stopping.size()> before_{};
};

/// What a file gets that is new.
mode_t usual_mode() {
  const mode_t mask = umask(0);
  umask(mask);
  return 0666U & ~mask;
}

Result<void> write_through(const std::string& path, std::string_view bytes) {
  const Descriptor file(open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (!file.open()) return refuse(path, std::strerror(errno), "a place a file can be written");
  if (!write_all(file.number(), bytes)) return refuse(path, std::strerror(errno), "a place with room for the file");
  return {};
}

}  // namespace

Result<void> write_file(const std::string& path, std::string_view bytes) {
  struct stat old{};
  const bool  there = stat(path.c_str(), &old) == 0;
  if (there && S_ISDIR(old.st_mode)) return refuse(path, "a folder", "a file");
  if (there && !S_ISREG(old.st_mode)) return write_through(path, bytes);
  if (there && access(path.c_str(), W_OK) != 0)
    return refuse(path, std::strerror(errno), "a place a file can be written");

  std::error_code none;  // a link stays one: the file it names is replaced
  const auto      place = there ? std::filesystem::canonical(path, none).string() : path;
  Unfinished      file(place);
  if (!file.open()) return refuse(path, std::strerror(errno), "a place a file can be written");
  if (!file.fill(bytes, there ? old.st_mode & 07777U : usual_mode()) || !file.replace(place))
    return refuse(path, std::strerror(errno), "a place with room for the file");
  return {};
}

Result<void> write_new_file(const std::string& path, std::string_view bytes) {
  const Unfinished file(path);
  if (!file.open()) return refuse(path, std::strerror(errno), "a place a file can be written");
  if (!file.fill(bytes, usual_mode())) return refuse(path, std::strerror(errno), "a place with room for the file");
  if (file.stand_new(path)) return {};
  return errno == EEXIST ? refuse(path, "a file that is there already", "the name of a new file")
                         : refuse(path, std::strerror(errno), "a place a file can be written");
}

}  // namespace nelm::cli
