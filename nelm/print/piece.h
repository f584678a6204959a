// What a sheet is put together from: pieces that are never cut, one below the other.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "nelm/print/canvas.h"

namespace nelm::print {

struct Piece;

/// Pieces that are one element of the document's structure together: a table, a list.
struct Together {
  const char*        tag;   // "Table", "L"
  std::vector<Piece> head;  // drawn again where they run on to another sheet
};

struct Piece {
  double                                   before    = 0;  // empty room above it, unless it is the first of its sheet
  double                                   height    = 0;
  bool                                     with_next = false;  // it stays with what follows
  bool                                     heading   = false;  // so much so that not even a full sheet parts them
  std::shared_ptr<const Together>          together  = {};
  std::function<void(Canvas&, double top)> draw;
};

using Pieces = std::vector<Piece>;

/// How high they are, one below the other.
double height(const Pieces&);

/// A piece at its place on a sheet.
struct Standing {
  const Piece*    piece;
  const Together* together;
  double          top;
};
using Sheets = std::vector<std::vector<Standing>>;

/// Between which heights the pieces of a sheet stand.
struct Area {
  double first_top, later_top;  // of the first sheet, and of each that follows
  double bottom;
};

/// Puts pieces on sheets. What stays together goes to the next sheet whole; only what
/// no sheet could hold is parted. Points into the pieces.
Sheets on_sheets(const Pieces&, const Area&);

/// Draws one sheet, each run of pieces that are together in an element of its own.
void draw(Canvas&, const std::vector<Standing>&);

}  // namespace nelm::print
