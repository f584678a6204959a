// The files a door opens: read whole, and within limits.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nelm/exchange/source.h"
#include "nelm/result.h"

namespace nelm::cli {

/// A file's bytes and what to call it.
struct File {
  std::string name, bytes;
  operator exchange::Source() const { return {name, bytes}; }  // NOLINT: a file is a source
};

/// The whole of a file, of a FIFO, or of standard input ("-"). Problems: missing, a folder, not readable, over 64 MiB.
Result<File> read_file(const std::string& path);

/// Whether a folder is a whole knowledge, one with options/; what has none is laid over another.
bool is_whole_knowledge(const std::string& folder);

/// Every .toml file in the folders of a knowledge folder, in rising order of path.
Result<std::vector<File>> read_knowledge_folder(const std::string& folder);

/// Puts bytes on standard output. False if they did not all get there.
bool print(std::string_view bytes);

}  // namespace nelm::cli
