#include "nelm/cohort/table.h"

#include <algorithm>

namespace nelm::cohort {

const Column* Table::column(std::string_view name) const {
  const auto at = std::ranges::find(columns, name, &Column::name);
  return at == columns.end() ? nullptr : &*at;
}

}  // namespace nelm::cohort
