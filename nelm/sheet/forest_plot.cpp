#include "nelm/sheet/forest_plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "nelm/sheet/forest_marks.h"
#include "nelm/sheet/letter_width.h"
#include "nelm/sheet/plot_key.h"

namespace nelm::sheet {

namespace {

constexpr double widest_label = 190, widest_cell = 120, indent = 8, mark_wide = 12;
constexpr double columns_apart = 14, axis_wide = 210,
                 beside_axis = 9;  // columns; the axis; room for what stands on its ends
constexpr double row_room = 3, group_room = 5, largest_square = 11.5, smallest_square = 3;
constexpr auto   broken_line = "4 2.5";

using Texts = std::vector<std::string>;

/// One line of the plot, whatever is drawn on it.
struct ForestText {
  const std::string* label  = nullptr;
  const Texts*       cells  = nullptr;
  double             begins = 0;  // how far its label stands in
  bool               bold   = false;
};

/// A column and where it stands.
struct PlacedColumn {
  const ForestColumn* column = nullptr;
  std::size_t         cell   = 0;
  double              width = 0, left = 0;
  Texts               head;

  double x() const {
    return left + (column->anchor == Anchor::end ? width : column->anchor == Anchor::middle ? width / 2 : 0);
  }
};

double widest_word(std::string_view text) {
  double widest = 0;
  while (!text.empty()) {
    const auto word = text.substr(0, text.find(' '));
    widest          = std::max(widest, at_most_wide(word, letters, true));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
  }
  return widest;
}

/// How long the intervals of the rows are on the scale of the axis: the one in the middle of all.
double usual_length(const ForestPlot& f) {
  std::vector<double> lengths;
  for (const auto& g : f.groups)
    for (const auto& r : g.rows) {
      const double length = f.scale == Scale::log ? std::log(r.high) - std::log(r.low) : r.high - r.low;
      if (std::isfinite(length)) lengths.push_back(length);
    }
  if (lengths.empty()) return 0;
  const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>((lengths.size() - 1) / 2);
  std::ranges::nth_element(lengths, middle);
  return *middle;
}

/// Everything the axis must show, and what only should: an interval far longer than the others, and than all estimates lie
/// apart, ends in an arrow.
AxisRange range_of(const ForestPlot& f) {
  std::vector<double> core{f.reference}, all;
  const auto          summary = [&](const std::optional<ForestSummary>& s) {
    if (!s) return;
    core.insert(core.end(), {s->estimate, s->low, s->high});
    if (s->prediction) core.insert(core.end(), {s->prediction->low, s->prediction->high});
  };
  for (const auto& g : f.groups) {
    for (const auto& r : g.rows) {
      core.push_back(r.estimate);
      all.insert(all.end(), {r.low, r.high});
    }
    summary(g.summary);
  }
  summary(f.summary);
  const auto must = covering(core, f.scale);
  all.insert(all.end(), core.begin(), core.end());
  auto       range = covering(all, f.scale);
  const bool log   = f.scale == Scale::log;
  const auto apart = log ? std::log(must.high / must.low) : must.high - must.low;
  const auto room  = std::max(apart, usual_length(f));
  range.low        = std::max(range.low, log ? must.low * std::exp(-room) : must.low - room);
  range.high       = std::min(range.high, log ? must.high * std::exp(room) : must.high + room);
  if (std::isfinite(f.axis_low)) range.low = f.axis_low;
  if (std::isfinite(f.axis_high)) range.high = f.axis_high;
  return range;
}

/// The whole plot, laid out from top to bottom when it is made.
class ForestDrawing {
 public:
  explicit ForestDrawing(const ForestPlot& f) : plot_(f), axis_(f.scale, 0, 1, 0, 1) {
    columns();
    picture_.title       = f.title;
    picture_.description = described(f);
    y_                   = picture_.write_title(picture_margin) + 4;
    heads();
    const double top = y_;
    for (const auto& g : f.groups) group(g);
    if (f.summary) {
      rule();
      y_ += row_room;
      summary(*f.summary, 0, true);
    }
    y_ += 5;
    across(top);
    below();
    picture_.height = std::ceil(y_ + picture_margin);
  }

  Picture all() && { return std::move(picture_); }

