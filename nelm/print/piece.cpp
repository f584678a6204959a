#include "nelm/print/piece.h"

#include <algorithm>

namespace nelm::print {

namespace {

/// The pieces from `first` on that stay together; one past the last of them.
std::size_t end_of_run(const Pieces& pieces, std::size_t first) {
  while (first + 1 < pieces.size() && pieces[first].with_next) ++first;
  return first + 1;
}

double height_of(const Pieces& pieces, std::size_t from, std::size_t to) {
  double all = 0;
  for (std::size_t i = from; i < to; ++i) all += (i == from ? 0 : pieces[i].before) + pieces[i].height;
  return all;
}

class Filling {
 public:
  explicit Filling(const Area& area) : area_(area) { begin_sheet(); }

  bool fits(double more) const { return at_ + more <= area_.bottom; }
  bool empty() const { return sheets_.back().empty(); }
  bool fits_a_further_sheet(double more) const { return area_.later_top + more <= area_.bottom; }

  void begin_sheet() {
    at_ = sheets_.empty() ? area_.first_top : area_.later_top;
    sheets_.emplace_back();
  }

  void put(const Piece& piece, const Together* together) {
    if (!empty()) at_ += piece.before;
    sheets_.back().push_back({&piece, together, at_});
    at_ += piece.height;
  }

  Sheets all() && { return std::move(sheets_); }

 private:
  Area   area_;
  double at_ = 0;
  Sheets sheets_;
};

}  // namespace

double height(const Pieces& pieces) { return height_of(pieces, 0, pieces.size()); }

Sheets on_sheets(const Pieces& pieces, const Area& area) {
  Filling sheets(area);
  for (std::size_t run = 0; run < pieces.size();) {
    const auto   end   = end_of_run(pieces, run);
    const double whole = height_of(pieces, run, end);
    if (!sheets.empty() && !sheets.fits(pieces[run].before + whole) && sheets.fits_a_further_sheet(whole))
      sheets.begin_sheet();
    for (std::size_t i = run; i < end; ++i) {
      const auto*  together = pieces[i].together.get();
      const bool   runs_on  = i > run && together != nullptr && together == pieces[i - 1].together.get();
      const double needs    = height_of(pieces, i, pieces[i].heading ? std::min(i + 2, end) : i + 1);
      if (!sheets.empty() && !sheets.fits(pieces[i].before + needs)) {
        sheets.begin_sheet();
        if (runs_on)
          for (const Piece& head : together->head) sheets.put(head, together);
      }
      sheets.put(pieces[i], together);
    }
    run = end;
  }
  return std::move(sheets).all();
}

void draw(Canvas& canvas, const std::vector<Standing>& sheet) {
  for (std::size_t i = 0; i < sheet.size();) {
    const auto* together = sheet[i].together;
    const auto  draw_run = [&] {
      do sheet[i].piece->draw(canvas, sheet[i].top), ++i;
      while (i < sheet.size() && together != nullptr && sheet[i].together == together);
    };
    if (together == nullptr) {
      draw_run();
      continue;
    }
    const Tagged element(canvas, together->tag);
    draw_run();
  }
}

}  // namespace nelm::print
