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
#include "nelm/exchange/literature_toml.h"
#include "nelm/sheet/evidence.h"

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

void must_tell(const Problems& problems) {
  must(!problems.empty(), "refused without a problem");
  for (const Problem& p : problems) must(!p.found.empty() && !p.expected.empty(), "a problem without words");
}

/// Whatever could be read can be shown.
void must_say(const literature::Literature& l) {
  must(!sheet::discrepancies_listed(l).empty() && !sheet::evidence_list(l, {}).empty(), "nothing is shown");
  for (const auto& s : l.studies) must(!sheet::study_shown(l, s).empty(), "a study shows nothing");
  must(!sheet::evidence_json(l, {}, "fuzz").empty() && !sheet::evidence_csv(l, {}).empty(), "nothing is written");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const auto          there   = schemes_and_options();
  constexpr std::string_view names[] = {"sources/fuzz.toml",    "options/fuzz.toml",   "schemes/fuzz.toml",
                                        "gates/fuzz.toml",      "conflicts/fuzz.toml", "factors/fuzz.toml",
                                        "statements/fuzz.toml", "studies/fuzz.toml",   "discrepancies/fuzz.toml",
                                        "overlaps/fuzz.toml",   "warnings/fuzz.toml"};
  auto                       files   = there;
  files.push_back({names[data[0] % std::size(names)], {reinterpret_cast<const char*>(data) + 1, size - 1}});

  const auto                      knowledge = exchange::read_knowledge(files, "fuzz");
  const exchange::KnowledgeFolder folder{"fuzz", files};
  const auto literature = exchange::read_literature(std::span(&folder, 1), knowledge ? &*knowledge : nullptr);
  if (!literature) must_tell(literature.error());
  if (!knowledge) {
    must_tell(knowledge.error());
    return 0;
  }
  if (literature) must_say(*literature);
  board::each_condition(*knowledge, must_read_again);
  board::each_condition_that_only_shows(*knowledge, must_read_again);
  return 0;
}