 private:
  template <class See>
  void each_line(See see) const {
    const auto of_summary = [&](const ForestSummary& s, double begins) {
      if (s.prediction) see(ForestText{&s.prediction->label, &s.prediction->cells, begins});
      see(ForestText{&s.label, &s.cells, begins, true});
    };
    for (const auto& g : plot_.groups) {
      const double begins = g.name.empty() ? 0 : indent;
      for (const auto& r : g.rows) see(ForestText{&r.label, &r.cells, begins});
      if (g.summary) of_summary(*g.summary, begins);
    }
    if (plot_.summary) of_summary(*plot_.summary, 0);
  }

  /// Marks, labels and columns as wide as their widest, up to a limit from which on they are folded; then the axis.
  void columns() {
    std::size_t marks = 0;
    double      label = at_most_wide(plot_.rows_head, letters, true), weight = 0;
    for (const auto& g : plot_.groups) {
      label = std::max(label, at_most_wide(g.name, letters, true));
      for (const auto& r : g.rows) {
        marks  = std::max(marks, r.marks.size());
        weight = std::isfinite(r.weight_pct) ? std::max(weight, r.weight_pct) : weight;
      }
    }
    each_line(
        [&](const ForestText& l) { label = std::max(label, l.begins + at_most_wide(*l.label, letters, l.bold)); });
    heaviest_ = weight;
    labels_   = picture_margin + static_cast<double>(marks) * mark_wide + (marks > 0 ? 3 : 0);
    label_    = std::min(label, widest_label);
    double x  = labels_ + label_;
    for (const bool left : {true, false}) {
      for (std::size_t i = 0; i < plot_.columns.size(); ++i)
        if (plot_.columns[i].left_of_axis == left) x = place(i, x + columns_apart);
      if (left) x = place_axis(x);
    }
    picture_.width = std::ceil(x + picture_margin);
  }

  double place_axis(double x) {
    left_side_       = x;
    const auto range = range_of(plot_);
    const auto from  = x + columns_apart + beside_axis;
    axis_            = PlotAxis(plot_.scale, range.low, range.high, from, from + axis_wide);
    return axis_.to() + beside_axis;
  }

  double place(std::size_t i, double left) {
    double width = 0;
    each_line([&](const ForestText& l) {
      if (i < l.cells->size()) width = std::max(width, at_most_wide((*l.cells)[i], letters, l.bold));
    });
    width              = std::min(width, widest_cell);
    const auto& column = plot_.columns[i];
    auto        head =
        wrapped_to(column.head, std::max(width, std::min(widest_word(column.head), widest_cell)), letters, true);
    for (const auto& h : head) width = std::max(width, at_most_wide(h, letters, true));
    columns_.push_back({&column, i, width, left, std::move(head)});
    return left + width;
  }

  void heads() {
    std::size_t most = 1;
    for (const auto& c : columns_) most = std::max(most, c.head.size());
    const auto label         = wrapped_to(plot_.rows_head, label_, letters, true);
    most                     = std::max(most, label.size());
    const double foot        = y_ + static_cast<double>(most) * line_height;
    const auto   on_the_foot = [&](double x, const Texts& lines, Anchor anchor) {
      picture_.write_lines(x, foot - static_cast<double>(lines.size()) * line_height, lines, anchor, true);
    };
    on_the_foot(labels_, label, Anchor::start);
    for (const auto& c : columns_) on_the_foot(c.x(), c.head, c.column->anchor);
    y_ = foot + 3;
    rule();
    y_ += 3;
  }

  void rule() { picture_.line({picture_margin, y_}, {picture_.width - picture_margin, y_}); }

  /// Writes the texts of a line. Returns its middle, where its shapes are drawn.
  double texts(const ForestText& l) {
    const auto         label = wrapped_to(*l.label, label_ - l.begins, letters, l.bold);
    std::size_t        most  = label.size();
    std::vector<Texts> cells;
    for (const auto& c : columns_) {
      const bool has = c.cell < l.cells->size();
      cells.push_back(has ? wrapped_to((*l.cells)[c.cell], c.width, letters, l.bold) : Texts{});
      most = std::max(most, cells.back().size());
    }
    const double height = static_cast<double>(most) * line_height + row_room, middle = y_ + height / 2;
    const auto   round_the_middle = [&](double x, const Texts& lines, Anchor anchor) {
      picture_.write_lines(x, middle - static_cast<double>(lines.size()) * line_height / 2, lines, anchor, l.bold);
    };
    round_the_middle(labels_ + l.begins, label, Anchor::start);
    for (std::size_t i = 0; i < cells.size(); ++i)
      round_the_middle(columns_[i].x(), cells[i], columns_[i].column->anchor);
    y_ += height;
    return middle;
  }

