// The pictures of a pool that can be asked for, each by a switch that names its file.
#pragma once

#include <string>

#include "nelm/cli/command.h"
#include "nelm/result.h"
#include "nelm/sheet/pool_shown.h"

namespace nelm::cli {

/// What is wrong with the files asked for, before anything is read: no name, an ending that is neither .svg nor .pdf, the
/// table of --data or another picture's file.
Problems picture_files(const Request&);

/// Draws the pictures asked for: as PDF where the name ends so, else as SVG, and to standard output where it is "-". All
/// that can be drawn are written, or none. Tells each that cannot be drawn, by its switch, and what cannot be written;
/// returns then bad_input, else done. `made_with`: which nelm this is.
int draw_pool(const Request&, const sheet::PoolShown&, const std::string& made_with);

/// Whether a picture goes to standard output, which then holds nothing else.
bool picture_on_standard_output(const Request&);

/// Whether any is asked for.
bool wants_pictures(const Request&);

}  // namespace nelm::cli
