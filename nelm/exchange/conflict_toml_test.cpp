#include <doctest/doctest.h>

#include "nelm/exchange/small_knowledge_test.h"

using namespace nelm;
using namespace nelm::exchange;

namespace {

constexpr std::string_view small_conflict = R"(id               = "C-01"
asks             = "Up to what age?"
options          = ["lt"]
bears_if         = "age_years >= 45 years"
note             = "a note"
transcribed_from = "its abstract"

[[side]]
says  = "below 45 to 55"
cites = ["small-2016 S1-1"]

[[side]]
says     = "at any age"
citation = "Other O. J Other 2022;2:5"
)";

constexpr const char* path = "conflicts/c-01.toml";

SmallKnowledge with_a_conflict() {
  SmallKnowledge k;
  k.files[path] = small_conflict;
  return k;
}

}  // namespace

TEST_CASE("a conflict is read as it is written") {
  const auto knowledge = with_a_conflict().read();
  REQUIRE_MESSAGE(knowledge, with_a_conflict().told());
  REQUIRE(knowledge->conflicts.size() == 1);
  const board::Conflict& c = knowledge->conflicts[0];
  CHECK(c.id == "C-01");
  CHECK(c.asks == "Up to what age?");
  CHECK(c.options == board::bit(board::Option::lt));
  CHECK(c.bears_if.text == "age_years >= 45 years");
  CHECK(c.note == "a note");
  REQUIRE(c.sides.size() == 2);
  REQUIRE(c.sides[0].cites.size() == 1);
  CHECK(c.sides[0].cites[0].source == "small-2016");
  CHECK(c.sides[0].cites[0].id == "S1-1");
  CHECK(c.sides[0].cites[0].place.place == "abstract");
  CHECK(c.sides[1].citation == "Other O. J Other 2022;2:5");
}

TEST_CASE("a conflict of no option is about prognosis") {
  const auto knowledge = with_a_conflict().put(path, "options          = [\"lt\"]\n", "").read();
  REQUIRE(knowledge);
  CHECK(knowledge->conflicts[0].options == 0);
}

TEST_CASE("a side cites a criterion or a rule that is read here, or says itself whom it cites") {
  CHECK(with_a_conflict().put(path, "small-2016 S1-1", "small-2016 S1").told().empty());
  CHECK(with_a_conflict().put(path, "small-2016 S1-1", "small-2015 S1-1").told() ==
        "conflicts/c-01.toml:10:10: side[1].cites: found \"small-2015 S1-1\"; expected a source read here and an id of "
        "it, such as \"milan-2007 M7-7\", did you mean small-2016?");
  CHECK(with_a_conflict().put(path, "small-2016 S1-1", "small-2016 S1-2").told() ==
        "conflicts/c-01.toml:10:10: side[1].cites: found \"small-2016 S1-2\"; expected a criterion or rule of "
        "small-2016, did you mean S1-1?");
  CHECK(with_a_conflict().put(path, "cites = [\"small-2016 S1-1\"]\n", "").told() ==
        "conflicts/c-01.toml:8:1: side[1].citation: found nothing; expected the key citation");
  CHECK(with_a_conflict().put(path, "[\"small-2016 S1-1\"]", "[7]").told() ==
        "conflicts/c-01.toml:10:10: side[1].cites: found 7; expected a list such as [\"milan-2007 M7-7\"]");
}

TEST_CASE("what cites a source that could not be read is not told as wrong too") {
  auto broken                             = with_a_conflict();
  broken.files["sources/small-2016.toml"] = "id = ";
  CHECK(broken.told().find("conflicts/") == std::string::npos);
}

TEST_CASE("a conflict has two sides at least") {
  auto one = with_a_conflict();
  one.files[path].erase(one.files[path].rfind("[[side]]"));
  CHECK(one.told() == "conflicts/c-01.toml:8:1: side: found one side; expected two at least");
}

TEST_CASE("a conflict bears on some patients and not on others, and reads a grade by a scheme that is named") {
  CHECK(with_a_conflict().put(path, "age_years >= 45 years", "age_years >= 0 years").told() ==
        "conflicts/c-01.toml:4:20: bears_if: found a condition every case meets; expected one that some case does not "
        "meet\n    age_years >= 0 years\n    ^");
  auto two                         = with_a_conflict();
  two.files["schemes/second.toml"] = small_scheme;
  two.put("schemes/second.toml", "\"small-grades\"", "\"second\"").put(path, "age_years >= 45 years", "grade = 'G2'");
  CHECK(two.told() ==
        "conflicts/c-01.toml:1:1: scheme: found nothing; expected the scheme by which grade is read, one of second, "
        "small-grades");
  CHECK(two.put(path, "bears_if", "scheme           = \"second\"\nbears_if").told().empty());
}

TEST_CASE("a conflict's file is called as its id, in small letters") {
  auto other = with_a_conflict();
  CHECK(other.put(path, "\"C-01\"", "\"C-02\"").told() ==
        "conflicts/c-01.toml:1:20: id: found \"C-02\"; expected \"c-01\", as the file is called");
}
