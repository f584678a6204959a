#include "nelm/print/pdf.h"

#include <fmt/format.h>

#include <iterator>

#include "nelm/print/board.h"
#include "nelm/print/sign.h"

namespace nelm::print {

namespace {

constexpr double head_at = 24, foot_at = 803;
constexpr Area   front{.first_top = 24, .later_top = 40, .bottom = 798},
    back{.first_top = 40, .later_top = 40, .bottom = 798};

/// Two lines at the foot of every sheet: what the signs mean; who made this, and which sheet it is.
void draw_foot(Canvas& canvas, Type& type, const sheet::Page& page, std::size_t number, std::size_t count) {
  canvas.line(left_edge, foot_at, right_edge, foot_at, 0.6, rule_light);
  const double leading = measure(Font::small).leading;
  double       x = left_edge, y = foot_at + 2.5;
  for (const auto& k : page.key) {
    const auto   means = type.set(k.mark.empty() ? k.means : fmt::format("{} {}", k.mark, k.means), Font::small, 200);
    const double sign  = k.mark.empty() ? sign_side + 2.5 : 0;
    draw_sign(canvas, type, k.sign, x, y, leading);
    means.draw(canvas.pen(), x + sign, y);
    x += sign + means.width() + 11;
  }
  const auto dot = type.set(". not asked by that list", Font::small, 200);
  if (x + dot.width() <= right_edge) dot.draw(canvas.pen(), x, y);
  y += leading + 0.5;
  const auto made = type.set(fmt::format("{}.", fmt::join(page.foot, ". ")), Font::small, column_width * 0.86);
  made.draw(canvas.pen(), left_edge, y);
  const auto which = type.set(fmt::format("{} / {}", number, count), Font::small_strong, 80);
  which.draw(canvas.pen(), right_edge - which.width(), y);
}

/// Whose sheets these are, at the head of every one but the first.
void draw_head(Canvas& canvas, Type& type, const sheet::Page& page, bool behind) {
  auto name = type.set(page.name, Font::small_strong, column_width * 0.6);
  if (name.lines.size() > 1) name.lines.resize(1);
  name.draw(canvas.pen(), left_edge, head_at);
  const auto right = type.set(behind ? "behind the page: every reason" : "the board's page runs on", Font::small,
                              column_width * 0.38, beside_light);
  right.draw(canvas.pen(), right_edge - right.width(), head_at);
}

/// The masthead, the page, and what stands behind it.
Pieces all_of(Type& type, const sheet::Page& page, const Room& room, const std::string& runs_on) {
  auto pieces = masthead(type, page, runs_on);
  for (Piece& p : board(type, page, room)) pieces.push_back(std::move(p));
  if (!folds(page)) return pieces;
  const auto gone = sheet::gave_way(page, room);
  pieces.push_back(
      behind_it(type, fmt::format("On the pages behind: every criterion with its value, origin and place{}{}.",
                                  gone.empty() ? "" : "; ", fmt::join(gone, ", "))));
  for (Piece& p : pieces) p.before *= room.gaps;
  return pieces;
}

std::string runs_on(std::size_t sheets, std::size_t later) {
  return fmt::format("More than one page holds: the board's part runs on to page {} of {}.", sheets, sheets + later);
}

/// The first part, with as much as there is room for.
struct First {
  Room   room;
  Pieces pieces;
  Sheets sheets;

  First(Type& type, const sheet::Page& page, const Room& with, const std::string& says)
      : room(with), pieces(all_of(type, page, with, says)), sheets(on_sheets(pieces, front)) {}

  /// Says at the top that it does, in place of what stood there. The sentence takes a line, which may take another sheet.
  void run_on(Type& type, const sheet::Page& page, std::size_t later) {
    for (auto laid = std::size_t{0}; laid != sheets.size();) {
      laid   = sheets.size();
      pieces = all_of(type, page, room, runs_on(laid, later));
      sheets = on_sheets(pieces, front);
    }
  }
};

/// With as much as there is room for on so many sheets, or on fewer: by halves, for the steps take ever less room.
First most_on(Type& type, const sheet::Page& page, std::size_t sheets, First least, const std::string& says) {
  auto low = std::begin(less_and_less), high = std::prev(std::end(less_and_less));
  while (low != high) {
    const auto middle = low + (high - low) / 2;
    if (First tried(type, page, *middle, says); tried.sheets.size() <= sheets)
      least = std::move(tried), high = middle;
    else
      low = std::next(middle);
  }
  return least;
}

/// On one sheet if what gives way makes room for that; else on as few as can be, with as much as these hold.
First first_part(Type& type, const sheet::Page& page) {
  const Room& last = *std::rbegin(less_and_less);
  if (First one(type, page, last, {}); one.sheets.size() == 1) return most_on(type, page, 1, std::move(one), {});
  const auto says = runs_on(2, 2);
  First      least(type, page, last, says);
  const auto few = least.sheets.size();
  return most_on(type, page, few, std::move(least), says);
}

}  // namespace

Result<std::string> pdf(const sheet::Page& page, Date day) {
  auto type = Type::of();
  if (!type) return tl::unexpected(type.error());

  First      first = first_part(*type, page);
  const auto rest  = folds(page) ? behind(*type, page, first.room) : Pieces{};
  const auto later = rest.empty() ? Sheets{} : on_sheets(rest, back);
  if (first.sheets.size() > 1) first.run_on(*type, page, later.size());
  const auto count = first.sheets.size() + later.size();

  Canvas canvas({.title   = fmt::format("{}: the tumour board's sheet", page.name),
                 .creator = page.foot.empty() ? std::string{} : page.foot.front(),
                 .subject = page.head.empty() ? std::string{} : page.head.front(),
                 .day     = written(day)});
  {
    const Tagged document(canvas, "Document");
    std::size_t  number = 0;
    for (const auto& sheet : first.sheets) {
      if (number > 0) canvas.next_sheet();
      ++number;
      draw(canvas, sheet);
      if (number > 1) draw_head(canvas, *type, page, false);
      draw_foot(canvas, *type, page, number, count);
    }
    for (const auto& sheet : later) {
      canvas.next_sheet();
      draw(canvas, sheet);
      draw_head(canvas, *type, page, true);
      draw_foot(canvas, *type, page, ++number, count);
    }
  }
  return std::move(canvas).bytes();
}

}  // namespace nelm::print
