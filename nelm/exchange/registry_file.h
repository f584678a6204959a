// What the readers of the files in the folder registry/ of a knowledge share.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/exchange/fields.h"
#include "nelm/exchange/knowledge_file.h"
#include "nelm/exchange/knowledge_toml.h"
#include "nelm/result.h"

namespace nelm::exchange {

/// Reads each table of a key that is written [[key]].
template <class Read>
void each_table(Fields& f, std::string_view key, Need need, const Read& read) {
  const auto list = f.tables(key, need);
  for (std::size_t i = 0; i < list.size(); ++i) {
    Fields one(list[i], f.file(), fmt::format("{}{}[{}].", f.path(), key, i + 1), f.problems());
    read(one);
    one.nothing_else();
  }
}

/// The same, what each of them says in their order.
template <class Item, class Read>
std::vector<Item> read_tables(Fields& f, std::string_view key, Need need, const Read& read) {
  std::vector<Item> all;
  each_table(f, key, need, [&](Fields& one) { all.push_back(read(one)); });
  return all;
}

/// The one file of registry/ whose stem is right, of a knowledge and of what is laid over it; nothing if none is there. Told is
/// also `second`, where there is another.
template <class Item, class Right, class Read>
Result<std::optional<Item>> only_registry_file(std::span<const KnowledgeFolder> from, const Right& right,
                                               const Read& read, std::string_view second) {
  auto                files = located(from);
  std::optional<Item> only;
  for (KnowledgeFile& file : files) {
    file.problems.clear();  // where it lies is told with the knowledge
    if (!file.in_one_of(registry_folders) || !right(file.stem)) continue;
    parse(file);
    if (!file.read()) continue;
    Fields f(file.root, file.source.name, "", file.problems);
    check_name(f, file);
    Item one = read(f);
    if (only) f.problem("id", std::string(second), "one in all that is read");
    only = std::move(one);
  }
  if (auto problems = all_problems(files); !problems.empty()) return tl::unexpected(std::move(problems));
  return only;
}

/// ", did you mean age_years?": the fact with the nearest name, if one is near.
std::string did_you_mean_fact(std::string_view name);

}  // namespace nelm::exchange
