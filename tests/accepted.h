// Pages that are kept: what is printed now must be what a file of the checkout holds.
#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/judged.h"

namespace nelm::tests {

/// A page that is wanted so from now on is written with NELM_ACCEPT_SHEETS=1, looked at, and committed.
inline void check_kept(const std::filesystem::path& file, const std::string& now) {
  if (std::getenv("NELM_ACCEPT_SHEETS") != nullptr) std::ofstream(file, std::ios::binary) << now;
  CHECK(now == bytes_of(file));
}

/// A page without the knowledge's own hash, which every edit of the knowledge changes.
inline std::string without_hash(std::string page) {
  const auto& hash = built_in_knowledge().hash;
  for (auto at = page.find(hash); at != std::string::npos; at = page.find(hash, at))
    page.replace(at, hash.size(), "............");
  return page;
}

}  // namespace nelm::tests
