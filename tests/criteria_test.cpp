// Every criterion of the knowledge that is carried, tried from outside: there is a case that meets it, one that does not,
// and one that leaves it open. The cases are entered as a board would enter them and judged as any other.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "nelm/board/assess.h"
#include "nelm/board/consistency.h"
#include "nelm/exchange/builtin_knowledge.h"
#include "nelm/exchange/knowledge_toml.h"

using namespace nelm;
using namespace nelm::board;

namespace {

const Knowledge& knowledge() {
  static const Knowledge built_in = [] {
    std::vector<exchange::Source> files;
    for (const auto& file : exchange::builtin_knowledge()) files.push_back({file.path, file.bytes});
    auto read = exchange::read_knowledge(files, "0.1.0");
    REQUIRE(read);
    return std::move(*read);
  }();
  return built_in;
}

constexpr Date the_day{std::chrono::year{2026} / 11 / 23};

/// Criteria that are text alone, and why: they ask nothing that decides, and are shown to be read.
const std::map<std::string, std::string> without_a_condition{
    {"EN-2", "that metastases are no bar is true of every patient"},
    {"EN-5", "says how to resect what is resectable, not whether"},
    {"MN-10", "no fact holds how far a lymphadenectomy went"},
    {"SC-8", "the review leaves the question unresolved"},
    {"SC-9", "says what resection was compared with, of every patient"},
    {"SC-10", "no fact holds the experience of a centre"},
    {"SC-11", "says how little is known, of every patient"},
    {"SC-12", "the review finds no answer"},
    {"OP-0", "says what kind of document it is"},
    {"DB-5", "no fact holds a margin, and positive ones were allowed"},
    {"DB-7", "says whom the studies looked at"},
    {"GA-5", "says whom the study looked at"},
    {"PR-5", "a warning of the review, of every patient"},
    {"SI-2", "says that no limit is known"},
    {"SI-12", "what it recommends is no option here, and it is no bar"},
    {"NE-3", "a value that must not be used alone"},
    {"NP-7", "no number is given of a very high load"},
    {"CI-5", "no fact holds how far a lymphadenectomy went"},
};

/// How a criterion comes out: the three of the count.
enum class Outcome : std::uint8_t { met, unmet, open };

struct Tried {
  const Rule*      rule;
  const Criterion* criterion;

  bool    exclusion() const { return criterion->kind == CriterionKind::exclusion; }
  FactSet facts() const { return facts_of(criterion->met_if) | facts_of(criterion->unmet_if); }
  /// What its two conditions must be for an outcome; an empty one is left out.
  std::vector<Wanted> wanted(Outcome o) const {
    std::vector<Wanted> all;
    const Verdict       met = o == Outcome::met ? Verdict::met : Verdict::unmet;
    if (!criterion->met_if.empty()) all.push_back({&criterion->met_if, met});
    if (!criterion->unmet_if.empty()) all.push_back({&criterion->unmet_if, opposite(met)});
    return all;
  }
};

std::vector<Tried> all_criteria() {
  std::vector<Tried> all;
  for (const Source& s : knowledge().sources)
    for (const Rule& r : s.rules)
      for (const Criterion& c : r.criteria) all.push_back({&r, &c});
  return all;
}

/// What a fact is in `values`, by every scheme that gives it.
Possible by_every_scheme(Fact f, const patient::Values& values) {
  Possible p = values[f];
  for (const Scheme& s : knowledge().schemes)
    if (s.gives == f) p = meet(p, values.all()[s.slot]);
  return p;
}

/// A case in which these facts are entered as they are in `values`; those of a lesion in its one lesion.
patient::Case entered(const FactSet& facts, const patient::Values& values) {
  patient::Case   the_case;
  patient::Record lesion;
  for (const patient::Row& r : patient::facts()) {
    if (!facts.test(patient::index(r.id))) continue;
    auto& into = r.in == Fact::lesions ? lesion : the_case.facts;
    into.entries.push_back({.fact = r.id, .value = by_every_scheme(r.id, values)});
  }
  the_case.lists.push_back({.fact = Fact::lesions, .items = {lesion}, .open = true});
  if (lesion.entries.empty()) the_case.lists.clear();
  return the_case;
}

/// The criterion as it comes out of an assessment: among the findings of its rule, or of its rule's one lesion.
Finding judged(const Tried& t, const patient::Case& the_case) {
  const Assessment a = assess(the_case, knowledge(), the_day);
  for (const Finding& f : a.findings)
    if (f.criterion == t.criterion) return f;
  FAIL("no finding of ", t.criterion->id);
  return {};
}

bool comes_out(Outcome o, const Finding& f, const Tried& t) {
  const Verdict met_if = t.exclusion() ? opposite(f.unmet_if) : f.met_if;
  return met_if == (o == Outcome::met ? Verdict::met : o == Outcome::unmet ? Verdict::unmet : Verdict::unknown);
}

Span span_wanted(Outcome o, const Criterion& c) {
  constexpr Span in{Grade::clear, Grade::clear}, out{Grade::excluded, Grade::excluded};
  if (c.never_unmet) {  // what is not met lies between
    const Span lies = what_lies(c.between);
    return o == Outcome::met ? in : o == Outcome::unmet ? lies : Span{lies.worst, Grade::clear};
  }
  switch (c.kind) {
    case CriterionKind::advisory:
    case CriterionKind::evidence: return in;
    case CriterionKind::relative:
      return o == Outcome::met     ? in
             : o == Outcome::unmet ? Span{Grade::weakened, Grade::weakened}
                                   : Span{Grade::weakened, Grade::clear};
    default: return o == Outcome::met ? in : o == Outcome::unmet ? out : Span{Grade::excluded, Grade::clear};
  }
}

/// One value for each fact it asks for; for the open case both that which meets it and that which does not.
std::optional<patient::Case> a_case(const Tried& t, Outcome o) {
  const auto met   = example(t.wanted(Outcome::met), knowledge()).values;
  const auto unmet = example(t.wanted(Outcome::unmet), knowledge()).values;
  if (!met || !unmet) return {};
  patient::Values values = o == Outcome::unmet ? *unmet : *met;
  if (o == Outcome::open)
    for (std::size_t i = 0; i < values.all().size(); ++i) values.at(i) = join(met->all()[i], unmet->all()[i]);
  return entered(t.facts(), values);
}

}  // namespace

