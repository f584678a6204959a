// A page as one HTML file for the screen and the printer: nothing beside it, no script, nothing fetched.
#pragma once

#include <string>

#include "nelm/sheet/page.h"

namespace nelm::sheet {

/// The page as HTML5. What a board reads stands first and is printed first, on A4; behind it, on numbered pages of its
/// own, all that lines open to, in folds on the screen and unfolded in print. A line that opens carries the number of
/// what it opens to. What folds first stands behind too, and the foot names it. Every text of the page comes out as
/// text. Same in, same bytes. Ends with a line end.
std::string html(const Page&);

}  // namespace nelm::sheet
