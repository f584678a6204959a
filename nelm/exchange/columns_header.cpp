#include "nelm/exchange/columns_header.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "nelm/exchange/columns_part.h"
#include "nelm/exchange/csv_walk.h"
#include "nelm/exchange/text_place.h"
#include "nelm/exchange/trimmed.h"
#include "nelm/nearest.h"

namespace nelm::exchange {

namespace {

/// The end of a line that may hold line feeds between quotes; of a separator, how often it stands outside them.
std::size_t line_end(std::string_view bytes, std::size_t at, std::map<char, std::size_t>& separators) {
  for (bool quoted = false; at < bytes.size(); ++at) {
    if (bytes[at] == '"') quoted = !quoted;
    if (quoted) continue;
    if (bytes[at] == '\n') return at + 1;
    if (const auto found = separators.find(bytes[at]); found != separators.end()) ++found->second;
  }
  return at;
}

/// Takes down the cells of the header.
struct HeaderCells {
  HeaderRow& header;

  void cell(std::size_t, const CsvPiece& piece) {
    header.names.emplace_back(trimmed(piece.doubled ? with_quotes_once(piece.text) : std::string(piece.text)));
    header.at.push_back(piece.at);
    if (control_in(piece.text)) header.quote_faults = true;
  }
  void row(std::size_t, std::size_t, std::size_t) {}
  void fault(CsvFault, std::size_t) { header.quote_faults = true; }
};

}  // namespace

HeaderRow header_of(std::string_view bytes) {
  HeaderRow header;
  for (;;) {
    if (bytes.substr(header.begin).starts_with('\n'))
      ++header.begin;
    else if (bytes.substr(header.begin).starts_with("\r\n"))
      header.begin += 2;
    else
      break;
  }
  std::map<char, std::size_t> separators{{'\t', 0}, {',', 0}, {';', 0}};
  header.end       = line_end(bytes, header.begin, separators);
  header.separator = std::ranges::max_element(separators, {}, [](const auto& s) { return s.second; })->first;
  if (separators[header.separator] == 0) header.separator = ',';
  HeaderCells cells{header};
  walk_csv(bytes, header.begin, header.end, header.separator, cells);
  return header;
}

Problems flaws_of(const HeaderRow& header, const Source& source, std::span<const std::string> wanted) {
  Problems              problems;
  std::set<std::string> seen;
  Places                places(source);
  for (std::size_t i = 0; i < header.names.size(); ++i) {
    const auto& name   = header.names[i];
    const bool  second = !seen.insert(name).second;
    if (!name.empty() && !second) continue;
    const auto place = places.of(header.at[i]);
    problems.push_back({.file     = std::string(source.name),
                        .line     = place.line,
                        .column   = place.column,
                        .field    = name,
                        .found    = name.empty() ? "a column without a name" : "a second column of that name",
                        .expected = name.empty() ? "a name for each column" : "each column once"});
  }
  const std::vector<std::string_view> known(header.names.begin(), header.names.end());
  for (const auto& name : wanted)
    if (!seen.contains(name)) {
      const auto place = Places(source).of(header.begin);
      problems.push_back({.file     = std::string(source.name),
                          .line     = place.line,
                          .column   = place.column,
                          .field    = name,
                          .found    = "no such column",
                          .expected = fmt::format("one of the header{}", did_you_mean(name, known))});
    }
  return problems;
}

}  // namespace nelm::exchange
