// Any bytes as the file of a simulated registry: all problems told, or a few patients can be simulated, split and written.
#include <cstdint>
#include <span>
#include <string_view>

#include "fuzz/must.h"
#include "nelm/exchange/node.h"
#include "nelm/exchange/registry_toml.h"
#include "nelm/exchange/write_table.h"
#include "nelm/exchange/write_truth.h"
#include "nelm/registry/simulated.h"
#include "nelm/registry/split_at_treatment.h"

using namespace nelm;

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
  must(!exchange::table_csv(split).empty(), "nothing is written");
  const auto truth = exchange::truth_toml(s, {.seed = 1, .patients = 5, .nelm = "fuzz"});
  must(exchange::toml_node({"truth.toml", truth}).has_value(), "the truth cannot be read", truth);
  return 0;
}
