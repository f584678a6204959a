#include "nelm/cli/write_file.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

using nelm::cli::write_file;
namespace fs = std::filesystem;

namespace {

/// A folder of its own, gone afterwards.
struct Scratch {
  fs::path at = fs::temp_directory_path() / fmt::format("nelm-write-{}", ::getpid());
  Scratch() { fs::create_directories(at); }
  Scratch(const Scratch&)            = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() { fs::remove_all(at); }

  std::string path(std::string_view name) const { return (at / name).string(); }
  auto        files() const { return std::distance(fs::directory_iterator(at), fs::directory_iterator()); }
};

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string problem_of(const std::string& path) {
  const auto put = write_file(path, "bytes");
  REQUIRE_FALSE(put);
  REQUIRE(put.error().size() == 1);
  return sentence(put.error()[0]);
}

}  // namespace

TEST_CASE("a file is written whole, in the place of one that was there, and nothing stays beside it") {
  const Scratch scratch;
  const auto    path = scratch.path("sheet.html");
  CHECK(write_file(path, "first"));
  CHECK(read(path) == "first");
  CHECK(write_file(path, std::string(200000, 'x')));
  CHECK(read(path) == std::string(200000, 'x'));
  CHECK(scratch.files() == 1);
}

TEST_CASE("a new file has the mode the user's mask leaves, a replaced one keeps its own") {
  const Scratch scratch;
  const auto    path = scratch.path("sheet.html");
  const auto    mask = umask(027);
  CHECK(write_file(path, "first"));
  umask(mask);
  CHECK(fs::status(path).permissions() == fs::perms(0640));
  fs::permissions(path, fs::perms(0604));
  CHECK(write_file(path, "second"));
  CHECK(fs::status(path).permissions() == fs::perms(0604));
}

TEST_CASE("a link stays a link, and the file it names is replaced") {
  const Scratch scratch;
  std::ofstream(scratch.path("real.html")) << "old";
  fs::create_symlink("real.html", scratch.path("link.html"));
  CHECK(write_file(scratch.path("link.html"), "new"));
  CHECK(fs::is_symlink(scratch.path("link.html")));
  CHECK(read(scratch.path("real.html")) == "new");
}

TEST_CASE("what cannot be written is told by its name") {
  const Scratch scratch;
  CHECK(problem_of(scratch.at.string()) == scratch.at.string() + ": found a folder; expected a file");
  CHECK(problem_of(scratch.path("no/such.html")) ==
        scratch.path("no/such.html") + ": found No such file or directory; expected a place a file can be written");
  CHECK(problem_of("/dev/full") == "/dev/full: found No space left on device; expected a place with room for the file");
  const auto endless = scratch.path(std::string(300, 'v'));
  CHECK(problem_of(endless) == endless + ": found File name too long; expected a place a file can be written");
  CHECK(scratch.files() == 0);
}

TEST_CASE("of several files all are written, or none, and each that cannot be is told") {
  const Scratch                             scratch;
  const std::vector<nelm::cli::FileToWrite> good{{scratch.path("a"), "1"}, {scratch.path("b"), "2"}};
  CHECK(nelm::cli::write_files(good));
  CHECK(read(scratch.path("b")) == "2");
  const auto put = nelm::cli::write_files(std::vector<nelm::cli::FileToWrite>{
      {scratch.path("a"), "new"}, {scratch.path("no/x"), "3"}, {scratch.at.string(), "4"}});
  REQUIRE_FALSE(put);
  CHECK(put.error().size() == 2);
  CHECK(read(scratch.path("a")) == "1");
  CHECK(scratch.files() == 2);
}

TEST_CASE("a signal that stops the program leaves the old file as it was and nothing beside it") {
  for (const int signal : {SIGINT, SIGTERM}) {
    const Scratch scratch;
    const auto    path = scratch.path("sheet.html");
    REQUIRE(write_file(path, "old"));
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      while (write_file(path, std::string(std::size_t{64} << 20, 'x'))) continue;
      _exit(0);
    }
    while (scratch.files() < 2) usleep(100);  // the unfinished file is there
    kill(child, signal);
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == signal);
    CHECK(scratch.files() == 1);
    const auto left = read(path);
    CHECK((left == "old" || left.size() == std::size_t{64} << 20));
  }
}
