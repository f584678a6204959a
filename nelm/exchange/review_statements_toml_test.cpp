#include <doctest/doctest.h>

#include "nelm/exchange/small_knowledge_test.h"

using namespace nelm;
using namespace nelm::exchange;

namespace {

constexpr std::string_view small_section = R"(id               = "small-section"
section          = "A small section"
transcribed_from = "the text of the review"

[[statement]]
number = 2
kind   = "rule"
says   = "young patients alone"

[[statement]]
number = 1
kind   = "number"
says   = "half of them"
home   = "evidence"

[[statement]]
number = 3
kind   = "opinion"
says   = "decide together"
home   = "the product"
where  = "the sheet"
)";

constexpr const char* path = "statements/small-section.toml";

SmallKnowledge with_statements() {
  SmallKnowledge k;
  k.files[path] = small_section;
  return k;
}

SmallKnowledge citing(std::string_view numbers) {
  return with_statements().source("between    = \"borderline\"\n",
                                  fmt::format("between    = \"borderline\"\nstatements = {}\n", numbers));
}

}  // namespace

TEST_CASE("the review's statements are read by number, each with its section and its home") {
  const auto knowledge = with_statements().read();
  REQUIRE_MESSAGE(knowledge, with_statements().told());
  const auto& all = knowledge->statements;
  REQUIRE(all.size() == 3);
  CHECK(all[0].number == 1);
  CHECK(all[0].home == board::Home::evidence);
  CHECK(all[1].says == "young patients alone");
  CHECK(all[1].kind == board::StatementKind::rule);
  CHECK(all[1].home == board::Home::knowledge);
  CHECK(all[2].home == board::Home::product);
  CHECK(all[2].where == "the sheet");
  CHECK(all[2].section == "A small section");
}

TEST_CASE("a line of knowledge says which statements it carries") {
  const auto knowledge = citing("[1, 2]").read();
  REQUIRE(knowledge);
  CHECK(knowledge->sources[0].rules[0].criteria[0].statements == board::StatementNumbers{1, 2});
}

TEST_CASE("a statement that does not exist cannot be cited, nor one twice") {
  CHECK(
      citing("[2, 4]").told() ==
      "sources/small-2016.toml:28:18: rule[1].criterion[1].statements: found 4; expected the number of a statement of "
      "the review, in a file of statements/");
  CHECK(citing("[2, 2]").told() ==
        "sources/small-2016.toml:28:18: rule[1].criterion[1].statements: found 2; expected each statement once");
  CHECK(
      citing("\"2\"").told() ==
      "sources/small-2016.toml:28:14: rule[1].criterion[1].statements: found \"2\"; expected a list of numbers of the "
      "review's statements");
  auto broken        = citing("[2]");
  broken.files[path] = "id = ";
  CHECK(broken.told().find("sources/") == std::string::npos);
}

TEST_CASE("a number stands once, and a place in the product is named") {
  CHECK(with_statements().put(path, "number = 2", "number = 1").told() ==
        "statements/small-section.toml:11:10: statement[2].number: found 1; expected a number of its own; 1 stands at "
        "statements/small-section.toml:6 already");
  CHECK(with_statements().put(path, "where  = \"the sheet\"\n", "").told() ==
        "statements/small-section.toml:16:1: statement[3].where: found nothing; expected the key where");
  CHECK(with_statements().put(path, "home   = \"the product\"\n", "").told() ==
        "statements/small-section.toml:20:10: statement[3].where: found where without home = \"the product\"; expected "
        "home = \"the product\" beside it, or no where");
}