TEST_CASE("every criterion has a met, an unmet and an open case") {
  std::map<Outcome, std::size_t> count;
  std::size_t                    criteria = 0;
  std::set<std::string>          texts;  // several sources may carry one
  for (const Tried& t : all_criteria()) {
    INFO(t.criterion->id, ": ", t.criterion->asks);
    if (t.facts().none()) {
      CHECK(without_a_condition.contains(t.criterion->id));
      texts.insert(t.criterion->id);
      continue;
    }
    ++criteria;
    for (const Outcome o : {Outcome::met, Outcome::unmet, Outcome::open}) {
      INFO(std::string(o == Outcome::met ? "met" : o == Outcome::unmet ? "unmet" : "open"));
      const auto the_case = a_case(t, o);
      REQUIRE(the_case);
      const Finding f = judged(t, *the_case);
      CHECK(comes_out(o, f, t));
      CHECK(f.span == span_wanted(o, *t.criterion));
      count[o] += comes_out(o, f, t) ? 1 : 0;
    }
  }
  MESSAGE(criteria, " criteria: ", count[Outcome::met], " met, ", count[Outcome::unmet], " unmet, ",
          count[Outcome::open], " open cases; ", texts.size(), " are text alone");
  CHECK(texts.size() == without_a_condition.size());
}

TEST_CASE("every range, every reading that parts and every silence of a source has a case that lies in it") {
  std::map<Between, std::size_t> count;
  for (const Tried& t : all_criteria()) {
    if (t.criterion->between == Between::nothing) continue;
    INFO(t.criterion->id, ": ", t.criterion->asks);
    std::vector<Wanted> neither;
    for (const Condition* c : {&t.criterion->met_if, &t.criterion->unmet_if})
      if (!c->empty()) neither.push_back({c, Verdict::unmet});
    const auto found = example(neither, knowledge());
    REQUIRE(found.values);
    const Finding f    = judged(t, entered(t.facts(), *found.values));
    const Span    lies = what_lies(t.criterion->between);
    CHECK(f.span == (t.criterion->kind == CriterionKind::relative ? weakened_at_most(lies) : lies));
    CHECK(f.unsaid() == (t.criterion->between == Between::unsaid));
    ++count[t.criterion->between];
  }
  MESSAGE(count[Between::borderline], " ranges, ", count[Between::divided], " readings that part, ",
          count[Between::unsaid], " silences");
  CHECK(count.size() == 3);
}
