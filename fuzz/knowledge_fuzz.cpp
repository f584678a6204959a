// Any bytes as one more file of the knowledge, beside the schemes and options there are: all problems told, or read. The
// first byte says into which folder.
#include <cstdint>
#include <iterator>
#include <vector>

#include "fuzz/must.h"
#include "nelm/board/conditions_of.h"
#include "nelm/exchange/builtin_knowledge.h"
#include "nelm/exchange/condition_text.h"
#include "nelm/exchange/knowledge_toml.h"

using namespace nelm;

namespace {

std::vector<exchange::Source> schemes_and_options() {
  std::vector<exchange::Source> files;
  for (const auto& [path, bytes] : exchange::builtin_knowledge())
    if (path.starts_with("schemes/") || path.starts_with("options/")) files.push_back({path, bytes});
  return files;
}

void must_read_again(const board::Condition& c) {
  const auto out = exchange::written(c);
  must(c.empty() || exchange::read_condition(out, {}).has_value(), "what was written cannot be read", out);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const auto          there   = schemes_and_options();
  constexpr std::string_view names[] = {"sources/fuzz.toml",    "options/fuzz.toml",   "schemes/fuzz.toml",
                                        "gates/fuzz.toml",      "conflicts/fuzz.toml", "factors/fuzz.toml",
                                        "statements/fuzz.toml", "models/fuzz.toml"};
  auto                       files   = there;
  files.push_back({names[data[0] % std::size(names)], {reinterpret_cast<const char*>(data) + 1, size - 1}});

  const auto knowledge = exchange::read_knowledge(files, "fuzz");
  if (!knowledge) {
    must(!knowledge.error().empty(), "refused without a problem");
    for (const Problem& p : knowledge.error()) must(!p.found.empty() && !p.expected.empty(), "a problem without words");
    return 0;
  }
  board::each_condition(*knowledge, must_read_again);
  board::each_condition_that_only_shows(*knowledge, must_read_again);
  return 0;
}
