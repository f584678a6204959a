// The program as a user runs it: a folder to run it in, what it says on which stream, and how it ends.
#pragma once

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace nelm::tests {

namespace fs = std::filesystem;

/// A folder of its own for what a test writes, with the checkout's folders in it by name.
struct Scratch {
  inline static int count = 0;  // a folder for each, also of one program
  fs::path          at    = fs::temp_directory_path() / fmt::format("nelm-commands-{}-{}", ::getpid(), ++count);
  Scratch() {
    fs::create_directories(at);
    fs::create_directory_symlink(NELM_SOURCE_DIR "/examples", at / "examples");
    fs::create_directory_symlink(NELM_SOURCE_DIR "/knowledge", at / "knowledge");
    fs::create_directories(at / "bin");
    fs::create_symlink(NELM_PROGRAM, at / "bin/nelm");
  }
  Scratch(const Scratch&)            = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() { fs::remove_all(at); }
};

struct Ran {
  int         status;
  std::string said, complained;
};

inline std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Runs a line of shell in the scratch folder, with this build's nelm first on the path.
inline Ran run(const Scratch& in, const std::string& line) {
  const auto command =
      fmt::format("cd '{0}' && PATH='{0}/bin':$PATH && {{ {1} ; }} > out.txt 2> err.txt", in.at.string(), line);
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read(in.at / "out.txt"), read(in.at / "err.txt")};
}

}  // namespace nelm::tests
