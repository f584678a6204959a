// Text as it may stand in Markdown: a name is a name, whatever it holds.
#pragma once

#include <string>
#include <string_view>

namespace nelm::sheet {

/// The text in one line, for a paragraph or the cell of a table: each character that Markdown would take for markup stands
/// behind a backslash; control characters, marks of direction and line breaks become spaces.
std::string in_markdown(std::string_view);

/// The anchor a heading of this text gets, as GitHub and GitLab make it: "marques-2018".
std::string anchor(std::string_view);

}  // namespace nelm::sheet
