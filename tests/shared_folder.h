// Some tests read the documents of ../shared, which lie beside a checkout or do not. There is no other ground to skip.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace nelm::tests {

inline std::vector<std::string> skipped_without_shared;

/// The folder beside the checkout; nothing, and the test noted as skipped, if it is not there:
///     const auto shared = shared_folder("the mock-up is reproduced");
///     if (!shared) return;
inline std::optional<std::filesystem::path> shared_folder(std::string test) {
  auto folder = std::filesystem::path(NELM_SOURCE_DIR).parent_path() / "shared";
  if (std::filesystem::is_directory(folder)) return folder;
  skipped_without_shared.push_back(std::move(test));
  return std::nullopt;
}

}  // namespace nelm::tests
