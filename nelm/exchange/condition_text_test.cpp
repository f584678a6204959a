#include "nelm/exchange/condition_text.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "nelm/exchange/condition_tree_test.h"

using namespace nelm;
using namespace nelm::exchange;

namespace {

/// The whole message below file, line and field: what was found, what is expected, the condition and its caret.
std::string refusal(std::string_view text) {
  const auto read = read_condition(text, {});
  return read ? "read" : sentence(read.error().at(0)).substr(2);
}

std::string groups(int deep) {
  const auto n = static_cast<std::size_t>(deep);
  return std::string(n, '(') + "symptomatic" + std::string(n, ')');
}

}  // namespace

TEST_CASE("every comparison of the grammar is read as it is written") {
  CHECK(tree("ki67_pct < 10 '%'") == "ki67_pct < 10.0");
  CHECK(tree("ki67_pct <= 2.5 '%'") == "ki67_pct <= 2.5");
  CHECK(tree("age_years >= 55 years") == "age_years >= 55.0");
  CHECK(tree("stability_months > 6 months") == "stability_months > 6.0");
  CHECK(tree("lesion_count >= 2") == "lesion_count >= 2.0");
  CHECK(tree("longest_diameter_mm<=30'mm'") == "longest_diameter_mm <= 30.0");
  CHECK(tree("grade = 'G1'") == "grade among 1");
  CHECK(tree("grade in { 'G3', 'none' }") == "grade among 12");
  CHECK(tree("grade in {'G2'}") == "grade among 2");
  CHECK(tree("grade != 'G3'") == "grade among 11");  // G1, G2 or none
  CHECK(tree("symptomatic") == "symptomatic among 2");
  CHECK(tree("not symptomatic") == "not(symptomatic among 2)");
}

TEST_CASE("and binds tighter than or, and both are read from the left") {
  CHECK(tree("bilobar or symptomatic and synchronous") ==
        "either(bilobar among 2, both(symptomatic among 2, synchronous among 2))");
  CHECK(tree("(bilobar or symptomatic) and synchronous") ==
        "both(either(bilobar among 2, symptomatic among 2), synchronous among 2)");
  CHECK(tree("bilobar and symptomatic and synchronous") ==
        "both(both(bilobar among 2, symptomatic among 2), synchronous among 2)");
  CHECK(tree("bilobar and symptomatic or synchronous and viable or midgut") ==
        "either(either(both(bilobar among 2, symptomatic among 2), both(synchronous among 2, viable among 2)), midgut "
        "among 2)");
}

TEST_CASE("not takes a yes/no fact or a group, and nothing more") {
  CHECK(tree("not bilobar and symptomatic") == "both(not(bilobar among 2), symptomatic among 2)");
  CHECK(tree("not (ki67_pct < 10 '%')") == "not(ki67_pct < 10.0)");
  CHECK(tree("not (not bilobar)") == "not(not(bilobar among 2))");
  CHECK(refusal("not ki67_pct < 10 '%'") ==
        "found ki67_pct; expected a yes/no fact or a group in parentheses after not\n"
        "    not ki67_pct < 10 '%'\n"
        "        ^");
  CHECK(refusal("not not bilobar") ==
        "found not; expected a yes/no fact or a group in parentheses after not\n"
        "    not not bilobar\n"
        "        ^");
  CHECK(refusal("bilobar and not") ==
        "found the end of the condition; expected a yes/no fact or a group in parentheses after not\n"
        "    bilobar and not\n"
        "                   ^");
}

TEST_CASE("a problem stands at its very character, in the file and below the condition") {
  CHECK(tree("symptomatic and ki67_pct < 10 'mm'") ==
        "sources/x.toml:7:41: rule[1].met_if: found 'mm'; expected the unit '%' after ki67_pct\n"
        "    symptomatic and ki67_pct < 10 'mm'\n"
        "                                  ^");
}

TEST_CASE("the unit stands exactly when the fact has one, and is that unit") {
  CHECK(refusal("ki67_pct < 10") ==
        "found the end of the condition; expected the unit '%' after ki67_pct\n"
        "    ki67_pct < 10\n"
        "                 ^");
  CHECK(refusal("ki67_pct < 10 %") ==
        "found %; expected the unit '%' after ki67_pct\n"
        "    ki67_pct < 10 %\n"
        "                  ^");
  CHECK(refusal("max_lesion_mm < 3 'cm'") ==
        "found 'cm'; expected the unit 'mm' after max_lesion_mm\n"
        "    max_lesion_mm < 3 'cm'\n"
        "                      ^");
  CHECK(refusal("max_lesion_mm < 30 mm") ==
        "found mm; expected the unit 'mm' after max_lesion_mm\n"
        "    max_lesion_mm < 30 mm\n"
        "                       ^");
  CHECK(refusal("age_years < 45 'years'") ==
        "found 'years'; expected the unit years after age_years\n"
        "    age_years < 45 'years'\n"
        "                   ^");
  CHECK(refusal("age_years < 45 months") ==
        "found months; expected the unit years after age_years\n"
        "    age_years < 45 months\n"
        "                   ^");
  CHECK(refusal("age_years < 45 and symptomatic") ==
        "found and; expected the unit years after age_years\n"
        "    age_years < 45 and symptomatic\n"
        "                   ^");
  CHECK(refusal("lesion_count >= 2 '1'") ==
        "found '1'; expected no unit (lesion_count has none)\n"
        "    lesion_count >= 2 '1'\n"
        "                      ^");
  CHECK(refusal("ecog <= 2 points") ==
        "found points; expected no unit (ecog has none)\n"
        "    ecog <= 2 points\n"
        "              ^");
}

