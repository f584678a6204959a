// Any bytes as the file of a simulated registry: all problems told, or a few patients can be simulated, split, written and read
// again.
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "fuzz/must.h"
#include "nelm/exchange/columns_csv.h"
#include "nelm/exchange/columns_part.h"
#include "nelm/exchange/node.h"
#include "nelm/exchange/registry_toml.h"
#include "nelm/exchange/trimmed.h"
#include "nelm/exchange/write_table.h"
#include "nelm/exchange/write_truth.h"
#include "nelm/registry/simulated.h"
#include "nelm/registry/split_at_treatment.h"

using namespace nelm;
using cohort::Column;

namespace {

/// A word as a reader of tables takes it: none where it is the word for that nothing is there.
std::string_view read_word(const Column& c, double cell) {
  if (std::isnan(cell)) return {};
  const auto word = exchange::trimmed(c.levels[static_cast<std::size_t>(cell)]);
  return exchange::is_missing(word) ? std::string_view{} : word;
}

bool same_cell(const Column& a, double x, const Column& b, double y) {
  if (a.kind == Column::Kind::category) return read_word(a, x) == read_word(b, y);
  return x == y || (std::isnan(x) && std::isnan(y));
}

/// What was written reads as the same rows.
void reads_again(const cohort::Table& written) {
  const auto text = exchange::table_csv(written);
  if (written.rows() == 0 || text.find('\0') != std::string::npos) return;  // no table of patients, as it tells
  exchange::ReadOptions options;
  for (const Column& c : written.columns)
    if (c.kind == Column::Kind::category) options.categories.push_back(c.name);
  const auto read = exchange::read_columns({"registry.csv", text}, options);
  must(read.has_value(), "what was written cannot be read", read ? text : text + sentence(read.error()[0]));
  must(read->table.columns.size() == written.columns.size() && read->table.rows() == written.rows(),
       "what was written has other rows", text);
  for (std::size_t c = 0; c < written.columns.size(); ++c) {
    const Column &a = written.columns[c], &b = read->table.columns[c];
    must(a.name == b.name, "what was written has another column", b.name);
    for (std::size_t row = 0; row < written.rows(); ++row)
      must(same_cell(a, a.cells[row], b, b.cells[row]), "what was written has another cell", a.name + "\n" + text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const exchange::Source          file{"registry/simulated.toml", {reinterpret_cast<const char*>(data), size}};
  const exchange::KnowledgeFolder folder{"fuzz", {&file, 1}};
  const auto                      read = exchange::read_simulation({&folder, 1}, nullptr);
  if (!read) {
    must(!read.error().empty(), "refused without a problem");
    for (const Problem& p : read.error()) must(!p.found.empty() && !p.expected.empty(), "a problem without words");
    return 0;
  }
  must(read->has_value(), "a file, and no simulation");
  const registry::Simulation& s     = **read;
  const auto                  table = registry::simulate(s, 1, 5);
  const auto                  split = registry::split_at_treatment(table, s.treatments[0].name);
  must(split.rows() >= table.rows(), "a patient was lost");
  reads_again(table);
  reads_again(split);
  const auto truth = exchange::truth_toml(s, {.seed = 1, .patients = 5, .nelm = "fuzz"});
  must(exchange::toml_node({"truth.toml", truth}).has_value(), "the truth cannot be read", truth);
  return 0;
}
