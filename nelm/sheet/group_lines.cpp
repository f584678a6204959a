#include "nelm/sheet/group_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "nelm/sheet/letter_width.h"

namespace nelm::sheet {

namespace {

struct GroupStroke {
  double           thick;
  std::string_view dashes, grey;
};
constexpr std::string_view                     middle_grey = "#888";
constexpr std::array<GroupStroke, most_groups> group_strokes{{{1.5, "", black},
                                                              {1.5, "6 3", black},
                                                              {2.2, "", middle_grey},
                                                              {1.7, "1.7 2.4", black},
                                                              {1.3, "9 2.5 1.5 2.5", black},
                                                              {2.2, "4 2.5", middle_grey}}};

constexpr double beside_line = 4;  // a line and its name

struct PlacedName {
  PlacedText                 text;
  std::optional<PlacedShape> leader;
};

Box wider(const Box& b, double by) { return {b.left - by, b.top, b.right + by, b.bottom}; }

bool is_clear(const Picture& p, const Box& within, const PlacedName& name) {
  const Box box = name.text.box();
  if (!within.holds(box)) return false;
  if (std::ranges::any_of(p.texts, [&](const auto& t) {
        return t.box().meets(box) || (name.leader && name.leader->crosses(t.box()));
      }))
    return false;
  const Box with_room = wider(box, 1.5);
  return std::ranges::none_of(
      p.shapes, [&](const auto& s) { return s.layer != Layer::ground && s.crosses(with_room); });
}

/// A name so far below the end of its line, or above.
PlacedName at_the_end(const NamedLine& line, double down, double out) {
  const Spot end = line.corners.back();
  PlacedName name{{end.x + out, end.y + down + letters * 0.36, line.words}, {}};
  if (std::abs(down) > line_height / 2 || out > beside_line)
    name.leader = PlacedShape{Layer::line,
                              {{end.x + 2, end.y}, {end.x + out - 2, end.y + down}},
                              {"none", dark_grey, thinnest},
                              0,
                              false};
  return name;
}

std::vector<PlacedName> places(const NamedLine& line) {
  constexpr double        leader_out = 14, near = 6, off_the_line = 9, step = 3, farthest = 90;
  std::vector<PlacedName> all;
  const auto              down = [&](double from, double to, double out) {
    for (double d = from; d <= to; d += step)
      for (const double sign : {1., -1.}) all.push_back(at_the_end(line, sign * d, out));
  };
  down(0, near, beside_line);
  down(near, 3 * near, leader_out);
  for (std::size_t i = line.corners.size() - 1; i-- > 0;) {
    const Spot a = line.corners[i], b = line.corners[i + 1];
    if (b.x - a.x < near) continue;
    const double x = (a.x + b.x) / 2;
    all.push_back({{x, a.y - beside_line, line.words, Anchor::middle}, {}});
    all.push_back({{x, a.y + off_the_line + beside_line / 2, line.words, Anchor::middle}, {}});
  }
  down(0, farthest, leader_out);
  down(0, farthest, 2 * leader_out);
  return all;
}

}  // namespace

void draw_group_line(Picture& p, std::vector<Spot> corners, std::size_t group) {
  const auto& stroke = group_strokes.at(group % most_groups);
  p.shapes.push_back(
      {Layer::line, std::move(corners), {"none", stroke.grey, stroke.thick, stroke.dashes}, 0, false});
}

void draw_group_sample(Picture& p, const Box& b, std::size_t group) {
  const double y = (b.top + b.bottom) / 2;
  draw_group_line(p, {{b.left, y}, {b.right, y}}, group);
}

std::vector<std::string> line_names(const std::vector<std::string>& names, double room) {
  if (std::ranges::all_of(names, [&](const auto& n) { return !n.empty() && at_most_wide(n, letters) <= room; }))
    return names;
  std::vector<std::string> letters_only;
  for (std::size_t i = 0; i < names.size(); ++i)
    letters_only.push_back(i < 26 ? std::string(1, static_cast<char>('A' + i)) : std::to_string(i + 1));
  return letters_only;
}

void write_line_names(Picture& p, const Box& within, std::vector<NamedLine> lines) {
  std::erase_if(lines, [](const NamedLine& l) { return l.corners.empty(); });
  std::ranges::stable_sort(lines, std::less{}, [](const NamedLine& l) { return l.corners.back().y; });
  for (const auto& line : lines) {
    const auto all   = places(line);
    const auto found = std::ranges::find_if(all, [&](const PlacedName& n) { return is_clear(p, within, n); });
    if (found == all.end()) continue;
    p.write(found->text);
    if (found->leader) p.shapes.push_back(*found->leader);
  }
}

}  // namespace nelm::sheet
