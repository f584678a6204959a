#include "nelm/sheet/svg_figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "nelm/sheet/letter_width.h"
#include "nelm/sheet/markup.h"
#include "nelm/sheet/phrases.h"
#include "nelm/sheet/plot_axis.h"
#include "nelm/sheet/sign_drawn.h"
#include "nelm/sheet/svg_number.h"
#include "nelm/sheet/svg_parts.h"

namespace nelm::sheet {

using patient::Range;

namespace {

constexpr double gap = 7, bar = 6, sign_size = 9, dot = 4;

/// The whole drawing, laid out from top to bottom when it is made.
class Drawing {
 public:
  Drawing(const LimitLines& f, const SvgStyle& style) : figure_(f), style_(style), width_(std::max(style.width, 240.)) {
    high_ = std::isfinite(f.high) && f.high > f.low ? f.high : f.low + 1;
    columns();
    title();
    const double value_at  = beside_the_title() ? y_ - line_height : y_ + gap / 2;
    y_                     = value_at + line_height * static_cast<double>(value_lines().size()) + 2;
    const double marker_at = y_;
    y_ += 10;
    const double top = y_;
    for (const auto& l : figure_.limits) row(l);
    axis();
    patient(value_at, marker_at, top, y_axis_);
    body_ += dots_;  // over the patient, who may stand on a limit
  }

  SvgSize size() const { return {width_, std::ceil(y_)}; }

  std::string all() const {
    return svg_document({style_.id, style_.family, width_, size().height, "",
                         fmt::format("Limits of {}", figure_.title), described(figure_)},
                        body_);
  }

 private:
  double at(double x) const {
    return left_ + (right_ - left_) * std::clamp((x - figure_.low) / (high_ - figure_.low), 0., 1.);
  }
  bool on_the_axis(double x) const { return std::isfinite(x) && x >= figure_.low && x <= high_; }

  /// Who at the left, the words at the right, each as wide as its widest up to a share; the axis has the rest.
  void columns() {
    double who = 0, words = 0;
    for (const auto& l : figure_.limits) {
      who   = std::max(who, at_most_wide(l.who, letters));
      words = std::max(words, at_most_wide(l.words, letters));
    }
    who_   = std::min(who, width_ * 0.32);
    words_ = std::min(words, width_ * 0.34);
    left_  = who_ + gap + dot;
    right_ = width_ - words_ - sign_size - 3 - gap - dot;
  }

  void text(double x, double y, std::string_view words, Anchor anchor = Anchor::start, bool bold = false) {
    body_ += svg_text(x, y, words, anchor, bold);
  }

  void line(double x1, double y1, double x2, double y2, std::string_view style) {
    body_ += fmt::format(R"(<path d="M{} {}L{} {}" fill="none" {}/>)", svg_number(x1), svg_number(y1), svg_number(x2),
                         svg_number(y2), style);
  }

  std::vector<std::string> title_lines() const {
    auto words = with_a_capital(figure_.what.empty() ? figure_.title : figure_.what);
    if (!figure_.unit.empty()) words += fmt::format(" ({})", figure_.unit);
    return wrapped_to(words, width_ * 0.9, letters, true);
  }

  void title() {
    for (const auto& l : title_lines()) {
      y_ += line_height;
      text(0, y_ - 2, l, Anchor::start, true);
    }
  }

  /// Whether the patient's value stands clear of the title on one line.
  bool beside_the_title() const {
    const auto title = title_lines(), value = value_lines();
    if (title.size() != 1 || value.size() != 1) return false;
    const double half = at_most_wide(value[0], letters, true) / 2;
    return value_middle(half) - half > at_most_wide(title[0], letters, true) + gap;
  }

  void row(const LimitLines::Limit& l) {
    const auto   who = wrapped_to(l.who, who_, letters), words = wrapped_to(l.words, words_, letters);
    const auto   lines  = static_cast<double>(std::max({who.size(), words.size(), std::size_t{1}}));
    const double height = lines * line_height + 4, middle = y_ + height / 2;
    const auto   column = [&](const std::vector<std::string>& texts, double x, Anchor anchor) {
      double y = middle - static_cast<double>(texts.size()) * line_height / 2 + letters - 0.5;
      for (const auto& t : texts) text(x, y, t, anchor), y += line_height;
    };
    column(who, who_, Anchor::end);
    limit(l, middle);
    const double beside = width_ - words_;
    body_ += drawn(l.sign, beside - sign_size - 3, middle - sign_size / 2, sign_size);
    column(words, beside, Anchor::start);
    y_ += height;
  }

  void limit(const LimitLines::Limit& l, double middle) {
    const double top = middle - bar / 2;
    box(left_, right_, top, R"(fill="#fff" stroke="#000" stroke-width="0.8")");
    if (!l.between.empty() && l.between.low < l.between.high) hatch(at(l.between.low), at(l.between.high), top);
    box(at(l.met.low), at(l.met.high), top, R"(fill="#000")");
    const bool parts_at_a_point = !l.between.empty() && l.between.single();
    if (!l.between.empty() && !parts_at_a_point) {
      if (l.between.low != l.met.high) end(l.between.low, l.between.low_open, middle);
      if (l.between.high != l.met.low) end(l.between.high, l.between.high_open, middle);
    }
    end(l.met.low, l.met.low_open, middle);
    end(l.met.high, l.met.high_open, middle);
    if (parts_at_a_point) divided(l.between.low, middle);
  }

  void box(double from, double to, double top, std::string_view style) {
    if (to <= from) return;
    body_ += fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}" {}/>)", svg_number(from), svg_number(top),
                         svg_number(to - from), svg_number(bar), style);
  }

