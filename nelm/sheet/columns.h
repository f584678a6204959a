// Text in columns: characters counted, not bytes, and words wrapped between them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nelm::sheet {

/// The characters of a text in UTF-8, each counted as one column.
std::size_t width(std::string_view);

/// The text with spaces behind it, up to a width.
std::string padded(std::string_view, std::size_t to);

/// The text in lines of at most `to` columns (at least 1), broken between words; a word that is longer is cut. Spaces
/// inside a line stay. One empty line for an empty text. A line break in the text stays one. What would command a
/// terminal, or turn its line round, becomes a space.
std::vector<std::string> wrapped(std::string_view text, std::size_t to);

/// The same, the first line of at most `first` columns.
std::vector<std::string> wrapped(std::string_view text, std::size_t to, std::size_t first);

}  // namespace nelm::sheet
