#include "nelm/exchange/knowledge_toml.h"

#include <algorithm>
#include <optional>

#include "nelm/exchange/digest.h"
#include "nelm/exchange/knowledge_file.h"
#include "nelm/exchange/knowledge_reading.h"
#include "nelm/exchange/supersession.h"

namespace nelm::exchange {

namespace {

using board::Knowledge;
using board::Scheme;

/// What was told as wrong gives nothing that a later file could rest on.
void leave_out_unsound(std::span<const KnowledgeFile> files, Reading& reading) {
  for (const KnowledgeFile& file : files) {
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

void read_folder(std::string_view folder, std::span<KnowledgeFile> files, Reading& reading) {
  Knowledge& k = reading.knowledge;
  for (KnowledgeFile& file : files) {
    if (!file.in(folder) || !file.read()) continue;
    Fields f(file.root, file.source.name, "", file.problems);
    check_name(f, file);
    if (folder == "statements") std::ranges::move(read_review_statements(f, reading), std::back_inserter(k.statements));
    if (folder == "schemes") k.schemes.push_back(of_its_layer(read_scheme(f, reading), file));
    if (folder == "sources") k.sources.push_back(of_its_layer(read_source(f, reading), file));
    if (folder == "options") k.options.push_back(of_its_layer(read_option(f, reading), file));
    if (folder == "gates") k.gates.push_back(of_its_layer(read_gate(f, reading), file));
    if (folder == "conflicts") k.conflicts.push_back(of_its_layer(read_conflict(f, reading), file));
    if (folder == "factors") k.factors.push_back(of_its_layer(read_factor(f, reading), file));
  }
  if (folder == "sources")
    for (Problem& problem : check_supersession(reading)) {
      const auto in = std::ranges::find(files, std::string_view(problem.file),
                                        [](const KnowledgeFile& f) { return f.source.name; });
      if (in != files.end()) in->problems.push_back(std::move(problem));
    }
  const auto by_date = [](const auto& x) { return std::tie(x.dated, x.id); };
  std::ranges::sort(k.schemes, {}, by_date);
  std::ranges::sort(k.sources, {}, by_date);
  std::ranges::sort(k.options, {}, &board::OptionRow::id);
  std::ranges::sort(k.gates, {}, [](const board::Gate& g) { return std::tie(g.order, g.id); });
  std::ranges::sort(k.conflicts, {}, &board::Conflict::id);
  std::ranges::sort(k.factors, {}, &board::Factor::id);
  std::ranges::sort(k.statements, {}, &board::ReviewStatement::number);
  if (folder == "schemes") {
    leave_out_unsound(files, reading);
    give_places(k);
  }
}

/// An option nobody wrote a file for would stand on no sheet.
Problems options_without_a_file(std::span<const KnowledgeFile> files) {
  Problems    problems;
  std::string above;  // the knowledge folder, as the files' names call it
  for (const KnowledgeFile& file : files)
    if (!file.folder.empty() && file.layer == 0)
      above = file.source.name.substr(0, file.source.name.size() - file.below.size());
  for (const std::string_view option : patient::Option_words) {
    const auto below = fmt::format("options/{}.toml", option);
    if (std::ranges::find(files, below, &KnowledgeFile::below) == files.end())
      problems.push_back({.file = above + below, .found = "no such file", .expected = "one for each option"});
  }
  return problems;
}

/// The first digits of what `sha256sum */*.toml | sha256sum` prints in the knowledge folder.
std::string fingerprint(std::span<const KnowledgeFile> files, std::optional<std::size_t> of_layer = {}) {
  constexpr std::size_t             digits = 12;
  std::vector<const KnowledgeFile*> in_order;
  for (const KnowledgeFile& file : files)
    if (!of_layer || file.layer == *of_layer) in_order.push_back(&file);
  std::ranges::sort(in_order, {}, [](const KnowledgeFile* f) { return std::string_view(f->below); });
  std::string all;
  for (const KnowledgeFile* file : in_order)
    all += fmt::format("{}  {}\n", sha256_hex(file->source.bytes), file->below);
  return sha256_hex(all).substr(0, digits);
}

/// Who has reviewed a file: "Dr A, 2026-11-24"; empty if nobody has.
std::string reviewed(KnowledgeFile file) {
  if (file.root.kind == Node::Kind::nothing) parse(file);  // what of it is wrong is told where it is read
  const auto said = [&](std::string_view key) {
    const Node* node = file.read() ? file.root.find(key) : nullptr;
    return node == nullptr ? std::string{} : node->text;
  };
  const auto by = said("reviewed_by");
  return by.empty() ? by : fmt::format("{}, {}", by, said("reviewed_on"));
}

/// Adds a file of a layer, with who has reviewed it, each once, or that nobody has.
void add_file(const KnowledgeFile& file, board::Layer& layer) {
  layer.files.push_back(file.below);
  auto by = reviewed(file);
  if (by.empty())
    ++layer.unreviewed;
  else if (std::ranges::find(layer.reviews, by) == layer.reviews.end())
    layer.reviews.push_back(std::move(by));
}

std::vector<board::Layer> layers_of(std::span<const KnowledgeFolder> from, std::span<const KnowledgeFile> files) {
  std::vector<board::Layer> layers;
  for (std::size_t number = 1; number < from.size(); ++number) {
    board::Layer layer{
        .name = std::string(from[number].name), .hash = fingerprint(files, number), .files = {}, .reviews = {}};
    for (const KnowledgeFile& file : files)
      if (file.layer == number) add_file(file, layer);
    std::ranges::sort(layer.files);
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
  auto files = located(from);
  for (KnowledgeFile& file : files)
    if (file.in_one_of(board_folders)) parse(file);

  Reading reading;
  reading.statements_sound =
      std::ranges::all_of(files, [](const KnowledgeFile& file) { return !file.in("statements") || file.read(); });
  for (const std::string_view folder : board_folders) read_folder(folder, files, reading);

  Problems problems = all_problems(files);
  std::ranges::move(options_without_a_file(files), std::back_inserter(problems));
  if (!problems.empty()) return tl::unexpected(std::move(problems));

  reading.knowledge.version = version;
  reading.knowledge.hash    = fingerprint(files);
  reading.knowledge.layers  = layers_of(from, files);
  return std::move(reading.knowledge);
}

}  // namespace nelm::exchange