TEST_CASE("what the grammar does not have is refused where it stands") {
  CHECK(refusal("age_years between 45 and 55") ==
        "found between; expected <, <=, >= or > after age_years\n"
        "    age_years between 45 and 55\n"
        "              ^");
  CHECK(refusal("ki67_pct is null") ==
        "found is; expected <, <=, >= or > after ki67_pct\n"
        "    ki67_pct is null\n"
        "             ^");
  CHECK(refusal("grade is null") ==
        "found is; expected =, != or in after grade\n"
        "    grade is null\n"
        "          ^");
  CHECK(refusal("symptomatic is null") ==
        "found is; expected and, or, or the end of the condition\n"
        "    symptomatic is null\n"
        "                ^");
  CHECK(refusal("ki67_pct + 1 < 10 '%'") ==
        "found +; expected <, <=, >= or > after ki67_pct\n"
        "    ki67_pct + 1 < 10 '%'\n"
        "             ^");
  CHECK(refusal("ki67_pct < 5 + 5 '%'") ==
        "found +; expected the unit '%' after ki67_pct\n"
        "    ki67_pct < 5 + 5 '%'\n"
        "                 ^");
  CHECK(refusal("exists lesions") ==
        "found the unknown fact exists; expected a fact listed by `nelm facts`\n"
        "    exists lesions\n"
        "    ^");
  CHECK(refusal("ki67_pct = 10 '%'") ==
        "found =; expected <, <=, >= or > after ki67_pct\n"
        "    ki67_pct = 10 '%'\n"
        "             ^");
  CHECK(refusal("10 '%' > ki67_pct") ==
        "found 10; expected a fact, not, or a group in parentheses\n"
        "    10 '%' > ki67_pct\n"
        "    ^");
  CHECK(refusal("symptomatic = true") ==
        "found =; expected symptomatic alone, or not symptomatic (it is a yes/no fact)\n"
        "    symptomatic = true\n"
        "                ^");
  CHECK(refusal("grade >= 'G2'") ==
        "found >=; expected =, != or in after grade\n"
        "    grade >= 'G2'\n"
        "          ^");
  CHECK(refusal("grade not in { 'G2' }") ==
        "found not; expected =, != or in after grade\n"
        "    grade not in { 'G2' }\n"
        "          ^");
  CHECK(refusal("diagnosis_date < 2016") ==
        "found diagnosis_date; expected a number, a choice or a yes/no fact (conditions do not reach into texts, dates "
        "and lists)\n"
        "    diagnosis_date < 2016\n"
        "    ^");
  CHECK(refusal("extrahepatic_workup = 'ct'") ==
        "found extrahepatic_workup; expected a number, a choice or a yes/no fact (conditions do not reach into texts, "
        "dates and lists)\n"
        "    extrahepatic_workup = 'ct'\n"
        "    ^");
}

TEST_CASE("words of the grammar are no facts") {
  for (const auto* word : {"and", "or", "in"})
    CHECK(refusal(word) ==
          fmt::format("found {0}; expected a fact, not, or a group in parentheses\n    {0}\n    ^", word));
  CHECK(refusal("bilobar and and symptomatic") ==
        "found and; expected a fact, not, or a group in parentheses\n"
        "    bilobar and and symptomatic\n"
        "                ^");
}

TEST_CASE("a misspelt fact or word is told with the nearest there is") {
  CHECK(refusal("ki67 < 10 '%'") ==
        "found the unknown fact ki67; expected a fact listed by `nelm facts`, did you mean ki67_pct?\n"
        "    ki67 < 10 '%'\n"
        "    ^");
  CHECK(refusal("ki67_pc < 10 '%'") ==
        "found the unknown fact ki67_pc; expected a fact listed by `nelm facts`, did you mean ki67_pct?\n"
        "    ki67_pc < 10 '%'\n"
        "    ^");
  CHECK(refusal("nen_class = 'MiNET'") ==
        "found 'MiNET'; expected one of NET, NEC, MiNEN, did you mean MiNEN?\n"
        "    nen_class = 'MiNET'\n"
        "                ^");
  CHECK(refusal("primary_site in { 'ileum', 'jejenum' }") ==
        "found 'jejenum'; expected a word listed by `nelm facts primary_site`, did you mean jejunum?\n"
        "    primary_site in { 'ileum', 'jejenum' }\n"
        "                               ^");
}

