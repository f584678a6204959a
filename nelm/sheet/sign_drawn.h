// The signs as drawings: told apart by shape in black and white, so that no photocopier merges them.
#pragma once

#include <string>
#include <string_view>

#include "nelm/sheet/page.h"

namespace nelm::sheet {

/// The shapes of a sign as SVG elements in a square of `size` whose top left corner is at x, y. A met criterion is a
/// black square, one that is not met a white one, an unknown one has a broken edge, a gate a heavy one, and where sources
/// part there is a wave. Empty of Sign::none.
std::string drawn(Sign, double x, double y, double size);

/// "met", "not met", "not known", "gate or hazard", "the sources part"; empty of Sign::none.
std::string_view in_words(Sign);

}  // namespace nelm::sheet
