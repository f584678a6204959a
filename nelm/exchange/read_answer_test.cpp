#include "nelm/exchange/read_answer.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::exchange;
using patient::Fact;
using patient::Possible;

namespace {

const Date today = *read_date("2018-05-04");

patient::Origin ct() {
  patient::Origin origin;
  origin.document = "CT liver";
  origin.on       = read_date("2018-05-02");
  return origin;
}

Possible answered(Fact f, std::string_view typed) {
  const auto read = read_answer(f, typed, ct(), today);
  REQUIRE(read);
  return read->facts[f];
}

std::string refused(Fact f, std::string_view typed) {
  const auto read = read_answer(f, typed, {}, today);
  REQUIRE_FALSE(read);
  const Problem& p = read.error().front();
  CHECK(p.file.empty());
  CHECK(p.line == 0);
  return fmt::format("{}: found {}; expected {}", p.field, p.found, p.expected);
}

}  // namespace

TEST_CASE("an answer may be as vague as a report, and keeps its words and where it came from") {
  const auto read = read_answer(Fact::liver_tumour_load_pct, " > 70 % ", ct(), today);
  REQUIRE(read);
  REQUIRE(read->facts.entries.size() == 1);
  CHECK(read->facts.entries[0].value == patient::number(patient::Range{70, 100, true, false}));
  CHECK(read->facts.entries[0].origin == ct());
}

TEST_CASE("yes and no may be one letter; not known stays open") {
  CHECK(answered(Fact::bilobar, "y") == patient::answer(true));
  CHECK(answered(Fact::bilobar, "no") == patient::answer(false));
  CHECK(answered(Fact::bilobar, "not reported") == anything(Fact::bilobar));
}

TEST_CASE("words of a vocabulary may be written with spaces, and several are those still possible") {
  CHECK(answered(Fact::primary_status, "in situ") == patient::choice(patient::only(patient::PrimaryStatus::in_situ)));
  CHECK(answered(Fact::grade_reported, "g1, G2") ==
        patient::choice(patient::any_of(patient::ReportedGrade::G1, patient::ReportedGrade::G2)));
}

TEST_CASE("a list is answered by its items, or by none") {
  const auto none = read_answer(Fact::extrahepatic, "none", ct(), today);
  REQUIRE(none);
  REQUIRE(none->list(Fact::extrahepatic) != nullptr);
  CHECK(none->list(Fact::extrahepatic)->items.empty());

  const auto two = read_answer(Fact::treatments, "ssa, prrt", ct(), today);
  REQUIRE(two);
  CHECK(items(*two, Fact::treatments).size() == 2);
  CHECK(items(*two, Fact::treatments)[1].origin == ct());

  const auto unknown = read_answer(Fact::treatments, "not reported", ct(), today);
  REQUIRE(unknown);
  CHECK(unknown->list(Fact::treatments) == nullptr);
}

TEST_CASE("what cannot be the answer is told as of a case, without a place in a file") {
  CHECK(refused(Fact::ki67_pct, "140 %") == "ki67_pct.value: found \"140 %\"; expected a value from 0 to 100 %");
  CHECK(refused(Fact::bilobar, "maybe") ==
        "bilobar.value: found \"maybe\"; expected true or false, or \"not reported\"");
}

TEST_CASE("an answer stands behind what was reported before, and nothing that was said is lost") {
  const auto first  = read_answer(Fact::ki67_pct, "4", {}, today);
  const auto second = read_answer(Fact::ki67_pct, "6", ct(), today);
  const auto list   = read_answer(Fact::treatments, "ssa", {}, today);
  const auto again  = read_answer(Fact::treatments, "prrt", {}, today);
  const auto all    = joined(joined(joined(*first, *second), *list), *again);
  CHECK(all.reports(Fact::ki67_pct).size() == 2);
  CHECK(all.facts[Fact::ki67_pct] == patient::number(patient::between(4, 6)));
  REQUIRE(items(all, Fact::treatments).size() == 2);
  CHECK(items(all, Fact::treatments)[1] == items(*again, Fact::treatments)[0]);
}
