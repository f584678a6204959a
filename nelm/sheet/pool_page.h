// A pool of published results as a page: refused with its reasons, or the prediction interval before the summary, each row, what
// is to be said beside it, and what stays aside.
#pragma once

#include "nelm/literature/judged_pool.h"
#include "nelm/sheet/pool_shown.h"

namespace nelm::sheet {

/// "overall survival at 60 months, liver transplantation"
std::string asked_of(const literature::JudgedPool&, const board::Knowledge&);

/// What the rows' patients were given, each once, as the studies have it: "liver transplantation".
std::vector<std::string_view> treatments_of(const literature::JudgedPool&);

/// What page and pictures show of it. What is refused says so in the title.
PoolShown shown(const literature::Literature&, const board::Knowledge&, const literature::JudgedPool&);

Page pool_page(const literature::Literature&, const board::Knowledge&, const literature::JudgedPool&);

/// The JSON Schema (2020-12) of pool_json, with the unit of every number.
std::string pool_json_schema();

/// The same as JSON, every number with all its digits; `provenance` says which nelm wrote it.
std::string pool_json(const literature::JudgedPool&, const board::Knowledge&, std::string_view provenance);

}  // namespace nelm::sheet
