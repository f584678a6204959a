#include "nelm/sheet/plot_scatter.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "nelm/sheet/letter_width.h"

namespace nelm::sheet {

namespace {

constexpr double      left_of_box = 44, right_of_box = 22, radius = 3;
constexpr std::array  label_wides{130., 90., 62.};  // how wide a line of a name is at most: one of these
constexpr std::size_t label_lines = 3;

/// How far from its point a name may stand: close by, or at the end of a leader.
constexpr std::array name_distances{6., 15., 26., 38., 54., 72.};

/// In which direction, and how it is anchored there.
struct Direction {
  double across, down;
  Anchor anchor;
};
constexpr std::array<Direction, 16> name_directions{{{1, 0, Anchor::start},
                                                     {-1, 0, Anchor::end},
                                                     {0, -1, Anchor::middle},
                                                     {0, 1, Anchor::middle},
                                                     {0.75, -0.75, Anchor::start},
                                                     {0.75, 0.75, Anchor::start},
                                                     {-0.75, -0.75, Anchor::end},
                                                     {-0.75, 0.75, Anchor::end},
                                                     {0, -1, Anchor::end},
                                                     {0, -1, Anchor::start},
                                                     {0, 1, Anchor::end},
                                                     {0, 1, Anchor::start},
                                                     {0.4, -0.92, Anchor::start},
                                                     {0.92, -0.4, Anchor::start},
                                                     {-0.4, -0.92, Anchor::end},
                                                     {-0.92, -0.4, Anchor::end}}};

/// A name at one of its places, and its leader, without corners where it stands close by.
struct Name {
  std::vector<PlacedText> lines;
  PlacedShape             leader{Layer::line, {}, {"none", dark_grey, thinnest}, 0, false};
};

Name named_at(const std::vector<std::string>& lines, Spot point, const Direction& to, double distance) {
  const double high = static_cast<double>(lines.size()) * line_height;
  const Spot   tip{point.x + to.across * distance, point.y + to.down * distance};
  double       top = tip.y + (to.down - 1) * high / 2 + 0.4;
  Name         name;
  for (const auto& words : lines) {
    name.lines.push_back({tip.x, top + letters, words, to.anchor});
    top += line_height;
  }
  if (distance > name_distances[0]) {
    constexpr double clear = 1.5;  // of the point and of the name
    const double     begin = (radius + clear) / distance, end = 1 - clear / distance;
    const auto       part = [&](double share) {
      return Spot{point.x + to.across * distance * share, point.y + to.down * distance * share};
    };
    name.leader.corners = {part(begin), part(end)};
  }
  return name;
}

/// Whether two straight lines cross.
bool crosses(const PlacedShape& a, const PlacedShape& b) {
  const auto side = [](const PlacedShape& of, Spot s) {
    const Spot from = of.corners[0], to = of.corners[1];
    return (to.x - from.x) * (s.y - from.y) - (to.y - from.y) * (s.x - from.x) > 0;
  };
  return side(a, b.corners[0]) != side(a, b.corners[1]) && side(b, a.corners[0]) != side(b, a.corners[1]);
}

/// A point that lies over this one cannot be kept clear of.
bool lies_over(const PlacedShape& s, Spot point) {
  return s.radius > 0 && std::hypot(s.corners[0].x - point.x, s.corners[0].y - point.y) < 2 * radius;
}

/// Where a name without a leader might be taken for that of another point.
bool near_another(const Picture& p, Spot point, Box box) {
  constexpr double near = 4;
  box                   = {box.left - near, box.top - near, box.right + near, box.bottom + near};
  return std::ranges::any_of(p.shapes, [&](const auto& s) {
    return s.layer == Layer::mark && s.radius > 0 && (s.corners[0].x != point.x || s.corners[0].y != point.y) &&
           s.box().meets(box);
  });
}

/// `lines_end`: a leader may cross the lines among so many of the first shapes, which are the plot's own.
bool stands_clear(const Picture& p, const Box& within, Spot point, const Name& name, std::size_t lines_end) {
  const auto beside = [](const Box& box) {
    constexpr double clear = 2;
    return Box{box.left - clear, box.top, box.right + clear, box.bottom};
  };
  const auto over_it = [&](const Box& box) {
    return !within.holds(box) || std::ranges::any_of(p.texts, [&](const auto& t) { return t.box().meets(box); }) ||
           std::ranges::any_of(p.shapes,
                               [&](const auto& s) { return s.layer != Layer::ground && s.crosses(beside(box)); });
  };
  if (std::ranges::any_of(name.lines, [&](const auto& line) { return over_it(line.box()); })) return false;
  if (name.leader.corners.empty())
    return std::ranges::none_of(name.lines, [&](const auto& line) { return near_another(p, point, line.box()); });
  return std::ranges::none_of(p.texts, [&](const auto& t) { return name.leader.crosses(t.box()); }) &&
         std::ranges::none_of(p.shapes, [&](const auto& s) {
           const bool may_cross = static_cast<std::size_t>(&s - p.shapes.data()) < lines_end;
           return s.layer == Layer::mark ? !lies_over(s, point) && name.leader.crosses(s.box())
                                         : s.layer == Layer::line && !may_cross && crosses(s, name.leader);
         });
}

/// Whether a line ends within a word: there are then more words than in the name.
bool breaks_a_word(const std::string& label, const std::vector<std::string>& lines) {
  const auto words_of = [](std::string_view text) {
    std::size_t words = 0;
    for (std::size_t i = 0; i < text.size(); ++i) words += text[i] != ' ' && (i == 0 || text[i - 1] == ' ') ? 1 : 0;
    return words;
  };
  std::size_t words = 0;
  for (const auto& line : lines) words += words_of(line);
  return words != words_of(label);
}

/// Whether there was room for it.
bool write_name(Picture& p, const Box& within, Spot point, const std::string& label, std::size_t lines_end = 0) {
  for (const double distance : name_distances)
    for (const double wide : label_wides) {
      const auto lines = wrapped_to(label, wide, letters);
      if (lines.size() > label_lines || breaks_a_word(label, lines)) continue;
      for (const Direction& to : name_directions) {
        Name name = named_at(lines, point, to, distance);
        if (!stands_clear(p, within, point, name, lines_end)) continue;
        for (auto& line : name.lines) p.write(std::move(line));
        if (!name.leader.corners.empty()) p.shapes.push_back(std::move(name.leader));
        return true;
      }
    }
  return false;
}

}  // namespace

Box begin_scatter(Picture& p, const std::string& title, const std::string& upright) {
  p.title    = title;
  p.width    = picture_margin * 2 + left_of_box + scatter_wide + right_of_box;
  double top = p.write_title(picture_margin) + 6;
  top        = p.write_lines(picture_margin, top, wrapped_to(upright, p.width - 2 * picture_margin, letters, true),
                             Anchor::start, true) +
        7;
  const double left = picture_margin + left_of_box;
  return {left, top, left + scatter_wide, top + scatter_high};
}

double draw_axes(Picture& p, const Box& box, const PlotAxis& across, const PlotAxis& upright,
                 const std::string& words) {
  draw_upright(p, upright, box.left);
  const double below  = draw_across(p, across, box.bottom, "");
  const double middle = (box.left + box.right) / 2, room = 2 * std::min(middle, p.width - middle) - 2 * picture_margin;
  return p.write_lines(middle, below + 1, wrapped_to(words, room, letters, true), Anchor::middle, true);
}

namespace {

/// Names the points in this order. Where nothing else is left, a leader crosses the lines of the plot. Returns those for which
/// there was no room.
std::vector<const ScatterPoint*> write_names(Picture& p, const Box& box, const PlotAxis& across,
                                             const PlotAxis& upright, const std::vector<const ScatterPoint*>& points) {
  const auto        spot = [&](const ScatterPoint* s) { return Spot{across.at(s->x), upright.at(s->y)}; };
  const std::size_t own  = p.shapes.size();
  std::vector<const ScatterPoint*> crowded, unnamed;
  for (const auto* s : points)
    if (!write_name(p, box, spot(s), s->label)) crowded.push_back(s);
  for (const auto* s : crowded)
    if (!write_name(p, box, spot(s), s->label, own)) unnamed.push_back(s);
  return unnamed;
}

}  // namespace

std::string draw_points(Picture& p, const Box& box, const PlotAxis& across, const PlotAxis& upright,
                        const std::vector<ScatterPoint>& points) {
  const auto spot = [&](const ScatterPoint& s) { return Spot{across.at(s.x), upright.at(s.y)}; };
  for (const auto& s : points)
    p.circle(Layer::mark, spot(s), radius, s.white ? Ink{white, black, 1.1} : Ink{black, white, thinnest});
  std::vector<const ScatterPoint*> order;
  for (const auto& s : points)
    if (!s.label.empty()) order.push_back(&s);
  constexpr std::size_t few  = 5;
  const Picture         bare = p;
  auto                  left = write_names(p, box, across, upright, order);
  // Those a few others stood in the way of come first another time.
  auto first = left;
  for (std::size_t again = 0; again < few && !left.empty() && first.size() <= few; ++again) {
    std::ranges::stable_partition(order, [&](const auto* s) { return std::ranges::find(first, s) != first.end(); });
    Picture other = bare;
    first         = write_names(other, box, across, upright, order);
    if (first.size() >= left.size()) continue;
    p    = std::move(other);
    left = first;
  }
  if (left.empty()) return {};
  std::vector<std::string> unnamed;
  for (const auto* s : left) unnamed.push_back(s->label);
  if (unnamed.size() <= few) return fmt::format("Not named, for want of room: {}.", fmt::join(unnamed, ", "));
  return fmt::format("{} points are not named, for want of room.", unnamed.size());
}

}  // namespace nelm::sheet
