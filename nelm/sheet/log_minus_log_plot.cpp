#include "nelm/sheet/log_minus_log_plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "nelm/sheet/group_lines.h"
#include "nelm/sheet/letter_width.h"
#include "nelm/sheet/plot_key.h"
#include "nelm/sheet/plot_scatter.h"
#include "nelm/sheet/step_line.h"

namespace nelm::sheet {

namespace {

double log_minus_log(double share) { return share > 0 && share < 1 ? std::log(-std::log(share)) : not_said; }

/// The part of a curve that has a place on both axes.
cohort::Curve drawn_part(const cohort::Curve& c) {
  cohort::Curve part;
  for (const auto& s : c.steps)
    if (s.time > 0 && std::isfinite(log_minus_log(s.survival))) part.steps.push_back(s);
  return part;
}

std::string nobody_drawn(const LogMinusLogPlot& p) {
  std::vector<std::string> none;
  for (const auto& g : p.groups)
    if (drawn_part(g.curve).steps.empty()) none.push_back(g.name);
  return none.empty() ? std::string{} : fmt::format("Nothing to draw of: {}.", fmt::join(none, ", "));
}

class LogMinusLogDrawing {
 public:
  explicit LogMinusLogDrawing(const LogMinusLogPlot& p)
      : plot_(p), across_(Scale::log, 1, 10, 0, 1), upright_(across_) {
    picture_.description            = described(p);
    const double             widest = 130;
    std::vector<std::string> names;
    for (const auto& g : p.groups) names.push_back(g.name);
    beside_ = line_names(names, widest);
    box_ =
        begin_scatter(picture_, p.title,
                      fmt::format("log(\u2212log of the share without {})", p.event.empty() ? "the event" : p.event));
    double beyond = 0;
    for (const auto& n : beside_) beyond = std::max(beyond, at_most_wide(n, letters));
    picture_.width = std::ceil(picture_.width + beyond);
    axes();
    lines();
    below(names);
  }

  Picture all() && { return std::move(picture_); }

 private:
  void axes() {
    std::vector<double> times, heights;
    for (const auto& g : plot_.groups) {
      parts_.push_back(drawn_part(g.curve));
      for (const auto& s : parts_.back().steps) {
        times.push_back(s.time);
        heights.push_back(log_minus_log(s.survival));
      }
    }
    const auto t = covering(times, Scale::log), h = covering(heights, Scale::natural);
    across_  = {Scale::log, t.low, t.high, box_.left, box_.right};
    upright_ = {Scale::natural, h.low, h.high, box_.bottom, box_.top};
  }

  void lines() {
    std::vector<NamedLine> named;
    for (std::size_t g = 0; g < parts_.size(); ++g) {
      named.push_back({beside_[g], {}});
      if (parts_[g].steps.empty()) continue;
      const auto at = [&](const cohort::CurveStep& s) {
        return StepLevel{across_.at(s.time), upright_.at(log_minus_log(s.survival)), not_said, not_said};
      };
      named.back().corners = step_line(at(parts_[g].steps.front()), parts_[g], at).corners();
      draw_group_line(picture_, named.back().corners, g);
    }
    if (parts_.size() > 1)
      write_line_names(picture_, {box_.left + 3, box_.top, picture_.width - picture_margin, box_.bottom - 3}, named);
  }

  void below(const std::vector<std::string>& names) {
    double y = draw_axes(picture_, box_, across_, upright_, words_of_axis(plot_.time) + ", on a log scale");
    std::vector<KeyEntry> key;
    for (std::size_t g = 0; g < names.size(); ++g)
      key.push_back({[g](Picture& p, const Box& b) { draw_group_sample(p, b, g); },
                     beside_[g] == names[g] ? names[g] : fmt::format("{}  {}", beside_[g], names[g])});
    constexpr double sample_long = 26;
    y                            = draw_key(picture_, y + 7, key, sample_long) + 3;
    auto notes                   = plot_.notes;
    notes.insert(notes.begin(),
                 "Lines that run side by side speak for proportional hazards; lines that cross or part, "
                 "against.");
    if (auto none = nobody_drawn(plot_); !none.empty()) notes.push_back(std::move(none));
    for (const auto& note : notes)
      y = picture_.write_lines(picture_margin, y, wrapped_to(note, picture_.width - 2 * picture_margin, letters));
    picture_.height = std::ceil(y + picture_margin);
  }

  const LogMinusLogPlot&     plot_;
  Picture                    picture_;
  PlotAxis                   across_, upright_;
  Box                        box_;
  std::vector<cohort::Curve> parts_;
  std::vector<std::string>   beside_;
};

}  // namespace

Picture picture_of(const LogMinusLogPlot& p) { return LogMinusLogDrawing(p).all(); }

std::string svg(const LogMinusLogPlot& p, const PictureStyle& style) { return svg(picture_of(p), style); }

std::string described(const LogMinusLogPlot& p) {
  auto text = p.description;
  for (const auto& g : p.groups) {
    const auto part = drawn_part(g.curve);
    if (part.steps.empty()) continue;
    const auto &first = part.steps.front(), &last = part.steps.back();
    text +=
        fmt::format(" {}: from {:.2f} at {} to {:.2f} at {}.", g.name, log_minus_log(first.survival),
                    time_in_words(first.time, p.time), log_minus_log(last.survival), time_in_words(last.time, p.time));
  }
  if (const auto none = nobody_drawn(p); !none.empty()) text += " " + none;
  return text.starts_with(' ') ? text.substr(1) : text;
}

}  // namespace nelm::sheet
