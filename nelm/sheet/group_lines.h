// The lines of groups, told apart without colour: each has a stroke of its own, and its name beside it.
#pragma once

#include <string>
#include <vector>

#include "nelm/sheet/plot_picture.h"

namespace nelm::sheet {

inline constexpr std::size_t most_group_lines =
    6;  // so many strokes can be told apart; of more groups they come round again

void draw_group_line(Picture&, std::vector<Spot> corners, std::size_t group);

/// A piece of that line, across the middle of a box.
void draw_group_sample(Picture&, const Box&, std::size_t group);

/// A line on the picture, and what is to stand beside it.
struct NamedLine {
  std::string       words;
  std::vector<Spot> corners;  // from left to right
};

/// What stands beside lines: their names if all are at most `room` wide, else "A", "B" ...
std::vector<std::string> line_names(const std::vector<std::string>& names, double room);

/// Writes each beside the end of its line, at the end of a leader, or elsewhere along the line: clear of all lines, marks, texts and
/// the edges of `within`. What finds no room is not written.
void write_line_names(Picture&, const Box& within, std::vector<NamedLine>);

}  // namespace nelm::sheet
