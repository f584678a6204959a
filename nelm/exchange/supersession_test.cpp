#include "nelm/exchange/supersession.h"

#include <doctest/doctest.h>

#include "nelm/exchange/small_knowledge_test.h"

using namespace nelm;
using namespace nelm::exchange;

namespace {

std::string superseded_by(std::string_view id) {
  return fmt::format("\n[[superseded_by]]\nsource   = \"{}\"\nreplaces = \"all of it\"\n", id);
}

/// Sources a, b and so on, each superseded by the one named (or by none) and of its own year.
SmallKnowledge chain(std::initializer_list<std::pair<std::string_view, std::string_view>> dated_and_by) {
  SmallKnowledge small;
  char           id = 'a';
  for (const auto& [dated, by] : dated_and_by) {
    const auto file   = fmt::format("sources/{}.toml", id);
    small.files[file] = small_source;
    small.put(file, "\"small-2016\"", fmt::format("\"{}\"", id))
        .put(file, "\"2016\"", fmt::format("\"{}\"", dated))
        .put(file, "\"S1\"", fmt::format("\"{}1\"", id));
    if (!by.empty()) small.files[file] += superseded_by(by);
    ++id;
  }
  return small;
}

}  // namespace

TEST_CASE("what supersedes a source, and what of it, is read") {
  const auto knowledge = chain({{"2016", "b"}, {"2020", ""}}).read();
  REQUIRE(knowledge);
  const auto at = std::ranges::find(knowledge->sources, "a", &board::Source::id);
  REQUIRE(at->superseded_by.size() == 1);
  CHECK(at->superseded_by[0].source == "b");
  CHECK(at->superseded_by[0].replaces == "all of it");
}

TEST_CASE("a superseded source has its successor here, and it is no older") {
  CHECK(chain({{"2016", "aaa"}, {"2020", ""}}).told() ==
        "sources/a.toml:32:12: superseded_by[1].source: found \"aaa\"; expected a source read here");
  CHECK(chain({{"2016", "b"}, {"2015-03", ""}}).told() ==
        "sources/a.toml:32:12: superseded_by[1].source: found \"b\", of 2015-03; expected a source no older than a, of "
        "2016");
  CHECK(chain({{"2016-05", "b"}, {"2016", ""}}).told() == "");
}

TEST_CASE("circular supersession is told at each source of the circle, and only there") {
  CHECK(chain({{"2016", "b"}, {"2017", "c"}, {"2018", "a"}, {"2015", "a"}}).told() ==
        "sources/a.toml:32:12: superseded_by[1].source: found a circle: a, then b, then c, then a; expected successors "
        "that do not lead back\n"
        "sources/b.toml:32:12: superseded_by[1].source: found a circle: b, then c, then a, then b; expected successors "
        "that do not lead back\n"
        "sources/c.toml:32:12: superseded_by[1].source: found a circle: c, then a, then b, then c; expected successors "
        "that do not lead back");
  CHECK(
      chain({{"2016", "a"}}).told() ==
      "sources/a.toml:32:12: superseded_by[1].source: found a circle: a, then a; expected successors that do not lead "
      "back");
}

TEST_CASE("what of a source is superseded is said in words") {
  auto small = chain({{"2016", "b"}, {"2020", ""}});
  small.put("sources/a.toml", "replaces = \"all of it\"\n", "");
  CHECK(small.told() == "sources/a.toml:31:1: superseded_by[1].replaces: found nothing; expected the key replaces");
}
