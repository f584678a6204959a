// A picture as a PDF of one page, as large as the picture.
#pragma once

#include <string>

#include "nelm/date.h"
#include "nelm/result.h"
#include "nelm/sheet/plot_picture.h"

namespace nelm::print {

/// Tagged as a figure that says what the picture says of itself, its text selectable. Same picture and day, same bytes.
/// `day`: the day the document says it was made; `creator`: by what ("nelm 0.1.0").
/// Problem: the machine lacks the text face.
Result<std::string> pdf(const sheet::Picture&, Date day, const std::string& creator);

}  // namespace nelm::print
