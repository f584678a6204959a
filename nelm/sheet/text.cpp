#include "nelm/sheet/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "nelm/sheet/axis_ticks.h"
#include "nelm/sheet/columns.h"
#include "nelm/sheet/giving_way.h"
#include "nelm/sheet/shown.h"
#include "nelm/sheet/table_columns.h"

namespace nelm::sheet {

namespace {

char shape(Sign s) {
  static constexpr std::array<char, 6> shapes{' ', '+', '-', '?', '!', '~'};
  return shapes.at(static_cast<std::size_t>(s));
}

/// How much of what folds is laid out, and whether a blank line stands above each title.
struct Room : Shown {
  bool blanks = true;
};
constexpr Room everything{{.closed = true}};
constexpr Room kind_by_kind[] = {{},
                                 {{.first = false}},
                                 {{.first = false, .figures = false}},
                                 {{.first = false, .figures = false}, false},
                                 {{.first = false, .figures = false, .agreed_rows = false}, false}};

/// Ever less room: first one kind of things after the other gives way, then the words of one line after the other.
std::vector<Room> less_and_less(const std::vector<Shortening>& shortenings) {
  std::vector<Room> rooms(std::begin(kind_by_kind), std::end(kind_by_kind));
  Room              least = rooms.back();
  for (const Shortening& s : shortenings)
    for (const auto stop : s.stops) {
      least.shortened = s.step;
      least.further   = std::span(s.lines).first(stop);
      rooms.push_back(least);
    }
  return rooms;
}

class Layout {
 public:
  Layout(const Page& page, Room room, bool colour) : room_(room), colour_(colour) {
    for (const auto& line : page.head) words(line, 0);
    for (const Section& s : page.sections) section(s);
    auto visible        = room;
    visible.agreed_rows = true;  // their names stand below the table
    if (const auto gone = gave_way(page, visible); !gone.empty())
      words(fmt::format("Folded: {}.", fmt::join(gone, ", ")), 0);
    if (!page.key.empty()) words(key(page), 0);
    if (!page.foot.empty())
      words(fmt::format("{}{}.", fmt::join(page.foot, ". "), folds(page) ? "; all opens with --all" : ""), 0);
  }

  std::size_t              height() const { return lines_.size(); }
  std::vector<std::string> lines() && { return std::move(lines_); }

  /// The lines at which a further page may begin, rising. What lies between two stays together: a title with what first
  /// stands under it, an option with all that is said of it, the place for the decision with the foot.
  const std::vector<std::size_t>& begins() const { return begins_; }

 private:
  void put(std::string line, std::string_view style = {}) {
    line.erase(line.find_last_not_of(' ') + 1);
    lines_.push_back(colour_ && !style.empty() ? fmt::format("\033[{}m{}\033[0m", style, line) : std::move(line));
  }

  void words(std::string_view text, std::size_t indent) {
    for (const auto& line : wrapped(text, text_columns - indent)) put(std::string(indent, ' ') + line);
  }

  static std::string key(const Page& page) {
    std::vector<std::string> all;
    for (const Key& k : page.key)
      all.push_back(fmt::format("{} {}", k.mark.empty() ? std::string(1, shape(k.sign)) : k.mark, k.means));
    return fmt::format("{}", fmt::join(all, "  "));
  }

  void rule() { put(std::string(text_columns, '-')); }

  void section(const Section& s) {
    if (!stands(s.fold, room_)) return;
    begins_.push_back(lines_.size());
    if (s.title.empty())
      rule();
    else {
      if (s.ruled)
        rule();
      else if (room_.blanks)
        put("");
      const auto both = width(s.title) + width(s.beside);
      if (both < text_columns)
        put(s.title + std::string(text_columns - both, ' ') + s.beside, "1");
      else
        for (const auto& line : wrapped(s.title + ": " + s.beside, text_columns)) put(line, "1");
    }
    label_width_  = 0;
    source_width_ = 0;
    for (const Block& b : s.blocks)
      if (const auto* line = std::get_if<Line>(&b)) measure(*line);
    bool first = true, labelled = false;
    for (const Block& b : s.blocks) {
      const auto* line   = std::get_if<Line>(&b);
      const bool  called = line != nullptr && !line->label.empty();
      // What follows a labelled line without a label of its own is said of it.
      if (!first && !s.whole && !s.title.empty() && (called || (line != nullptr && !labelled)))
        begins_.push_back(lines_.size());
      labelled          = labelled || called;
      const auto before = lines_.size();
      std::visit([this](const auto& block) { lay(block); }, b);
      first = first && lines_.size() == before;
    }
  }

  static constexpr std::size_t widest_label = 14, widest_source = 34;

