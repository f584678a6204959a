#include "nelm/board/moved_facts.h"

#include <doctest/doctest.h>

#include "nelm/patient/case_by_hand_test.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::board;
using namespace nelm::patient::by_hand;
using patient::Case;
using patient::Record;

namespace {

Record lesion(const char* id, double mm) {
  auto name  = said(Fact::lesion_id, patient::anything(Fact::lesion_id));
  name.words = id;
  return item({name, said(Fact::longest_diameter_mm, mm)});
}
Record unnamed(double mm) { return item({said(Fact::longest_diameter_mm, mm)}); }

Case with(std::vector<Record> lesions) { return case_of({}, {list(Fact::lesions, std::move(lesions))}); }

}  // namespace

TEST_CASE("lesions are the same by their name, whatever their order") {
  const auto before = with({lesion("a", 10), lesion("b", 20)}), after = with({lesion("b", 25), lesion("a", 10)});
  const auto moved = moved_items(before, after);
  REQUIRE(moved.size() == 1);
  CHECK(moved[0].number == 1);
  REQUIRE(moved[0].facts.size() == 1);
  CHECK(moved[0].facts[0].before == patient::number(20));
  CHECK(moved[0].facts[0].after == patient::number(25));
}

TEST_CASE("without names those that are alike are the same, then by their order") {
  const auto before = with({unnamed(10), unnamed(20)}), after = with({unnamed(20), unnamed(12)});
  const auto moved = moved_items(before, after);
  REQUIRE(moved.size() == 1);
  CHECK(moved[0].number == 2);
  CHECK(moved[0].facts[0].before == patient::number(10));
  CHECK(moved[0].facts[0].after == patient::number(12));
}

TEST_CASE("an entry that came and one that went are told as that") {
  const auto came = moved_items(with({lesion("a", 10)}), with({lesion("a", 10), lesion("b", 5)}));
  REQUIRE(came.size() == 1);
  CHECK(came[0].before == nullptr);
  CHECK(came[0].number == 2);
  const auto went = moved_items(with({lesion("a", 10), lesion("b", 5)}), with({lesion("b", 5)}));
  REQUIRE(went.size() == 1);
  CHECK(went[0].after == nullptr);
  CHECK(went[0].number == 1);
}

TEST_CASE("entries of different names are not the same entry") {
  const auto moved = moved_items(with({lesion("a", 10)}), with({lesion("b", 10)}));
  REQUIRE(moved.size() == 2);
  CHECK(moved[0].before == nullptr);
  CHECK(moved[1].after == nullptr);
}