TEST_CASE("a set is opened, parted and closed") {
  CHECK(refusal("grade in 'G1'") == "found 'G1'; expected { to open the set\n    grade in 'G1'\n             ^");
  CHECK(refusal("grade in { }") == "found }; expected a word of grade in quotes\n    grade in { }\n               ^");
  CHECK(refusal("grade in { 'G1' 'G2' }") ==
        "found 'G2'; expected , or } to close the set\n    grade in { 'G1' 'G2' }\n                    ^");
  CHECK(refusal("grade in { 'G1', }") ==
        "found }; expected a word of grade in quotes\n    grade in { 'G1', }\n                     ^");
  CHECK(refusal("grade = G1") == "found G1; expected a word of grade in quotes\n    grade = G1\n            ^");
  CHECK(refusal("grade = 'G1") == "found 'G1; expected a word of grade in quotes\n    grade = 'G1\n            ^");
}

TEST_CASE("a limit is a plain number the fact can have") {
  CHECK(refusal("ki67_pct < 140 '%'") ==
        "found 140; expected a limit from 0 to 100\n    ki67_pct < 140 '%'\n               ^");
  for (const std::string limit : {"ten", "-5", "1e5", "10.", "1.2.3", "10x"})
    CHECK(
        refusal("ki67_pct < " + limit + " '%'")
            .starts_with("found " + (limit == "-5" ? "-" : limit) + "; expected a number to compare ki67_pct with\n"));
  CHECK(refusal("stability_months < " + std::string(400, '9') + " months").ends_with("\n                       ^"));
}

TEST_CASE("a character that is no sign of the grammar is shown whole, and the caret stands below it") {
  CHECK(refusal("ki67_pct ≤ 10 '%'") ==
        "found ≤; expected <, <=, >= or > after ki67_pct\n"
        "    ki67_pct ≤ 10 '%'\n"
        "             ^");
  CHECK(refusal("grade = 'größer' and") ==
        "found 'größer'; expected one of G1, G2, G3, none\n"
        "    grade = 'größer' and\n"
        "            ^");
  CHECK(refusal("nen_class != 'NET' ≤") ==
        "found ≤; expected and, or, or the end of the condition\n"
        "    nen_class != 'NET' ≤\n"
        "                       ^");
}

TEST_CASE("a condition is one line") {
  CHECK(refusal("symptomatic\nand bilobar") ==
        "found the end of the line; expected and, or, or the end of the condition\n"
        "    symptomatic and bilobar\n"
        "               ^");
}

TEST_CASE("an empty condition says nothing") {
  CHECK(refusal("") == "found an empty condition; expected a condition, such as FACT < NUMBER UNIT");
  CHECK(refusal("  ").starts_with("found an empty condition; expected a condition, such as FACT < NUMBER UNIT"));
}

TEST_CASE("groups close what they open") {
  CHECK(refusal("(symptomatic") ==
        "found the end of the condition; expected and, or, or ) to close the group\n"
        "    (symptomatic\n"
        "                ^");
  CHECK(refusal("symptomatic)") ==
        "found ); expected and, or, or the end of the condition\n"
        "    symptomatic)\n"
        "               ^");
  CHECK(refusal("()") == "found ); expected a fact, not, or a group in parentheses\n    ()\n     ^");
}

TEST_CASE("64 groups inside each other are read, 65 are not") {
  CHECK(tree(groups(64)) == "symptomatic among 2");
  CHECK(refusal(groups(65)) ==
        "found groups nested deeper than 64; expected at most 64 groups inside each other\n    " +
            groups(65).substr(4, 100) + "\n    " + std::string(60, ' ') + "^");
  // Side by side they do not add up.
  std::string many = groups(40);
  for (int i = 0; i < 20; ++i) many += " and not " + groups(40);
  CHECK(read_condition(many, where).has_value());
}

TEST_CASE("200,000 parentheses are refused as groups too deep") {
  CHECK(
      refusal(std::string(200'000, '(')).starts_with("found groups nested deeper than 64; expected at most 64 groups"));
  CHECK(refusal(groups(200'000)).starts_with("found groups nested deeper than 64; expected at most 64 groups"));
}

TEST_CASE("no condition is longer than 10,000 characters") {
  std::string longest = "symptomatic";
  while (longest.size() + 12 <= 10'000) longest += " or bilobar ";
  CHECK(read_condition(longest, where).has_value());
  longest.resize(10'001, ' ');
  CHECK(refusal(longest).starts_with("found a condition of 10001 characters; expected at most 10000\n"));
}