  void measure(const Line& l) {
    if (!stands(l, room_)) return;
    label_width_  = std::max(label_width_, std::min(width(l.label), widest_label));
    source_width_ = std::max(source_width_, std::min(width(l.source), widest_source));
  }

  void lay(const Line& l) { line(l, 0, label_width_, source_width_); }

  /// Three spaces between them; two where there is no room for three.
  void lay(const Fields& f) {
    std::vector<std::string> all;
    for (const Field& field : f.fields)
      all.push_back(fmt::format("{}{}{}", field.label, field.label.empty() ? "" : " ",
                                field.words.empty() ? std::string(field.room, '_') : field.words));
    auto text = fmt::format("{}", fmt::join(all, "   "));
    if (width(text) > text_columns - 2) text = fmt::format("{}", fmt::join(all, "  "));
    words(text, 2);
  }

  /// Sign, label, words and source beside each other; a label too long for its column stands alone.
  void line(const Line& l, std::size_t indent, std::size_t label_width, std::size_t source_width) {
    if (!stands(l, room_)) return;
    const std::string_view style  = l.faint ? "2" : "";
    const auto             begin  = fmt::format("{:{}}{} ", "", indent, shape(l.sign));
    const auto             column = l.label.empty() ? 0 : label_width + 2;
    const auto             at     = begin.size() + column;
    const bool             beside = source_width > 0 && !l.source.empty();
    const auto             room   = text_columns - at - (beside ? source_width + 2 : 0);
    // A label too long for its column pushes only the words beside it to the right.
    const auto label = l.label.empty() ? std::string{} : padded(l.label, label_width) + "  ";
    const auto left  = wrapped(label + in_full(as_shown(l, room_)), room, room + column);
    const auto right = beside ? wrapped(l.source, source_width) : std::vector<std::string>{};
    for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
      auto text = i == 0 ? begin : std::string(at, ' ');
      text += i < left.size() ? left[i] : "";
      if (i < right.size()) text = padded(text, text_columns - source_width) + right[i];
      put(std::move(text), style);
    }
    std::size_t inner_label = 0, inner_source = 0;
    for (const Line& o : l.opens) {
      if (!stands(o, room_)) continue;
      inner_label  = std::max(inner_label, std::min(width(o.label), widest_label));
      inner_source = std::max(inner_source, std::min(width(o.source), widest_source));
    }
    for (const Line& o : l.opens) line(o, indent + 2, inner_label, inner_source);
  }

  void lay(const Table& whole) {
    if (!stands(whole.fold, room_)) return;
    std::vector<std::string> met;
    const Table              t     = room_.agreed_rows ? whole : without_agreed_rows(whole, met);
    const auto               parts = columns_of(t, text_columns - sign_width);
    for (const Columns& part : parts) beside_each_other(parts.size() > 1 ? of_lists(t, part.lists) : t, part.widths);
    if (!met.empty())
      lay(Line{.sign   = Sign::met,
               .words  = fmt::format("By all that ask: {}", fmt::join(met, ", ")),
               .source = {},
               .faint  = t.faint,
               .opens  = {}});
  }

  void beside_each_other(const Table& t, const std::vector<std::size_t>& widths) {
    std::vector<std::string> head(t.head.begin() + 1, t.head.end());
    for (auto& h : head) h.insert(0, "  ");
    cells(' ', t.head[0], head, widths, t.faint ? "2" : "1");
    for (const Row& r : t.rows) {
      std::vector<std::string> texts;
      for (const Cell& c : r.cells)
        texts.push_back(c.sign == Sign::none && c.words.empty() ? "  ." : fmt::format("{} {}", shape(c.sign), c.words));
      cells(r.parts ? shape(Sign::parts) : ' ', r.label, texts, widths, t.faint ? "2" : r.parts ? "1" : "");
    }
  }

  void cells(char sign, const std::string& label, const std::vector<std::string>& texts,
             const std::vector<std::size_t>& widths, std::string_view style) {
    std::vector<std::vector<std::string>> parts{wrapped(label, widths[0] - column_gap)};
    std::size_t                           height = parts[0].size();
    for (std::size_t c = 0; c < texts.size(); ++c) {
      // The sign hangs before the words.
      auto lines = wrapped(texts[c].substr(sign_width), widths[c + 1] - sign_width - column_gap);
      for (std::size_t i = 0; i < lines.size(); ++i) lines[i] = (i == 0 ? texts[c].substr(0, 2) : "  ") + lines[i];
      height = std::max(height, lines.size());
      parts.push_back(std::move(lines));
    }
    for (std::size_t i = 0; i < height; ++i) {
      std::string line = fmt::format("{} ", i == 0 ? sign : ' ');
      for (std::size_t c = 0; c < parts.size(); ++c) line += padded(i < parts[c].size() ? parts[c][i] : "", widths[c]);
      put(std::move(line), style);
    }
  }

