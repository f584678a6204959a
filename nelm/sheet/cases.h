// Several cases on one page of Markdown: what was done, what the sources read say of what was chosen, what each case leaves
// out, and how many standings that leaves open.
#pragma once

#include <span>
#include <string>

#include "nelm/sheet/make_page.h"

namespace nelm::sheet {

/// A table with a row for each case, then a part for each, in the order given. Same in, same out.
std::string cases(std::span<const Given>);

}  // namespace nelm::sheet
