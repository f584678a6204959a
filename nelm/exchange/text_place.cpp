#include "nelm/exchange/text_place.h"

#include <fmt/format.h>

#include <algorithm>

#include "nelm/exchange/node.h"

namespace nelm::exchange {

namespace {
/// A byte that is not the first of its character.
constexpr bool follows(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }
}  // namespace

int characters(std::string_view text) {
  return static_cast<int>(std::ranges::count_if(text, [](char c) { return !follows(c); }));
}

std::string_view front(std::string_view text, std::size_t bytes) {
  if (bytes >= text.size()) return text;
  std::size_t cut = bytes;
  while (cut > 0 && bytes - cut < 4 && follows(text[cut])) --cut;
  return text.substr(0, follows(text[cut]) ? bytes : cut);  // what is no UTF-8 is cut anywhere
}

Source without_mark(Source source) {
  if (source.bytes.starts_with("\xEF\xBB\xBF")) source.bytes.remove_prefix(3);
  return source;
}

TextPlace Places::of(std::size_t offset) {
  offset = std::min(offset, source_.bytes.size());
  if (offset < at_) {  // an earlier place: begin anew
    at_     = 0;
    line_   = source_.first_line;
    column_ = 1;
  }
  for (; at_ < offset; ++at_) {
    if (source_.bytes[at_] == '\n') {
      ++line_;
      column_ = 1;
    } else if (!follows(source_.bytes[at_])) {
      ++column_;
    }
  }
  return {line_, column_};
}

Problem problem_at(const Source& source, std::size_t offset, std::string found, std::string expected) {
  const auto place = Places(source).of(offset);
  return {.file     = std::string(source.name),
          .line     = place.line,
          .column   = place.column,
          .found    = std::move(found),
          .expected = std::move(expected)};
}

namespace {

/// The length of the UTF-8 sequence at an offset; 0 if there is none.
std::size_t sequence(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto     tail  = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned first = byte(at), second = byte(at + 1);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return tail(at + 1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const bool fits = first == 0xE0 ? second >= 0xA0 : first == 0xED ? second <= 0x9F : true;
    return fits && tail(at + 1) && tail(at + 2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const bool fits = first == 0xF0 ? second >= 0x90 : first == 0xF4 ? second <= 0x8F : true;
    return fits && tail(at + 1) && tail(at + 2) && tail(at + 3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::string what_stands(const Source& source, std::size_t offset) {
  if (offset >= source.bytes.size()) return "the end of the text";
  const auto c      = static_cast<unsigned char>(source.bytes[offset]);
  const auto length = sequence(source.bytes, offset);
  return c < ' ' || c == 0x7F || length == 0 ? fmt::format("the byte 0x{:02X}", c)
                                             : fmt::format("\"{}\"", source.bytes.substr(offset, length));
}

std::optional<Problem> unfit(const Source& source) {
  if (source.bytes.size() > max_bytes)
    return Problem{.file = std::string(source.name), .found = "more than 64 MiB", .expected = "at most 64 MiB"};
  return not_utf8(source);
}

std::optional<Problem> not_utf8(const Source& source) {
  for (std::size_t at = 0; at < source.bytes.size();) {
    const auto length = sequence(source.bytes, at);
    if (length == 0) return problem_at(source, at, what_stands(source, at), "text in UTF-8");
    at += length;
  }
  return {};
}

}  // namespace nelm::exchange
