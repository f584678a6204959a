// The files a command is asked to write, judged before any is: never one that it reads, nor one twice.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/cli/command.h"
#include "nelm/result.h"

namespace nelm::cli {

/// A file a command reads, and what to call it.
struct Input {
  std::string      path;
  std::string_view what;  // "the case itself"
};

/// Each of these switches whose file has no name, is an input, or is the file of a switch before it: by another path, a
/// link, or as a name of a file not yet there. Standard output ("-") is no input, but two files are not written to it.
Problems overwrites(const Request&, std::span<const std::string_view> switches, const std::vector<Input>&);

}  // namespace nelm::cli
