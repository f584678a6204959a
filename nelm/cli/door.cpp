#include "nelm/cli/door.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "nelm/cli/layers.h"
#include "nelm/exchange/knowledge_toml.h"
#include "nelm/exchange/literature_toml.h"
#include "nelm/printable.h"
#include "nelm/version.h"

namespace nelm::cli {

Result<board::Knowledge> knowledge(const Request& request) { return knowledge_of(request.values("--knowledge")); }

Result<board::Knowledge> knowledge_of(std::span<const std::string> named) {
  const auto folders = knowledge_folders(named);
  if (!folders) return tl::unexpected(folders.error());
  return exchange::read_knowledge(folders->as_read, version);
}

Result<KnowledgeAndLiterature> knowledge_and_literature(const Request& request) {
  const auto folders = knowledge_folders(request.values("--knowledge"));
  if (!folders) return tl::unexpected(folders.error());
  return knowledge_and_literature(*folders);
}

Result<KnowledgeAndLiterature> knowledge_and_literature(const KnowledgeFolders& folders) {
  auto     known     = exchange::read_knowledge(folders.as_read, version);
  auto     published = exchange::read_literature(folders.as_read, known ? &*known : nullptr);
  Problems problems;
  if (!known) problems = std::move(known.error());
  if (!published) problems.insert(problems.end(), published.error().begin(), published.error().end());
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return KnowledgeAndLiterature{std::move(*known), std::move(*published)};
}

int tell(const Problems& problems) {
  for (const Problem& p : problems) fmt::print(stderr, "{}\n", sentence(p));
  return bad_input;
}

int tell(const Problems& never_taken, const Problems& not_there) {
  tell(never_taken);
  tell(not_there);
  return never_taken.empty() ? bad_input : bad_usage;
}

void note(std::string_view words) { fmt::print(stderr, "nelm: {}\n", in_one_line(words)); }

int answer(std::string_view text) {
  if (print(text)) return done;
  std::fputs("nelm: standard output: the answer could not all be written\n", stderr);
  return bad_input;
}

int answer(std::string_view text, const board::Knowledge& k) {
  return answer(fmt::format("{}\n{}\n", printable(text), provenance(k)));
}

int misuse(std::string_view why) {
  fmt::print(stderr, "nelm: {}; see nelm help\n", in_one_line(why));
  return bad_usage;
}

std::string provenance() { return fmt::format("nelm {}, no knowledge asked, {}", version, compiler); }

std::string provenance(const board::Knowledge& k) {
  return fmt::format("nelm {}, knowledge {} ({}), {}", version, k.version, k.hash, compiler);
}

Date today() { return Date{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())}; }

bool colour() {
  const char* terminal = std::getenv("TERM");
  const char* no       = std::getenv("NO_COLOR");
  const bool unwanted = (no != nullptr && *no != '\0') || (terminal != nullptr && std::string_view(terminal) == "dumb");
  return !unwanted && isatty(STDOUT_FILENO) != 0;
}

}  // namespace nelm::cli
