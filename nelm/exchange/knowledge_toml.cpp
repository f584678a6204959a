#include "nelm/exchange/knowledge_toml.h"

#include <algorithm>

#include "nelm/exchange/digest.h"
#include "nelm/exchange/knowledge_reading.h"

namespace nelm::exchange {

namespace {

using board::Knowledge;
using board::Scheme;

constexpr std::span<const std::string_view> folders = knowledge_folders;

/// One file, with what was wrong in it.
struct File {
  Source      source;
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

File located(const Source& source) {
  File file{.source = source};
  find_place(file);
  if (file.folder == folders.size()) {
    file.problems.push_back({.file     = std::string(source.name),
                             .found    = "a file of no kind",
                             .expected = fmt::format("it in one of {}/", fmt::join(folders, "/, "))});
    return file;
  }
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

void read_folder(std::string_view folder, std::span<File> files, Reading& reading) {
  Knowledge& k = reading.knowledge;
  for (File& file : files) {
    if (!file.in(folder) || !file.read()) continue;
    Fields f(file.root, file.source.name, "", file.problems);
    check_name(f, file);
    if (folder == "statements") std::ranges::move(read_review_statements(f, reading), std::back_inserter(k.statements));
    if (folder == "schemes") k.schemes.push_back(read_scheme(f, reading));
    if (folder == "sources") k.sources.push_back(read_source(f, reading));
    if (folder == "options") k.options.push_back(read_option(f, reading));
    if (folder == "gates") k.gates.push_back(read_gate(f, reading));
    if (folder == "conflicts") k.conflicts.push_back(read_conflict(f, reading));
    if (folder == "factors") k.factors.push_back(read_factor(f, reading));
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
Problems options_without_a_file(std::span<const File> files) {
  Problems    problems;
  std::string above;  // the knowledge folder, as the files' names call it
  for (const File& file : files)
    if (file.folder != folders.size()) above = file.source.name.substr(0, file.source.name.size() - file.below.size());
  for (const std::string_view option : patient::Option_words) {
    const auto below = fmt::format("options/{}.toml", option);
    if (std::ranges::find(files, below, &File::below) == files.end())
      problems.push_back({.file = above + below, .found = "no such file", .expected = "one for each option"});
  }
  return problems;
}

/// The first digits of what `sha256sum */*.toml | sha256sum` prints in the knowledge folder.
std::string fingerprint(std::span<const File> files) {
  constexpr std::size_t    digits = 12;
  std::vector<const File*> in_order;
  for (const File& file : files) in_order.push_back(&file);
  std::ranges::sort(in_order, {}, [](const File* f) { return std::string_view(f->below); });
  std::string all;
  for (const File* file : in_order) all += fmt::format("{}  {}\n", sha256_hex(file->source.bytes), file->below);
  return sha256_hex(all).substr(0, digits);
}

}  // namespace

Result<Knowledge> read_knowledge(std::span<const Source> sources, std::string_view version) {
  std::vector<File> files;
  for (const Source& source : sources) files.push_back(located(source));

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
  return std::move(reading.knowledge);
}

}  // namespace nelm::exchange
