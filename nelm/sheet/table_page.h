// A pool of a user's own table as a page, as JSON and as its pictures are given it.
#pragma once

#include "nelm/literature/judged_table.h"
#include "nelm/sheet/pool_shown.h"

namespace nelm::sheet {

/// Where a table came from, and what of it was used.
struct TableOrigin {
  std::string              file;
  std::vector<std::string> taken, not_used;  // columns
};

/// Its rows are left out of more than literature::most_one_by_one.
PoolShown table_shown(const literature::JudgedTable&, const TableOrigin&);

/// The prediction interval before every summary; each analysis that was asked for, made or refused.
Page table_page(const literature::JudgedTable&, const TableOrigin&);

/// The same as JSON, every row with all digits; a number that is none is null.
std::string table_json(const literature::JudgedTable&, const TableOrigin&);

}  // namespace nelm::sheet
