#include "nelm/board/as_of.h"

#include <doctest/doctest.h>

#include "nelm/board/knowledge_by_hand_test.h"
#include "nelm/board/support.h"
#include "nelm/patient/case_by_hand_test.h"

using namespace nelm;
using namespace nelm::board;
using namespace nelm::board::by_hand;
using nelm::patient::by_hand::day;

namespace {

Source dated(std::string id, std::string date) { return {.id = std::move(id), .dated = std::move(date)}; }

Knowledge three_sources() {
  auto old          = dated("old", "2007");
  old.superseded_by = {{"mid", "all of it"}, {"new", "all of it"}};
  return knowledge_of({old, dated("mid", "2016-05"), dated("new", "2017-11-20")});
}

std::vector<std::string> ids(const Knowledge& k) {
  std::vector<std::string> all;
  for (const Source& s : k.sources) all.push_back(s.id);
  return all;
}

}  // namespace

TEST_CASE("a source that came out after the day is left out, on its own day it is there") {
  CHECK(ids(as_of(three_sources(), day("2017-11-19"))) == std::vector<std::string>{"old", "mid"});
  CHECK(ids(as_of(three_sources(), day("2017-11-20"))) == std::vector<std::string>{"old", "mid", "new"});
  CHECK(ids(as_of(three_sources(), day("2006-12-31"))).empty());
}

TEST_CASE("a source dated by its year or month was there from the first day of it, and perhaps came later") {
  CHECK(ids(as_of(three_sources(), day("2016-05-01"))) == std::vector<std::string>{"old", "mid"});
  CHECK(ids(as_of(three_sources(), day("2016-04-30"))) == std::vector<std::string>{"old"});
  CHECK(perhaps_later(dated("a", "2016-05"), day("2016-05-30")));
  CHECK_FALSE(perhaps_later(dated("a", "2016-05"), day("2016-05-31")));
  CHECK_FALSE(perhaps_later(dated("a", "2016-05"), day("2016-04-30")));
  CHECK_FALSE(perhaps_later(dated("a", "2017-11-20"), day("2017-11-20")));
}

TEST_CASE("a source that is not there yet is nobody's successor") {
  const auto then = as_of(three_sources(), day("2016-12-31"));
  REQUIRE(then.sources[0].superseded_by.size() == 1);
  CHECK(then.sources[0].superseded_by[0].source == "mid");
}

TEST_CASE("a knowledge says as of which day it is; taken whole it says none") {
  CHECK_FALSE(three_sources().valid_on);
  CHECK(as_of(three_sources(), day("2016-12-31")).valid_on == day("2016-12-31"));
}

TEST_CASE("the first day on which any source was there is that of the oldest") {
  CHECK(first_dated(three_sources()) == day("2007-01-01"));
  CHECK_FALSE(first_dated(knowledge_of({})));
}
