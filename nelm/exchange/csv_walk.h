// A part of a table in CSV (RFC 4180) walked cell by cell: what one reader keeps of it, another tells.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "nelm/exchange/csv_marks.h"
#include "nelm/exchange/source.h"

namespace nelm::exchange {

enum class CsvFault : std::uint8_t { quote_within, quote_open, behind_quote };

/// A fault in the words of a problem.
struct CsvFaultWords {
  std::string found, expected;
};
CsvFaultWords words_of_fault(CsvFault, const Source&, std::size_t at, char separator);

/// "4 cells", "1 cell"; and what a row of another length than the header should have.
std::string counted_cells(std::size_t);
std::string as_the_header_has(std::size_t cells);

/// Lines that all end with CR, as of old on Macs, with LF; nothing if there is a line feed, or neither.
std::optional<std::string> with_line_feeds(std::string_view bytes);

/// One cell: its text between the quotes, if it has any.
struct CsvPiece {
  std::string_view text;
  std::size_t      at      = 0;      // the offset at which it begins
  bool             doubled = false;  // quotes stand twice within it
};

/// The text of a cell in which quotes stand twice.
inline std::string with_quotes_once(std::string_view doubled) {
  std::string once;
  for (std::size_t i = 0; i < doubled.size(); ++i) {
    once += doubled[i];
    if (doubled[i] == '"') ++i;
  }
  return once;
}

/// Walks from the beginning of a row to the end of one. Lines end with LF or CRLF; those without a character are passed over.
/// Tells `sink`
///     cell(index in the row, CsvPiece)
///     row(offset, lines of the part before it, number of cells)   after its cells
///     fault(CsvFault, offset)                                     before the cell in which it is
/// Returns the number of line feeds.
template <class Sink>
std::size_t walk_csv(std::string_view bytes, std::size_t begin, std::size_t end, char separator, Sink& sink) {
  CsvMarks    marks(bytes, begin, end, separator);
  std::size_t mark  = marks.next();
  std::size_t lines = 0;
  std::size_t at    = begin;

  const auto plain = [&] {
    if (mark < end && bytes[mark] == '"') sink.fault(CsvFault::quote_within, mark);
    while (mark < end && bytes[mark] == '"') mark = marks.next();
    const bool feed = mark < end && bytes[mark] == '\n';
    const auto text = bytes.substr(at, mark - at);
    return CsvPiece{feed && text.ends_with('\r') ? text.substr(0, text.size() - 1) : text, at};
  };

  const auto quoted = [&] {
    CsvPiece    piece{.text = {}, .at = at};
    std::size_t close = at;
    for (;;) {
      close = marks.next();
      for (; close < end && bytes[close] != '"'; close = marks.next())
        if (bytes[close] == '\n') ++lines;
      if (close + 1 >= end || bytes[close + 1] != '"') break;
      piece.doubled = true;
      marks.next();
    }
    if (close == end) {
      sink.fault(CsvFault::quote_open, at);
      mark = end;
      return piece;
    }
    piece.text          = bytes.substr(at + 1, close - at - 1);
    mark                = marks.next();
    const auto behind   = close + 1;
    const bool carriage = behind + 1 == mark && mark < end && bytes[behind] == '\r' && bytes[mark] == '\n';
    if (mark != behind && !carriage) {
      sink.fault(CsvFault::behind_quote, behind);
      while (mark < end && bytes[mark] == '"') mark = marks.next();
    }
    return piece;
  };

  while (at < end) {
    const bool empty = mark < end && bytes[mark] == '\n' && (mark == at || (mark == at + 1 && bytes[at] == '\r'));
    if (!empty) {
      const std::size_t row_at = at, before = lines;
      std::size_t       cells = 0;
      for (;; at = mark + 1, mark = marks.next()) {
        const CsvPiece piece = at < end && bytes[at] == '"' ? quoted() : plain();
        sink.cell(cells++, piece);
        if (mark == end || bytes[mark] == '\n') break;
      }
      sink.row(row_at, before, cells);
    }
    if (mark == end) break;
    ++lines;
    at   = mark + 1;
    mark = marks.next();
  }
  return lines;
}

}  // namespace nelm::exchange
