#include "nelm/sheet/group_lines.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

#include "nelm/sheet/letter_width.h"

namespace nelm::sheet {

namespace {

struct GroupStroke {
  double           thick;
  std::string_view dashes, grey;
};
constexpr std::string_view                          middle_grey = "#888";
constexpr std::array<GroupStroke, most_group_lines> group_strokes{{{1.5, "", black},
                                                                   {1.5, "6 3", black},
                                                                   {2.2, "", middle_grey},
                                                                   {1.7, "1.7 2.4", black},
                                                                   {1.3, "9 2.5 1.5 2.5", black},
                                                                   {2.2, "4 2.5", middle_grey}}};

constexpr double beside_line = 4;  // a line and its name

/// A name at one of its places, and what speaks against that.
struct PlacedName {
  PlacedText                 text;
  std::optional<PlacedShape> leader;
  double                     cost = 0;
};

/// Where a name may stand from a point of its line: to the right, to the left, above, below, or aslant.
struct NameSide {
  double across, down;
  Anchor anchor;
};
constexpr std::array<NameSide, 8> name_sides{{{1, 0, Anchor::start},
                                              {0.8, -0.6, Anchor::start},
                                              {0.8, 0.6, Anchor::start},
                                              {0, -1, Anchor::middle},
                                              {0, 1, Anchor::middle},
                                              {-0.8, 0.6, Anchor::end},
                                              {-0.8, -0.6, Anchor::end},
                                              {-1, 0, Anchor::end}}};
constexpr std::array              name_offs{beside_line, 14., 24., 36., 52., 72., 96.};

PlacedName name_at(const std::string& words, Spot point, const NameSide& side, double off) {
  const Spot tip{point.x + side.across * off, point.y + side.down * off};
  PlacedName name{{tip.x, tip.y + letters * (0.36 + side.down * 0.45), words, side.anchor}, {}, off};
  if (off <= beside_line) return name;
  const double begin = 2 / off, end = 1 - 2 / off;
  name.leader = PlacedShape{Layer::line,
                            {{point.x + side.across * off * begin, point.y + side.down * off * begin},
                             {point.x + side.across * off * end, point.y + side.down * off * end}},
                            {"none", dark_grey, thinnest},
                            0,
                            false};
  return name;
}

/// Points of a line at which a name is easily seen to belong to it: its end, and the middles of level stretches, from the end on.
std::vector<Spot> points_to_name(const NamedLine& line) {
  constexpr double      level = 5;
  constexpr std::size_t most  = 40;
  std::vector<Spot>     all{line.corners.back()};
  for (std::size_t i = line.corners.size() - 1; i-- > 0 && all.size() < most;) {
    const Spot a = line.corners[i], b = line.corners[i + 1];
    if (b.x - a.x < level) continue;
    for (const double share : {0.5, 0.2, 0.8}) all.push_back({a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share});
  }
  return all;
}

bool is_clear(const Picture& p, const Box& within, const PlacedName& name) {
  constexpr double room = 2;
  const Box        box  = name.text.box(), with_room{box.left - room, box.top, box.right + room, box.bottom};
  return within.holds(box) &&
         std::ranges::none_of(p.texts,
                              [&](const PlacedText& t) {
                                return t.box().meets(box) || (name.leader && name.leader->crosses(t.box()));
                              }) &&
         std::ranges::none_of(p.shapes,
                              [&](const PlacedShape& s) { return s.layer != Layer::ground && s.crosses(with_room); });
}

/// A leader across another line may be taken to come from that; so may a name without one near another line.
double doubtful(const std::vector<NamedLine>& lines, const NamedLine& own, const PlacedName& name) {
  constexpr double each = 120, near = 5, beside = 1.5;
  double           cost = 0;
  const Box        box  = name.text.box();
  for (const NamedLine& other : lines) {
    if (&other == &own) continue;
    const PlacedShape line{Layer::line, other.corners, {"none", black, 1}, 0, false};
    cost += line.crosses({box.left - near, box.top - near / 2, box.right + near, box.bottom + near / 2}) ? each / 2 : 0;
    if (!name.leader) continue;
    constexpr int pieces = 12;
    const Spot    from = name.leader->corners[0], to = name.leader->corners[1];
    for (int i = 0; i < pieces; ++i) {
      const auto at = [&](double share) {
        return Spot{from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
      };
      const Spot a = at(static_cast<double>(i) / pieces), b = at((i + 1.) / pieces);
      if (line.crosses({std::min(a.x, b.x) - beside, std::min(a.y, b.y) - beside, std::max(a.x, b.x) + beside,
                        std::max(a.y, b.y) + beside})) {
        cost += each;
        break;
      }
    }
  }
  return cost;
}

/// The place against which least speaks.
std::optional<PlacedName> best_place(const Picture& p, const Box& within, const std::vector<NamedLine>& lines,
                                     const NamedLine& line) {
  constexpr double          off_the_end = 12;
  std::optional<PlacedName> best;
  const auto                points = points_to_name(line);
  for (const double off : name_offs)
    for (std::size_t i = 0; i < points.size(); ++i)
      for (const NameSide& side : name_sides) {
        if (i > 0 && side.down == 0) continue;  // it would run along the line itself
        auto name = name_at(line.words, points[i], side, off);
        name.cost += i > 0 ? off_the_end : side.down * side.down * 4;
        if ((best && name.cost >= best->cost) || !is_clear(p, within, name)) continue;
        name.cost += doubtful(lines, line, name);
        if (!best || name.cost < best->cost) best = std::move(name);
      }
  return best;
}

}  // namespace

void draw_group_line(Picture& p, std::vector<Spot> corners, std::size_t group) {
  const auto& stroke = group_strokes.at(group % most_group_lines);
  p.shapes.push_back({Layer::line, std::move(corners), {"none", stroke.grey, stroke.thick, stroke.dashes}, 0, false});
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
  for (const auto& line : lines)
    if (const auto place = best_place(p, within, lines, line)) {
      const Box box = place->text.box();
      p.shape(Layer::ground,
              {{box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}}, {white});
      p.write(place->text);
      if (place->leader) p.shapes.push_back(*place->leader);
    }
}

}  // namespace nelm::sheet
