// Every reason opened: each source's rules on an option, criterion by criterion, with value, origin, place and confidence.
#pragma once

#include <vector>

#include "nelm/sheet/make_page.h"

namespace nelm::sheet {

std::vector<Line> unfolded(const Given&, const board::OptionJudged&);

}  // namespace nelm::sheet
