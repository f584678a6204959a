// A patient of 48 with a load of exactly 50 %, whose Ki-67 nobody reported, before the three transplantation lists: worked
// by hand, and what each further fact makes of it.
#include <doctest/doctest.h>

#include <algorithm>
#include <ostream>

#include "nelm/board/assess.h"
#include "nelm/patient/case_by_hand_test.h"
#include "nelm/patient/words.h"
#include "tests/built_in.h"

using namespace nelm;
using namespace nelm::board;
using namespace nelm::patient;
using namespace nelm::patient::by_hand;

namespace {

struct Meeting {
  Case       the_case;
  Assessment a;

  explicit Meeting(Possible load, std::vector<Entry> more = {})
      : the_case(with(load, std::move(more))), a(assess(the_case, tests::built_in_knowledge(), day("2017-06-01"))) {}

  static Case with(Possible load, std::vector<Entry> more) {
    more.insert(more.end(),
                {said(Fact::age_years, 48), said(Fact::liver_tumour_load_pct, load),
                 said(Fact::liver_resectable, Resectable::unresectable),
                 said(Fact::primary_status, PrimaryStatus::resected_curative), said(Fact::primary_site, Site::ileum),
                 said(Fact::regional_nodes, Nodes::resected), said(Fact::differentiation, Differentiation::well),
                 said(Fact::grade_reported, ReportedGrade::G2), said(Fact::disease_status, Course::stable),
                 said(Fact::stability_months, 8), said(Fact::lt_contraindication, false)});
    return case_of(std::move(more), {by_hand::list(Fact::extrahepatic, {})});
  }

  const Position&   list(std::string_view id) const { return *a.position(id, Option::lt); }
  const RuleJudged& rule(std::string_view id) const { return a.rules_of(list(id)).front(); }
  Word              word(std::string_view id) const { return a.word(a.option(Option::lt), list(id)); }

  const Finding& criterion(std::string_view source, std::string_view id) const {
    const auto findings = a.findings_of(rule(source));
    const auto found    = std::ranges::find_if(findings, [&](const Finding& f) { return f.criterion->id == id; });
    REQUIRE(found != findings.end());
    return *found;
  }
  std::vector<std::string_view> not_clear(std::string_view source) const {
    std::vector<std::string_view> ids;
    for (const Finding& f : a.findings_of(rule(source)))
      if (f.span != Span{board::Grade::clear, board::Grade::clear}) ids.push_back(f.criterion->id);
    return ids;
  }
};

using Ids = std::vector<std::string_view>;

FactSet set_of(Fact f) {
  FactSet set;
  set.set(index(f));
  return set;
}

const Possible exactly_50 = number(50.);

}  // namespace

TEST_CASE("lt-common: age inside the range, Ki-67 open, load on the limit: not met, and nothing is asked") {
  const Meeting m(exactly_50);
  CHECK(m.not_clear("lt-common") == Ids{"LC-1", "LC-2", "LC-4"});
  CHECK(m.criterion("lt-common", "LC-1").span == Span{board::Grade::borderline, board::Grade::borderline});
  CHECK(m.criterion("lt-common", "LC-2").span == anything_at_all);
  CHECK(m.criterion("lt-common", "LC-4").span == Span{board::Grade::excluded, board::Grade::excluded});
  CHECK(m.rule("lt-common").span == Span{board::Grade::excluded, board::Grade::excluded});
  CHECK(m.word("lt-common") == Word::not_eligible);
  CHECK(m.list("lt-common").missing.none());
}

TEST_CASE("milan-2007: the source does not say of grade 2; all else is met, and no fact is asked for") {
  const Meeting m(exactly_50);
  CHECK(m.not_clear("milan-2007") == Ids{"M7-1"});
  CHECK(m.criterion("milan-2007", "M7-1").unsaid());
  CHECK(m.rule("milan-2007").span == anything_at_all);
  CHECK(m.word("milan-2007") == Word::undetermined);
  CHECK(m.list("milan-2007").silent);
  CHECK(m.list("milan-2007").missing.none());
}

TEST_CASE("milan-net: at best its readings part on the load, and it depends on Ki-67 alone") {
  const Meeting m(exactly_50);
  CHECK(m.not_clear("milan-net") == Ids{"MN-2", "MN-5"});
  CHECK(m.rule("milan-net").span == Span{board::Grade::excluded, board::Grade::divided});
  CHECK(m.word("milan-net") == Word::undetermined);
  CHECK(m.list("milan-net").best == Word::divided);
  CHECK(m.list("milan-net").conflict);
  CHECK(m.list("milan-net").missing == set_of(Fact::ki67_pct));
}

TEST_CASE("Ki-67 5 % makes milan-net a boundary conflict, 15 % not met: neither overturns what was said before") {
  CHECK(Meeting(exactly_50, {said(Fact::ki67_pct, 5)}).word("milan-net") == Word::boundary_conflict);
  CHECK(Meeting(exactly_50, {said(Fact::ki67_pct, 15)}).word("milan-net") == Word::not_eligible);
}

TEST_CASE("a load of 45 to 49 % leaves lt-common excluded to borderline: no Ki-67 makes it more at 48") {
  const Meeting m(number(between(45, 49)));
  CHECK(m.criterion("lt-common", "LC-4").span == Span{board::Grade::clear, board::Grade::clear});
  CHECK(m.rule("lt-common").span == Span{board::Grade::excluded, board::Grade::borderline});
  CHECK(m.list("lt-common").missing == set_of(Fact::ki67_pct));
  CHECK(Meeting(number(between(45, 49)), {said(Fact::ki67_pct, 5)}).word("lt-common") == Word::borderline);
}
