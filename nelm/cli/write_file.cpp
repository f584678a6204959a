#include "nelm/cli/write_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <vector>

#include "nelm/cli/descriptor.h"
#include "nelm/cli/refuse.h"
#include "nelm/cli/undisturbed.h"

namespace nelm::cli {

namespace {

constexpr std::size_t most_at_once = 16;

/// What a signal has to remove: a signal handler may not look at anything that is being changed, nor call what allocates.
std::array<std::array<char, 4096>, most_at_once> unfinished_paths{};  // empty: none

extern "C" void remove_unfinished(int signal) {
  for (const auto& path : unfinished_paths)
    if (path[0] != 0) unlink(path.data());
  raise(signal);  // its own action is back: the program dies of it
}

/// While it is alive a signal that stops the program removes what is unfinished first.
class Removing {
 public:
  Removing() {
    const Undisturbed now;
    for (std::size_t i = 0; i < stopping.size(); ++i) {
      struct sigaction action{};
      action.sa_handler = remove_unfinished;
      action.sa_flags   = static_cast<int>(SA_RESETHAND);
      sigaction(stopping.at(i), nullptr, &before_.at(i));
      if (before_.at(i).sa_handler != SIG_IGN) sigaction(stopping.at(i), &action, nullptr);
    }
  }
  Removing(const Removing&)            = delete;
  Removing& operator=(const Removing&) = delete;
  ~Removing() {
    for (std::size_t i = 0; i < stopping.size(); ++i) sigaction(stopping.at(i), &before_.at(i), nullptr);
  }

 private:
  std::array<struct sigaction, stopping.size()> before_{};
};

/// The file beside the one to be written: there while this is alive, and gone afterwards, whatever happens in between.
class Unfinished {
 public:
  explicit Unfinished(const std::string& path) : path_(path + ".unfinished-XXXXXX") {
    const auto slot = std::ranges::find_if(unfinished_paths, [](const auto& p) { return p[0] == 0; });
    if (slot == unfinished_paths.end() || path_.size() >= slot->size()) {
      errno = ENAMETOOLONG;
      return;
    }
    const Undisturbed now;
    number_ = mkostemp(path_.data(), O_CLOEXEC);
    if (number_ < 0) return;
    std::memcpy(slot->data(), path_.c_str(), path_.size() + 1);
    slot_ = slot->data();
  }
  Unfinished(const Unfinished&)            = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  ~Unfinished() {
    if (number_ < 0) return;
    const Undisturbed now;
    if (!in_place_) unlink(path_.c_str());
    *slot_ = 0;
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
    in_place_ = rename(path_.c_str(), place.c_str()) == 0;
    if (in_place_) *slot_ = 0;
    return in_place_;
  }
  /// In its place, where nothing was: unlike rename, a link never replaces a file.
  bool stand_new(const std::string& place) const { return link(path_.c_str(), place.c_str()) == 0; }

 private:
  std::string path_;
  int         number_   = -1;
  char*       slot_     = nullptr;
  bool        in_place_ = false;
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

/// A file on its way: beside its place, or, where that is no file, not yet begun.
struct OnItsWay {
  const FileToWrite*          what = nullptr;
  std::string                 place;
  std::unique_ptr<Unfinished> unfinished;  // none: the place is no file and is written through
};

Result<OnItsWay> begun(const FileToWrite& what) {
  const auto& path = what.path;
  struct stat old{};
  const bool  there = stat(path.c_str(), &old) == 0;
  if (there && S_ISDIR(old.st_mode)) return refuse(path, "a folder", "a file");
  if (there && !S_ISREG(old.st_mode)) return OnItsWay{&what, path, {}};
  if (there && access(path.c_str(), W_OK) != 0)
    return refuse(path, std::strerror(errno), "a place a file can be written");

  std::error_code none;  // a link stays one: the file it names is replaced
  OnItsWay        way{&what, there ? std::filesystem::canonical(path, none).string() : path, {}};
  way.unfinished = std::make_unique<Unfinished>(way.place);
  if (!way.unfinished->open()) return refuse(path, std::strerror(errno), "a place a file can be written");
  if (!way.unfinished->fill(what.bytes, there ? old.st_mode & 07777U : usual_mode()))
    return refuse(path, std::strerror(errno), "a place with room for the file");
  return way;
}

}  // namespace

Result<void> write_files(std::span<const FileToWrite> files) {
  const Removing        removing;
  Problems              problems;
  std::vector<OnItsWay> all;
  for (const FileToWrite& file : files) {
    auto way = begun(file);
    if (way)
      all.push_back(std::move(*way));
    else
      problems.insert(problems.end(), way.error().begin(), way.error().end());
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  for (const OnItsWay& way : all)
    if (way.unfinished == nullptr)
      if (auto through = write_through(way.place, way.what->bytes); !through) return through;
  for (OnItsWay& way : all)
    if (way.unfinished != nullptr && !way.unfinished->replace(way.place))
      return refuse(way.what->path, std::strerror(errno), "a place with room for the file");
  return {};
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
  const FileToWrite file{path, std::string(bytes)};
  return write_files({&file, 1});
}

Result<void> write_new_file(const std::string& path, std::string_view bytes) {
  const Removing   removing;
  const Unfinished file(path);
  if (!file.open()) return refuse(path, std::strerror(errno), "a place a file can be written");
  if (!file.fill(bytes, usual_mode())) return refuse(path, std::strerror(errno), "a place with room for the file");
  if (file.stand_new(path)) return {};
  return errno == EEXIST ? refuse(path, "a file that is there already", "the name of a new file")
                         : refuse(path, std::strerror(errno), "a place a file can be written");
}

}  // namespace nelm::cli
