// A stretch of a table read into its share of the columns; stretches are read side by side.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/exchange/csv_walk.h"
#include "nelm/exchange/plain_number.h"
#include "nelm/exchange/trimmed.h"

namespace nelm::exchange {

/// Different words, numbered as they came, each with how often it did.
class WordList {
 public:
  struct Entry {
    std::string_view text;
    std::size_t      times = 0;
    std::uint64_t    hash  = 0;
  };

  /// The number of a word, new or not. The text has to outlive the list.
  std::size_t number_of(std::string_view text);

  const std::vector<Entry>& entries() const { return entries_; }

 private:
  void grow();

  std::vector<Entry>         entries_;
  std::vector<std::uint32_t> slots_;  // number + 1, or 0; a power of two of them, at most half full
};

/// A cell that holds a word until its column is known to be of words: NaN that carries the number of the word.
double                     word_cell(std::size_t number);
std::optional<std::size_t> word_in(double cell);  // nothing: a number, or missing

/// Empty, NA or NaN.
bool is_missing(std::string_view text);

/// From the beginning of a row to the end of one.
struct Stretch {
  std::size_t begin = 0, end = 0;  // offsets
  std::size_t lines    = 0;        // line feeds of the table before it
  std::size_t row      = 0;        // where its rows go
  std::size_t max_rows = 0;
};

/// What walk_csv tells of a stretch.
class StretchSink {
 public:
  /// `cells`: for each column, where the rows of the stretch go. `as_words`: whether numbers are words too.
  StretchSink(const std::vector<double*>& cells, const std::vector<char>& as_words);

  /// Takes the rows from `begin` on, the first of the stretch, that have a line each, all columns and no quotes. Returns
  /// where the first other row begins, or the end.
  std::size_t take_plain_rows(std::string_view bytes, std::size_t begin, std::size_t end, char separator);

  void cell(std::size_t index, const CsvPiece& piece) {
    if (index < columns_.size()) take(index, rows, piece);
  }
  void row(std::size_t at, std::size_t lines_before, std::size_t cells);
  void fault(CsvFault, std::size_t) { quote_faults = true; }

  /// How many of the cells of a column are numbers.
  std::size_t numbers(std::size_t column) const;

  bool                  quote_faults = false;  // or a control character in a cell
  bool                  other_length = false;
  std::size_t           rows         = 0;
  std::vector<WordList> words;
  std::vector<int>      lines;  // of each row, counted from the stretch's first; empty: row by row

 private:
  struct Target {
    double* cells;     // the first row's
    bool    as_words;  // whether numbers are words too
  };

  void take(std::size_t column, std::size_t row, const CsvPiece& piece) {
    const auto& to = columns_[column];
    if (to.as_words || piece.at < 8 || !short_number_after_eight(piece.text, to.cells[row]))
      no_short_number(column, row, trimmed(piece.text), piece.doubled);
  }
  void no_short_number(std::size_t column, std::size_t row, std::string_view text, bool doubled);

  std::vector<Target>      columns_;
  std::vector<std::size_t> missing_;  // cells of each column
  std::vector<std::size_t> beside_;   // cells of each column in rows of another length
  std::deque<std::string>  once_;     // words with quotes in them
};

}  // namespace nelm::exchange
