#include "nelm/cli/exported_folder.h"

namespace nelm::cli {

Folder exported_folder(const std::string& path, std::vector<exported::File> files) {
  Folder it{.path = path, .files = {}};
  for (auto& file : files) it.files.push_back({std::move(file.name), std::move(file.bytes)});
  return it;
}

}  // namespace nelm::cli
