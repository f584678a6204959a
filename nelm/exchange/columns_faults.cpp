#include "nelm/exchange/columns_faults.h"

#include <fmt/format.h>

#include <algorithm>

#include "nelm/date.h"
#include "nelm/exchange/columns_part.h"
#include "nelm/exchange/csv_table.h"
#include "nelm/exchange/csv_walk.h"
#include "nelm/exchange/number_words.h"
#include "nelm/exchange/other_dates.h"
#include "nelm/exchange/plain_number.h"
#include "nelm/exchange/text_place.h"
#include "nelm/exchange/trimmed.h"

namespace nelm::exchange {

namespace {

using ColumnKind = cohort::Column::Kind;

struct RowFault {
  std::size_t at = 0;
  std::string field, found, expected;
};

std::string shown_cell(std::string_view text) {
  return fmt::format("\"{}\"", text.size() > 60 ? std::string(front(text, 57)) + "..." : text);
}

/// What walk_csv tells of the rows, kept where it is wrong.
class FaultSink {
 public:
  explicit FaultSink(const RowsBelow& rows) : rows_(rows) {}

  void cell(std::size_t index, const CsvPiece& piece) {
    if (index >= rows_.kinds.size() || rows_.kinds[index] == ColumnKind::category) return;
    const auto text = trimmed(piece.text);
    if (is_missing(text)) return;
    if (rows_.kinds[index] == ColumnKind::number) {
      if (!plain_number(text)) no_number(index, piece.at, text);
    } else if (!read_date(text)) {
      in_this_row_.push_back(
          {piece.at, rows_.names[index], shown_cell(text),
           "a date such as 2016-05-04, as the other cells of the column are, or NA" + which_day(text)});
    }
  }

  void row(std::size_t at, std::size_t, std::size_t cells) {
    if (cells != rows_.names.size())
      keep({at, {}, counted_cells(cells), as_the_header_has(rows_.names.size())});
    else
      std::ranges::for_each(in_this_row_, [&](RowFault& f) { keep(std::move(f)); });
    in_this_row_.clear();
  }

  void fault(CsvFault what, std::size_t at) {
    quotes     = true;
    auto words = words_of_fault(what, rows_.source, at, rows_.separator);
    keep({at, {}, std::move(words.found), std::move(words.expected)});
  }

  bool                  quotes = false;
  std::vector<RowFault> faults;
  std::size_t           more = 0;

 private:
  void no_number(std::size_t index, std::size_t at, std::string_view text) {
    if (is_number_with_commas(text)) {
      auto misread = comma_refused(text);
      in_this_row_.push_back({at, rows_.names[index], std::move(misread.found), std::move(misread.expected)});
    } else {
      in_this_row_.push_back(
          {at, rows_.names[index], shown_cell(text), "a number, as the other cells of the column are, or NA"});
    }
  }

  void keep(RowFault&& fault) {
    if (faults.size() < max_faults)
      faults.push_back(std::move(fault));
    else
      ++more;
  }

  const RowsBelow&      rows_;
  std::vector<RowFault> in_this_row_;
};

constexpr std::size_t few_odd = 3;  // cells of a column that are shown

/// Takes down the first cells of a column that are not what it nearly is.
class OddSink {
 public:
  explicit OddSink(const RowsBelow& rows) : columns(rows.kinds.size()), rows_(rows) {}

  void cell(std::size_t index, const CsvPiece& piece) {
    if (index >= rows_.kinds.size() || rows_.kinds[index] == ColumnKind::category) return;
    const auto text = trimmed(piece.text);
    if (is_missing(text)) return;
    if (rows_.kinds[index] == ColumnKind::number ? plain_number(text).has_value() : read_date(text).has_value()) return;
    auto& odd = columns[index];
    if (odd.cells++ < few_odd) odd.first.push_back({piece.at, shown_cell(text)});
  }
  void row(std::size_t, std::size_t, std::size_t) {}
  void fault(CsvFault, std::size_t) {}

  struct Cell {
    std::size_t at = 0;
    std::string shown;
  };
  struct OfColumn {
    std::size_t       cells = 0;
    std::vector<Cell> first;
  };
  std::vector<OfColumn> columns;

 private:
  const RowsBelow& rows_;
};

}  // namespace

std::vector<OddCells> odd_cells(const RowsBelow& rows) {
  const auto bytes = rows.source.bytes;
  OddSink    sink(rows);
  walk_csv(bytes, rows.begin, bytes.size(), rows.separator, sink);
  std::vector<OddCells> all;
  for (std::size_t c = 0; c < sink.columns.size(); ++c) {
    if (sink.columns[c].cells == 0) continue;
    Places                   places(rows.source);
    std::vector<std::string> shown;
    for (const auto& cell : sink.columns[c].first) {
      const auto place = places.of(cell.at);
      shown.push_back(fmt::format("{} ({}:{}:{})", cell.shown, rows.source.name, place.line, place.column));
    }
    all.push_back({c, sink.columns[c].cells, fmt::format("{}", fmt::join(shown, ", "))});
  }
  return all;
}

bool is_number_with_commas(std::string_view text) {
  if (text.find(',') == std::string_view::npos) return false;
  std::string without(text);
  std::erase(without, ',');
  return plain_number(without).has_value();
}

Problems faults_of(const RowsBelow& rows) {
  const auto bytes = rows.source.bytes;
  FaultSink  found(rows);
  walk_csv(bytes, rows.begin, bytes.size(), rows.separator, found);
  if (found.quotes && !rows.kinds.empty()) {
    RowsBelow unjudged = rows;
    unjudged.kinds.clear();
    return faults_of(unjudged);
  }
  std::ranges::stable_sort(found.faults, {}, &RowFault::at);
  Problems problems;
  Places   places(rows.source);
  for (RowFault& f : found.faults) {
    const auto place = places.of(f.at);
    problems.push_back({.file     = std::string(rows.source.name),
                        .line     = place.line,
                        .column   = place.column,
                        .field    = std::move(f.field),
                        .found    = std::move(f.found),
                        .expected = std::move(f.expected)});
  }
  if (found.more > 0)
    problems.push_back({.file     = std::string(rows.source.name),
                        .found    = fmt::format("{} more faults", found.more),
                        .expected = fmt::format("none; the first {} are told", max_faults)});
  return problems;
}

}  // namespace nelm::exchange
