// The first line of a table that is read into columns: what parts the cells, and what the columns are called.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/exchange/source.h"
#include "nelm/result.h"

namespace nelm::exchange {

/// The names of the columns, and where the rows begin.
struct HeaderRow {
  char                     separator = ',';
  std::size_t              begin = 0, end = 0;  // offsets of its line
  std::vector<std::string> names;
  std::vector<std::size_t> at;                    // where each name begins
  bool                     quote_faults = false;  // a quote stands where none may, or a control character
};

/// Of a tab, a comma and a semicolon the one that stands in the line most often parts the cells; lines without a character
/// before it are passed over.
HeaderRow header_of(std::string_view bytes);

/// Columns without a name or with that of another, and which of `wanted` are not there.
Problems flaws_of(const HeaderRow&, const Source&, std::span<const std::string> wanted);

}  // namespace nelm::exchange
