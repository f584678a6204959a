// The files a door opens: read whole, and within limits.
#pragma once

#include <string>
#include <string_view>

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

/// Puts bytes on standard output. False if they did not all get there.
bool print(std::string_view bytes);

}  // namespace nelm::cli
