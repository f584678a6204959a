#include "nelm/sheet/plot_picture.h"

#include <fmt/format.h>

#include <algorithm>

#include "nelm/sheet/letter_width.h"
#include "nelm/sheet/svg_number.h"

namespace nelm::sheet {

namespace {

constexpr double above_baseline = 0.92, below_baseline = 0.24;  // of a letter's size; DejaVu Sans

std::string place(Spot s) { return fmt::format("{} {}", svg_number(s.x), svg_number(s.y)); }

std::string outline(const PlacedShape& s) {
  std::string path;
  for (const Spot c : s.corners) {
    path += path.empty() ? 'M' : 'L';
    path += place(c);
  }
  if (s.closed) path += 'Z';
  return path;
}

std::string painted(const Ink& ink) {
  auto text = fmt::format(R"(fill="{}")", ink.fill);
  if (ink.width > 0) text += fmt::format(R"( stroke="{}" stroke-width="{}")", ink.edge, svg_number(ink.width));
  if (!ink.dashes.empty()) text += fmt::format(R"( stroke-dasharray="{}")", ink.dashes);
  return text;
}

std::string element(const PlacedShape& s) {
  if (s.radius > 0)
    return fmt::format(R"(<circle cx="{}" cy="{}" r="{}" {}/>)", svg_number(s.corners.front().x),
                       svg_number(s.corners.front().y), svg_number(s.radius), painted(s.ink));
  return fmt::format(R"(<path d="{}" {}/>)", outline(s), painted(s.ink));
}

/// Which part of a step from `from` by `by` lies between two limits; narrows [begin, end].
void narrow(double from, double by, double low, double high, double& begin, double& end) {
  if (by == 0) {
    if (from <= low || from >= high) end = -1;
    return;
  }
  const auto [first, last] = std::minmax({(low - from) / by, (high - from) / by});
  begin                    = std::max(begin, first);
  end                      = std::min(end, last);
}

bool step_crosses(Spot a, Spot b, const Box& box) {
  double begin = 0, end = 1;
  narrow(a.x, b.x - a.x, box.left, box.right, begin, end);
  narrow(a.y, b.y - a.y, box.top, box.bottom, begin, end);
  return begin < end;
}

}  // namespace

Box PlacedText::box() const {
  const double wide = at_most_wide(words, size, bold);
  const double left = anchor == Anchor::end ? x - wide : anchor == Anchor::middle ? x - wide / 2 : x;
  return {left, y - above_baseline * size, left + wide, y + below_baseline * size};
}

Box PlacedShape::box() const {
  Box          all{1e300, 1e300, -1e300, -1e300};
  const double beyond = radius + ink.width / 2;
  for (const Spot c : corners)
    all = {std::min(all.left, c.x - beyond), std::min(all.top, c.y - beyond), std::max(all.right, c.x + beyond),
           std::max(all.bottom, c.y + beyond)};
  return all;
}

bool PlacedShape::crosses(const Box& b) const {
  if (radius > 0) return box().meets(b);
  for (std::size_t i = 0; i + 1 < corners.size(); ++i)
    if (step_crosses(corners[i], corners[i + 1], b)) return true;
  return closed && corners.size() > 2 && step_crosses(corners.back(), corners.front(), b);
}

void Picture::write(PlacedText text) {
  if (!text.words.empty()) texts.push_back(std::move(text));
}

double Picture::write_lines(double x, double top, const std::vector<std::string>& lines, Anchor anchor, bool bold) {
  for (const auto& words : lines) {
    write({x, top + letters, words, anchor, bold});
    top += line_height;
  }
  return top;
}

double Picture::write_title(double top) {
  constexpr double large = 12, leading = 15;
  for (const auto& words : wrapped_to(title, width - 2 * picture_margin, large, true)) {
    write({picture_margin, top + large, words, Anchor::start, true, large});
    top += leading;
  }
  return title.empty() ? top - leading : top;
}

void Picture::line(Spot from, Spot to, double thick, std::string_view dashes, std::string_view grey) {
  shapes.push_back({Layer::line, {from, to}, {"none", grey, thick, dashes}, 0, false});
}

void Picture::shape(Layer layer, std::vector<Spot> corners, Ink ink) {
  shapes.push_back({layer, std::move(corners), ink});
}

void Picture::circle(Layer layer, Spot middle, double radius, Ink ink) {
  shapes.push_back({layer, {middle}, ink, radius});
}

std::string svg(const Picture& p, const PictureStyle& style) {
  std::string body;
  if (style.paper)
    body += fmt::format(R"(<path d="M0 0H{}V{}H0Z" fill="{}"/>)", svg_number(p.width), svg_number(p.height), white);
  for (const Layer layer : {Layer::ground, Layer::line, Layer::mark})
    for (const auto& s : p.shapes)
      if (s.layer == layer) body += element(s);
  for (const auto& t : p.texts) body += svg_text(t.x, t.y, t.words, t.anchor, t.bold, t.size);
  return svg_document({style.id, style.family, p.width, p.height, "pt", p.title, p.description}, body);
}

}  // namespace nelm::sheet
