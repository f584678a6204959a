// Every statement of the review has a home, and docs/coverage.md says what the knowledge says now.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "nelm/board/coverage.h"
#include "tests/accepted.h"

using namespace nelm;

namespace {

constexpr std::size_t all_of_the_review = 127;

/// What the program prints, without the line at its foot that says which nelm, of which knowledge and compiler.
std::string printed() {
  const auto file = std::filesystem::temp_directory_path() / fmt::format("nelm-coverage-{}.md", ::getpid());
  REQUIRE(std::system(fmt::format("'{}' knowledge coverage > '{}'", NELM_PROGRAM, file.string()).c_str()) == 0);
  auto text = tests::bytes_of(file);
  std::filesystem::remove(file);
  const auto foot = text.rfind("\nnelm ");
  REQUIRE(foot != std::string::npos);
  text.resize(foot);
  return text;
}

}  // namespace

TEST_CASE("the review's statements stand in the knowledge, each once, from the first to the last") {
  const auto& statements = tests::built_in_knowledge().statements;
  REQUIRE(statements.size() == all_of_the_review);
  for (std::size_t i = 0; i < statements.size(); ++i) CHECK(statements[i].number == static_cast<int>(i) + 1);
}

TEST_CASE("every statement of the review has a home") {
  const auto carriers = literature::carriers(tests::built_in_literature());
  for (const auto& c : board::coverage(tests::built_in_knowledge(), carriers)) {
    INFO("statement ", c.statement->number, ": ", c.statement->says);
    CHECK(c.has_a_home());
  }
}

TEST_CASE("docs/coverage.md is what nelm knowledge coverage prints; NELM_ACCEPT_SHEETS=1 writes it again") {
  tests::check_kept(NELM_SOURCE_DIR "/docs/coverage.md", printed());
}
