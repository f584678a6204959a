// A question for a missing fact, as the program asks it in a terminal: what is asked, and what hangs on each answer.
#pragma once

#include <span>
#include <string>

#include "nelm/board/consequences.h"
#include "nelm/sheet/make_page.h"

namespace nelm::sheet {

/// The question in lines of at most `columns` columns, no line end behind the last:
///     Ki-67 (in %): bears on 12 standings, of liver transplantation, curative resection
///       under 10           decides nothing alone
///       10 or more         decides 4, of liver transplantation
std::string question_asked(const Given&, const board::Worth&, std::span<const board::Consequence>, std::size_t columns);

}  // namespace nelm::sheet
