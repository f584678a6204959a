#include "nelm/sheet/plot_scatter.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "nelm/sheet/letter_width.h"

namespace nelm::sheet {

namespace {

constexpr double      left_of_box = 44, right_of_box = 22, radius = 3, off = 6;
constexpr double      label_wide  = 130;  // names are folded from there on
constexpr std::size_t label_lines = 3;

/// Where a name may stand by its point: in which direction, and how it is anchored.
struct Place {
  double across, down;
  Anchor anchor;
};
constexpr std::array<Place, 8> places{{{1, 0, Anchor::start},
                                       {-1, 0, Anchor::end},
                                       {0, -1, Anchor::middle},
                                       {0, 1, Anchor::middle},
                                       {0.8, -0.8, Anchor::start},
                                       {0.8, 0.8, Anchor::start},
                                       {-0.8, -0.8, Anchor::end},
                                       {-0.8, 0.8, Anchor::end}}};

/// The lines of a name at one of its places.
std::vector<PlacedText> placed(const std::vector<std::string>& lines, Spot point, const Place& at) {
  const double            high = static_cast<double>(lines.size()) * line_height;
  double                  top  = point.y + at.down * (off + high / 2) - high / 2 + 0.4;
  std::vector<PlacedText> all;
  for (const auto& words : lines) {
    all.push_back({point.x + at.across * off, top + letter, words, at.anchor});
    top += line_height;
  }
  return all;
}

bool stands_clear(const Picture& p, const Box& within, const std::vector<PlacedText>& name) {
  return std::ranges::all_of(name, [&](const PlacedText& line) {
    const Box box = line.box();
    return within.holds(box) &&
           std::ranges::none_of(p.texts, [&](const PlacedText& t) { return t.box().meets(box); }) &&
           std::ranges::none_of(p.shapes,
                                [&](const PlacedShape& s) { return s.layer != Layer::ground && s.crosses(box); });
  });
}

}  // namespace

Box begin_scatter(Picture& p, const std::string& title, const std::string& upright) {
  p.title    = title;
  p.width    = picture_margin * 2 + left_of_box + scatter_wide + right_of_box;
  double top = p.write_title(picture_margin) + 6;
  top        = p.write_lines(picture_margin, top, wrapped_to(upright, p.width - 2 * picture_margin, letter, true),
                             Anchor::start, true) +
        5;
  const double left = picture_margin + left_of_box;
  return {left, top, left + scatter_wide, top + scatter_high};
}

double draw_axes(Picture& p, const Box& box, const PlotAxis& across, const PlotAxis& upright,
                 const std::string& words) {
  draw_upright(p, upright, box.left);
  const double below  = draw_across(p, across, box.bottom, "");
  const double middle = (box.left + box.right) / 2, room = 2 * std::min(middle, p.width - middle) - 2 * picture_margin;
  return p.write_lines(middle, below + 1, wrapped_to(words, room, letter, true), Anchor::middle, true);
}

std::size_t draw_points(Picture& p, const Box& box, const PlotAxis& across, const PlotAxis& upright,
                        const std::vector<ScatterPoint>& points) {
  const auto spot = [&](const ScatterPoint& s) { return Spot{across.at(s.x), upright.at(s.y)}; };
  for (const auto& s : points)
    p.circle(Layer::mark, spot(s), radius, s.white ? Ink{white, black, 1.1} : Ink{black, white, thinnest});
  std::size_t unnamed = 0;
  for (const auto& s : points) {
    const auto lines = wrapped_to(s.label, label_wide, letter);
    bool       named = s.label.empty();
    for (auto at = places.begin(); !named && lines.size() <= label_lines && at != places.end(); ++at) {
      auto name = placed(lines, spot(s), *at);
      named     = stands_clear(p, box, name);
      if (named)
        for (auto& line : name) p.write(std::move(line));
    }
    unnamed += named ? 0 : 1;
  }
  return unnamed;
}

std::string not_named(std::size_t unnamed, std::size_t all) {
  if (unnamed == 0) return {};
  return fmt::format("{} of {} points {} not named, for want of room.", unnamed, all, unnamed == 1 ? "is" : "are");
}

}  // namespace nelm::sheet
