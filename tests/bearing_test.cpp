// What the knowledge built in shows beside the standings: every conflict bears on some patient and not on another, each is
// shown once with every side, and prognostic factors move nothing.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "nelm/board/consistency.h"
#include "tests/judged.h"

using namespace nelm;
using namespace nelm::board;
using tests::built_in_knowledge;

namespace {

/// A case in which the facts of these conditions are entered as they are in `values`.
patient::Case entered(std::initializer_list<const Condition*> conditions, const patient::Values& values) {
  FactSet facts;
  for (const Condition* c : conditions) facts |= facts_of(*c);
  patient::Case the_case;
  for (const patient::Row& r : patient::facts())
    if (facts.test(patient::index(r.id))) the_case.facts.entries.push_back({.fact = r.id, .value = values[r.id]});
  return the_case;
}

Verdict bears(const Conflict& c, const patient::Case& the_case) {
  const Assessment a = assess(the_case, built_in_knowledge(), tests::the_day);
  for (const ConflictJudged& j : a.conflicts)
    if (j.conflict == &c) return j.bears;
  FAIL("not judged: ", c.id);
  return {};
}

/// The preconditions of a conflict's first option; of one on prognosis, none.
const Condition& needs_of(const Conflict& c) {
  static const Condition nothing;
  for (const OptionRow& o : built_in_knowledge().options)
    if ((c.options & bit(o.id)) != 0) return o.needs;
  return nothing;
}

std::size_t times(std::string_view in, std::string_view what) {
  std::size_t count = 0;
  for (auto at = in.find(what); at != std::string_view::npos; at = in.find(what, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("every conflict has a case on which it bears, one on which it does not, and one on which it may") {
  const Knowledge& k = built_in_knowledge();
  REQUIRE(k.conflicts.size() == 16);
  for (const Conflict& c : k.conflicts) {
    INFO(c.id, ": ", c.asks);
    const Condition&    needs = needs_of(c);
    std::vector<Wanted> wanted{{&c.bears_if, Verdict::met}};
    if (!needs.empty()) wanted.push_back({&needs, Verdict::met});
    const auto with = example(wanted, k);
    REQUIRE(with.values);
    CHECK(bears(c, entered({&c.bears_if, &needs}, *with.values)) == Verdict::met);
    const Wanted without[] = {{&c.bears_if, Verdict::unmet}};
    const auto   other     = example(without, k);
    REQUIRE(other.values);
    CHECK(bears(c, entered({&c.bears_if}, *other.values)) == Verdict::unmet);
    CHECK(bears(c, patient::Case{}) == Verdict::unknown);
  }
}

TEST_CASE("every conflict has two sides at least, and each says who holds it") {
  for (const Conflict& c : built_in_knowledge().conflicts) {
    INFO(c.id);
    CHECK(c.sides.size() >= 2);
    for (const Side& side : c.sides) CHECK_FALSE((side.cites.empty() && side.citation.empty()));
  }
}

TEST_CASE("a conflict that bears stands beside its option, and once with every side") {
  const auto v05  = tests::story("v05");
  const auto text = v05->text();
  CHECK(text.find("[C-11]") != std::string::npos);
  const auto all = v05->text({.all = true});
  CHECK(times(all, "Ablation for disseminated metastases?") == 1);
  CHECK(times(all, "types II and III suit ablation (frilling-2015 FR-2/3*)") == 1);
  CHECK(times(all, "where many lie in both lobes (ablation AB-4)") == 1);
}

TEST_CASE("a conflict that does not bear on the case is not shown, not even unfolded") {
  const auto v05 = tests::story("v05");  // age 55, Ki-67 2 %, grade 1
  const auto all = v05->text({.all = true});
  CHECK(all.find("C-06") == std::string::npos);
  CHECK(all.find("C-03") == std::string::npos);
}

TEST_CASE("a conflict that may bear carries a question mark and says what it depends on") {
  const auto some = tests::written_here("liver_metastases = true\nliver_tumour_load_pct = \"45-55 %\"\n");
  CHECK(some->text().find("C-03?") != std::string::npos);
  CHECK(some->text({.all = true}).find("Whether it bears depends on load") != std::string::npos);
}

TEST_CASE("conflicts and prognostic factors move no standing, and nothing is asked for them") {
  Knowledge without = built_in_knowledge();
  without.conflicts.clear();
  without.factors.clear();
  for (const auto& judged : tests::stories_and_examples()) {
    INFO(judged->name);
    const Assessment a = assess(judged->the_case, without, tests::the_day);
    REQUIRE(a.positions.size() == judged->assessment.positions.size());
    for (std::size_t i = 0; i < a.positions.size(); ++i) {
      const Position &one = a.positions[i], &other = judged->assessment.positions[i];
      CHECK(one.worst == other.worst);
      CHECK(one.best == other.best);
      CHECK(one.scope == other.scope);
      CHECK(one.missing == other.missing);
    }
    const auto worth = worth_asking(judged->the_case, without, a);
    REQUIRE(worth.size() == judged->worth.size());
    for (std::size_t i = 0; i < worth.size(); ++i) CHECK(worth[i].fact == judged->worth[i].fact);
  }
}

TEST_CASE("prognostic factors stand unfolded under a heading that says whom they select") {
  const auto v05 = tests::story("v05");
  CHECK(v05->text().find("PROGNOSTIC") == std::string::npos);
  const auto all = v05->text({.all = true});
  const auto at  = all.find("PROGNOSTIC FACTORS: THEY SELECT NOBODY");
  REQUIRE(at != std::string::npos);
  CHECK(all.find("primary in the small bowel", at) != std::string::npos);
  CHECK(all.find("C-12", at) != std::string::npos);
  CHECK(all.find("C-12") > at);  // a conflict on prognosis stands with them, and nowhere else
}

TEST_CASE("a source of which a part could not be read says so where it is not encoded, with the reason") {
  const auto all = tests::story("v05")->text({.all = true});
  CHECK(all.find("its full text could not be read") != std::string::npos);
}
