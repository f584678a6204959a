// Text as it may be shown: what would command a terminal, or turn its line round, is a space.
#pragma once

#include <string>
#include <string_view>

namespace nelm {

/// The text with a space for each control character, mark of direction or separator of lines; a line break stays.
std::string printable(std::string_view);

/// The same with a space for each line break too.
std::string in_one_line(std::string_view);

}  // namespace nelm
