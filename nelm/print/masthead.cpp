// The head of the first page: for whom and by which knowledge, whose case, and the board's question in a box of its own.
#include <fmt/format.h>

#include <span>

#include "nelm/print/board.h"

namespace nelm::print {

using sheet::Field;

namespace {

constexpr std::size_t for_a_hand = 20;  // a field that needs more room has a box of its own

Piece words_above(Type& type, const std::string& words, Font font) {
  auto set = type.set(words, font, column_width, font == Font::small ? beside_light : 0);
  return {.before = 0, .height = set.height(), .draw = [set = std::move(set)](Canvas& canvas, double top) {
            const Tagged element(canvas, "P");
            set.draw(canvas.pen(), left_edge, top);
          }};
}

/// The name, and beside it what is known of the patient in a word each; what is not known is an empty box.
Piece who(Type& type, const std::vector<const Field*>& fields) {
  constexpr double between = 13, hand = 34, after = 4;
  struct Placed {
    Set    set;
    double x, box;
  };
  const auto&         title = measure(Font::title);
  auto                name  = type.set(fields[0]->words, Font::title, column_width * 0.72);
  std::vector<Placed> beside;
  double              x = left_edge + name.ends_at() + between, y = (static_cast<double>(name.lines.size()) - 1);
  y *= title.leading;
  double height = name.height();
  for (std::size_t i = 1; i < fields.size(); ++i) {
    const Field& f    = *fields[i];
    auto         said = fmt::format("{}{}{}", f.label, f.label.empty() || f.words.empty() ? "" : " ", f.words);
    auto         set  = type.set(std::move(said), Font::heading, column_width);
    const double box = f.words.empty() ? hand : 0, wide = set.width() + (box > 0 ? after + box : 0);
    if (x + wide > right_edge) x = left_edge, y = height, height += title.leading;
    beside.push_back({std::move(set), x, box});
    x += wide + between;
  }
  return {.before = 3,
          .height = height + 1,
          .draw   = [=, name = std::move(name), beside = std::move(beside)](Canvas& canvas, double top) {
            {
              const Tagged element(canvas, "H1");
              name.draw(canvas.pen(), left_edge, top);
            }
            for (const Placed& p : beside) {
              const Tagged element(canvas, "P");
              const double line = top + y + (title.leading - p.set.leading) / 2 + 1.4;
              p.set.draw(canvas.pen(), p.x, line);
              if (p.box == 0) continue;
              static constexpr double dashes[] = {1.8, 1.4};
              canvas.grey(0);
              cairo_set_line_width(canvas.pen(), 0.5);
              cairo_set_dash(canvas.pen(), dashes, 2, 0);
              cairo_rectangle(canvas.pen(), p.x + p.set.width() + after, line, p.box, p.set.leading);
              cairo_stroke(canvas.pen());
              cairo_set_dash(canvas.pen(), nullptr, 0, 0);
            }
          }};
}

Piece in_a_box(Type& type, const Field& f) {
  constexpr double inside = 6, least = 22;
  auto             label  = type.set(f.label, Font::small_strong, column_width / 3);
  auto             words  = type.set(f.words, Font::text, column_width - label.width() - 3 * inside);
  const double     height = std::max(least, words.height() + 8);
  return {.before = 2,
          .height = height,
          .draw   = [=, label = std::move(label), words = std::move(words)](Canvas& canvas, double top) {
            const Tagged element(canvas, "P");
            const double line = top + (height - words.height()) / 2;
            label.draw(canvas.pen(), left_edge + inside, line + (words.leading - label.leading) / 2);
            words.draw(canvas.pen(), left_edge + 2 * inside + label.width(), line);
            canvas.grey(0);
            cairo_set_line_width(canvas.pen(), 0.7);
            cairo_rectangle(canvas.pen(), left_edge, top, column_width, height);
            cairo_stroke(canvas.pen());
          }};
}

/// What the page begins with, where it is about one patient: a section without a title.
std::span<const sheet::Block> the_question(const sheet::Page& page) {
  if (!begins_with_the_question(page)) return {};
  return page.sections.front().blocks;
}

}  // namespace

bool begins_with_the_question(const sheet::Page& page) {
  return !page.sections.empty() && page.sections.front().title.empty();
}

Piece behind_it(Type& type, const std::string& words) {
  auto piece   = words_above(type, words, Font::small);
  piece.before = 3;
  return piece;
}

Pieces masthead(Type& type, const sheet::Page& page, const std::string& runs_on) {
  Pieces pieces;
  if (!runs_on.empty()) pieces.push_back(words_above(type, runs_on, Font::strong));
  for (const auto& line : page.head) pieces.push_back(words_above(type, line, Font::small));
  pieces.push_back({.before = 2.5, .height = 2, .draw = [](Canvas& canvas, double top) {
                      canvas.line(left_edge, top + 1, right_edge, top + 1, 1.8);
                    }});
  for (const auto& block : the_question(page)) {
    const auto* given = std::get_if<sheet::Fields>(&block);
    if (given == nullptr || given->fields.empty()) continue;
    std::vector<const Field*> beside, boxes;
    for (const Field& f : given->fields) (f.room > for_a_hand ? boxes : beside).push_back(&f);
    if (!beside.empty()) pieces.push_back(who(type, beside));
    for (const Field* f : boxes) pieces.push_back(in_a_box(type, *f));
  }
  for (Piece& p : pieces) p.with_next = true;
  return pieces;
}

}  // namespace nelm::print
