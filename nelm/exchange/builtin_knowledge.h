// The knowledge the program carries with it: the files of knowledge/, byte for byte, as they were when it was built.
#pragma once

#include <span>
#include <string_view>

namespace nelm::exchange {

struct BuiltinFile {
  std::string_view path;  // below knowledge/: "sources/milan-2007.toml"
  std::string_view bytes;
};

/// Every .toml file of knowledge/, in rising order of path. The text lives as long as the program.
std::span<const BuiltinFile> builtin_knowledge();

}  // namespace nelm::exchange
