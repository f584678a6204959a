// Text as it may stand in HTML or SVG: a name is a name, whatever it holds.
#pragma once

#include <string>
#include <string_view>

namespace nelm::sheet {

/// The text for an element's content or a quoted attribute. & < > " ' are written as references; control characters,
/// marks of direction, line breaks and what XML forbids become spaces.
std::string escaped(std::string_view);

}  // namespace nelm::sheet
