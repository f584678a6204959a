#include "nelm/exchange/knowledge_toml.h"

#include <doctest/doctest.h>

#include "nelm/exchange/builtin_knowledge.h"

using namespace nelm;
using namespace nelm::exchange;

TEST_CASE("the built-in knowledge reads without a problem") {
  std::vector<Source> files;
  for (const auto& file : builtin_knowledge()) files.push_back({file.path, file.bytes});
  const auto read = read_knowledge(files, "0.1.0");
  if (!read)
    for (const auto& p : read.error()) MESSAGE(sentence(p));
  REQUIRE(read);
}
