#include "nelm/exchange/knowledge_toml.h"

#include <algorithm>
#include <optional>

#include "nelm/exchange/digest.h"
#include "nelm/exchange/knowledge_reading.h"
#include "nelm/exchange/supersession.h"

namespace nelm::exchange {

namespace {

using board::Knowledge;
using board::Scheme;

constexpr std::span<const std::string_view> folders = knowledge_folders;

/// The folders that only a knowledge that stands alone has, and what one file of them is.
constexpr std::pair<std::string_view, std::string_view> whole_only[] = {{"options", "an option"},
                                                                        {"statements", "statements of the review"}};

/// One file, with what was wrong in it.
struct File {
  Source      source;
  std::size_t layer  = 0;  // 0 is the knowledge itself
  std::size_t folder = folders.size();
  std::string stem;   // "milan-2007"
  std::string below;  // its path below the knowledge folder: "sources/milan-2007.toml"
  Node        root;
  Problems    problems;

  bool read() const { return root.kind == Node::Kind::table; }
  bool in(std::string_view of) const { return folder != folders.size() && folders[folder] == of; }
};

/// "my/dir/sources/x.toml" is x of sources; the innermost folder that has one of our names counts.
void find_place(File& file) {
  const std::string_view name = file.source.name;
  const auto             last = name.find_last_of('/');
  file.stem                   = name.substr(last == std::string_view::npos ? 0 : last + 1);
  file.stem                   = file.stem.substr(0, file.stem.find_last_of('.'));
  file.below                  = name;
  for (auto end = last; end != std::string_view::npos;
       end      = end == 0 ? std::string_view::npos : name.rfind('/', end - 1)) {
    const auto before = end == 0 ? std::string_view::npos : name.rfind('/', end - 1);
    const auto begin  = before == std::string_view::npos ? 0 : before + 1;
    const auto at     = std::ranges::find(folders, name.substr(begin, end - begin));
    if (at == folders.end()) continue;
    file.folder = static_cast<std::size_t>(at - folders.begin());
    file.below  = name.substr(begin);
    return;
  }
}

File located(const Source& source, std::size_t layer) {
  File file{.source = source, .layer = layer};
  find_place(file);
  if (file.folder == folders.size()) {
    file.problems.push_back({.file     = std::string(source.name),
                             .found    = "a file of no kind",
                             .expected = fmt::format("it in one of {}/", fmt::join(folders, "/, "))});
    return file;
  }
  for (const auto& [folder, one] : whole_only)
    if (layer > 0 && file.in(folder))
      file.problems.push_back(
          {.file     = std::string(source.name),
           .found    = fmt::format("{} in a folder laid over another", one),
           .expected = fmt::format("the folder first, which then stands alone; or no {}/ in it", folder)});
  auto root = toml_node(source);
  if (root)
    file.root = std::move(*root);
  else
    file.problems = std::move(root.error());
  return file;
}

void check_name(Fields& f, const File& file) {
  const Node* id = f.table().find("id");
  if (id != nullptr && id->kind == Node::Kind::text && !id->text.empty() && in_small_letters(id->text) != file.stem)
    f.problem("id", fmt::format("\"{}\"", id->text), fmt::format("\"{}\", as the file is called", file.stem));
}

/// What was told as wrong gives nothing that a later file could rest on.
void leave_out_unsound(std::span<const File> files, Reading& reading) {
  for (const File& file : files) {
    if (!file.read()) reading.unread.insert(file.below);
    if (file.in("schemes") && !file.problems.empty()) reading.schemes_sound = false;
  }
  std::erase_if(reading.knowledge.schemes, [&](const Scheme& s) {
    const bool gives_nothing = s.gives == patient::Fact::none;
    if (gives_nothing) reading.unread.insert(fmt::format("schemes/{}.toml", s.id));
    return gives_nothing;
  });
}

/// The oldest scheme of a fact keeps the fact's own place; every further one gets a place of its own.
void give_places(Knowledge& knowledge) {
  patient::FactSet taken;
  for (Scheme& s : knowledge.schemes) {
    if (s.gives == patient::Fact::none) continue;
    const auto own = patient::index(s.gives);
    s.slot         = static_cast<board::Slot>(taken.test(own) ? knowledge.slots++ : own);
    taken.set(own);
  }
}

/// Notes whose a row is.
template <class Row>
Row of_layer(Row row, const File& file) {
  row.review.layer = file.layer;
  return row;
}

void read_folder(std::string_view folder, std::span<File> files, Reading& reading) {
  Knowledge& k = reading.knowledge;
  for (File& file : files) {
    if (!file.in(folder) || !file.read()) continue;
    Fields f(file.root, file.source.name, "", file.problems);
    check_name(f, file);
    if (folder == "statements") std::ranges::move(read_review_statements(f, reading), std::back_inserter(k.statements));
    if (folder == "schemes") k.schemes.push_back(of_layer(read_scheme(f, reading), file));
    if (folder == "sources") k.sources.push_back(of_layer(read_source(f, reading), file));
    if (folder == "options") k.options.push_back(of_layer(read_option(f, reading), file));
    if (folder == "gates") k.gates.push_back(of_layer(read_gate(f, reading), file));
    if (folder == "conflicts") k.conflicts.push_back(of_layer(read_conflict(f, reading), file));
    if (folder == "factors") k.factors.push_back(of_layer(read_factor(f, reading), file));
    if (folder == "models") reading.models.push_back(of_layer(read_model(f, reading), file));
  }
  if (folder == "sources")
    for (Problem& problem : check_supersession(reading)) {
      const auto in =
          std::ranges::find(files, std::string_view(problem.file), [](const File& f) { return f.source.name; });
      if (in != files.end()) in->problems.push_back(std::move(problem));
    }
  const auto by_date = [](const auto& x) { return std::tie(x.dated, x.id); };
  std::ranges::sort(k.schemes, {}, by_date);
  std::ranges::sort(k.sources, {}, by_date);
  std::ranges::sort(k.options, {}, &board::OptionRow::id);
  std::ranges::sort(k.gates, {}, [](const board::Gate& g) { return std::tie(g.order, g.id); });
  std::ranges::sort(k.conflicts, {}, &board::Conflict::id);
  std::ranges::sort(k.factors, {}, &board::Factor::id);
  std::ranges::sort(reading.models, {}, &literature::PrognosticModel::id);
  std::ranges::sort(k.statements, {}, &board::ReviewStatement::number);
  if (folder == "schemes") {
    leave_out_unsound(files, reading);
    give_places(k);
  }
}

/// An option nobody wrote a file for would stand on no sheet.
Problems options_without_a_file(std::span<const File> files) {
  Problems    problems;
  std::string above;  // the knowledge folder, as the files' names call it
  for (const File& file : files)
    if (file.folder != folders.size() && file.layer == 0)
      above = file.source.name.substr(0, file.source.name.size() - file.below.size());
  for (const std::string_view option : patient::Option_words) {
    const auto below = fmt::format("options/{}.toml", option);
    if (std::ranges::find(files, below, &File::below) == files.end())
      problems.push_back({.file = above + below, .found = "no such file", .expected = "one for each option"});
  }
  return problems;
}

/// The first digits of what `sha256sum */*.toml | sha256sum` prints in the knowledge folder.
std::string fingerprint(std::span<const File> files, std::optional<std::size_t> of_layer = {}) {
  constexpr std::size_t    digits = 12;
  std::vector<const File*> in_order;
  for (const File& file : files)
    if (!of_layer || file.layer == *of_layer) in_order.push_back(&file);
  std::ranges::sort(in_order, {}, [](const File* f) { return std::string_view(f->below); });
  std::string all;
  for (const File* file : in_order) all += fmt::format("{}  {}\n", sha256_hex(file->source.bytes), file->below);
  return sha256_hex(all).substr(0, digits);
}

/// Who has reviewed the files of a layer, each once; how many nobody has.
void add_reviews(const Reading& reading, std::size_t number, board::Layer& layer) {
  const Knowledge& k       = reading.knowledge;
  const auto       look_at = [&](const auto& rows) {
    for (const auto& row : rows) {
      if (row.review.layer != number) continue;
      if (row.review.reviewed_by.empty()) {
        ++layer.unreviewed;
        continue;
      }
      auto by = fmt::format("{}, {}", row.review.reviewed_by, row.review.reviewed_on);
      if (std::ranges::find(layer.reviews, by) == layer.reviews.end()) layer.reviews.push_back(std::move(by));
    }
  };
  look_at(k.schemes), look_at(k.sources), look_at(k.gates), look_at(k.conflicts), look_at(k.factors);
  look_at(reading.models);
}

std::vector<board::Layer> layers_of(std::span<const KnowledgeFolder> from, std::span<const File> files,
                                    const Reading& reading) {
  std::vector<board::Layer> layers;
  for (std::size_t number = 1; number < from.size(); ++number) {
    board::Layer layer{
        .name = std::string(from[number].name), .hash = fingerprint(files, number), .files = {}, .reviews = {}};
    for (const File& file : files)
      if (file.layer == number) layer.files.push_back(file.below);
    std::ranges::sort(layer.files);
    add_reviews(reading, number, layer);
    layers.push_back(std::move(layer));
  }
  return layers;
}

}  // namespace

Result<Knowledge> read_knowledge(std::span<const Source> sources, std::string_view version) {
  const KnowledgeFolder whole{{}, sources};
  return read_knowledge(std::span(&whole, 1), version);
}

Result<Knowledge> read_knowledge(std::span<const KnowledgeFolder> from, std::string_view version) {
  auto all = read_knowledge_and_models(from, version);
  if (!all) return tl::unexpected(std::move(all.error()));
  return std::move(all->knowledge);
}

Result<KnowledgeAndModels> read_knowledge_and_models(std::span<const KnowledgeFolder> from, std::string_view version) {
  std::vector<File> files;
  for (std::size_t layer = 0; layer < from.size(); ++layer)
    for (const Source& source : from[layer].files) files.push_back(located(source, layer));

  Reading reading;
  reading.statements_sound =
      std::ranges::all_of(files, [](const File& file) { return !file.in("statements") || file.read(); });
  for (const std::string_view folder : folders) read_folder(folder, files, reading);

  Problems problems;
  for (File& file : files) {
    std::ranges::stable_sort(file.problems, {}, [](const Problem& p) { return std::pair(p.line, p.column); });
    std::ranges::move(file.problems, std::back_inserter(problems));
  }
  std::ranges::move(options_without_a_file(files), std::back_inserter(problems));
  if (!problems.empty()) return tl::unexpected(std::move(problems));

  reading.knowledge.version = version;
  reading.knowledge.hash    = fingerprint(files);
  reading.knowledge.layers  = layers_of(from, files, reading);
  return KnowledgeAndModels{std::move(reading.knowledge), std::move(reading.models)};
}

}  // namespace nelm::exchange
