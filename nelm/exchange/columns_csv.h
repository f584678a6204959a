// A table of patients in CSV or TSV, as columns of numbers, categories and dates.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/cohort/table.h"
#include "nelm/exchange/source.h"
#include "nelm/result.h"

namespace nelm::exchange {

struct ReadOptions {
  int                      threads = 1;  // >= 1; the table is the same whatever their number
  std::vector<std::string> categories;   // columns whose cells are words, even where they look like numbers
};

struct ReadTable {
  cohort::Table table;
  char          separator = ',';
};

/// Reads a table whose first line names its columns.
///
/// Separator: comma, semicolon or tab, whichever stands most often in the first line, outside quotes.
/// Cells: as RFC 4180 has them, between quotes or not; spaces around are no part of them. Empty, NA and NaN, also between
///     quotes, are missing. Lines end with LF or CRLF, or all with CR; lines without a character are passed over, a byte order mark too.
/// Columns: of a column's cells that are not missing
///     at least 9 in 10 are numbers (12, -0.5, 1e-3; with a decimal comma too): it is one of numbers, also with no cell at all
///     at least 9 in 10 are dates (2016-05-04):                                  it is one of dates
///     else:                                                                     it is one of categories
///   In a column of numbers or dates every other cell is a problem: a date such as 03/04/2016 is one, and counts as a date till
///   then, with the question which day was meant. Of a category more than half of whose cells are numbers, or dates, it is
///   said where the first others are (Column::mixed). Categories stand in the order of their bytes; however
///   many there are, they are kept: an id is such a column. That free text is no category is for the model to say.
///
/// Problems, all at once, the first max_faults with their places and the others counted: what is not UTF-8, or a byte 0 (told
/// alone); nothing there; columns without a name or with one twice; no rows; rows with another number of cells than the
/// header; quotes that csv_table refuses too (then no cell is judged); cells that are not what their column is; a decimal
/// comma, with the question what was meant; an unknown name in `categories`.
///
/// Exact to: the double nearest to what is written. Memory: the columns, and less than as much again.
Result<ReadTable> read_columns(const Source&, const ReadOptions& = {});

/// What was taken for what, a phrase each: "separated by commas", "age: number, 3 missing", "sex: category f, m", "seen: date".
std::vector<std::string> inferences(const ReadTable&);

/// What a table would hold, before it is read.
struct CsvSize {
  std::uint64_t lines = 0, columns = 0;
};

/// Why a table of that size cannot be read, if so: a line's number has to be below 2^31, and the cells of one column have to
/// be counted by 31 bits too.
std::optional<Problem> too_large(const CsvSize&, std::string_view file);

}  // namespace nelm::exchange
