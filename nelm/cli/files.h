// The files a door opens: read whole, and within limits.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "nelm/exchange/node.h"
#include "nelm/exchange/source.h"
#include "nelm/result.h"

namespace nelm::cli {

/// A file's bytes and what to call it.
struct File {
  std::string name, bytes;
  operator exchange::Source() const { return {name, bytes}; }  // NOLINT: a file is a source
};

inline constexpr std::size_t most_of_a_table = std::size_t{1}
                                               << 36U;  // bytes: 64 GiB, which no line count below 2^31 fills

/// The whole of a file, of a FIFO, or of standard input ("-"). Problems: missing, a folder, not readable, over `most` bytes.
Result<File> read_file(const std::string& path, std::size_t most = exchange::max_bytes);

/// Puts bytes on standard output. False if they did not all get there.
bool print(std::string_view bytes);

}  // namespace nelm::cli
