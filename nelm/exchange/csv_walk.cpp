#include "nelm/exchange/csv_walk.h"

#include <fmt/format.h>

#include <algorithm>

#include "nelm/exchange/text_place.h"

namespace nelm::exchange {

CsvFaultWords words_of_fault(CsvFault fault, const Source& source, std::size_t at, char separator) {
  switch (fault) {
    case CsvFault::quote_within:
      return {"a quote within a cell", "the whole cell in quotes, and two quotes for one within it"};
    case CsvFault::quote_open: return {"a quote that is not closed", "one at the end of the cell"};
    case CsvFault::behind_quote:
      return {fmt::format("{} behind a closing quote", what_stands(source, at)),
              fmt::format("{} or the end of the line", separator == ','   ? "a comma"
                                                       : separator == ';' ? "a semicolon"
                                                                          : "a tab")};
  }
  return {};
}

std::optional<std::string> with_line_feeds(std::string_view bytes) {
  if (bytes.find('\n') != std::string_view::npos || bytes.find('\r') == std::string_view::npos) return {};
  std::string fed(bytes);
  std::ranges::replace(fed, '\r', '\n');
  return fed;
}

std::string counted_cells(std::size_t n) { return fmt::format("{} cell{}", n, n == 1 ? "" : "s"); }

std::string as_the_header_has(std::size_t cells) { return fmt::format("{}, as the header has", cells); }

}  // namespace nelm::exchange
