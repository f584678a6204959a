// Pictures that can be asked for, each by a switch that names its file.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/cli/command.h"
#include "nelm/cli/outputs.h"
#include "nelm/result.h"
#include "nelm/sheet/plot_picture.h"

namespace nelm::cli {

/// A picture by its switch, drawn if that is given. Problems: why there is nothing to draw.
struct PictureAsked {
  std::string_view                        by;
  std::function<Result<sheet::Picture>()> draw;
};

/// What is wrong with the files asked for by the switches of pictures, before anything is read: no name, an ending that is
/// neither .svg nor .pdf, a file that is read, or another's. `beside`: switches of other files that are written.
Problems picture_files(const Request&, std::span<const std::string_view> switches, const std::vector<Input>&,
                       std::span<const std::string_view> beside = {});

/// Draws those asked for: as PDF where the name ends so, else as SVG, and to standard output where it is "-". All that can be
/// drawn are written, or none. Tells each that cannot be drawn, by its switch, and what cannot be written; returns
/// then bad_input, else done. `made_with`: which nelm this is.
int draw_pictures(const Request&, const std::vector<PictureAsked>&, const std::string& made_with);

/// Whether a picture goes to standard output, which then holds nothing else.
bool picture_on_standard_output(const Request&, std::span<const std::string_view> switches);

}  // namespace nelm::cli
