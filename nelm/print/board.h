// The first page, for the board: all that does not fold, and as much of the rest as there is room for.
#pragma once

#include "nelm/print/column.h"
#include "nelm/print/room.h"

namespace nelm::print {

Pieces board(Type&, const sheet::Page&, const Room&);

/// Everything the first page opens to: all criteria of each source, and what found no room there.
Pieces behind(Type&, const sheet::Page&, const Room&);

/// One line in small letters, at the end.
Piece behind_it(Type&, const std::string& words);

/// Whether its first section belongs to the masthead: who it is about, and the question.
bool begins_with_the_question(const sheet::Page&);

/// Who, what is asked, for whom and by which knowledge. `runs_on`: said above all.
Pieces masthead(Type&, const sheet::Page&, const std::string& runs_on);

}  // namespace nelm::print
