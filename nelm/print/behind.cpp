// The pages behind: every criterion of every source with the value used, its origin and its place, and what found no room
// on the first page.
#include "nelm/print/board.h"

namespace nelm::print {

using sheet::LimitLines;
using sheet::Line;
using sheet::Section;
using sheet::Table;

namespace {

constexpr double step = 12;

class Behind {
 public:
  Behind(Type& type, const Room& room) : type_(type), room_(room) {}

  Pieces all(const Section& s) && {
    folded_ = !stands(s.fold, room_);
    heads_  = folded_ && s.id == "outcome";
    pieces_.push_back(title(type_, s.title, folded_ ? s.beside : std::string{}));
    const auto titles = pieces_.size();
    if (heads_) the_heads(s);
    for (const auto& b : s.blocks) {
      if (const auto* line = std::get_if<Line>(&b)) lay(*line);
      if (const auto* t = std::get_if<Table>(&b); t != nullptr && (!stands(t->fold, room_) || !room_.agreed_rows))
        for (Piece& p : table(type_, *t, true, Font::small)) pieces_.push_back(std::move(p));
      if (const auto* f = std::get_if<LimitLines>(&b); f != nullptr && !room_.figures)
        for (Piece& p : figures(type_, {f})) pieces_.push_back(std::move(p));
      if (const auto* d = std::get_if<sheet::Plate>(&b); d != nullptr && !room_.first) pieces_.push_back(plate(*d));
    }
    if (pieces_.size() == titles) return {};
    return std::move(pieces_);
  }

 private:
  /// What each line says, before what any of them opens to: the numbers of all options stand beside each other.
  void the_heads(const Section& s) {
    const auto first = pieces_.size();
    Lines      lines(type_, 0, Font::small);
    for (const auto& b : s.blocks)
      if (const auto* line = std::get_if<Line>(&b)) lines.measure(as_shown(*line, {}));
    for (const auto& b : s.blocks)
      if (const auto* line = std::get_if<Line>(&b)) pieces_.push_back(lines.set(as_shown(*line, {})));
    if (pieces_.size() > first) make_list(pieces_, first);
  }

  void lay(const Line& l) {
    if (!heads_ && (folded_ || !stands(l, room_))) {
      const auto first = pieces_.size();
      Lines      lines(type_, 0, Font::small);
      lines.measure(l);
      set(l, lines, 0);
      stay_together(first);
    } else if (!l.opens.empty()) {
      pieces_.push_back(option(l));
      for (const Line& source : l.opens) {
        const auto first = pieces_.size();
        Lines      lines(type_, step, Font::small);
        lines.measure(source);
        set(source, lines, 1);
        stay_together(first);
      }
    }
  }

  /// A line and all it opens to.
  void set(const Line& l, Lines& lines, int depth) {
    pieces_.push_back(lines.set(l));
    Lines below(type_, step * (depth + 1), Font::small);
    for (const Line& o : l.opens) below.measure(o);
    for (const Line& o : l.opens) set(o, below, depth + 1);
  }

  void stay_together(std::size_t first) {
    make_list(pieces_, first);
    pieces_[first].heading = true;
    pieces_[first].before  = 1.5;
    for (std::size_t i = first; i + 1 < pieces_.size(); ++i) pieces_[i].with_next = true;
  }

  Piece option(const Line& l) {
    auto words = type_.set(l.label.empty() ? l.words : l.label, Font::strong, column_width, l.faint ? faint_light : 0);
    return {.before    = 5,
            .height    = words.height() + 1,
            .with_next = true,
            .heading   = true,
            .draw      = [words = std::move(words)](Canvas& canvas, double top) {
              const Tagged element(canvas, "H3");
              words.draw(canvas.pen(), left_edge, top);
            }};
  }

  Type&       type_;
  const Room& room_;
  Pieces      pieces_;
  bool        folded_ = false;  // the section found no room on the first page
  bool        heads_  = false;  // its lines stand together before what they open to
};

}  // namespace

Pieces behind(Type& type, const sheet::Page& page, const Room& room) {
  Pieces all;
  for (const Section* s : behind_the_first(page, room)) {
    if (s->title.empty()) continue;
    for (Piece& p : Behind(type, room).all(*s)) all.push_back(std::move(p));
  }
  return all;
}

}  // namespace nelm::print
