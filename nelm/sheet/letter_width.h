// How wide a text may become, where no face is at hand to measure it by.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nelm::sheet {

/// At most how wide a text in UTF-8 stands, in the unit of `size`, the height of its face. Takes DejaVu Sans, the widest
/// face in common use, as the measure, and a whole em for what is not ASCII: other faces stay below.
double at_most_wide(std::string_view text, double size, bool bold = false);

/// The text in lines that are at most `room` wide, broken between words, or within a word that is wider. Room for at
/// least one letter is taken.
std::vector<std::string> wrapped_to(std::string_view text, double room, double size, bool bold = false);

}  // namespace nelm::sheet
