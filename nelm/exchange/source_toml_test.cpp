#include <doctest/doctest.h>

#include "nelm/exchange/small_knowledge_test.h"

using namespace nelm;
using namespace nelm::exchange;

TEST_CASE("a source is read as it is written") {
  const auto knowledge = SmallKnowledge().read();
  REQUIRE(knowledge);
  REQUIRE(knowledge->sources.size() == 1);
  const board::Source& s = knowledge->sources[0];
  CHECK(s.id == "small-2016");
  CHECK(s.citation == "Nobody N. J Nothing 2016;1:1-2");
  CHECK(s.kind == board::SourceKind::guideline);
  CHECK_FALSE(s.every_option);
  CHECK_FALSE(s.read_whole);
  REQUIRE(s.rules.size() == 1);
  CHECK(s.rules[0].options == board::bit(board::Option::lt));
  CHECK(s.rules[0].form == board::Form::list);
  REQUIRE(s.rules[0].criteria.size() == 1);
  const board::Criterion& c = s.rules[0].criteria[0];
  CHECK(c.id == "S1-1");
  CHECK(c.met_if.text == "age_years < 77 years");
  CHECK(c.unmet_if.text == "age_years >= 88 years");
  CHECK(c.between == board::Between::borderline);
  CHECK(c.place.place == "abstract");
}

TEST_CASE("a payer pays or does not") {
  const auto knowledge = SmallKnowledge()
                             .source(R"("guideline")", R"("payer")")
                             .source(R"("list")", R"("finding")")
                             .source(R"("conditional")", R"("not_commissioned")")
                             .read();
  REQUIRE(knowledge);
  CHECK(knowledge->sources[0].kind == board::SourceKind::payer);
  CHECK(knowledge->sources[0].rules[0].strength == board::Strength::not_commissioned);
}

TEST_CASE("a source has a rule, or says why it has none") {
  SmallKnowledge small;
  small.files.erase("gates/small-gate.toml");  // it cites the criterion that goes
  std::string& bytes = small.files.at("sources/small-2016.toml");
  bytes.resize(bytes.find("[[rule]]"));
  CHECK(small.told() != "");
  bytes += "[[not_encoded]]\nid = \"S-x\"\nmissing = \"all of it\"\nbecause = \"it was not found\"\n";
  CHECK(small.told() == "");
}

TEST_CASE("an exclusion's out_if is its unmet_if") {
  const auto knowledge = SmallKnowledge()
                             .source(R"(kind       = "required")", R"(kind       = "exclusion")")
                             .source(R"(met_if     = "age_years < 77 years"
unmet_if   = "age_years >= 88 years"
between    = "borderline")",
                                     R"(out_if     = "age_years >= 88 years")")
                             .read();
  REQUIRE(knowledge);
  const auto& c = knowledge->sources[0].rules[0].criteria[0];
  CHECK(c.met_if.empty());
  CHECK(c.unmet_if.text == "age_years >= 88 years");
}

TEST_CASE("unmet_if = \"never\" lets all that is not met lie between") {
  const auto knowledge = SmallKnowledge().source(R"("age_years >= 88 years")", R"("never")").read();
  REQUIRE(knowledge);
  const auto& c = knowledge->sources[0].rules[0].criteria[0];
  CHECK(c.never_unmet);
  CHECK(c.unmet_if.empty());
  CHECK(c.between == board::Between::borderline);
}

TEST_CASE("an uncited source is refused") {
  CHECK(SmallKnowledge().source("citation         = \"Nobody N. J Nothing 2016;1:1-2\"\n", "").told() ==
        "sources/small-2016.toml:1:1: citation: found nothing; expected the key citation");
  CHECK(SmallKnowledge().source("\"Nobody N. J Nothing 2016;1:1-2\"", "\"\"").told() ==
        "sources/small-2016.toml:3:20: citation: found an empty text; expected some words");
}

TEST_CASE("what was read in another source names it") {
  CHECK(SmallKnowledge()
            .source("between    = \"borderline\"\nplace      = \"abstract\"\nconfidence = \"SRC\"",
                    "between    = \"borderline\"\nplace      = \"abstract\"\nconfidence = \"SEC\"")
            .told() == "sources/small-2016.toml:20:1: rule[1].criterion[1].via: found nothing; expected the key via");
}

