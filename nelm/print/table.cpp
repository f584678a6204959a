// The lists beside each other: criteria down, lists across.
#include <fmt/format.h>

#include <algorithm>

#include "nelm/print/column.h"
#include "nelm/print/sign.h"
#include "nelm/sheet/shown.h"

namespace nelm::print {

using sheet::Cell;
using sheet::Row;
using sheet::Sign;
using sheet::Table;

namespace {

constexpr double indent = 13, cell_sign = 11.5, cell_gap = 7, pad = 0.9;

class Columns {
 public:
  Columns(Type& type, const Table& t, Font font) : type_(type), font_(font), faint_(t.faint) {
    std::vector<double> natural(t.head.size());
    for (std::size_t c = 1; c < t.head.size(); ++c) natural[c] = cell_sign + type.width(t.head[c], Font::small_strong);
    for (const Row& r : t.rows) {
      natural[0] = std::max(natural[0], type.width(r.label, r.parts ? strong(font_) : font_));
      for (std::size_t c = 0; c < r.cells.size() && c + 1 < natural.size(); ++c)
        natural[c + 1] = std::max(
            natural[c + 1],
            cell_sign + type.width(r.cells[c].words, r.parts || &r == &t.rows.front() ? strong(font_) : font_));
    }
    spread(natural);
  }

  Piece head(const Table& t) {
    std::vector<Set> sets;
    double           tall = measure(Font::small_strong).leading;
    for (std::size_t c = 0; c < t.head.size(); ++c) {
      sets.push_back(type_.set(t.head[c], Font::small_strong, width(c), light()));
      tall = std::max(tall, sets.back().height());
    }
    auto at = at_;
    return {.before    = 1.5,
            .height    = tall + 2 * pad,
            .with_next = true,
            .heading   = true,
            .draw      = [sets = std::move(sets), at = std::move(at), tall](Canvas& canvas, double top) {
              const Tagged row(canvas, "TR");
              for (std::size_t c = 0; c < sets.size(); ++c) {
                const Tagged cell(canvas, "TH");
                sets[c].draw(canvas.pen(), at[c] + (c > 0 ? cell_sign : 0), top + pad);
              }
              canvas.line(left_edge + indent, top + tall + 2 * pad, right_edge, top + tall + 2 * pad, 0.9);
            }};
  }

  Piece row(const Row& r, bool stands_as) {
    const Font        font = r.parts || stands_as ? strong(font_) : font_;
    std::vector<Set>  sets{type_.set(r.label, font, width(0), light())};
    std::vector<Sign> signs{Sign::none};
    double            tall = sets[0].height();
    for (std::size_t c = 0; c < r.cells.size(); ++c) {
      const bool silent = r.cells[c].sign == Sign::none && r.cells[c].words.empty();
      sets.push_back(
          type_.set(silent ? "." : r.cells[c].words, font, width(c + 1) - cell_sign, silent ? rule_light : light()));
      signs.push_back(r.cells[c].sign);
      tall = std::max(tall, sets.back().height());
    }
    auto  at   = at_;
    auto* type = &type_;
    return {.before = 0,
            .height = tall + 2 * pad,
            .draw   = [=, sets = std::move(sets), signs = std::move(signs), at = std::move(at), parts = r.parts,
                     faint = faint_](Canvas& canvas, double top) {
              const double high = tall + 2 * pad;
              if (parts) {
                canvas.grey(0.87);
                cairo_rectangle(canvas.pen(), left_edge, top, column_width, high);
                cairo_fill(canvas.pen());
                draw_sign(canvas, *type, Sign::parts, left_edge + 2, top + pad, sets[0].leading, faint);
              }
              {
                const Tagged line(canvas, "TR");
                for (std::size_t c = 0; c < sets.size(); ++c) {
                  const Tagged cell(canvas, c == 0 ? "TH" : "TD");
                  draw_sign(canvas, *type, signs[c], at[c], top + pad, sets[c].leading, faint);
                  sets[c].draw(canvas.pen(), at[c] + (c > 0 ? cell_sign : 0), top + pad);
                }
              }
              canvas.line(left_edge + indent, top + high, right_edge, top + high, stands_as ? 0.9 : 0.3,
                          stands_as ? 0 : rule_light);
            }};
  }

 private:
  double light() const { return faint_ ? faint_light : 0; }
  double width(std::size_t c) const { return (c + 1 < at_.size() ? at_[c + 1] : right_edge) - at_[c] - cell_gap; }

  /// Each as wide as it needs, and what is left over shared out; where they need more than there is, the rows' own up to
  /// a third and the others alike.
  void spread(std::vector<double> natural) {
    const double room = column_width - indent;
    double       all  = 0;
    for (auto& n : natural) all += n += cell_gap;
    if (all <= room) {
      const double more = (room - all) / static_cast<double>(natural.size());
      for (auto& n : natural) n += more;
    } else if (natural.size() > 1) {
      natural[0] = std::min(natural[0], room / 3);
      for (std::size_t c = 1; c < natural.size(); ++c)
        natural[c] = (room - natural[0]) / static_cast<double>(natural.size() - 1);
    }
    double x = left_edge + indent;
    for (const double n : natural) at_.push_back(x), x += n;
  }

  Type&               type_;
  Font                font_;
  bool                faint_;
  std::vector<double> at_;
};

}  // namespace

Pieces table(Type& type, const Table& whole, bool agreed_rows, Font font) {
  std::vector<std::string> met;
  const Table              t = agreed_rows ? whole : sheet::without_agreed_rows(whole, met);
  Columns                  columns(type, t, font);
  auto                     together = std::make_shared<Together>(Together{"Table", {columns.head(t)}});
  Pieces                   pieces{columns.head(t)};
  for (const Row& r : t.rows) pieces.push_back(columns.row(r, &r == &t.rows.front()));
  for (Piece& p : pieces) p.together = together, p.with_next = true;
  if (!met.empty()) {
    Lines lines(type, 0, font);
    pieces.push_back(lines.set({.sign   = Sign::met,
                                .words  = fmt::format("By all that ask: {}", fmt::join(met, ", ")),
                                .source = {},
                                .faint  = t.faint,
                                .opens  = {}}));
    make_list(pieces, pieces.size() - 1);
  }
  pieces.back().with_next = false;
  return pieces;
}

}  // namespace nelm::print
