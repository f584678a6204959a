#include "nelm/sheet/table_columns.h"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "nelm/sheet/columns.h"

namespace nelm::sheet {

namespace {

std::size_t longest_word(std::string_view text) {
  std::size_t longest = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(" \n"), text.size());
    longest        = std::max(longest, width(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return longest;
}

/// What one column needs: to hold its widest cell in one line, and at least its longest word.
struct Needed {
  std::size_t whole = 0, least = 0;

  void hold(std::string_view words, std::size_t beside) {
    whole = std::max(whole, beside + width(words));
    least = std::max(least, beside + longest_word(words));
  }
};

class Fitting {
 public:
  Fitting(const Table& t, std::size_t room) : room_(room), lists_(t.head.size() - 1) {
    names_.hold(t.head.front(), column_gap);
    for (std::size_t c = 0; c < lists_.size(); ++c) lists_[c].hold(t.head[c + 1], sign_width + column_gap);
    for (const Row& r : t.rows) {
      names_.hold(r.label, column_gap);
      for (std::size_t c = 0; c < std::min(r.cells.size(), lists_.size()); ++c)
        lists_[c].hold(r.cells[c].words, sign_width + column_gap);
    }
    // A word wider than the page must be cut somewhere; the names leave more than half of it to the lists.
    names_.least = std::min(names_.least, room / 2);
    for (Needed& l : lists_) l.least = std::min(l.least, room - names_.least);
  }

  std::vector<Columns> all() const {
    auto       parts = parted(lists_.size());
    const auto even  = parted((lists_.size() + parts.size() - 1) / parts.size());
    if (even.size() == parts.size()) parts = even;
    for (Columns& part : parts) part.widths = widths_of(part.lists);
    return parts;
  }

 private:
  /// The lists in their order, each beside the last while there is room for the longest word of all, `most` to a table.
  std::vector<Columns> parted(std::size_t most) const {
    std::vector<Columns> parts(1);
    std::size_t          taken = names_.least;
    for (std::size_t c = 0; c < lists_.size(); ++c) {
      const bool begun = !parts.back().lists.empty();
      if (begun && (taken + lists_[c].least > room_ || parts.back().lists.size() == most)) {
        parts.emplace_back();
        taken = names_.least;
      }
      parts.back().lists.push_back(c);
      taken += lists_[c].least;
    }
    return parts;
  }

  std::vector<std::size_t> widths_of(const std::vector<std::size_t>& lists) const {
    std::vector<std::size_t> whole{names_.whole},
        least{std::min(names_.whole, std::max(names_.least, (room_ + sign_width) / 3))};
    for (const auto c : lists) whole.push_back(lists_[c].whole), least.push_back(lists_[c].least);
    const auto sum = [](const std::vector<std::size_t>& all) {
      return std::accumulate(all.begin(), all.end(), std::size_t{0});
    };
    if (sum(whole) <= room_ || lists.empty()) return whole;
    if (const auto all = sum(least); all > room_) least[0] -= std::min(all - room_, least[0] - names_.least);
    // What is left over is shared out.
    for (std::size_t c = 1, left = room_ - std::min(room_, sum(least)); left > 0; --left, c = c % lists.size() + 1)
      ++least[c];
    return least;
  }

  std::size_t         room_;
  Needed              names_;
  std::vector<Needed> lists_;
};

bool asks_nothing(const Row& r) {
  return std::ranges::all_of(r.cells, [](const Cell& c) { return c.sign == Sign::none && c.words.empty(); });
}

}  // namespace

std::vector<Columns> columns_of(const Table& t, std::size_t room) { return Fitting(t, room).all(); }

Table of_lists(const Table& whole, const std::vector<std::size_t>& lists) {
  Table some{.title = whole.title, .head = {whole.head[0]}, .rows = {}, .faint = whole.faint, .fold = whole.fold};
  for (const auto c : lists) some.head.push_back(whole.head[c + 1]);
  for (const Row& r : whole.rows) {
    Row of{.label = r.label, .cells = {}, .parts = r.parts};
    for (const auto c : lists) of.cells.push_back(c < r.cells.size() ? r.cells[c] : Cell{});
    if (some.rows.empty() || !asks_nothing(of)) some.rows.push_back(std::move(of));
  }
  return some;
}

}  // namespace nelm::sheet
