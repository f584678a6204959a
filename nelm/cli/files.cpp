#include "nelm/cli/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "nelm/cli/descriptor.h"
#include "nelm/cli/refuse.h"
#include "nelm/exchange/knowledge_toml.h"
#include "nelm/exchange/node.h"

namespace nelm::cli {

namespace {

Result<File> read_all(int from, std::string name) {
  File                      file{std::move(name), {}};
  std::array<char, 1 << 16> piece{};
  for (;;) {
    const ssize_t got = read(from, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return refuse(file.name, std::strerror(errno), "a file that can be read");
    if (got == 0) return file;
    file.bytes.append(piece.data(), static_cast<std::size_t>(got));
    if (file.bytes.size() > exchange::max_bytes) return refuse(file.name, "more than 64 MiB", "at most 64 MiB");
  }
}

}  // namespace

Result<File> read_file(const std::string& path) {
  if (path == "-") return read_all(STDIN_FILENO, "standard input");
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.open())
    return refuse(path, errno == ENOENT ? "no such file" : std::strerror(errno), "a file that can be read");
  struct stat what{};
  if (fstat(file.number(), &what) == 0 && S_ISDIR(what.st_mode)) return refuse(path, "a folder", "a file");
  return read_all(file.number(), path);
}

bool is_whole_knowledge(const std::string& folder) {
  std::error_code error;
  return std::filesystem::is_directory(std::filesystem::path(folder) / "options", error);
}

Result<std::vector<File>> read_knowledge_folder(const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (!fs::is_directory(folder, error))
    return refuse(folder, "no such folder", "a folder with sources/, options/ and the others of knowledge/");

  std::vector<std::string> paths;
  for (const std::string_view kind : exchange::knowledge_folders)
    for (fs::recursive_directory_iterator at(fs::path(folder) / kind, error), end; !error && at != end;
         at.increment(error))
      if (at->path().extension() == ".toml") paths.push_back(at->path().string());
  if (paths.empty()) return refuse(folder, "no .toml file", "knowledge in sources/, options/ and the others");
  std::ranges::sort(paths);

  std::vector<File> files;
  Problems          problems;
  for (const std::string& path : paths) {
    auto file = read_file(path);
    if (file)
      files.push_back(std::move(*file));
    else
      problems.insert(problems.end(), file.error().begin(), file.error().end());
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return files;
}

bool print(std::string_view bytes) { return write_all(STDOUT_FILENO, bytes); }

}  // namespace nelm::cli
