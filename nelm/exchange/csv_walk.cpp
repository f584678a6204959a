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
    case CsvFault::control: return {what_stands(source, at), "a cell without control characters"};
  }
  return {};
}

std::optional<std::size_t> control_in(std::string_view cell) {
  const auto control = [](char c) { return (c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7F; };
  const auto at      = std::ranges::find_if(cell, control);
  if (at == cell.end()) return {};
  return static_cast<std::size_t>(at - cell.begin());
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