  void group(const ForestGroup& g) {
    const double begins = g.name.empty() ? 0 : indent;
    if (!g.name.empty()) {
      y_ = picture_.write_lines(labels_, y_ + 1, wrapped_to(g.name, label_, letters, true), Anchor::start, true) + 1;
    }
    for (const auto& r : g.rows) row(r, begins);
    if (g.summary) summary(*g.summary, begins, false);
    y_ += group_room;
  }

  void row(const ForestRow& r, double begins) {
    const double y = texts({&r.label, &r.cells, begins});
    double       x = labels_ - 3;
    for (const Mark m : r.marks) {
      draw_mark(picture_, m, {x - mark_wide, y - mark_wide / 2, x, y + mark_wide / 2});
      marks_[static_cast<std::size_t>(m)] = true;
      x -= mark_wide;
    }
    draw_interval(picture_, axis_, y, r.estimate, r.low, r.high);
    const bool   weighed = std::isfinite(r.weight_pct) && heaviest_ > 0;
    const double side    = weighed ? largest_square * std::sqrt(std::max(r.weight_pct, 0.) / heaviest_) : 0;
    draw_estimate(picture_, axis_, y, r.estimate, weighed ? std::max(side, smallest_square) : 0, r.pooled);
    left_out_ = left_out_ || !r.pooled;
    ends(r.low, r.high, !std::isnan(r.estimate));
  }

  void summary(const ForestSummary& s, double begins, bool of_all) {
    if (const auto& p = s.prediction) {
      draw_prediction(picture_, axis_, texts({&p->label, &p->cells, begins}), p->low, p->high);
      ends(p->low, p->high, true);
    }
    const double y = texts({&s.label, &s.cells, begins, true});
    draw_diamond(picture_, axis_, y, s.estimate, s.low, s.high, of_all);
    ends(s.low, s.high, !std::isnan(s.estimate));
    for (const auto& note : s.notes)
      y_ = picture_.write_lines(labels_ + begins, y_, wrapped_to(note, left_side_ - labels_ - begins, letters)) + 1;
  }

  /// Which arrows the key has to explain.
  void ends(double low, double high, bool shown) {
    if (!shown) return;
    not_bounded_ = not_bounded_ || std::isnan(low) || std::isnan(high);
    goes_on_     = goes_on_ || axis_.share(low) < 0 || axis_.share(high) > 1;
  }

  /// The lines that stand upright through all rows, and the axis below them.
  void across(double top) {
    if (axis_.holds(plot_.reference)) picture_.line({axis_.at(plot_.reference), top}, {axis_.at(plot_.reference), y_});
    if (plot_.summary && axis_.holds(plot_.summary->estimate)) {
      const double x = axis_.at(plot_.summary->estimate);
      picture_.line({x, top}, {x, y_}, thinnest, broken_line, dark_grey);
    }
    y_ = draw_across(picture_, axis_, y_, "");
    which_way();
    if (plot_.axis.empty()) return;
    const double middle = (axis_.from() + axis_.to()) / 2;
    const double room   = 2 * std::min(middle - picture_margin, picture_.width - picture_margin - middle);
    y_ = picture_.write_lines(middle, y_ + 1, wrapped_to(plot_.axis, room, letters, true), Anchor::middle, true);
  }

  /// What lies at either side of no effect, each with an arrow.
  void which_way() {
    constexpr double off = 6, shaft = 16;
    const double middle = axis_.holds(plot_.reference) ? axis_.at(plot_.reference) : (axis_.from() + axis_.to()) / 2;
    double       below  = y_;
    const auto   words  = [&](const std::string& said, int sign) {
      if (said.empty()) return;
      const double edge = sign < 0 ? picture_margin : picture_.width - picture_margin;
      const double near = middle + sign * off, far = near + sign * (shaft + 4), y = y_ + line_height / 2 + 0.5;
      const auto   lines = wrapped_to(said, std::max(std::abs(edge - far), 20.), letters);
      picture_.line({near, y}, {near + sign * shaft, y}, 1);
      draw_arrow(picture_, {near + sign * shaft, y}, sign < 0, true);
      below = std::max(below, picture_.write_lines(far, y_, lines, sign < 0 ? Anchor::end : Anchor::start));
    };
    words(plot_.lower_means, -1);
    words(plot_.higher_means, 1);
    y_ = below;
  }

