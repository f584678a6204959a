// A line of a section: its sign, its label, its words, the places nobody filled, and where it comes from.
#include <algorithm>

#include "nelm/print/column.h"
#include "nelm/print/sign.h"

namespace nelm::print {

using sheet::Line;

namespace {

constexpr double sign_room = 13, gap = 8, widest_label = 62, widest_source = 165;

/// Empty places behind words, each in a broken box with room for a hand.
class Places {
 public:
  /// Behind words that end at `begins`, up to `width`; below them, up to `below`.
  Places(Type& type, const sheet::Blanks& blanks, double begins, double width, double below, double leading,
         double light) {
    if (blanks.places.empty()) return;
    double x = begins > 0 ? begins + gap : 0;
    double y = 0;
    // What is said stays with the first of them.
    const double first = type.width(blanks.places[0], Font::small) + 2 * inside + hand + 3;
    const auto   put   = [&](const std::string& words, bool boxed) {
      auto         set  = type.set(words, Font::small, width - 2 * inside - hand, light);
      const double wide = set.width() + (boxed ? 2 * inside + hand : 0);
      if (x > 0 && x + wide + (boxed ? 0 : first) > (y > 0 ? below : width)) x = 0, y += leading + between;
      placed_.push_back({std::move(set), x, y, wide, boxed});
      x += wide + (boxed ? 4 : 3);
    };
    put(blanks.say + ":", false);
    for (const auto& p : blanks.places) put(p, true);
    more_    = y;
    leading_ = leading;
  }

  /// What they need below the last line of the words.
  double more() const { return more_; }

  void draw(Canvas& canvas, double x, double top) const {
    cairo_t*                pen      = canvas.pen();
    static constexpr double dashes[] = {1.8, 1.4};
    for (const Placed& p : placed_) {
      const double shift = (leading_ - p.set.leading) / 2;
      p.set.draw(pen, x + p.x + (p.boxed ? inside : 0), top + p.y + shift);
      if (!p.boxed) continue;
      canvas.grey(0);
      cairo_set_line_width(pen, 0.5);
      cairo_set_dash(pen, dashes, 2, 0);
      cairo_rectangle(pen, x + p.x, top + p.y + 0.6, p.wide, leading_ - 1.2);
      cairo_stroke(pen);
      cairo_set_dash(pen, nullptr, 0, 0);
    }
  }

 private:
  static constexpr double inside = 2.5, hand = 18, between = 1.2;
  struct Placed {
    Set    set;
    double x, y, wide;
    bool   boxed;
  };
  std::vector<Placed> placed_;
  double              more_ = 0, leading_ = 0;
};

}  // namespace

Font strong(Font f) { return f == Font::small ? Font::small_strong : Font::strong; }

void Lines::measure(const Line& l) {
  const double wide = type_.width(l.label, Font::small_strong);
  if (wide > widest_label) labels_fit_ = false;
  label_  = std::max(label_, std::min(wide, widest_label));
  source_ = std::max(source_, type_.width(l.source, Font::small));
  if (l.source.empty()) return;  // its words may take the whole line
  words_ = std::max(words_, l.blanks.places.empty() ? type_.width(l.words, font_) : column_width);
}

/// As wide as the widest source, up to its share or to what the words leave free.
double Lines::source_column() const {
  const double free = column_width - indent_ - sign_room - label_ - gap - words_ - gap;
  return std::min(source_, std::max(widest_source, free));
}

Piece Lines::set(const Line& l) {
  const double light  = l.faint ? faint_light : 0;
  const bool   column = labels_fit_ && label_ > 0;
  const double at     = left_edge + indent_ + sign_room;
  const double begin  = at + (column && !l.label.empty() ? label_ + gap : 0);
  const double beside = source_column();
  const double end    = right_edge - (l.source.empty() ? 0 : beside + gap);

  std::vector<Run> runs;
  if (!column && !l.label.empty()) runs.push_back({l.label, strong(font_), light});
  runs.push_back({l.words, font_, light});
  auto label = column && !l.label.empty() ? type_.set(l.label, Font::small_strong, label_, light) : Set{};
  auto words = type_.set(runs, end - begin);
  if (l.words.empty() && !l.blanks.places.empty()) words.lines.resize(1);
  auto       source = type_.set(l.source, Font::small, beside, l.faint ? faint_light : beside_light);
  const bool free   = source.lines.size() <= words.lines.size();  // nothing stands beside what is below the words
  Places     places(type_, l.blanks, words.ends_at(), end - begin, (free ? right_edge : end) - begin, words.leading,
                l.faint ? faint_light : beside_light);

  const double height = std::max({label.height(), words.height() + places.more(), source.height()}) + 1.0;
  auto*        type   = &type_;
  return {.before = 0,
          .height = height,
          .draw   = [=, sign = l.sign, label = std::move(label), words = std::move(words), places = std::move(places),
                   source = std::move(source), indent = indent_, faint = l.faint](Canvas& canvas, double top) {
            const Tagged element(canvas, "LI");
            if (sign != sheet::Sign::none || !label.lines.empty()) {
              const Tagged lbl(canvas, "Lbl");
              draw_sign(canvas, *type, sign, left_edge + indent, top, words.leading, faint);
              label.draw(canvas.pen(), at, top + (words.leading - label.leading) / 2);
            }
            const Tagged body(canvas, "LBody");
            words.draw(canvas.pen(), begin, top);
            places.draw(canvas, begin, top + words.height() - words.leading);
            source.draw(canvas.pen(), end + gap, top + (words.leading - source.leading) / 2);
          }};
}

void make_list(Pieces& pieces, std::size_t from) {
  const auto list = std::make_shared<Together>(Together{"L", {}});
  for (std::size_t i = from; i < pieces.size(); ++i) pieces[i].together = list;
}

Piece title(Type& type, const std::string& words, const std::string& beside, bool ruled) {
  auto set   = type.set(words, Font::heading, column_width);
  auto right = type.set(beside, Font::small, column_width / 2, beside_light);
  return {.before    = 5.5,
          .height    = set.height() + 3.2,
          .with_next = true,
          .heading   = true,
          .draw      = [=, set = std::move(set), right = std::move(right)](Canvas& canvas, double top) {
            canvas.line(left_edge, top, right_edge, top, ruled ? 1.8 : 0.6, ruled ? 0 : rule_light);
            {
              const Tagged element(canvas, "H2");
              set.draw(canvas.pen(), left_edge, top + 1.5);
            }
            if (right.width() == 0) return;
            const Tagged element(canvas, "P");
            right.draw(canvas.pen(), right_edge - right.width(), top + 2.5);
          }};
}

}  // namespace nelm::print
