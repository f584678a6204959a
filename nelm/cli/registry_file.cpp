#include "nelm/cli/registry_file.h"

#include "nelm/cli/files.h"
#include "nelm/cli/layers.h"
#include "nelm/cli/refuse.h"
#include "nelm/exchange/alike_toml.h"
#include "nelm/exchange/columns_csv.h"
#include "nelm/registry/alike.h"

namespace nelm::cli {

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
  if (auto wrong = registry::not_a_registry(read->table, **by); !wrong.empty()) return tl::unexpected(std::move(wrong));
  return RegistryFile{std::move(**by), std::move(read->table)};
}

}  // namespace nelm::cli
