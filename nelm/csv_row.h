// How a row of a table is written as CSV (RFC 4180).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nelm {

/// Puts a cell behind `to`: in quotes if it holds a comma, a quote or a line end.
void add_csv_cell(std::string& to, std::string_view cell);

/// The cells between commas, and the end of the line.
std::string csv_row(const std::vector<std::string>& cells, std::string_view line_end = "\n");

}  // namespace nelm