TEST_CASE("an unknown key is told with the nearest known one") {
  CHECK(SmallKnowledge().source("says       =", "say        =").told() ==
        "sources/small-2016.toml:11:1: rule[1].says: found nothing; expected the key says\n"
        "sources/small-2016.toml:16:1: rule[1].say: found the unknown key say; expected one of id, options, form, "
        "strength, says, applies_if, population, provided, partly_read, per, place, confidence, via, url, doubtful, "
        "statements, "
        "criterion, did "
        "you mean says?");
}

TEST_CASE("a word that is none of its list is told with the list") {
  CHECK(SmallKnowledge().source(R"("borderline")", R"("bordeline")").told() ==
        "sources/small-2016.toml:27:14: rule[1].criterion[1].between: found \"bordeline\"; expected one of borderline, "
        "divided, unsaid, did you mean borderline?");
  CHECK(SmallKnowledge().source(R"("conditional")", "3").told() ==
        "sources/small-2016.toml:15:14: rule[1].strength: found 3; expected one of recommends, conditional, against, "
        "divided, evidence_for, evidence_against, caution, disputed, commissioned, not_commissioned");
}

TEST_CASE("an option nelm does not know is told at its place in the list") {
  CHECK(
      SmallKnowledge().source(R"(["lt"])", R"(["lt", "iat_tea"])").told() ==
      "sources/small-2016.toml:13:21: rule[1].options: found \"iat_tea\"; expected an option listed by `nelm knowledge "
      "list`, did you mean iat_tae?");
  CHECK(SmallKnowledge().source(R"(["lt"])", R"(["lt", "lt"])").told() ==
        "sources/small-2016.toml:13:21: rule[1].options: found \"lt\"; expected each option once");
  CHECK(SmallKnowledge().source(R"(["lt"])", "[]").told() ==
        "sources/small-2016.toml:13:14: rule[1].options: found an empty list; expected a list of options");
  CHECK(SmallKnowledge().source(R"(["lt"])", R"("lt")").told() ==
        "sources/small-2016.toml:13:14: rule[1].options: found \"lt\"; expected a list of options");
}

TEST_CASE("unmet_if and between stand together") {
  CHECK(SmallKnowledge().source("between    = \"borderline\"\n", "").told() ==
        "sources/small-2016.toml:20:1: rule[1].criterion[1].between: found nothing; expected the key between");
  CHECK(
      SmallKnowledge().source("unmet_if   = \"age_years >= 88 years\"\n", "").told() ==
      "sources/small-2016.toml:26:14: rule[1].criterion[1].between: found between without unmet_if; expected unmet_if "
      "beside it, or neither");
  CHECK(SmallKnowledge()
            .source(R"("required")", R"("advisory")")
            .source("met_if     = \"age_years < 77 years\"\n", "")
            .told() ==
        "sources/small-2016.toml:25:14: rule[1].criterion[1].unmet_if: found unmet_if without met_if; expected met_if "
        "beside it, or neither");
}

TEST_CASE("an exclusion has no met_if") {
  CHECK(SmallKnowledge()
            .source(R"("required")", R"("exclusion")")
            .source("unmet_if   = \"age_years >= 88 years\"\nbetween    = \"borderline\"\n", "")
            .told() ==
        "sources/small-2016.toml:20:1: rule[1].criterion[1].out_if: found nothing; expected the key out_if\n"
        "sources/small-2016.toml:25:1: rule[1].criterion[1].met_if: found the unknown key met_if; expected one of id, "
        "asks, limit, kind, out_if, place, confidence, via, url, doubtful, note, statements, did you mean out_if?");
}

TEST_CASE("a limit fits the cell of a table") {
  CHECK(
      SmallKnowledge().source("\"under 77 to 88\"", "\"younger than 77 to 88 years\"").told() ==
      "sources/small-2016.toml:23:14: rule[1].criterion[1].limit: found 27 characters; expected at most 24, to fit the "
      "cell of a table");
}

