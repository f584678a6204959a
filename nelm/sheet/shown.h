// How much of a page that folds is laid out at once, and the names of what gave way: the same account for every renderer.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "nelm/sheet/page.h"

namespace nelm::sheet {

struct Shown {
  bool     closed      = false;  // what is there for who unfolds it
  bool     first       = true;   // what stands while there is room
  bool     figures     = true;   // limits on their axis
  bool     agreed_rows = true;   // of a table: rows on which all agree
  unsigned shortened   = 0;      // how many steps lines are shortened by, where they can be

  std::span<const Line* const> further = {};  // these lines by one step more
};

/// A line as it is laid out there: what it says, in fewer words where it must, without what it opens to.
Line as_shown(const Line&, const Shown&);

bool stands(Fold, const Shown&);
bool stands(const Line&, const Shown&);

/// A table without the rows below its first on which all who ask agree; their labels are put into `agreed`.
Table without_agreed_rows(Table, std::vector<std::string>& agreed);

/// The sections in the order in which they stand behind the first page: published outcomes, in people out of a hundred, before
/// the reasons of every standing, where they found no room on it; then as they follow each other.
std::vector<const Section*> behind_the_first(const Page&, const Shown&);

/// What of the page gave way, by name and each name once: the sources' own sentences, rows, figures and tables, then
/// lines and sections as they follow each other. What belongs to a line and is closed goes without a name: it opens there.
std::vector<std::string> gave_way(const Page&, const Shown&);

}  // namespace nelm::sheet
