#include "nelm/cli/door.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "nelm/exchange/builtin_knowledge.h"
#include "nelm/exchange/knowledge_toml.h"
#include "nelm/version.h"

namespace nelm::cli {

Result<board::Knowledge> knowledge(const Request& request) {
  std::vector<exchange::Source> sources;
  if (!request.has("--knowledge")) {
    for (const auto& file : exchange::builtin_knowledge()) sources.push_back({file.path, file.bytes});
    return exchange::read_knowledge(sources, version);
  }
  const auto files = read_knowledge_folder(request.value("--knowledge"));
  if (!files) return tl::unexpected(files.error());
  for (const File& file : *files) sources.push_back({file.name, file.bytes});
  return exchange::read_knowledge(sources, version);
}

int tell(const Problems& problems) {
  for (const Problem& p : problems) fmt::print(stderr, "{}\n", sentence(p));
  return bad_input;
}

int answer(std::string_view text) {
  if (print(text)) return done;
  std::fputs("nelm: the answer could not be written\n", stderr);
  return internal_error;
}

int misuse(std::string_view why) {
  fmt::print(stderr, "nelm: {}; see nelm help\n", why);
  return bad_usage;
}

std::string program() { return fmt::format("nelm {}", version); }

std::string provenance(const board::Knowledge& k) {
  return fmt::format("{}, knowledge {} ({}), {}", program(), k.version, k.hash, compiler);
}

Date today() { return Date{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())}; }

bool colour() {
  const char* terminal = std::getenv("TERM");
  const char* no       = std::getenv("NO_COLOR");
  const bool unwanted = (no != nullptr && *no != '\0') || (terminal != nullptr && std::string_view(terminal) == "dumb");
  return !unwanted && isatty(STDOUT_FILENO) != 0;
}

}  // namespace nelm::cli
