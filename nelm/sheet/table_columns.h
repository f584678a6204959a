// Which columns of a table stand beside each other in the terminal, and how wide each is: no word is broken.
#pragma once

#include <cstddef>
#include <vector>

#include "nelm/sheet/page.h"

namespace nelm::sheet {

/// Some lists of a table beside each other, under the names of its criteria.
struct Columns {
  std::vector<std::size_t> lists;   // which, rising: 0 is the first list, `head[1]` and the first cell of each row
  std::vector<std::size_t> widths;  // in characters: of the rows' own names, then of each of `lists`
};

inline constexpr std::size_t sign_width = 2, column_gap = 1;  // a list's width holds both; that of the names the gap

/// The columns of a table within `room` characters. Each is as wide as its widest cell where that fits; else no narrower
/// than its longest word, the names of the rows taking more lines. Where even so the lists do not stand beside each
/// other they are parted, in their order, into as few and as even tables as can be, to stand one below the other. Only
/// a word for which the page itself is too narrow is left to be cut. Requires: room >= 20.
std::vector<Columns> columns_of(const Table&, std::size_t room);

/// The table of some of its lists alone; without the rows below the first on which none of them asks anything.
Table of_lists(const Table&, const std::vector<std::size_t>& lists);

}  // namespace nelm::sheet
