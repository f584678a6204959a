// The registry a case's likes are sought in: the file of --registry, and what the knowledge says makes patients alike.
#pragma once

#include <optional>

#include "nelm/cli/command.h"
#include "nelm/cohort/table.h"
#include "nelm/literature/literature.h"
#include "nelm/registry/alike_by.h"
#include "nelm/result.h"

namespace nelm::cli {

struct RegistryFile {
  registry::AlikeBy by;
  cohort::Table     table;
};

/// Nothing without --registry. Problems: a knowledge that does not say what makes patients alike, a file that cannot be read,
/// is no table, or no registry. `published`: null, sources are not looked for.
Result<std::optional<RegistryFile>> registry_file(const Request&, const literature::Literature* published);

}  // namespace nelm::cli
