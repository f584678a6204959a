#include "nelm/exchange/columns_csv.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <deque>
#include <map>
#include <set>

#include "nelm/cohort/in_chunks.h"
#include "nelm/cohort/large_vector.h"
#include "nelm/date.h"
#include "nelm/exchange/columns_faults.h"
#include "nelm/exchange/columns_header.h"
#include "nelm/exchange/columns_part.h"
#include "nelm/exchange/csv_table.h"
#include "nelm/exchange/other_dates.h"
#include "nelm/exchange/text_place.h"
#include "nelm/nearest.h"

namespace nelm::exchange {

namespace {

using cohort::Column;

constexpr std::size_t block = std::size_t{1} << 18;  // bytes; what is read at once stays in the cache
constexpr std::size_t wide  = 256;  // bytes of a block for each column: the words of each are listed apart

tl::unexpected<Problems> alone(Problem problem) { return tl::unexpected(Problems{std::move(problem)}); }

/// What a block of bytes holds, before it is known where its rows begin.
struct BlockCounts {
  std::size_t feeds = 0, row_ends = 0, quotes = 0;
  bool        text = true;  // UTF-8 without a byte 0
};

/// A line feed that ends no row, for nothing stands before it.
bool ends_nothing(std::string_view bytes, std::size_t begin, std::size_t feed) {
  if (feed == begin || bytes[feed - 1] == '\n') return true;
  return bytes[feed - 1] == '\r' && (feed - 1 == begin || bytes[feed - 2] == '\n');
}

void count_feeds(std::string_view bytes, std::size_t begin, std::size_t from, std::size_t to, BlockCounts& counts) {
  while (const void* found = from < to ? std::memchr(bytes.data() + from, '\n', to - from) : nullptr) {
    const auto feed = static_cast<std::size_t>(static_cast<const char*>(found) - bytes.data());
    ++counts.feeds;
    if (!ends_nothing(bytes, begin, feed)) ++counts.row_ends;
    from = feed + 1;
  }
}

/// The first offset at or after `at` at which a character begins.
std::size_t character_at(std::string_view bytes, std::size_t at) {
  while (at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

/// What the cells of a column are, of those that are not missing.
struct CellCounts {
  std::size_t numbers = 0, commas = 0, dates = 0, other_dates = 0, others = 0;
};

class ColumnsReader {
 public:
  ColumnsReader(const Source& source, const ReadOptions& options, HeaderRow header)
      : source_(source),
        bytes_(source.bytes),
        threads_(std::max(options.threads, 1)),
        header_(std::move(header)),
        block_(std::max(block, wide * header_.names.size())),
        as_words_(header_.names.size(), 0),
        kinds_(header_.names.size(), Column::Kind::category),
        nearly_(kinds_),
        cells_in_(kinds_.size(), 0) {
    for (std::size_t i = 0; i < as_words_.size(); ++i)
      chosen_.push_back(std::ranges::find(options.categories, header_.names[i]) != options.categories.end() ? 1 : 0);
    as_words_ = chosen_;
  }

  Result<ReadTable> read() {
    count();
    if (row_ends_ == 0) return alone(no_rows());
    if (auto problem = too_large({.lines = feeds_ + 1, .columns = columns()}, source_.name))
      return alone(std::move(*problem));
    // A cell takes a byte at least, its separator: with fewer, some row is short, and no room is asked for.
    if (row_ends_ > (bytes_.size() - header_.end + 1) / columns()) return tl::unexpected(faults(false));
    cut();
    read_stretches();
    const auto any = [&](auto fault) { return std::ranges::any_of(read_, fault); };
    if (any([](const StretchSink& s) { return s.quote_faults; })) return tl::unexpected(faults(false));
    find_kinds();
    if (bad_cells_ || any([](const StretchSink& s) { return s.other_length; })) return tl::unexpected(faults(true));
    if (std::ranges::any_of(as_words_, [](char c) { return c == 2; })) {
      for (char& c : as_words_) c = c == 2 ? char{1} : c;
      read_stretches();
    }
    for (std::size_t c = 0; c < columns(); ++c) finish(c);
    auto read = joined();
    tell_odd(read.table);
    return read;
  }

 private:
  std::size_t columns() const { return header_.names.size(); }
  std::size_t nominal(std::size_t i) const { return std::min(header_.end + i * block_, bytes_.size()); }

  Problem no_rows() const {
    return {
        .file = std::string(source_.name), .found = "no rows", .expected = "a row for each patient below the header"};
  }

  Problems faults(bool judged) const {
    return faults_of({.source    = source_,
                      .begin     = header_.end,
                      .separator = header_.separator,
                      .names     = header_.names,
                      .kinds     = judged ? kinds_ : std::vector<Column::Kind>{}});
  }

  void count() {
    counts_.resize((bytes_.size() - header_.end + block_ - 1) / block_);
    cohort::share(counts_.size(), threads_, [&](std::size_t i) {
      const std::size_t from = nominal(i), to = nominal(i + 1);
      count_feeds(bytes_, header_.end, from, to, counts_[i]);
      if (std::memchr(bytes_.data() + from, '"', to - from) != nullptr)
        counts_[i].quotes = static_cast<std::size_t>(std::count(bytes_.data() + from, bytes_.data() + to, '"'));
    });
    for (const BlockCounts& c : counts_) {
      feeds_ += c.feeds;
      row_ends_ += c.row_ends;
    }
    if (header_.end < bytes_.size() && bytes_.back() != '\n') ++row_ends_;
  }

  /// Cuts the table into stretches, each from the first row that begins in a block to the next such.
  void cut() {
    std::size_t quotes = 0;
    stretches_.push_back({.begin = header_.end});
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      if (nominal(i) > stretches_.back().begin) {
        const auto begin = row_begin(nominal(i), quotes % 2 == 1);
        if (begin < bytes_.size()) stretches_.push_back({.begin = begin});
      }
      quotes += counts_[i].quotes;
    }
    std::size_t counted = 0;
    BlockCounts before;
    for (Stretch& s : stretches_) {
      while (nominal(counted + 1) <= s.begin) {
        before.feeds += counts_[counted].feeds;
        before.row_ends += counts_[counted].row_ends;
        ++counted;
      }
      BlockCounts here = before;
      count_feeds(bytes_, header_.end, nominal(counted), s.begin, here);
      s.lines = here.feeds;
      s.row   = here.row_ends;
    }
    for (std::size_t i = 0; i < stretches_.size(); ++i) {
      const bool last        = i + 1 == stretches_.size();
      stretches_[i].end      = last ? bytes_.size() : stretches_[i + 1].begin;
      stretches_[i].max_rows = (last ? row_ends_ : stretches_[i + 1].row) - stretches_[i].row;
    }
  }

  std::size_t row_begin(std::size_t at, bool quoted) const {
    if (!quoted && bytes_[at - 1] == '\n') return at;
    for (; at < bytes_.size(); ++at) {
      if (bytes_[at] == '"') quoted = !quoted;
      if (!quoted && bytes_[at] == '\n') return at + 1;
    }
    return at;
  }

  void read_stretches() {
    cells_.resize(columns());
    cohort::share(columns(), threads_, [&](std::size_t c) {
      cells_[c].reserve(row_ends_);
      cohort::in_large_pages(cells_[c].data(), row_ends_ * sizeof(double));
      cells_[c].resize(row_ends_);
    });
    read_.clear();
    cell_counts_.assign(stretches_.size(), std::vector<CellCounts>(columns()));
    for (const Stretch& s : stretches_) {
      std::vector<double*> to;
      for (auto& column : cells_) to.push_back(column.data() + s.row);
      read_.emplace_back(to, as_words_);
    }
    cohort::share(stretches_.size(), threads_, [&](std::size_t i) {
      walk_csv(bytes_, stretches_[i].begin, stretches_[i].end, header_.separator, read_[i]);
      for (std::size_t c = 0; c < columns(); ++c) cell_counts_[i][c] = counts_of(read_[i], c);
    });
  }

  static CellCounts counts_of(const StretchSink& read, std::size_t column) {
    CellCounts counts{.numbers = read.numbers(column)};
    for (const auto& word : read.words[column].entries())
      (read_date(word.text)               ? counts.dates
       : !days_meant(word.text).empty()   ? counts.other_dates
       : is_number_with_commas(word.text) ? counts.commas
                                          : counts.others) += word.times;
    return counts;
  }

  void find_kinds() {
    for (std::size_t c = 0; c < columns(); ++c) {
      CellCounts sum;
      for (const auto& counts : cell_counts_) {
        sum.numbers += counts[c].numbers;
        sum.commas += counts[c].commas;
        sum.dates += counts[c].dates;
        sum.other_dates += counts[c].other_dates;
        sum.others += counts[c].others;
      }
      const auto [numbers, commas, dates, other_dates, others] = sum;
      const std::size_t all                                    = numbers + commas + dates + other_dates + others;
      cells_in_[c]                                             = all;
      if (chosen_[c] != 0) continue;
      if (10 * (numbers + commas) >= 9 * all)
        kinds_[c] = Column::Kind::number;
      else if (10 * (dates + other_dates) >= 9 * all)
        kinds_[c] = Column::Kind::date;
      else if (numbers > 0)
        as_words_[c] = 2;  // to be read again
      if (kinds_[c] != Column::Kind::category)
        nearly_[c] = Column::Kind::category;
      else if (2 * (numbers + commas) > all)
        nearly_[c] = Column::Kind::number;
      else if (2 * (dates + other_dates) > all)
        nearly_[c] = Column::Kind::date;
      if (kinds_[c] != Column::Kind::category && all > (kinds_[c] == Column::Kind::number ? numbers : dates))
        bad_cells_ = true;
    }
  }

  /// Makes levels or dates of the words of a column.
  void finish(std::size_t c) {
    if (kinds_[c] == Column::Kind::number) return;
    std::vector<std::string_view> levels;
    if (kinds_[c] == Column::Kind::category) {
      for (const StretchSink& s : read_)
        for (const auto& word : s.words[c].entries()) levels.push_back(word.text);
      std::ranges::sort(levels);
      levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
      levels_[c].assign(levels.begin(), levels.end());
    }
    cohort::share(read_.size(), threads_, [&](std::size_t i) {
      std::vector<double> means;
      for (const auto& word : read_[i].words[c].entries())
        means.push_back(kinds_[c] == Column::Kind::date
                            ? day_number(*read_date(word.text))
                            : static_cast<double>(std::ranges::lower_bound(levels, word.text) - levels.begin()));
      double* cell = cells_[c].data() + stretches_[i].row;
      for (const double* const end = cell + read_[i].rows; cell != end; ++cell)
        if (const auto word = word_in(*cell)) *cell = means[*word];
    });
  }

  /// The columns without the room that rows on several lines left over, and the lines where they are not row by row.
  ReadTable joined() {
    ReadTable read;
    read.separator  = header_.separator;
    read.table.file = source_.name;
    for (std::size_t c = 0; c < columns(); ++c) {
      close_gaps(cells_[c]);
      read.table.columns.push_back({header_.names[c], kinds_[c], std::move(cells_[c]), std::move(levels_[c]), {}});
    }
    const auto header_lines = static_cast<std::size_t>(std::count(bytes_.data(), bytes_.data() + header_.end, '\n'));
    const bool row_by_row   = source_.first_line == 1 && header_lines == 1 && gapless() &&
                            std::ranges::all_of(read_, [](const StretchSink& s) { return s.lines.empty(); });
    if (row_by_row) return read;
    for (std::size_t i = 0; i < read_.size(); ++i)
      for (std::size_t r = 0; r < read_[i].rows; ++r) {
        const auto within = read_[i].lines.empty() ? r : static_cast<std::size_t>(read_[i].lines[r]);
        read.table.lines.push_back(source_.first_line + static_cast<int>(header_lines + stretches_[i].lines + within));
      }
    return read;
  }

  /// Of a category most of whose cells are numbers, or dates: where the others are.
  void tell_odd(cohort::Table& table) const {
    if (std::ranges::all_of(nearly_, [](auto kind) { return kind == Column::Kind::category; })) return;
    const auto all = odd_cells({.source    = source_,
                                .begin     = header_.end,
                                .separator = header_.separator,
                                .names     = header_.names,
                                .kinds     = nearly_});
    for (const OddCells& odd : all)
      table.columns[odd.column].mixed =
          fmt::format("{} of its {} cells are {}, {}{}", cells_in_[odd.column] - odd.cells, cells_in_[odd.column],
                      nearly_[odd.column] == Column::Kind::number ? "numbers" : "dates",
                      odd.cells == 1 ? "but not " : "but not all: ", odd.first);
  }

  bool gapless() const {
    for (std::size_t i = 0; i < read_.size(); ++i)
      if (read_[i].rows != stretches_[i].max_rows || stretches_[i].lines != stretches_[i].row) return false;
    return true;
  }

  void close_gaps(std::vector<double>& cells) const {
    std::size_t rows = 0;
    for (std::size_t i = 0; i < read_.size(); ++i) {
      if (rows != stretches_[i].row)
        std::copy_n(cells.begin() + static_cast<long>(stretches_[i].row), read_[i].rows,
                    cells.begin() + static_cast<long>(rows));
      rows += read_[i].rows;
    }
    cells.resize(rows);
  }

  Source                                          source_;
  std::string_view                                bytes_;
  int                                             threads_;
  HeaderRow                                       header_;
  std::size_t                                     block_;
  std::vector<char>                               chosen_;    // as categories
  std::vector<char>                               as_words_;  // 1: so are its numbers
  std::vector<Column::Kind>                       kinds_;
  std::vector<Column::Kind>                       nearly_;    // of a category: what most of its cells are
  std::vector<std::size_t>                        cells_in_;  // of each column, without the missing ones
  std::vector<BlockCounts>                        counts_;
  std::size_t                                     feeds_ = 0, row_ends_ = 0;  // below the header; rows at most
  std::vector<Stretch>                            stretches_;
  std::deque<StretchSink>                         read_;
  std::vector<std::vector<CellCounts>>            cell_counts_;
  std::vector<std::vector<double>>                cells_;
  std::map<std::size_t, std::vector<std::string>> levels_;
  bool                                            bad_cells_ = false;
};

/// Blocks of text of which one is not UTF-8 or holds a byte 0: told with its place.
std::optional<Problem> no_text(const Source& source, int threads) {
  const auto        bytes  = source.bytes;
  const std::size_t blocks = (bytes.size() + block - 1) / block;
  std::vector<char> fine(blocks, 0);
  cohort::share(blocks, threads, [&](std::size_t i) {
    const auto from = i == 0 ? 0 : character_at(bytes, i * block), to = character_at(bytes, (i + 1) * block);
    const auto part = bytes.substr(from, to - from);
    const bool zero = !part.empty() && std::memchr(part.data(), 0, part.size()) != nullptr;
    fine[i]         = !zero && simdjson::validate_utf8(part.data(), part.size()) ? 1 : 0;
  });
  if (std::ranges::find(fine, 0) == fine.end()) return {};
  if (auto problem = not_utf8(source)) return problem;
  return problem_at(source, bytes.find('\0'), "the byte 0x00", "text, which has none");
}

}  // namespace

Result<ReadTable> read_columns(const Source& given, const ReadOptions& options) {
  const Source source = without_mark(given);
  if (const auto fed = with_line_feeds(source.bytes))
    return read_columns({.name = source.name, .bytes = *fed, .first_line = source.first_line}, options);
  if (auto problem = no_text(source, std::max(options.threads, 1))) return alone(std::move(*problem));
  auto header = header_of(source.bytes);
  if (header.names.empty())
    return alone({.file = std::string(source.name), .found = "nothing", .expected = "a line that names the columns"});
  if (header.quote_faults)
    return tl::unexpected(faults_of(
        {.source = source, .begin = header.begin, .separator = header.separator, .names = header.names, .kinds = {}}));
  const auto flaws = flaws_of(header, source, options.categories);
  auto       read  = ColumnsReader(source, options, std::move(header)).read();
  if (flaws.empty()) return read;
  auto problems = flaws;
  if (!read) problems.insert(problems.end(), read.error().begin(), read.error().end());
  return tl::unexpected(std::move(problems));
}

}  // namespace nelm::exchange
