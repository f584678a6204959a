// The signs on paper. Each differs in its outline and fill as well as in its letter, and the letter is text: what is met
// is a black square, what is not met a white one, what is not known is hatched, a gate is a heavy octagon, and a circle says
// that sources part.
#pragma once

#include "nelm/print/canvas.h"
#include "nelm/print/type.h"
#include "nelm/sheet/page.h"

namespace nelm::print {

inline constexpr double sign_side = 8.6;

/// "+", "-", "?", "!", "~"; empty of none.
std::string_view letter(sheet::Sign);

/// In the first line of words that begin at `top` and stand `leading` apart, its left edge at x.
void draw_sign(Canvas&, Type&, sheet::Sign, double x, double top, double leading, bool faint = false);

}  // namespace nelm::print
