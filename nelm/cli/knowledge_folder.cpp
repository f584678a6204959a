#include "nelm/cli/knowledge_folder.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <tuple>

#include "nelm/cli/refuse.h"
#include "nelm/exchange/knowledge_toml.h"

namespace nelm::cli {

namespace {

namespace fs = std::filesystem;

Result<std::vector<std::string>> paths_in(const std::string& folder) {
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
  return paths;
}

Result<std::vector<File>> read_once(const std::string& folder) {
  const auto paths = paths_in(folder);
  if (!paths) return tl::unexpected(paths.error());
  std::vector<File> files;
  Problems          problems;
  for (const std::string& path : *paths) {
    auto file = read_file(path);
    if (file)
      files.push_back(std::move(*file));
    else
      problems.insert(problems.end(), file.error().begin(), file.error().end());
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return files;
}

/// Files of one reading that the other has not, or has with other bytes. Both in rising order of path.
std::vector<std::string> differing(const std::vector<File>& before, const std::vector<File>& after) {
  const auto less = [](const File& a, const File& b) { return std::tie(a.name, a.bytes) < std::tie(b.name, b.bytes); };
  std::vector<File> parted;
  std::ranges::set_symmetric_difference(before, after, std::back_inserter(parted), less);
  std::vector<std::string> names;
  for (const File& file : parted)
    if (names.empty() || names.back() != file.name) names.push_back(file.name);
  return names;
}

}  // namespace

bool is_whole_knowledge(const std::string& folder) {
  std::error_code error;
  return fs::is_directory(fs::path(folder) / "options", error);
}

Result<std::vector<File>> read_knowledge_folder(const std::string& folder) {
  auto before = read_once(folder);
  if (!before) return before;
  auto after = read_once(folder);
  if (!after) return after;
  Problems problems;
  for (const auto& name : differing(*before, *after))
    problems.push_back({.file     = name,
                        .found    = "changed while the knowledge was read",
                        .expected = "a folder nobody writes to; read it again when it is whole"});
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return before;
}

}  // namespace nelm::cli
