// A drawing read back from its SVG, and what every picture owes its reader.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "nelm/sheet/plot_axis.h"
#include "nelm/sheet/plot_picture.h"

namespace nelm::sheet {

inline std::size_t matches(const std::string& text, const std::string& pattern) {
  const std::regex wanted(pattern);
  return static_cast<std::size_t>(
      std::distance(std::sregex_iterator(text.begin(), text.end(), wanted), std::sregex_iterator()));
}

inline std::string unescaped(std::string text) {
  for (const auto& [written, meant] :
       {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}})
    for (std::size_t at = 0; (at = text.find(written, at)) != std::string::npos; ++at)
      text.replace(at, std::string_view(written).size(), meant);
  return text;
}

/// The texts of a drawing, in its order.
inline std::vector<PlacedText> texts_of(const std::string& drawing) {
  static const std::regex one(
      R"re(<text x="([-0-9.]+)" y="([-0-9.]+)"(?: text-anchor="(\w+)")?( font-weight="bold")?(?: font-size="([0-9.]+)")?>([^<]*)</text>)re");
  std::vector<PlacedText> all;
  for (std::sregex_iterator at(drawing.begin(), drawing.end(), one), end; at != end; ++at) {
    const auto& found  = *at;
    const auto  anchor = found[3].str();
    all.push_back({std::stod(found[1]), std::stod(found[2]), unescaped(found[6]),
                   anchor == "end"      ? Anchor::end
                   : anchor == "middle" ? Anchor::middle
                                        : Anchor::start,
                   found[4].matched, found[5].matched ? std::stod(found[5]) : letters});
  }
  CHECK(all.size() == matches(drawing, "<text "));
  return all;
}

/// Which two texts of a drawing so wide touch, and which leave it.
inline std::string touching(const std::vector<PlacedText>& texts, double width, double height) {
  constexpr double rounding = 0.02;  // of coordinates written with two decimals
  std::vector<Box> boxes;
  for (const auto& t : texts) {
    const Box a = t.box();
    boxes.push_back({a.left + rounding, a.top + rounding, a.right - rounding, a.bottom - rounding});
  }
  std::string wrong;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (!Box{0, 0, width, height}.holds(boxes[i])) wrong += fmt::format("'{}' leaves the drawing\n", texts[i].words);
    for (std::size_t j = i + 1; j < texts.size(); ++j)
      if (boxes[i].meets(boxes[j])) wrong += fmt::format("'{}' touches '{}'\n", texts[i].words, texts[j].words);
  }
  return wrong;
}

/// What a picture owes: nothing leaves it, no text touches another, a mark or a line; at half its size letters of 5 points
/// and strokes of 0.4; no colour; and its SVG holds just these texts in just these places.
inline void check_fit_to_print(const Picture& p) {
  static const std::regex grey("none|#([0-9a-f])\\1\\1|#([0-9a-f]{2})\\2\\2");
  std::string             wrong = touching(p.texts, p.width, p.height);
  std::vector<Box>        texts;
  for (const auto& t : p.texts) texts.push_back(t.box());
  for (const auto& s : p.shapes) {
    const Box box = s.box();
    if (!Box{0, 0, p.width, p.height}.holds(box))
      wrong += fmt::format("a shape at {} {} leaves the picture\n", box.left, box.top);
    if (s.ink.width > 0 && s.ink.width / 2 < 0.4) wrong += "a stroke is too thin\n";
    for (const auto ink : {s.ink.fill, s.ink.edge})
      if (!std::regex_match(ink.begin(), ink.end(), grey)) wrong += fmt::format("{} is no grey\n", ink);
    if (s.layer == Layer::ground) continue;
    for (std::size_t i = 0; i < texts.size(); ++i)
      if (s.crosses(texts[i]))
        wrong += fmt::format("a shape at {} {} crosses '{}'\n", box.left, box.top, p.texts[i].words);
  }
  for (const auto& t : p.texts)
    if (t.size / 2 < 5) wrong += fmt::format("'{}' is too small\n", t.words);

  const auto drawing = svg(p);
  const auto read    = texts_of(drawing);
  REQUIRE(read.size() == p.texts.size());
  wrong += touching(read, p.width, p.height);
  for (std::size_t i = 0; i < read.size(); ++i)
    if (std::abs(read[i].x - p.texts[i].x) > 0.006 || std::abs(read[i].y - p.texts[i].y) > 0.006)
      wrong += fmt::format("'{}' is written elsewhere\n", read[i].words);
  for (const auto* none :
       {"\"nan", "\"inf", "\"-inf", "Mnan", "Minf", "M-inf", "Lnan", "Linf", "L-inf", " nan", " -nan"})
    if (const auto body = drawing.find("</desc>"); drawing.find(none, body) != std::string::npos)
      wrong += "a coordinate is no number\n";
  CHECK(wrong == "");
}

/// Names as hostile as studies have: sixty letters of the widest kind, markup, control characters, right to left, none.
inline const std::vector<std::string> hostile_names{
    std::string(60, 'W'),
    "The collaborative group on transplantation and resection 2013",
    "<b>Smith</b> & \"Sons\" 'n Co",
    "Bell\x07 esc\x1b[31m\ttab\nline",
    "\u05DB\u05D4\u05DF \u05D5\u05DC\u05D5\u05D9 2016 \u0634\u0627\u0645",
    "\u202Eturned\u202C round",
    "",
    "Mi\u0119dzyrzecki 2003"};

}  // namespace nelm::sheet