  void lay(const Plate&) {}  // its table stands beside it

  void lay(const LimitLines& f) {
    if (!room_.figures) return;
    constexpr std::size_t axis = 50, label = 22;
    const double          step   = (f.high - f.low) / axis;
    const auto            column = [&](double x) {
      return static_cast<std::size_t>(std::clamp((x - f.low) / step, 0., axis - 1.));
    };

    constexpr int most_ticks = 6;
    std::string   ticks(axis + 6, ' ');
    for (const double tick : axis_ticks(f.low, f.high, most_ticks)) {
      const auto number = fmt::format("{:.4g}", tick);
      ticks.replace(static_cast<std::size_t>((tick - f.low) / step + 1e-9), number.size(), number);
    }
    const bool above = width(f.title) >= label;  // else the numbers would not stand over their places
    if (above) words(f.title, 2);
    put(fmt::format("  {}{}", padded(above ? "" : f.title, label), ticks));

    std::string patient(axis, ' ');
    const auto  from = column(std::isfinite(f.patient.low) ? f.patient.low : f.low),
               to    = column(std::isfinite(f.patient.high) ? f.patient.high : f.high);
    for (std::size_t i = from; i <= to; ++i) patient[i] = f.patient.single() ? 'v' : '-';
    put(fmt::format("  {}{}", padded("  the patient", label), patient));
    for (const auto& l : f.limits) {
      std::string bar(axis, '.');
      for (std::size_t i = 0; i < axis; ++i) {
        const double x = f.low + (static_cast<double>(i) + 0.5) * step;
        if (l.met.holds(x))
          bar[i] = '=';
        else if (!l.between.empty() && l.between.holds(x))
          bar[i] = '/';
      }
      put(fmt::format("  {}{}  {}", padded("  " + l.who, label), bar, l.words));
    }
  }

  Room                     room_;
  bool                     colour_;
  std::vector<std::string> lines_;
  std::vector<std::size_t> begins_;
  std::size_t              label_width_ = 0, source_width_ = 0;
};

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& l : lines) text += l + "\n";
  return text;
}

/// Where each page begins, and the end. A page is broken where one may begin; within what is longer than a page, anywhere.
std::vector<std::size_t> pages_of(std::size_t lines, const std::vector<std::size_t>& begins, std::size_t body) {
  std::vector<std::size_t> pages{0};
  while (lines - pages.back() > body) {
    const auto after = std::ranges::upper_bound(begins, pages.back() + body);
    const bool holds = after != begins.begin() && *(after - 1) > pages.back();
    pages.push_back(holds ? *(after - 1) : pages.back() + body);
  }
  pages.push_back(lines);
  return pages;
}

/// Where each sheet begins, one line being left at the head of each for its number; one where all fits on it.
std::vector<std::size_t> sheets_of(const Layout& layout) {
  if (layout.height() <= text_lines) return {0, layout.height()};
  return pages_of(layout.height(), layout.begins(), text_lines - 1);
}

/// Sheets of text_lines each, numbered, the first saying that it runs on; all but the last filled up with blank lines.
std::string numbered(const Page& page, Layout layout) {
  const auto               pages = sheets_of(layout);
  const auto               lines = std::move(layout).lines();
  const auto               count = pages.size() - 1;
  const auto               parts = wrapped(page.name, text_columns / 2);
  const auto               name  = parts[0] + (parts.size() > 1 ? "..." : "");
  std::vector<std::string> all;
  for (std::size_t n = 0; n < count; ++n) {
    all.resize(n * text_lines);
    all.push_back(fmt::format("{}, page {} of {}{}", name, n + 1, count, n == 0 ? ": more than one page holds" : ""));
    const auto at = [&](std::size_t line) { return lines.begin() + static_cast<std::ptrdiff_t>(line); };
    all.insert(all.end(), at(pages[n]), at(pages[n + 1]));
  }
  return joined(all);
}

}  // namespace

std::string text(const Page& page, TextStyle style) {
  if (style.all) return joined(Layout(page, everything, style.colour).lines());
  const auto shortenings = giving_way(page);
  const auto rooms       = less_and_less(shortenings);
  for (const Room& room : rooms)
    if (Layout layout(page, room, style.colour); layout.height() <= text_lines)
      return joined(std::move(layout).lines());
  // More than one sheet: as few as can be, with as much as these hold.
  const auto without_blanks = [&](Room room) {
    room.blanks = false;
    return Layout(page, room, style.colour);
  };
  const auto fewest = sheets_of(without_blanks(rooms.back())).size();
  const auto most =
      std::ranges::find_if(rooms, [&](const Room& room) { return sheets_of(without_blanks(room)).size() <= fewest; });
  return numbered(page, without_blanks(*most));
}

}  // namespace nelm::sheet
