// What a team chose beside what the sources say of it, in words. It never calls the team right or wrong.
#pragma once

#include <string>

#include "nelm/board/support.h"
#include "nelm/sheet/make_page.h"

namespace nelm::sheet {

/// "supported by enets-2016; none read surely speaks against it; cannot tell: frilling-2015".
std::string beside_the_sources(const board::Support&);

enum class Dated : std::uint8_t { later, perhaps_later };

/// The sources that speak of what was chosen and surely, or perhaps, came out after the day of the assessment:
/// "enets-2016, milan-net"; empty if there is none.
std::string sources_dated(const Given&, std::span<const board::Support>, Dated than_the_day);

}  // namespace nelm::sheet