  /// Slanting lines within a box, each cut at its sides: a pattern would need an id.
  void hatch(double from, double to, double top) {
    box(from, to, top, R"(fill="#fff" stroke="#000" stroke-width="0.8")");
    std::string path;
    for (double x = from - bar + 3; x < to; x += 4) {
      const double x1 = std::max(x, from), x2 = std::min(x + bar, to);
      if (x2 <= x1) continue;
      path += fmt::format("M{} {}L{} {}", svg_number(x1), svg_number(top + bar - (x1 - x)), svg_number(x2),
                          svg_number(top + bar - (x2 - x)));
    }
    body_ += fmt::format(R"(<path d="{}" stroke="#000" stroke-width="1.1" fill="none"/>)", path);
  }

  void end(double x, bool open, double y) {
    if (!on_the_axis(x)) return;
    dots_ += fmt::format(R"(<circle cx="{}" cy="{}" r="{}" fill="{}" stroke="#000" stroke-width="1.3"/>)",
                         svg_number(at(x)), svg_number(y), svg_number(dot), open ? "#fff" : "#000");
  }

  /// Black at the left, white at the right.
  void divided(double x, double y) {
    end(x, true, y);
    if (on_the_axis(x))
      dots_ += fmt::format(R"(<path d="M{0} {1}A{2} {2} 0 0 0 {0} {3}Z" fill="#000"/>)", svg_number(at(x)),
                           svg_number(y - dot), svg_number(dot), svg_number(y + dot));
  }

  /// A line below all, with round numbers as many as stand clear of each other.
  void axis() {
    y_axis_ = y_ + 2;
    line(left_, y_axis_, right_, y_axis_, R"(stroke="#000" stroke-width="1")");
    const PlotAxis drawn_to(Scale::natural, figure_.low, high_, left_, right_);
    for (const auto& [t, words] : drawn_to.ticks_across(0, width_)) {
      line(at(t), y_axis_, at(t), y_axis_ + 3, R"(stroke="#000" stroke-width="1")");
      text(at(t), y_axis_ + 3 + letters, words, Anchor::middle);
    }
    y_ = y_axis_ + 3 + line_height + 2;
  }

  std::vector<std::string> value_lines() const {
    const auto value = figure_.value.empty() ? figure_.title : figure_.value;
    return wrapped_to(fmt::format("the patient: {}", value), width_, letters, true);
  }

  /// Where the middle of a line about the patient's value stands: over the value, unless it would leave the drawing.
  double value_middle(double half) const {
    const double middle = (at(figure_.patient.low) + at(figure_.patient.high)) / 2;
    return std::clamp(middle, half, std::max(half, width_ - half));
  }

  void patient(double value_at, double marker_at, double top, double bottom) {
    const Range& p    = figure_.patient;
    const double from = at(p.low), to = at(p.high);
    for (const auto& l : value_lines()) {
      value_at += line_height;
      text(value_middle(at_most_wide(l, letters, true) / 2), value_at - 2, l, Anchor::middle, true);
    }
    if (p.single()) {
      post(from, top - 2, bottom, "");
      body_ += fmt::format(R"(<path d="M{} {}h10l-5 8z" fill="#000"/>)", svg_number(from - 5), svg_number(marker_at));
      return;
    }
    const double y = marker_at + 4;
    for (const double x : {p.low, p.high})
      if (on_the_axis(x)) post(at(x), y, bottom, R"( stroke-dasharray="3 2")");
    line(from, y, to, y, R"(stroke="#000" stroke-width="2.4")");
    bound(p.low, p.low_open, y, -1);
    bound(p.high, p.high_open, y, 1);
  }

  /// A black line that shows on white, on black and on hatching.
  void post(double x, double top, double bottom, std::string_view dashes) {
    line(x, top, x, bottom, R"(stroke="#fff" stroke-width="4.4")");
    line(x, top, x, bottom, fmt::format(R"(stroke="#000" stroke-width="1.8"{})", dashes));
  }

  /// The end of the patient's bar: a dot where it is bounded on the axis, else an arrow that points away.
  void bound(double x, bool open, double y, double away) {
    if (on_the_axis(x)) {
      end(x, open, y);
      return;
    }
    body_ += fmt::format(R"(<path d="M{} {}v8l{} -4z" fill="#000"/>)", svg_number(at(x)), svg_number(y - 4),
                         svg_number(6 * away));
  }

  const LimitLines& figure_;
  const SvgStyle&   style_;
  double            width_, high_ = 1, who_ = 0, words_ = 0, left_ = 0, right_ = 0, y_ = 0, y_axis_ = 0;
  std::string       body_, dots_;
};

}  // namespace

std::string svg(const LimitLines& f, const SvgStyle& style) { return Drawing(f, style).all(); }

SvgSize size_of_svg(const LimitLines& f, const SvgStyle& style) { return Drawing(f, style).size(); }

std::string described(const LimitLines& f) {
  auto text = fmt::format("The patient: {}.", f.title);
  for (const auto& l : f.limits) {
    text += fmt::format(" {}: {}", l.who, l.words);
    if (const auto sign = in_words(l.sign); !sign.empty()) text += fmt::format(", {}", sign);
    text += '.';
  }
  return text;
}

}  // namespace nelm::sheet
