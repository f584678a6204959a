#include "nelm/cli/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "nelm/cli/descriptor.h"
#include "nelm/cli/refuse.h"

namespace nelm::cli {

namespace {

Result<File> read_all(int from, std::string name, std::size_t most) {
  File                      file{std::move(name), {}};
  std::array<char, 1 << 16> piece{};
  for (;;) {
    const ssize_t got = read(from, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return refuse(file.name, std::strerror(errno), "a file that can be read");
    if (got == 0) return file;
    file.bytes.append(piece.data(), static_cast<std::size_t>(got));
    if (file.bytes.size() > most) {
      const auto size = fmt::format("{} MiB", most >> 20U);
      return refuse(file.name, "more than " + size, "at most " + size);
    }
  }
}

}  // namespace

Result<File> read_file(const std::string& path, std::size_t most) {
  if (path.empty()) return refuse("\"\"", "no name", "the name of a file");
  if (path == "-") return read_all(STDIN_FILENO, "standard input", most);
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.open())
    return refuse(path, errno == ENOENT ? "no such file" : std::strerror(errno), "a file that can be read");
  struct stat what{};
  if (fstat(file.number(), &what) == 0 && S_ISDIR(what.st_mode)) return refuse(path, "a folder", "a file");
  return read_all(file.number(), path, most);
}

bool print(std::string_view bytes) { return write_all(STDOUT_FILENO, bytes); }

}  // namespace nelm::cli
