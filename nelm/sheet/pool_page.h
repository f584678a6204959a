// A pool of published results as a page: refused with its reasons, or the prediction interval before the summary, each row, what
// is to be said beside it, and what stays aside.
#pragma once

#include "nelm/literature/judged_pool.h"
#include "nelm/sheet/page.h"

namespace nelm::sheet {

/// "overall survival at 60 months, liver transplantation"
std::string asked_of(const literature::JudgedPool&, const board::Knowledge&);

/// "72.5 % (45.0 to 89.5)": a pooled value as it is read, with its interval.
std::string summary_of(const literature::JudgedPool&, const evidence::Pooled&);

Page pool_page(const literature::Literature&, const board::Knowledge&, const literature::JudgedPool&);

/// The same as JSON, every number with all its digits; `provenance` says which nelm wrote it.
std::string pool_json(const literature::JudgedPool&, const board::Knowledge&, std::string_view provenance);

}  // namespace nelm::sheet
