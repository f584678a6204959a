#include "nelm/exchange/write_table.h"

#include <fmt/format.h>

#include <cmath>

#include "nelm/csv_row.h"
#include "nelm/date.h"

namespace nelm::exchange {

namespace {

using cohort::Column;

void add_cell(std::string& to, const Column& c, double cell) {
  if (std::isnan(cell)) return;
  switch (c.kind) {
    case Column::Kind::number:   fmt::format_to(std::back_inserter(to), "{}", cell); break;
    case Column::Kind::date:     to += nelm::written(date_of(static_cast<int>(cell))); break;
    case Column::Kind::category: add_csv_cell(to, c.levels[static_cast<std::size_t>(cell)]); break;
  }
}

}  // namespace

std::string table_csv(const cohort::Table& t) {
  std::string text;
  for (const Column& c : t.columns) {
    if (&c != t.columns.data()) text += ',';
    add_csv_cell(text, c.name);
  }
  text += '\n';
  for (std::size_t row = 0; row < t.rows(); ++row) {
    for (const Column& c : t.columns) {
      if (&c != t.columns.data()) text += ',';
      add_cell(text, c, c.cells[row]);
    }
    text += '\n';
  }
  return text;
}

}  // namespace nelm::exchange
