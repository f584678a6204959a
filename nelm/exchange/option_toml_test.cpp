#include <doctest/doctest.h>

#include "nelm/exchange/small_knowledge_test.h"

using namespace nelm;
using namespace nelm::exchange;

TEST_CASE("options stand in the clinical order, whatever their files are called") {
  const auto knowledge = SmallKnowledge().read();
  REQUIRE(knowledge);
  REQUIRE(knowledge->options.size() == patient::option_count);
  for (std::size_t i = 0; i < patient::option_count; ++i)
    CHECK(knowledge->options[i].id == static_cast<board::Option>(i));
}

TEST_CASE("every option has a file") {
  SmallKnowledge without;
  without.files.erase("options/lt.toml");
  without.files.erase("options/watch_and_wait.toml");
  CHECK(without.told("my/dir/") ==
        "my/dir/options/lt.toml: found no such file; expected one for each option\n"
        "my/dir/options/watch_and_wait.toml: found no such file; expected one for each option");
}

TEST_CASE("an option nelm does not know is refused") {
  SmallKnowledge more;
  more.files["options/prayer.toml"] = more.files["options/prrt.toml"];
  more.put("options/prayer.toml", "id               = \"prrt\"", "id               = \"prayer\"");
  CHECK(more.told() == "options/prayer.toml:1:20: id: found \"prayer\"; expected an option nelm knows");
}

TEST_CASE("a precondition is said in words too") {
  CHECK(SmallKnowledge().put("options/ssa.toml", "place ", "needs            = \"symptomatic\"\nplace ").told() ==
        "options/ssa.toml:1:1: needs_words: found nothing; expected the key needs_words");
}

TEST_CASE("an option may say what holds once it has been given") {
  SmallKnowledge small;
  small.put("options/ssa.toml", "place ", "once_given       = \"nothing is known\"\nplace ");
  const auto knowledge = small.read();
  REQUIRE(knowledge);
  CHECK(knowledge->option(board::Option::ssa).once_given == "nothing is known");
  CHECK(knowledge->option(board::Option::lt).once_given.empty());
}
