// What differs between two knowledges, and what stands otherwise by it on the cases given, as a page.
#pragma once

#include <span>
#include <string>

#include "nelm/board/knowledge_fields.h"
#include "nelm/sheet/changes_page.h"

namespace nelm::sheet {

/// One case judged by both; `called` is how its file was named.
struct CaseByBoth {
  std::string called;
  Since       by_both;
};

/// Part by part, field by field; then each case, and what stands otherwise on it. Same in, same out.
Page knowledge_diff_page(const board::Knowledge& before, const board::Knowledge& after,
                         std::span<const CaseByBoth> cases);

}  // namespace nelm::sheet
