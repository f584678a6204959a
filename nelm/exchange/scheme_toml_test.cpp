#include <doctest/doctest.h>

#include "nelm/exchange/small_knowledge_test.h"

using namespace nelm;
using namespace nelm::exchange;
using patient::Fact;

TEST_CASE("a scheme is read class by class") {
  const auto knowledge = SmallKnowledge().read();
  REQUIRE(knowledge);
  REQUIRE(knowledge->schemes.size() == 1);
  const board::Scheme& s = knowledge->schemes[0];
  CHECK(s.gives == Fact::grade);
  CHECK(s.slot == patient::index(Fact::grade));
  CHECK(knowledge->slots == patient::fact_count);
  REQUIRE(s.classes.size() == 2);
  CHECK(s.classes[0].value == 1);  // G1 comes first among the grades
  CHECK(s.classes[1].value == 2);
  CHECK(s.classes[1].when.text == "ki67_pct >= 77 '%'");
}

TEST_CASE("a class may be one whose patients are pooled apart, which is only ever said where it is so") {
  SmallKnowledge k;
  k.put("schemes/small-grades.toml", "ki67_pct >= 77 '%'\"\n", "ki67_pct >= 77 '%'\"\npooled_apart = true\n");
  const auto knowledge = k.read();
  REQUIRE_MESSAGE(knowledge, k.told());
  CHECK_FALSE(knowledge->schemes[0].classes[0].pooled_apart);
  CHECK(knowledge->schemes[0].classes[1].pooled_apart);
  k.put("schemes/small-grades.toml", "pooled_apart = true", "pooled_apart = false");
  CHECK(k.told().find("expected true, or no pooled_apart") != std::string::npos);
}

TEST_CASE("the oldest scheme of a fact keeps the fact's place, a further one gets its own, and sources read theirs") {
  SmallKnowledge two;
  two.files["schemes/a-grades.toml"] = small_scheme;  // first by name, but not the oldest
  two.put("schemes/a-grades.toml", "\"small-grades\"", "\"a-grades\"")
      .put("schemes/a-grades.toml", "\"2010\"", "\"2019\"");
  two.files["sources/new-2020.toml"] = small_source;
  two.put("sources/new-2020.toml", "\"small-2016\"", "\"new-2020\"")
      .put("sources/new-2020.toml", "= \"2016\"", "= \"2020\"")
      .put("sources/new-2020.toml", "\"S1\"", "\"S2\"")
      .put("sources/new-2020.toml", "\"small-grades\"", "\"a-grades\"")
      .put("sources/new-2020.toml", "\"age_years < 77 years\"", "\"age_years < 77 years and grade = 'G1'\"")
      .source("\"age_years < 77 years\"", "\"age_years < 77 years and grade = 'G1'\"");
  const auto knowledge = two.read();
  REQUIRE_MESSAGE(knowledge, two.told());
  REQUIRE(knowledge->schemes.size() == 2);
  CHECK(knowledge->schemes[0].id == "small-grades");
  CHECK(knowledge->schemes[0].slot == patient::index(Fact::grade));
  CHECK(knowledge->schemes[1].id == "a-grades");
  CHECK(knowledge->schemes[1].slot == patient::fact_count);
  CHECK(knowledge->slots == patient::fact_count + 1);

  const auto slots_of = [&](std::size_t source) {
    const auto& terms = knowledge->sources[source].rules[0].criteria[0].met_if.terms;
    REQUIRE(terms.size() == 3);  // and, age, grade
    return std::pair(terms[1].slot, terms[2].slot);
  };
  CHECK(knowledge->sources[0].id == "small-2016");
  CHECK(slots_of(0) ==
        std::pair<board::Slot, board::Slot>(patient::index(Fact::age_years), patient::index(Fact::grade)));
  CHECK(slots_of(1) == std::pair<board::Slot, board::Slot>(patient::index(Fact::age_years), patient::fact_count));
}

TEST_CASE("a source that names a fact several schemes give says by which it reads it") {
  SmallKnowledge two;
  two.files["schemes/a-grades.toml"] = small_scheme;
  two.put("schemes/a-grades.toml", "\"small-grades\"", "\"a-grades\"")
      .put("schemes/a-grades.toml", "\"2010\"", "\"2019\"")
      .source("scheme           = \"small-grades\"\n", "");
  CHECK(two.told().empty());  // it names no grade
  two.source("\"age_years < 77 years\"", "\"age_years < 77 years and grade = 'G1'\"");
  CHECK(two.told() ==
        "sources/small-2016.toml:1:1: scheme: found nothing; expected the scheme by which grade is read, "
        "one of small-grades, a-grades");
}

TEST_CASE("a scheme gives a choice or a yes/no fact, by words the fact has") {
  CHECK(SmallKnowledge().scheme("\"grade\"", "\"grades\"").told() ==
        "schemes/small-grades.toml:2:20: gives: found \"grades\"; expected a choice or a yes/no fact listed by `nelm "
        "facts`, did you mean grade?");
  CHECK(SmallKnowledge().scheme("\"G2\"", "\"G4\"").told() ==
        "schemes/small-grades.toml:15:9: class[2].value: found \"G4\"; expected a value of grade: G1, G2, G3, none");
  CHECK(SmallKnowledge()
            .scheme("\"grade\"", "\"bilobar\"")
            .scheme("\"G1\"", "true")
            .scheme("\"G2\"", "\"false\"")
            .told() ==
        "schemes/small-grades.toml:15:9: class[2].value: found \"false\"; expected a value of bilobar: "
        "false, true (without quotes)");
}

TEST_CASE("a class has a condition, a scheme has classes") {
  CHECK(SmallKnowledge().scheme("if    = \"ki67_pct >= 77 '%'\"\n", "").told() ==
        "schemes/small-grades.toml:14:1: class[2].if: found nothing; expected the key if");
  SmallKnowledge without;
  auto&          text = without.files.at("schemes/small-grades.toml");
  text.erase(text.find("[[class]]"));
  CHECK(without.told() == "schemes/small-grades.toml:1:1: class: found nothing; expected the key class");
}
