// A folder of knowledge, read as it stood at one moment.
#pragma once

#include <string>
#include <vector>

#include "nelm/cli/files.h"

namespace nelm::cli {

/// Whether a folder is a whole knowledge, one with options/; what has none is laid over another.
bool is_whole_knowledge(const std::string& folder);

/// Every .toml file in the folders of a knowledge folder, in rising order of path. It is read twice, for a folder that is
/// written to meanwhile could give some files of one state and some of the next, a knowledge nobody wrote. Problems: every
/// file that cannot be read; every file that was not the same both times.
Result<std::vector<File>> read_knowledge_folder(const std::string& folder);

}  // namespace nelm::cli
