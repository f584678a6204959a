// The pictures of a pool that can be asked for, each by a switch that names its file.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "nelm/cli/command.h"
#include "nelm/result.h"
#include "nelm/sheet/pool_shown.h"

namespace nelm::cli {

/// All pictures asked for as bytes, before any is written: as PDF where the name ends so, else as SVG. `made_with`: which
/// nelm this is.
Result<std::vector<std::pair<std::string, std::string>>> pool_pictures(const Request&, const sheet::PoolShown&,
                                                                       const std::string& made_with);

/// Draws and writes them. Problems: what cannot be drawn, of all at once; what cannot be written.
Result<bool> write_pool_pictures(const Request&, const sheet::PoolShown&, const std::string& made_with);

/// Whether any is asked for.
bool wants_pictures(const Request&);

}  // namespace nelm::cli
