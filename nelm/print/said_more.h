// What cairo 1.16 leaves out of a document for who cannot see it: its language, that its title is its name, what each figure
// says in words, which cells of a table head a column or a row.
//
// Added as PDF lets one add to a document: the objects that change and a table of where they are, behind its last byte
// (ISO 32000-1, 7.5.6).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nelm::print {

/// `pdf` as cairo wrote it. `figures`: one description for each, in the order they were drawn.
/// Throws if it is no document of cairo's, or has another number of figures.
std::string with_said_more(std::string pdf, std::string_view language, const std::vector<std::string>& figures);

}  // namespace nelm::print
