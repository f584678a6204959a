#include "nelm/cli/write_folder.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

using nelm::cli::Folder;
using nelm::cli::write_folders;
namespace fs = std::filesystem;

namespace {

/// A folder of its own, gone afterwards.
struct Desk {
  fs::path at = fs::temp_directory_path() / fmt::format("nelm-folders-{}", ::getpid());
  Desk() { fs::create_directories(at); }
  Desk(const Desk&)            = delete;
  Desk& operator=(const Desk&) = delete;
  ~Desk() { fs::remove_all(at); }

  std::string           path(std::string_view name) const { return (at / name).string(); }
  std::set<std::string> names(std::string_view of = "") const {
    std::set<std::string> all;
    for (const auto& entry : fs::directory_iterator(at / of)) all.insert(entry.path().filename().string());
    return all;
  }
};

std::string words_in(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

using Names = std::set<std::string>;

Folder two_files(const std::string& path, std::string_view words) {
  return {path, {{"a.cql", std::string(words)}, {"b.cql", std::string(words)}}};
}

}  // namespace

TEST_CASE("a new folder stands whole, and nothing stays beside it") {
  const Desk        desk;
  const std::vector all{two_files(desk.path("new/"), "first"), two_files(desk.path("other"), "first")};
  CHECK(write_folders(all));
  CHECK(desk.names() == Names{"new", "other"});
  CHECK(desk.names("new") == Names{"a.cql", "b.cql"});
  CHECK(words_in(desk.path("new/b.cql")) == "first");
}

TEST_CASE("an empty folder is filled and an earlier export replaced, where they stand") {
  const Desk desk;
  fs::create_directory(desk.at / "out");
  CHECK(write_folders(std::vector{two_files(desk.path("out"), "first")}));
  CHECK(write_folders(std::vector{two_files(desk.path("out"), "second")}));
  CHECK(desk.names("out") == Names{"a.cql", "b.cql"});
  CHECK(words_in(desk.path("out/a.cql")) == "second");
}

TEST_CASE("a folder with other files is refused, and nothing is written anywhere") {
  const Desk desk;
  fs::create_directory(desk.at / "mine");
  std::ofstream(desk.at / "mine/notes.txt") << "mine";
  const auto put = write_folders(std::vector{two_files(desk.path("new"), "x"), two_files(desk.path("mine"), "x")});
  REQUIRE_FALSE(put);
  CHECK(sentence(put.error().at(0)) ==
        fmt::format("{}: found a folder that holds notes.txt; expected a new or empty folder, or an earlier export",
                    desk.path("mine")));
  CHECK(desk.names() == Names{"mine"});
  CHECK(desk.names("mine") == Names{"notes.txt"});
}

TEST_CASE("a folder called like a file of ours is no earlier export") {
  const Desk desk;
  fs::create_directories(desk.at / "mine/a.cql");
  CHECK_FALSE(write_folders(std::vector{two_files(desk.path("mine"), "x")}));
}

TEST_CASE("a file, and a place where no folder can be made, are refused") {
  const Desk desk;
  std::ofstream(desk.at / "file") << "mine";
  const auto file = write_folders(std::vector{two_files(desk.path("file"), "x")});
  REQUIRE_FALSE(file);
  CHECK(sentence(file.error().at(0)) == fmt::format("{}: found a file; expected a folder", desk.path("file")));
  const auto nowhere = write_folders(std::vector{two_files(desk.path("no/such/place"), "x")});
  REQUIRE_FALSE(nowhere);
  CHECK(sentence(nowhere.error().at(0)) ==
        fmt::format("{}: found No such file or directory; expected a place a folder can be made",
                    desk.path("no/such/place")));
  CHECK(desk.names() == Names{"file"});
}