  void below() {
    std::vector<KeyEntry> key;
    for (const Mark m : {Mark::other_number, Mark::other_label, Mark::review_number, Mark::review_label, Mark::shared})
      if (marks_[static_cast<std::size_t>(m)])
        key.push_back({[m](Picture& p, const Box& b) { draw_mark(p, m, b); }, std::string(in_words(m))});
    const auto arrow = [](bool said) {
      return [said](Picture& p, const Box& b) {
        const double y = (b.top + b.bottom) / 2;
        p.line({b.left, y}, {b.right - arrow_long, y}, 1.2, said ? "" : "3 2");
        draw_arrow(p, {b.right, y}, false, said);
      };
    };
    if (left_out_)
      key.push_back({[dots = heaviest_ == 0](Picture& p, const Box& b) {
                       constexpr double side = 8, dot = 3.2;
                       const Spot       middle{(b.left + b.right) / 2, (b.top + b.bottom) / 2};
                       const Spot       from{middle.x - side / 2, middle.y - side / 2};
                       if (dots)
                         p.circle(Layer::mark, middle, dot, {white, black, 1});
                       else
                         p.shape(
                             Layer::mark,
                             {from, {from.x + side, from.y}, {from.x + side, from.y + side}, {from.x, from.y + side}},
                             {white, black, 1});
                     },
                     plot_.white_means});
    if (goes_on_) key.push_back({arrow(true), "goes on beyond the axis"});
    if (not_bounded_) key.push_back({arrow(false), "no bound reported"});
    if (!key.empty()) y_ = draw_key(picture_, y_ + 6, key);
    if (!plot_.notes.empty()) y_ += 4;
    for (const auto& note : plot_.notes)
      y_ = picture_.write_lines(picture_margin, y_, wrapped_to(note, picture_.width - 2 * picture_margin, letters));
  }

  const ForestPlot&            plot_;
  Picture                      picture_;
  PlotAxis                     axis_;
  std::vector<PlacedColumn>    columns_;
  double                       labels_ = 0, label_ = 0, left_side_ = 0, heaviest_ = 0, y_ = 0;
  std::array<bool, mark_kinds> marks_{};
  bool                         left_out_ = false, goes_on_ = false, not_bounded_ = false;
};

std::string bound_said(double bound) {
  if (std::isnan(bound)) return "not reported";
  if (std::isinf(bound)) return "without bound";
  return fmt::format("{:.4g}", bound);
}

std::string interval_said(double low, double high) {
  return fmt::format("{} to {}", bound_said(low), bound_said(high));
}

std::string estimate_said(double estimate, double low, double high) {
  if (std::isnan(estimate)) return "no estimate";
  return fmt::format("{} ({})", bound_said(estimate), interval_said(low, high));
}

void describe(std::string& text, const ForestSummary& s) {
  if (s.prediction)
    text += fmt::format(" {}: {}.", s.prediction->label, interval_said(s.prediction->low, s.prediction->high));
  text += fmt::format(" {}: {}.", s.label, estimate_said(s.estimate, s.low, s.high));
  for (const auto& note : s.notes) text += fmt::format(" {}", note);
}

}  // namespace

Picture picture_of(const ForestPlot& f) { return ForestDrawing(f).all(); }

std::string svg(const ForestPlot& f, const PictureStyle& style) { return svg(picture_of(f), style); }

std::string described(const ForestPlot& f) {
  auto text = f.description;
  for (const auto& g : f.groups) {
    if (!g.name.empty()) text += fmt::format(" {}.", g.name);
    for (const auto& r : g.rows) {
      text += fmt::format(" {}: {}", r.label, estimate_said(r.estimate, r.low, r.high));
      if (std::isfinite(r.weight_pct)) text += fmt::format(", weight {:.1f} %", r.weight_pct);
      for (const Mark m : r.marks) text += fmt::format(", {}", in_words(m));
      if (!r.pooled) text += ", not in the pool";
      text += '.';
    }
    if (g.summary) describe(text, *g.summary);
  }
  if (f.summary) describe(text, *f.summary);
  return text.starts_with(' ') ? text.substr(1) : text;
}

}  // namespace nelm::sheet
