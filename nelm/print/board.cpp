#include "nelm/print/board.h"

namespace nelm::print {

using sheet::Fields;
using sheet::Fold;
using sheet::LimitLines;
using sheet::Line;
using sheet::Section;
using sheet::Table;

namespace {

/// One section, its blocks one below the other; what belongs to an option stays with it.
class Setting {
 public:
  Setting(Type& type, const Room& room) : type_(type), room_(room) {}

  Pieces all(const Section& s) && {
    if (!s.title.empty())
      pieces_.push_back(title(type_, s.title, s.beside, s.ruled));
    else
      pieces_.push_back({.before = 5.5, .height = 1.5, .with_next = true, .draw = [](Canvas& canvas, double top) {
                           canvas.line(left_edge, top, right_edge, top, 0.6, rule_light);
                         }});
    for (const auto& b : s.blocks)
      if (const auto* line = std::get_if<Line>(&b); line != nullptr && stands(*line, room_))
        lines_.measure(as_shown(*line, room_));
    for (const auto& b : s.blocks) {
      if (!std::holds_alternative<LimitLines>(b)) end_figures();
      std::visit([this](const auto& block) { lay(block); }, b);
    }
    end_figures();
    end_list();
    if (s.whole)
      for (std::size_t i = 0; i + 1 < pieces_.size(); ++i) pieces_[i].with_next = true;
    return std::move(pieces_);
  }

 private:
  void lay(const Line& l) {
    if (!stands(l, room_)) return;
    const bool begins = !l.label.empty() || !l.opens.empty();
    if (begins) in_an_option_ = !l.opens.empty();
    if (!begins && in_an_option_) stay_with_the_last();
    if (!list_) list_ = pieces_.size();
    pieces_.push_back(lines_.set(as_shown(l, room_)));
    Lines opened(type_, 13, room_.text);
    for (const Line& o : l.opens)
      if (stands(o, room_)) opened.measure(o);
    for (const Line& o : l.opens) {
      if (!stands(o, room_)) continue;
      stay_with_the_last();
      pieces_.push_back(opened.set(o));
    }
  }

  void lay(const Fields& f) {
    end_list();
    pieces_.push_back(fields(type_, f));
  }

  void lay(const Table& t) {
    if (!stands(t.fold, room_)) return;
    stay_with_the_last();
    end_list();
    for (Piece& p : table(type_, t, room_.agreed_rows, room_.text)) pieces_.push_back(std::move(p));
  }

  void lay(const LimitLines& f) {
    if (room_.figures) figures_.push_back(&f);
  }

  void lay(const sheet::Plate& d) {
    if (!room_.first) return;
    stay_with_the_last();
    end_list();
    pieces_.push_back(plate(d));
  }

  void end_figures() {
    if (figures_.empty()) return;
    stay_with_the_last();
    end_list();
    for (Piece& p : figures(type_, figures_)) pieces_.push_back(std::move(p));
    figures_.clear();
  }

  void end_list() {
    if (list_) make_list(pieces_, *list_);
    list_.reset();
  }

  void stay_with_the_last() { pieces_.back().with_next = true; }

  Type&                          type_;
  const Room&                    room_;
  Lines                          lines_{type_, 0, room_.text};
  Pieces                         pieces_;
  std::optional<std::size_t>     list_;  // where the list that is being set begins
  std::vector<const LimitLines*> figures_;
  bool                           in_an_option_ = false;
};

}  // namespace

Pieces board(Type& type, const sheet::Page& page, const Room& room) {
  Pieces all;
  for (const Section& s : page.sections) {
    const bool in_the_masthead = &s == &page.sections.front() && begins_with_the_question(page);
    if (in_the_masthead || !stands(s.fold, room)) continue;
    for (Piece& p : Setting(type, room).all(s)) all.push_back(std::move(p));
  }
  return all;
}

}  // namespace nelm::print
