#include "nelm/export/cql_library.h"

#include <doctest/doctest.h>

#include "nelm/board/knowledge_by_hand_test.h"

using namespace nelm;
using namespace nelm::board::by_hand;
using board::Fact;
using board::Operator;
using board::Option;

TEST_CASE("a library names its source, its facts with a default, and every criterion, rule and option") {
  auto k    = knowledge_of({list_of("our-list", Option::lt, {number(Operator::below, Fact::ki67_pct, 10)})});
  k.version = "0.1.0";
  k.options[static_cast<std::size_t>(Option::lt)].name = "liver transplantation";
  auto& source                                         = k.sources.front();
  source.title                                         = "Our list";
  source.citation                                      = "Our hospital, 2026";
  source.dated                                         = "2026";
  source.review.transcribed_from                       = "the list itself";
  auto& rule                                           = source.rules.front();
  rule.id                                              = "OL";
  rule.says                                            = "our list";
  rule.place.place                                     = "page 1";
  rule.criteria.front().id                             = "OL-1";
  rule.criteria.front().asks                           = "Is Ki-67 below 10 %?";
  rule.criteria.front().place.place                    = "page 2";
  const auto text                                      = exported::cql_library(source, k, "nelm 0.1.0");
  CHECK(
      text.starts_with("// Our list\n"
                       "// Our hospital, 2026\n"
                       "// Dated 2026. Written by nelm 0.1.0, from the list itself.\n"
                       "// Nobody has reviewed this transcription.\n"));
  CHECK(text.ends_with(R"(library NelmOurList version '0.1.0'

// Ki-67, in %
parameter "ki67_pct" Quantity default null

// Rule OL: our list
//   page 1

// OL-1: Is Ki-67 below 10 %? (required)
//   page 2
define "OL-1: met if":
  "ki67_pct" < 10 '%'

define "OL-1: worst":
  if "OL-1: met if" then 'clear' else 'excluded'

define "OL-1: best":
  if "OL-1: met if" is false then 'excluded' else 'clear'

define "rule OL: worst":
  "OL-1: worst"

define "rule OL: best":
  "OL-1: best"

// Option lt: liver transplantation

define "option lt: applies":
  true

define "option lt: worst":
  if "rule OL: worst" = 'excluded' then 'not_eligible' else 'eligible'

define "option lt: best":
  if "rule OL: best" = 'excluded' then 'not_eligible' else 'eligible'

)"));
}

TEST_CASE("what is judged lesion by lesion has a list of lesions, and keeps those that read alike apart") {
  auto  k    = knowledge_of({list_of("s", Option::lt, {number(Operator::at_most, Fact::longest_diameter_mm, 30)})});
  auto& rule = k.sources.front().rules.front();
  rule.id = "L", rule.per_lesion = true, rule.criteria.front().id = "L-1";
  const auto text = exported::cql_library(k.sources.front(), k, "");
  CHECK(text.find("parameter \"lesions\" List<Tuple { \"longest_diameter_mm\" Quantity }> default null\n") !=
        std::string::npos);
  CHECK(text.find("define function \"L-1: met if\"(lesion Tuple { \"longest_diameter_mm\" Quantity }):\n"
                  "  lesion.\"longest_diameter_mm\" <= 30 'mm'\n") != std::string::npos);
  CHECK(text.find("\"lesions\" lesion return all Tuple {") != std::string::npos);
}

TEST_CASE("what is not encoded of a source stands at the head of its library") {
  const auto k = knowledge_of({{.id = "s", .not_encoded = {{.missing = "its limits", .because = "it was not read"}}}});
  CHECK(exported::cql_library(k.sources.front(), k, "").find("// Not encoded: its limits (it was not read).\n//\n") !=
        std::string::npos);
}

TEST_CASE("each source gives one file") {
  const auto files = exported::cql_files(knowledge_of({{.id = "a-b"}, {.id = "c"}}), "");
  REQUIRE(files.size() == 2);
  CHECK(files[0].name == "NelmAB.cql");
}
