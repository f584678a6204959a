#include "nelm/sheet/beside_the_sources.h"

#include <doctest/doctest.h>

#include "nelm/board/positions_by_hand_test.h"
#include "nelm/patient/case_by_hand_test.h"

using namespace nelm;
using namespace nelm::board::by_hand;
using board::Verdict;
using enum board::Word;

namespace {

std::string said_of(const LaidOut& j) { return sheet::beside_the_sources(board::support(j.assessment, 1).at(0)); }

}  // namespace

TEST_CASE("who supports what was chosen is named, and that nobody read speaks against it") {
  LaidOut j;
  CHECK(said_of(j.option("resection", {{"a", recommends}, {"b", conditional}})) ==
        "supported by a, b; none read speaks against it");
}

TEST_CASE("who speaks against it is named with how; the team is not judged") {
  LaidOut j;
  CHECK(
      said_of(j.option("resection", {{"a", against}, {"b", condition_not_met}, {"c", against}, {"d", evidence_for}})) ==
      "supported by d; advises against: a, c; condition not met: b");
  LaidOut k;
  CHECK(said_of(k.option("transplantation", {{"a", not_eligible}})) == "no source read supports it; not met: a");
}

TEST_CASE("who cannot be told is named, and takes nothing from the others") {
  LaidOut j;
  CHECK(said_of(j.option("resection", {{"a", recommends}, {"b", condition_not_met, recommends}, {"c", borderline}})) ==
        "supported by a; none read surely speaks against it; inside its range: c; cannot tell: b");
  LaidOut k;
  CHECK(said_of(k.option("resection", {{"b", condition_not_met, recommends}})) ==
        "none read surely speaks against it; cannot tell: b");
}

TEST_CASE("an option that does not arise is said to be so, one that may arise to depend on it") {
  LaidOut unmet, unknown, silence;
  CHECK(said_of(unmet.option("resection", {{"a", recommends}}, Verdict::unmet)) ==
        "no source is asked: it needs a liver lesion");
  CHECK(said_of(unknown.option("resection", {{"a", recommends}}, Verdict::unknown)) ==
        "needs a liver lesion: not known; cannot tell: a");
  CHECK(said_of(silence.option("resection", {{"a", silent}})) == "no source read speaks of it");
}

TEST_CASE("of what speaks, what surely came out after the day is named") {
  board::Knowledge knowledge;
  knowledge.sources = {{.id = "old", .dated = "2007"}, {.id = "new", .dated = "2016"}, {.id = "mute", .dated = "2017"}};
  LaidOut j;
  j.option("resection", {{"old", recommends}, {"new", recommends}, {"mute", silent}});
  for (std::size_t i = 0; i < knowledge.sources.size(); ++i)
    j.assessment.positions.at(i).source = &knowledge.sources.at(i);
  j.assessment.on = patient::by_hand::day("2012-01-01");
  const patient::Case the_case;
  const auto          chosen = board::support(j.assessment, 1);
  const sheet::Given  given{the_case, knowledge, j.assessment, {}, "nelm", "--on"};
  CHECK(sheet::sources_dated(given, chosen, sheet::Dated::later) == "new");
  CHECK(sheet::sources_dated(given, chosen, sheet::Dated::perhaps_later).empty());
  j.assessment.on = patient::by_hand::day("2016-03-01");
  CHECK(sheet::sources_dated(given, chosen, sheet::Dated::later).empty());
  CHECK(sheet::sources_dated(given, chosen, sheet::Dated::perhaps_later) == "new");
}
