#include "nelm/cli/registry_file.h"

#include <algorithm>
#include <string_view>

#include "nelm/cli/files.h"
#include "nelm/cli/layers.h"
#include "nelm/cli/refuse.h"
#include "nelm/exchange/alike_toml.h"
#include "nelm/exchange/columns_csv.h"
#include "nelm/registry/alike.h"

namespace nelm::cli {

namespace {

/// The line of a file, from 1.
std::string_view line_of(std::string_view bytes, int line) {
  for (int i = 1; i < line && !bytes.empty(); ++i)
    bytes.remove_prefix(std::min(bytes.size(), std::min(bytes.find('\n'), bytes.size()) + 1));
  return bytes.substr(0, bytes.find('\n'));
}

/// Where a cell of a line begins, from 1: quotes hide the separators between them.
int place_of(std::string_view line, char separator, std::size_t cell) {
  bool quoted = false;
  for (std::size_t i = 0; i < line.size() && cell > 0; ++i) {
    quoted = quoted != (line[i] == '"');
    if (line[i] == separator && !quoted && --cell == 0) return static_cast<int>(i) + 2;
  }
  return 1;
}

Problems with_places(Problems problems, const File& file, const exchange::ReadTable& read) {
  for (Problem& p : problems) {
    if (p.line == 0) continue;
    const auto& columns = read.table.columns;
    const auto  at      = std::ranges::find(columns, p.field, &cohort::Column::name) - columns.begin();
    p.column            = place_of(line_of(file.bytes, p.line), read.separator, static_cast<std::size_t>(at));
  }
  return problems;
}

}  // namespace

Result<std::optional<RegistryFile>> registry_file(const Request& request, const literature::Literature* published) {
  if (!request.has("--registry")) return std::nullopt;
  const auto file = read_file(request.value("--registry"));
  if (!file) return tl::unexpected(file.error());
  const auto folders = knowledge_folders(request.values("--knowledge"));
  if (!folders) return tl::unexpected(folders.error());
  auto by = exchange::read_alike(folders->as_read, published);
  if (!by) return tl::unexpected(by.error());
  if (!*by) return refuse("registry/alike.toml", "no such file in the knowledge", "which facts make patients alike");
  auto read = exchange::read_columns(*file);
  if (!read) return tl::unexpected(read.error());
  if (auto wrong = registry::not_a_registry(read->table, **by); !wrong.empty())
    return tl::unexpected(with_places(std::move(wrong), *file, *read));
  return RegistryFile{std::move(**by), std::move(read->table)};
}

}  // namespace nelm::cli