TEST_CASE("of whom a rule speaks is said in words too") {
  CHECK(SmallKnowledge()
            .source("says       = \"a small list\"", "says       = \"a small list\"\napplies_if = \"bilobar\"")
            .told() == "sources/small-2016.toml:11:1: rule[1].population: found nothing; expected the key population");
}

TEST_CASE("a list has criteria, a source has rules") {
  SmallKnowledge without_criteria;
  auto&          text = without_criteria.files.at("sources/small-2016.toml");
  text.erase(text.find("[[rule.criterion]]"));
  without_criteria.gate("criterion        = \"S1-1\"\n", "").gate("\"small-2016\"", "\"the board\"");
  CHECK(without_criteria.told() ==
        "sources/small-2016.toml:11:1: rule[1].criterion: found nothing; expected the key criterion");

  text.erase(text.find("[[rule]]"));
  CHECK(without_criteria.told() == "sources/small-2016.toml:1:1: rule: found nothing; expected the key rule");

  text += "rule = \"S1\"\n";
  CHECK(without_criteria.told() ==
        "sources/small-2016.toml:11:8: rule: found S1; expected tables, each begun by [[rule]]");
}

TEST_CASE("an id is used once: of a rule in all knowledge, of a criterion in its source") {
  SmallKnowledge twice;
  twice.files["sources/smaller-2017.toml"] = small_source;
  twice.put("sources/smaller-2017.toml", "\"small-2016\"", "\"smaller-2017\"");
  CHECK(twice.told() ==
        "sources/smaller-2017.toml:12:14: rule[1].id: found \"S1\"; expected an id of its own; S1 "
        "stands at sources/small-2016.toml:12 already");

  const auto criterion = small_source.substr(small_source.find("[[rule.criterion]]"));
  CHECK(SmallKnowledge().source(criterion, std::string(criterion) + std::string(criterion)).told() ==
        "sources/small-2016.toml:31:14: rule[1].criterion[2].id: found \"S1-1\"; expected an id of its own; S1-1 "
        "stands at sources/small-2016.toml:21 already");
}

TEST_CASE("a date is a year, a month or a day") {
  CHECK(
      SmallKnowledge().source("dated            = \"2016\"", "dated            = \"spring 2016\"").told() ==
      "sources/small-2016.toml:5:20: dated: found \"spring 2016\"; expected a year, a month or a day, such as 2016 or "
      "2016-05");
}

TEST_CASE("a review has a reviewer and a day") {
  CHECK(SmallKnowledge().source("scheme ", "reviewed_by = \"A. Surgeon\"\nreviewed_on = \"May\"\nscheme ").told() ==
        "sources/small-2016.toml:9:15: reviewed_on: found \"May\"; expected the day of the review, such as 2026-11-24");
  CHECK(SmallKnowledge().source("scheme ", "reviewed_on = \"2026-11-24\"\nscheme ").told() ==
        "sources/small-2016.toml:8:15: reviewed_on: found \"2026-11-24\"; expected nothing while reviewed_by is empty");
}

TEST_CASE("a scheme a source names is read here") {
  CHECK(SmallKnowledge().source("\"small-grades\"", "\"small-grade\"").told() ==
        "sources/small-2016.toml:8:20: scheme: found \"small-grade\"; expected a scheme read here, did you mean "
        "small-grades?");
}

TEST_CASE("only the criteria of a rule judged lesion by lesion look at a lesion's own facts, and at nothing else") {
  const std::string_view limits =
      "met_if     = \"age_years < 77 years\"\nunmet_if   = \"age_years >= 88 years\"\nbetween    = \"borderline\"\n";
  CHECK(SmallKnowledge().source(limits, "met_if     = \"longest_diameter_mm <= 777 'mm'\"\n").told() ==
        "sources/small-2016.toml:25:14: rule[1].criterion[1].met_if: found longest_diameter_mm; expected facts of the "
        "case (those of a lesion only in the criteria of a rule with per = \"lesion\")\n"
        "    longest_diameter_mm <= 777 'mm'\n"
        "    ^");
  CHECK(SmallKnowledge()
            .source("says       = \"a small list\"", "says       = \"a small list\"\nper        = \"lesion\"")
            .source(limits, "met_if     = \"longest_diameter_mm <= 777 'mm' and bilobar\"\n")
            .told() ==
        "sources/small-2016.toml:26:14: rule[1].criterion[1].met_if: found bilobar; expected facts of a "
        "lesion alone, in a rule judged lesion by lesion\n"
        "    longest_diameter_mm <= 777 'mm' and bilobar\n"
        "    ^");
}

