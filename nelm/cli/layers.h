// The folders of knowledge a user names, as they are read: a whole one first, the layers over it behind.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "nelm/cli/files.h"
#include "nelm/exchange/knowledge_toml.h"
#include "nelm/result.h"

namespace nelm::cli {

/// The files of all folders, and the folders as they are read. Moves, but never copies: what is read points into it.
struct KnowledgeFolders {
  std::vector<std::string>                   names;
  std::vector<std::vector<File>>             files;
  std::vector<std::vector<exchange::Source>> sources;
  std::vector<exchange::KnowledgeFolder>     as_read;
};

/// Reads the folders named. A folder with options/ is a whole knowledge and stands first, instead of the one built in; a
/// folder without is laid over it. Problems: one that cannot be read, a whole one behind another.
Result<KnowledgeFolders> knowledge_folders(std::span<const std::string> named);

}  // namespace nelm::cli
