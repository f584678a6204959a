#include "nelm/board/replaced.h"

#include <doctest/doctest.h>

#include "nelm/board/assess.h"
#include "nelm/board/changes.h"
#include "nelm/board/knowledge_by_hand_test.h"
#include "nelm/board/worth_asking.h"
#include "nelm/patient/case_by_hand_test.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::board;
using namespace nelm::board::by_hand;
using namespace nelm::patient::by_hand;
using patient::Case;
using patient::Site;

namespace {

/// An older guideline on surgery and on transplantation of every patient, and a newer one of the same body on surgery, for
/// primaries of the ileum.
Knowledge older_and_newer() {
  Rule older{.id       = "O1",
             .options  = bit(Option::resection_curative) | bit(Option::lt),
             .form     = Form::indication,
             .strength = Strength::recommends};
  older.criteria = {
      {.id = "O1-age", .kind = CriterionKind::required, .met_if = number(Operator::below, Fact::age_years, 70)}};
  Rule   newer{.id         = "N1",
               .options    = bit(Option::resection_curative),
               .form       = Form::indication,
               .strength   = Strength::conditional,
               .applies_if = among(Fact::primary_site, patient::only(Site::ileum)),
               .population = "primary in the ileum"};
  Source then{.id = "body-2016", .dated = "2016"}, now{.id = "body-2024", .dated = "2024"};
  then.rules = {older}, now.rules = {newer};
  then.superseded_by = {{"body-2024", "surgery, of the ileum"}};
  return knowledge_of({then, now});
}

struct Judged_ {
  Knowledge  knowledge = older_and_newer();
  Case       the_case;
  Assessment a;
  explicit Judged_(Case c) : the_case(std::move(c)), a(assess(the_case, knowledge, day("2026-01-01"))) {}
  const Position& older(Option o) const { return *a.position("body-2016", o); }
  Word            word(Option o) const { return a.word(a.option(o), older(o)); }
};

Case with_primary_in(Site site) { return case_of({said(Fact::primary_site, site)}); }

}  // namespace

TEST_CASE("a newer source of the same body replaces an older one on what it speaks of, for whom it speaks of") {
  const Judged_ ileum(with_primary_in(Site::ileum));
  CHECK(ileum.word(Option::resection_curative) == Word::replaced);
  CHECK(ileum.older(Option::resection_curative).by->id == "body-2024");
  CHECK(ileum.word(Option::lt) == Word::undetermined);  // the newer has no rule on it: the older stands
}

TEST_CASE("for a patient of whom the newer source does not speak the older one stands") {
  const Judged_ pancreas(with_primary_in(Site::pancreas_head));
  CHECK(pancreas.word(Option::resection_curative) == Word::undetermined);
  CHECK(pancreas.older(Option::resection_curative).replaced == Verdict::unmet);
}

TEST_CASE("where it is not known of whom the newer source speaks the older one is shown, and may be replaced") {
  const Judged_ nobody_knows(case_of({}));
  CHECK(nobody_knows.word(Option::resection_curative) == Word::undetermined);
  CHECK(nobody_knows.older(Option::resection_curative).replaced == Verdict::unknown);
  CHECK(nobody_knows.older(Option::resection_curative).by->id == "body-2024");
}

TEST_CASE("a position that is replaced asks for nothing, and is decided") {
  const Judged_ ileum(with_primary_in(Site::ileum));
  const auto&   replaced = ileum.older(Option::resection_curative);
  CHECK(replaced.missing.none());
  CHECK(replaced.decided());
  CHECK_FALSE(says_anything(ileum.word(Option::resection_curative)));
  CHECK(ileum.older(Option::lt).missing.any());
}

TEST_CASE("a site that becomes known moves the older source, by the newer one in its place and the fact it reads") {
  const Judged_ before(case_of({})), after(with_primary_in(Site::ileum));
  const auto moved = changes({before.the_case, before.knowledge, before.a}, {after.the_case, after.knowledge, after.a});
  const auto at    = std::ranges::find_if(moved.standings, [](const StandingMoved& m) {
    return m.option == Option::resection_curative && m.source().id == "body-2016";
  });
  REQUIRE(at != moved.standings.end());
  CHECK(at->word_after == Word::replaced);
  REQUIRE(at->by.size() == 1);
  CHECK(at->by[0].what == Cause::What::successor);
  CHECK(at->by[0].id() == "body-2024");
  REQUIRE(at->by[0].facts.size() == 1);
  CHECK(moved.facts[at->by[0].facts[0]].fact == Fact::primary_site);
}
