#include "nelm/exchange/knowledge_file.h"

#include <algorithm>

#include "nelm/exchange/knowledge_reading.h"

namespace nelm::exchange {

namespace {

/// The folders that only a knowledge that stands alone has, and what one file of them is.
constexpr std::pair<std::string_view, std::string_view> whole_only[] = {{"options", "an option"},
                                                                        {"statements", "statements of the review"}};

/// "my/dir/sources/x.toml" is x of sources; the innermost folder that has one of our names counts.
void find_place(KnowledgeFile& file) {
  const std::string_view name = file.source.name;
  const auto             last = name.find_last_of('/');
  file.stem                   = name.substr(last == std::string_view::npos ? 0 : last + 1);
  file.stem                   = file.stem.substr(0, file.stem.find_last_of('.'));
  file.below                  = name;
  for (auto end = last; end != std::string_view::npos;
       end      = end == 0 ? std::string_view::npos : name.rfind('/', end - 1)) {
    const auto before = end == 0 ? std::string_view::npos : name.rfind('/', end - 1);
    const auto begin  = before == std::string_view::npos ? 0 : before + 1;
    const auto at     = std::ranges::find(knowledge_folders, name.substr(begin, end - begin));
    if (at == knowledge_folders.end()) continue;
    file.folder = *at;
    file.below  = name.substr(begin);
    return;
  }
}

KnowledgeFile located_one(const Source& source, std::size_t layer) {
  KnowledgeFile file{.source = source, .layer = layer};
  find_place(file);
  if (file.folder.empty())
    file.problems.push_back({.file     = std::string(source.name),
                             .found    = "a file of no kind",
                             .expected = fmt::format("it in one of {}/", fmt::join(knowledge_folders, "/, "))});
  for (const auto& [folder, one] : whole_only)
    if (layer > 0 && file.in(folder))
      file.problems.push_back(
          {.file     = std::string(source.name),
           .found    = fmt::format("{} in a folder laid over another", one),
           .expected = fmt::format("the folder first, which then stands alone; or no {}/ in it", folder)});
  return file;
}

}  // namespace

bool KnowledgeFile::in_one_of(std::span<const std::string_view> of) const {
  return std::ranges::find(of, folder) != of.end();
}

std::vector<KnowledgeFile> located(std::span<const KnowledgeFolder> from) {
  std::vector<KnowledgeFile> files;
  for (std::size_t layer = 0; layer < from.size(); ++layer)
    for (const Source& source : from[layer].files) files.push_back(located_one(source, layer));
  return files;
}

void parse(KnowledgeFile& file) {
  auto root = toml_node(file.source);
  if (root)
    file.root = std::move(*root);
  else
    std::ranges::move(root.error(), std::back_inserter(file.problems));
}

void check_name(Fields& f, const KnowledgeFile& file) {
  const Node* id = f.table().find("id");
  if (id != nullptr && id->kind == Node::Kind::text && !id->text.empty() && in_small_letters(id->text) != file.stem)
    f.problem("id", fmt::format("\"{}\"", id->text), fmt::format("\"{}\", as the file is called", file.stem));
}

Problems all_problems(std::span<KnowledgeFile> files) {
  Problems problems;
  for (KnowledgeFile& file : files) {
    std::ranges::stable_sort(file.problems, {}, [](const Problem& p) { return std::pair(p.line, p.column); });
    std::ranges::move(file.problems, std::back_inserter(problems));
  }
  return problems;
}

}  // namespace nelm::exchange
