// A page as a PDF of A4 sheets: one for the board, numbered ones behind it for the rest.
//
// Where the first part is longer than a sheet, what folds first gives way, then figures, then the rows of a table on which
// there is nothing to find; what is gone is named and stands behind. What is longer still runs on, and says so at the top.
// Tagged, its text selectable, all black and white and grey. Same page and day, same bytes.
#pragma once

#include <string>

#include "nelm/date.h"
#include "nelm/result.h"
#include "nelm/sheet/page.h"

namespace nelm::print {

/// `day`: the day the document says it was made. Problem: the machine lacks the text face.
Result<std::string> pdf(const sheet::Page&, Date day);

}  // namespace nelm::print
