// What a reader gets when a file is wrong: every problem, each with its place.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace nelm {

/// One thing wrong in what somebody gave us, told so that they can mend it.
struct Problem {
  std::string file;        // "case-017.json", or "standard input"
  int         line   = 0;  // 1-based; 0 when the problem is the whole file's
  int         column = 0;  // likewise
  std::string field;       // "lesions[2].longest_diameter_mm", as the user wrote it; may be empty
  std::string found;       // "\"12 apples\"", "140", "nothing"
  std::string expected;    // "a length in mm, such as 12"
  std::string excerpt;     // a line to show below the sentence, with a caret at `caret`; may be empty
  int         caret = 0;   // 1-based column in the excerpt
};

using Problems = std::vector<Problem>;

/// "case-017.json:42:31: lesions[2].longest_diameter_mm: found "12 apples"; expected a length in mm, such as 12",
/// and below it the excerpt with its caret, if there is one. Whatever stood there, it is one line each, and commands no
/// terminal.
std::string sentence(const Problem&);

/// A value, or all the problems that stood in its way (never none, never only the first).
template <class T>
using Result = tl::expected<T, Problems>;

}  // namespace nelm
