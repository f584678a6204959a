// A file that cannot be read, written or found, as a problem that names it.
#pragma once

#include <string>
#include <utility>

#include "nelm/result.h"

namespace nelm::cli {

inline tl::unexpected<Problems> refuse(std::string file, std::string found, std::string expected) {
  return tl::unexpected(
      Problems{{.file = std::move(file), .found = std::move(found), .expected = std::move(expected)}});
}

}  // namespace nelm::cli
