// The cases of the checkout: every story in TOML, every example in JSON.
#pragma once

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <vector>

namespace nelm::tests {

/// In rising order of path. Throws if they are fewer than there have long been: then something looks in the wrong place.
inline std::vector<std::filesystem::path> case_files() {
  namespace fs = std::filesystem;
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(NELM_SOURCE_DIR "/tests/stories"))
    if (entry.path().filename() == "case.toml") files.push_back(entry.path());
  for (const auto& entry : fs::directory_iterator(NELM_SOURCE_DIR "/examples"))
    if (entry.is_regular_file()) files.push_back(entry.path());
  std::ranges::sort(files);
  if (files.size() < 14) throw std::runtime_error("hardly any case in " NELM_SOURCE_DIR);
  return files;
}

}  // namespace nelm::tests