TEST_CASE("a rule judged lesion by lesion has no scope") {
  CHECK(SmallKnowledge()
            .source("met_if     = \"age_years < 77 years\"\nunmet_if   = \"age_years >= 88 years\"\nbetween    = "
                    "\"borderline\"\n",
                    "met_if     = \"longest_diameter_mm <= 777 'mm'\"\n")
            .source("says       = \"a small list\"",
                    "says       = \"a small list\"\nper        = \"lesion\"\napplies_if = \"bilobar\"\npopulation = "
                    "\"in both lobes\"")
            .told() ==
        "sources/small-2016.toml:18:14: rule[1].applies_if: found a scope in a rule judged lesion by lesion; expected "
        "none: each lesion is judged by the criteria alone, of every patient");
}

TEST_CASE("a condition that cannot be read is shown with a caret where it went wrong") {
  CHECK(SmallKnowledge().source("\"age_years < 77 years\"", "\"age_year < 77 years\"").told() ==
        "sources/small-2016.toml:25:15: rule[1].criterion[1].met_if: found the unknown fact age_year; expected a fact "
        "listed by `nelm facts`, did you mean age_years?\n"
        "    age_year < 77 years\n"
        "    ^");
  CHECK(SmallKnowledge().source("\"age_years < 77 years\"", "\"age_years < 77 months\"").told() ==
        "sources/small-2016.toml:25:30: rule[1].criterion[1].met_if: found months; expected the unit years after "
        "age_years\n"
        "    age_years < 77 months\n"
        "                   ^");
  CHECK(
      SmallKnowledge().source("\"age_years < 77 years\"", "\"not age_years < 77 years\"").told() ==
      "sources/small-2016.toml:25:19: rule[1].criterion[1].met_if: found age_years; expected a yes/no fact or a group "
      "in parentheses after not\n"
      "    not age_years < 77 years\n"
      "        ^");
  CHECK(SmallKnowledge().source("\"age_years < 77 years\"", "\"" + std::string(200'000, '(') + "\"").told() ==
        "sources/small-2016.toml:25:79: rule[1].criterion[1].met_if: found groups nested deeper than 64; "
        "expected at most 64 groups inside each other\n    " +
            std::string(100, '(') + "\n    " + std::string(60, ' ') + "^");
}

TEST_CASE("what could not be read of a source is said with the options it concerns, and why") {
  SmallKnowledge k;
  k.files["sources/small-2016.toml"] += R"(
[[not_encoded]]
id      = "S1-x"
options = ["lt"]
missing = "its other criteria"
because = "the page ends before them"

[[not_encoded]]
id      = "S-x"
missing = "all else"
because = "only the abstract was read"
)";
  const auto knowledge = k.read();
  REQUIRE_MESSAGE(knowledge, k.told());
  const auto& gaps = knowledge->sources[0].not_encoded;
  REQUIRE(gaps.size() == 2);
  CHECK(gaps[0].id == "S1-x");
  CHECK(gaps[0].missing == "its other criteria");
  CHECK(gaps[0].because == "the page ends before them");
  CHECK(gaps[0].concerns(board::Option::lt));
  CHECK_FALSE(gaps[0].concerns(board::Option::prrt));
  CHECK(gaps[1].concerns(board::Option::prrt));

  CHECK(k.source("because = \"the page ends before them\"\n", "").told() ==
        "sources/small-2016.toml:31:1: not_encoded[1].because: found nothing; expected the key because");
}

TEST_CASE("a rule may be doubted, and says why; its criteria are not doubted with it") {
  SmallKnowledge small;
  small.source("says       = \"a small list\"", "says       = \"a small list\"\ndoubtful   = \"a slip\"");
  const auto knowledge = small.read();
  REQUIRE(knowledge);
  const auto& rule = knowledge->sources.front().rules.front();
  CHECK(rule.place.doubtful == "a slip");
  CHECK(rule.criteria.front().place.doubtful.empty());
}
