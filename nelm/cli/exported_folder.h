// What is exported, as a folder to be written.
#pragma once

#include "nelm/cli/write_folder.h"
#include "nelm/export/cql_library.h"

namespace nelm::cli {

Folder exported_folder(const std::string& path, std::vector<exported::File>);

}  // namespace nelm::cli
