#include "nelm/cli/write_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <filesystem>

#include "nelm/cli/descriptor.h"
#include "nelm/cli/refuse.h"
#include "nelm/cli/undisturbed.h"

namespace nelm::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view a_place = "a place a folder can be made";

/// Whether a folder may be written to; what is wrong with it otherwise.
Result<void> check_folder(const Folder& folder) {
  std::error_code error;
  const auto      what = fs::status(folder.path, error);
  if (what.type() == fs::file_type::not_found) return {};
  if (!fs::is_directory(what)) return refuse(folder.path, error ? error.message() : "a file", "a folder");
  std::vector<std::string> others;
  for (fs::directory_iterator at(folder.path, error), end; !error && at != end; at.increment(error)) {
    const auto      name = at->path().filename().string();
    const bool      ours = std::ranges::find(folder.files, name, &File::name) != folder.files.end();
    std::error_code none;
    if (!ours || !fs::is_regular_file(at->symlink_status(none))) others.push_back(name);
  }
  if (error) return refuse(folder.path, error.message(), "a folder that can be read");
  if (others.empty()) return {};
  return refuse(folder.path,
                fmt::format("a folder that holds {}{}", *std::ranges::min_element(others),
                            others.size() > 1 ? fmt::format(" and {} more", others.size() - 1) : ""),
                "a new or empty folder, or an earlier export");
}

/// The files of a folder, written where nobody looks for them; gone with this, unless they were put in their place.
class Staged {
 public:
  explicit Staged(const Folder& folder) : folder_(folder) {
    std::error_code none;
    fs::path        place = fs::path(folder.path);
    if (!place.has_filename()) place = place.parent_path();  // "out/"
    is_there_ = fs::is_directory(place, none);
    place_    = is_there_ ? fs::canonical(place, none) : place;
    at_       = is_there_ ? (place_ / ".unfinished-XXXXXX").string() : place_.string() + ".unfinished-XXXXXX";
    made_     = mkdtemp(at_.data()) != nullptr;
  }
  Staged(const Staged&)            = delete;
  Staged& operator=(const Staged&) = delete;
  ~Staged() {
    std::error_code none;
    if (made_) fs::remove_all(at_, none);
  }

  bool made() const { return made_; }

  /// Every byte on the disk.
  bool fill() const {
    return std::ranges::all_of(folder_.files, [&](const File& file) {
      const Descriptor to(open((at_ + "/" + file.name).c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
      return to.open() && write_all(to.number(), file.bytes) && fsync(to.number()) == 0;
    });
  }

  bool put_in_place() const {
    if (!is_there_) return chmod(at_.c_str(), usual_mode()) == 0 && rename(at_.c_str(), place_.c_str()) == 0;
    return std::ranges::all_of(folder_.files, [&](const File& file) {
      return rename((at_ + "/" + file.name).c_str(), (place_ / file.name).c_str()) == 0;
    });
  }

 private:
  static mode_t usual_mode() {
    const mode_t mask = umask(0);
    umask(mask);
    return 0777U & ~mask;
  }

  const Folder& folder_;
  fs::path      place_;
  std::string   at_;
  bool          is_there_ = false, made_ = false;
};

}  // namespace

Result<void> write_folders(std::span<const Folder> folders) {
  Problems problems;
  for (const Folder& f : folders)
    if (const auto fit = check_folder(f); !fit) problems.insert(problems.end(), fit.error().begin(), fit.error().end());
  if (!problems.empty()) return tl::unexpected(std::move(problems));

  const Undisturbed  now;
  std::deque<Staged> staged;
  for (const Folder& f : folders) {
    const Staged& folder = staged.emplace_back(f);
    if (!folder.made()) return refuse(f.path, std::strerror(errno), std::string(a_place));
    if (!folder.fill()) return refuse(f.path, std::strerror(errno), "a place with room for the files");
  }
  for (std::size_t i = 0; i < folders.size(); ++i)
    if (!staged[i].put_in_place()) return refuse(folders[i].path, std::strerror(errno), std::string(a_place));
  return {};
}

}  // namespace nelm::cli
