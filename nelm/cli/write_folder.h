// Writing folders whole or not at all.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "nelm/cli/files.h"
#include "nelm/result.h"

namespace nelm::cli {

/// A folder to be written: its path, and its files by their names.
struct Folder {
  std::string       path;
  std::vector<File> files;
};

/// Writes every folder, or none. Each must be new, empty, or hold nothing but files of these names, which are replaced.
/// All bytes of all folders are on the disk, in a folder beside (or, of one that is there, in it), before the first file
/// stands in its place; that folder is gone afterwards. SIGINT, SIGTERM and SIGHUP arrive when all is done.
/// Problems: a folder with other files; a file; no place a folder can be made; no room.
Result<void> write_folders(std::span<const Folder>);

}  // namespace nelm::cli
