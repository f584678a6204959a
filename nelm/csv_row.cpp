#include "nelm/csv_row.h"

namespace nelm {

void add_csv_cell(std::string& to, std::string_view cell) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    to += cell;
    return;
  }
  to += '"';
  for (const char c : cell) to.append(c == '"' ? 2 : 1, c);
  to += '"';
}

std::string csv_row(const std::vector<std::string>& cells, std::string_view line_end) {
  std::string row;
  for (const auto& cell : cells) {
    if (&cell != cells.data()) row += ',';
    add_csv_cell(row, cell);
  }
  return row.append(line_end);
}

}  // namespace nelm
