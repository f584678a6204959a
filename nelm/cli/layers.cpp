#include "nelm/cli/layers.h"

#include <fmt/format.h>

#include <filesystem>

#include "nelm/cli/knowledge_folder.h"
#include "nelm/exchange/builtin_knowledge.h"

namespace nelm::cli {

namespace {

/// The folder's own name: no sheet says where on somebody's disk it lies.
std::string own_name(const std::string& folder) {
  const auto path = std::filesystem::path(folder).lexically_normal();
  const auto name = path.has_filename() ? path.filename() : path.parent_path().filename();
  return name.empty() || name == "." || name == ".." ? "own rules" : name.string();
}

std::vector<File> built_in(bool under_layers) {
  std::vector<File> files;
  for (const auto& file : exchange::builtin_knowledge())
    files.push_back(
        {under_layers ? fmt::format("built-in/{}", file.path) : std::string(file.path), std::string(file.bytes)});
  return files;
}

}  // namespace

Result<KnowledgeFolders> knowledge_folders(std::span<const std::string> named) {
  KnowledgeFolders all;
  Problems         problems;
  if (named.empty() || !is_whole_knowledge(named[0])) {
    all.names.emplace_back("built-in");
    all.files.push_back(built_in(!named.empty()));
  }
  for (const std::string& folder : named) {
    auto files = read_knowledge_folder(folder);
    if (!files)
      problems.insert(problems.end(), files.error().begin(), files.error().end());
    else if (&folder != named.data() && is_whole_knowledge(folder))
      problems.push_back({.file     = folder,
                          .found    = "a whole knowledge (it has options/) laid over another",
                          .expected = "it named first; behind it only folders without options/"});
    else {
      all.names.push_back(own_name(folder));
      all.files.push_back(std::move(*files));
    }
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  for (std::size_t i = 0; i < all.files.size(); ++i) all.sources.emplace_back(all.files[i].begin(), all.files[i].end());
  for (std::size_t i = 0; i < all.files.size(); ++i) all.as_read.push_back({all.names[i], all.sources[i]});
  return all;
}

}  // namespace nelm::cli
