#include "nelm/exchange/literature_toml.h"

#include <algorithm>
#include <tuple>

#include "nelm/exchange/knowledge_file.h"
#include "nelm/exchange/literature_reading.h"

namespace nelm::exchange {

namespace {

using literature::Literature;

void read_literature_folder(std::string_view folder, std::span<KnowledgeFile> files, LiteratureReading& all) {
  Literature& l = all.literature;
  for (KnowledgeFile& file : files) {
    if (!file.in(folder) || !file.read()) continue;
    Fields f(file.root, file.source.name, "", file.problems);
    check_name(f, file);
    if (folder == "studies") l.studies.push_back(of_its_layer(read_study(f, all), file));
    if (folder == "discrepancies") l.discrepancies.push_back(of_its_layer(read_discrepancy(f, all), file));
    if (folder == "overlaps") l.overlaps.push_back(of_its_layer(read_overlap(f, all), file));
    if (folder == "warnings") l.warnings.push_back(of_its_layer(read_warning(f, all), file));
    if (folder == "models") l.models.push_back(of_its_layer(read_model(f, all), file));
  }
  if (folder == "studies")
    for (Problem& problem : check_named_later(all)) {
      const auto in = std::ranges::find(files, std::string_view(problem.file),
                                        [](const KnowledgeFile& f) { return f.source.name; });
      if (in != files.end()) in->problems.push_back(std::move(problem));
    }
}

/// Those the review cites by number, then the others by id.
bool before(const literature::Study& a, const literature::Study& b) {
  const auto key = [](const literature::Study& s) {
    return std::tuple(!s.number.has_value(), s.number.value_or(0), s.id);
  };
  return key(a) < key(b);
}

std::string nearest_of(std::string_view what, std::string_view id, const std::vector<std::string_view>& known) {
  return fmt::format("{} read here{}", what, did_you_mean(id, known));
}

}  // namespace

std::string a_study_read_here(std::string_view id, const LiteratureReading& all) {
  std::vector<std::string_view> known;
  for (const auto& s : all.literature.studies) known.emplace_back(s.id);
  return nearest_of("a study", id, known);
}

std::string a_result_read_here(std::string_view id, const LiteratureReading& all) {
  std::vector<std::string_view> known;
  for (const auto& s : all.literature.studies)
    for (const auto& r : s.results) known.emplace_back(r.id);
  return nearest_of("a result", id, known);
}

std::vector<std::string> read_study_ids(Fields& f, std::string_view key, Need need, const LiteratureReading& all) {
  std::vector<std::string> ids;
  for (const Node& node : f.list_of(key, Node::Kind::text, "a list of studies", need)) {
    if (std::ranges::find(ids, node.text) != ids.end())
      f.problem(node, key, Fields::quoted(node), "each study once");
    else if (literature::study_of(all.literature, node.text) != nullptr)
      ids.push_back(node.text);
    else if (!all.reading.there_but_unread("studies", node.text))
      f.problem(node, key, Fields::quoted(node), a_study_read_here(node.text, all));
  }
  return ids;
}

Problems check_named_later(const LiteratureReading& all) {
  Problems problems;
  for (const NamedLater& n : all.named_later) {
    const bool there = n.result ? literature::result_of(all.literature, n.id) != nullptr
                                : literature::study_of(all.literature, n.id) != nullptr;
    const auto study = n.result ? literature::study_id_of(n.id) : std::string_view(n.id);
    if (there || all.reading.there_but_unread("studies", study)) continue;
    problems.push_back({.file     = n.file,
                        .line     = n.line,
                        .column   = n.column,
                        .field    = n.field,
                        .found    = fmt::format("\"{}\"", n.id),
                        .expected = n.result ? a_result_read_here(n.id, all) : a_study_read_here(n.id, all)});
  }
  return problems;
}

Result<Literature> read_literature(std::span<const KnowledgeFolder> from, const board::Knowledge* known) {
  auto              files = located(from);
  LiteratureReading all;
  all.knowledge_sound          = known != nullptr;
  all.reading.statements_sound = known != nullptr;
  all.reading.schemes_sound    = known != nullptr;
  if (known != nullptr) all.reading.knowledge = *known;
  for (KnowledgeFile& file : files) {
    file.problems.clear();  // where it lies is told with the knowledge
    if (file.in_one_of(literature_folders)) parse(file);
    if (!file.read() && (file.in_one_of(literature_folders) || known == nullptr)) all.reading.unread.insert(file.below);
  }
  for (const std::string_view folder : literature_folders) read_literature_folder(folder, files, all);
  if (auto problems = all_problems(files); !problems.empty()) return tl::unexpected(std::move(problems));

  std::ranges::sort(all.literature.studies, before);
  std::ranges::sort(all.literature.discrepancies, {}, &literature::Discrepancy::number);
  std::ranges::sort(all.literature.overlaps, {}, &literature::Overlap::id);
  std::ranges::sort(all.literature.warnings, {}, &literature::Warning::id);
  std::ranges::sort(all.literature.models, {}, &literature::PrognosticModel::id);
  return std::move(all.literature);
}

}  // namespace nelm::exchange
