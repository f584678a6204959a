#include "nelm/sheet/at_risk_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "nelm/sheet/cohort_data.h"
#include "nelm/sheet/group_lines.h"
#include "nelm/sheet/letter_width.h"

namespace nelm::sheet {

namespace {

constexpr double sample_wide = 26, sample_high = 9, widest_name = 136, widest_of_cells = 124, cells_apart = 12;
constexpr auto   table_head = "At risk";

std::string named(const AtRiskRow& r) { return r.letter.empty() ? r.name : fmt::format("{}  {}", r.letter, r.name); }

double widest_number(const AtRiskTable& t) {
  double wide = 0;
  for (const auto& r : t.rows)
    for (const double n : r.at_risk) wide = std::max(wide, at_most_wide(count_shown(n), letters));
  return wide;
}

double name_room(const AtRiskTable& t) {
  double wide = at_most_wide(table_head, letters, true) - sample_wide;
  for (const auto& r : t.rows) wide = std::max(wide, at_most_wide(named(r), letters));
  return std::min(wide, widest_name);
}

std::vector<double> cell_rooms(const AtRiskTable& t) {
  std::vector<double> wide;
  for (std::size_t i = 0; i < t.heads.size(); ++i) {
    double most = 0;
    for (const auto& r : t.rows)
      if (i < r.cells.size()) most = std::max(most, at_most_wide(r.cells[i], letters));
    constexpr double head_room = 76;  // a head wider than this is folded
    most                       = std::max(most, std::min(at_most_wide(t.heads[i], letters, true), head_room));
    wide.push_back(std::min(most, widest_of_cells));
  }
  return wide;
}

double high(const std::vector<std::string>& lines) { return static_cast<double>(lines.size()) * line_height; }

}  // namespace

AtRiskRoom room_of(const AtRiskTable& t) {
  AtRiskRoom room{.left  = sample_wide + 4 + name_room(t) + cells_apart + widest_number(t) / 2,
                  .right = widest_number(t) / 2};
  for (const double wide : cell_rooms(t)) room.right += cells_apart + wide;
  return room;
}

double ticks_apart(const AtRiskTable& t) { return widest_number(t) + 5; }

double draw_at_risk(Picture& p, const AtRiskTable& t, const PlotAxis& axis, const std::vector<Tick>& ticks,
                    double top) {
  const double half = widest_number(t) / 2, names = axis.from() - half - cells_apart - name_room(t);
  const double left  = names - 4 - sample_wide;
  const auto   rooms = cell_rooms(t);
  const auto   cells = [&](const std::vector<std::string>& words, double bottom_or_top, bool head) {
    double x = axis.to() + half, lowest = bottom_or_top;
    for (std::size_t i = 0; i < rooms.size() && i < words.size(); ++i) {
      const auto lines = wrapped_to(words[i], rooms[i], letters, head);
      x += cells_apart + rooms[i];
      lowest = std::max(lowest, p.write_lines(x, bottom_or_top - (head ? high(lines) : 0), lines, Anchor::end, head));
    }
    return lowest;
  };
  double head_high = line_height;
  for (std::size_t i = 0; i < rooms.size(); ++i)
    head_high = std::max(head_high, high(wrapped_to(t.heads[i], rooms[i], letters, true)));
  const double foot = top + head_high;
  p.write_lines(left, foot - line_height, {table_head}, Anchor::start, true);
  cells(t.heads, foot, true);
  p.line({left, foot + 2}, {p.width - picture_margin, foot + 2});
  double y = foot + 5;
  for (std::size_t g = 0; g < t.rows.size(); ++g) {
    const AtRiskRow& r = t.rows[g];
    const Box        sample{left, y + 2, left + sample_wide, y + 2 + sample_high};
    if (r.shaded) draw_shaded(p, {sample}, r.shade);
    draw_group_sample(p, sample, g);
    double below = std::max(y + line_height, p.write_lines(names, y, wrapped_to(named(r), name_room(t), letters)));
    double free  = axis.from() - half;
    for (std::size_t i = 0; i < ticks.size() && i < r.at_risk.size(); ++i) {
      const PlacedText number{axis.at(ticks[i].value), y + letters, count_shown(r.at_risk[i]), Anchor::middle};
      if (number.box().left < free - 0.01 || number.box().right > axis.to() + half + 0.01) continue;
      p.write(number);
      free = number.box().right + 3;
    }
    below = std::max(below, cells(r.cells, y, false));
    y     = below + 2;
  }
  return y;
}

}  // namespace nelm::sheet
