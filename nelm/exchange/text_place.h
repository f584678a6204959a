// Places in a text: from an offset to a line and a column, and what must hold of any text before it is parsed.
#pragma once

#include <optional>

#include "nelm/exchange/source.h"
#include "nelm/result.h"

namespace nelm::exchange {

struct TextPlace {
  int line = 1, column = 1;  // 1-based; columns count characters, so that a caret stands below what it means
};

/// The characters (code points) of a text in UTF-8.
int characters(std::string_view);

/// At most so many bytes from the front of a text in UTF-8, no character cut in two.
std::string_view front(std::string_view, std::size_t bytes);

/// The bytes without the byte order mark some editors put before them.
Source without_mark(Source);

/// Finds the places of rising offsets in one pass over the text.
class Places {
 public:
  explicit Places(const Source& source) : source_(source), line_(source.first_line) {}
  TextPlace of(std::size_t offset);

 private:
  Source      source_;
  std::size_t at_ = 0;
  int         line_, column_ = 1;
};

/// A problem at an offset of a text.
Problem problem_at(const Source&, std::size_t offset, std::string found, std::string expected);

/// What stands at an offset: a character in quotes, a byte that is none to show, or "the end of the text".
std::string what_stands(const Source&, std::size_t offset);

/// Over max_bytes, or not UTF-8 (RFC 3629): told with the place of the first byte that is not.
std::optional<Problem> unfit(const Source&);

/// Not UTF-8, whatever the size.
std::optional<Problem> not_utf8(const Source&);

}  // namespace nelm::exchange
