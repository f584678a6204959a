// What the knowledge built in shows beside the standings: every conflict bears on some patient and not on another, each is
// shown once with every side, and prognostic factors move nothing.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "nelm/board/consistency.h"
#include "tests/judged.h"
#include "tests/page_lines.h"

using namespace nelm;
using namespace nelm::board;
using tests::built_in_knowledge;
using tests::line_called;
using tests::lines_under;

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

const patient::Entry some_lesions{.fact = patient::Fact::lesion_count, .value = patient::number(patient::at_least(1))};

constexpr std::string_view parting = "WHERE THE SOURCES PART";

}  // namespace

TEST_CASE("every conflict has a case on which it bears, one on which it does not, and one on which it may") {
  const Knowledge& k = built_in_knowledge();
  REQUIRE(k.conflicts.size() == 17);
  for (const Conflict& c : k.conflicts) {
    INFO(c.id, ": ", c.asks);
    const Condition&    needs = needs_of(c);
    std::vector<Wanted> wanted{{&c.bears_if, Verdict::met}};
    if (!needs.empty()) wanted.push_back({&needs, Verdict::met});
    const auto with = example(wanted, k);
    const auto met  = with.values ? with : example(std::span(wanted).first(1), k);
    REQUIRE(met.values);
    patient::Case on = with.values ? entered({&c.bears_if, &needs}, *met.values) : entered({&c.bears_if}, *met.values);
    if (!with.values) on.facts.entries.push_back(some_lesions);  // a single number may contradict a pattern
    CHECK(bears(c, on) == Verdict::met);
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
    for (const ConflictSide& side : c.sides) CHECK_FALSE((side.cites.empty() && side.citation.empty()));
  }
}

TEST_CASE("a conflict that bears stands beside its option, and once with every side") {
  const auto        v05  = tests::story("v05");
  const sheet::Page page = v05->page();
  CHECK(line_called(page, parting, "ablation alone").words.ends_with(" [C-11]"));
  const auto line = line_called(page, parting, "C-11");
  CHECK(line.sign == sheet::Sign::parts);
  CHECK(line.words ==
        "Ablation for disseminated metastases? types II and III suit ablation (frilling-2015 FR-2/3*); not by itself "
        "where many lie in both lobes (ablation AB-4)");
  CHECK(std::ranges::count(lines_under(page, parting), "C-11", &sheet::Line::label) == 1);
}

TEST_CASE("a conflict that does not bear on the case is not shown, not even unfolded") {
  const auto all = tests::story("v05")->text({.all = true});  // grade 1, load 30 %
  CHECK(all.find("C-06") == std::string::npos);
  CHECK(all.find("C-03") == std::string::npos);
}

TEST_CASE("a conflict that may bear is said to bear perhaps and, unfolded, says what it depends on") {
  const auto        some = tests::written_here("liver_metastases = true\nliver_tumour_load_pct = \"45-55 %\"\n");
  const sheet::Page page = some->page();
  const auto        line = line_called(page, parting, "C-03");
  CHECK(line.sign == sheet::Sign::unknown);
  CHECK(line.fold == sheet::Fold::closed);
  CHECK(line.words.ends_with("Whether it bears depends on tumour load"));
  const auto on_transplantation = line_called(page, "WHERE THEY AGREE", "liver transplantation").words;
  CHECK(on_transplantation.find("C-03", on_transplantation.find("[perhaps ")) != std::string::npos);
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
  const auto        v05  = tests::story("v05");
  const sheet::Page page = v05->page();
  CHECK(v05->text().find("PROGNOSTIC") == std::string::npos);
  CHECK(v05->text({.all = true}).find("PROGNOSTIC FACTORS: THEY SELECT NOBODY") != std::string::npos);
  const auto bowel = line_called(page, "PROGNOSTIC FACTORS", "primary in the small bowel");
  CHECK(bowel.sign == sheet::Sign::met);
  CHECK(bowel.words.starts_with("disputed; so: "));
  CHECK(bowel.words.ends_with(" [C-12]"));
  const auto ki67 = line_called(page, "PROGNOSTIC FACTORS", "higher Ki-67");
  CHECK(ki67.sign == sheet::Sign::none);
  CHECK(ki67.words.starts_with("adverse; no limit given: Ki-67 2 %;"));
}

TEST_CASE("a conflict on prognosis stands with the factors, and nowhere else") {
  const auto        v05  = tests::story("v05");
  const sheet::Page page = v05->page();
  CHECK(line_called(page, "PROGNOSTIC FACTORS", "C-12").sign == sheet::Sign::parts);
  CHECK(std::ranges::count(lines_under(page, parting), "C-12", &sheet::Line::label) == 0);
  CHECK(v05->text().find("C-12") == std::string::npos);
}

TEST_CASE("a source that is not encoded for an option says what is missing and why") {
  const auto        v05       = tests::story("v05");
  const sheet::Page page      = v05->page();
  const auto        debulking = line_called(page, "WHERE", "debulking liver surgery");
  const auto        at        = std::ranges::find(debulking.opens, "Not encoded", &sheet::Line::label);
  REQUIRE(at != debulking.opens.end());
  const auto enets = std::ranges::find(at->opens, "enets-2016", &sheet::Line::label);
  REQUIRE(enets != at->opens.end());
  CHECK(enets->words ==
        "all but what the review and one comparison table report of it: its full text could not be read");
  CHECK(enets->source == "EN-x");
}

TEST_CASE("a gap in a source stands with the option it concerns, and with no other") {
  const auto        v05      = tests::story("v05");
  const sheet::Page page     = v05->page();
  const auto        words_of = [&](std::string_view option) {
    for (const auto& l : line_called(page, "WHERE", option).opens)
      if (l.label == "milan-2007")
        for (const auto& inner : l.opens)
          if (inner.source == "M7-x") return inner.words;
    return std::string{};
  };
  CHECK(words_of("liver transplantation").starts_with("whether it sets a Ki-67"));
  CHECK(words_of("debulking liver surgery").empty());
}
