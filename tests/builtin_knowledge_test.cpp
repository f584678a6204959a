#include "nelm/exchange/builtin_knowledge.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

namespace {

std::map<std::string, std::string> files_of_the_checkout() {
  const std::filesystem::path        folder = NELM_SOURCE_DIR "/knowledge";
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".toml") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    files[entry.path().lexically_relative(folder).generic_string()] = {std::istreambuf_iterator<char>(file), {}};
  }
  return files;
}

}  // namespace

TEST_CASE("the program carries every file of knowledge/, byte for byte, and no other") {
  std::map<std::string, std::string> carried;
  for (const auto& [path, bytes] : nelm::exchange::builtin_knowledge()) carried.emplace(path, bytes);
  CHECK(carried == files_of_the_checkout());
}

TEST_CASE("the files it carries stand in rising order of path") {
  CHECK(std::ranges::is_sorted(nelm::exchange::builtin_knowledge(), {}, &nelm::exchange::BuiltinFile::path));
}
