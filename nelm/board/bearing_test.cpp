#include "nelm/board/bearing.h"

#include <doctest/doctest.h>

#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::board;
using patient::Fact;

namespace {

constexpr Date the_day{std::chrono::year{2026} / 11 / 23};

Slot place(Fact f) { return static_cast<Slot>(patient::index(f)); }

Condition at_least(Fact f, double limit) {
  return {"", {{.is = Operator::at_least, .fact = f, .slot = place(f), .limit = limit}}};
}

Condition so(Fact f) { return {"", {{.is = Operator::among, .fact = f, .slot = place(f), .words = patient::yes}}}; }

/// Transplantation and radionuclide therapy; the first needs a lesion in both lobes, the second nothing.
Knowledge with_a_conflict(OptionSet options) {
  Knowledge k;
  for (std::size_t i = 0; i < patient::option_count; ++i) k.options.push_back({.id = static_cast<Option>(i)});
  k.options[static_cast<std::size_t>(Option::lt)].needs = so(Fact::bilobar);
  k.conflicts.resize(1);
  k.conflicts[0].id       = "C-1";
  k.conflicts[0].options  = options;
  k.conflicts[0].bears_if = at_least(Fact::age_years, 45);
  k.factors.resize(2);
  k.factors[0].id       = "old";
  k.factors[0].holds_if = at_least(Fact::age_years, 45);
  k.factors[1].id       = "without a limit";
  k.factors[1].looks_at = {Fact::ki67_pct};
  return k;
}

patient::Case aged(patient::Possible years) {
  patient::Case c;
  c.facts.entries.push_back({.fact = Fact::age_years, .value = years});
  return c;
}

patient::Case in_both_lobes(patient::Case c, patient::Choices word) {
  c.facts.entries.push_back({.fact = Fact::bilobar, .value = patient::choice(word)});
  return c;
}

const auto old = patient::number(50), young = patient::number(44), somewhere = patient::number({40, 50});

ConflictJudged judged(const Knowledge& k, const patient::Case& c) { return assess(c, k, the_day).conflicts.front(); }

}  // namespace

TEST_CASE("a conflict bears where its condition is met and an option of it arises") {
  const Knowledge k = with_a_conflict(bit(Option::prrt));
  CHECK(judged(k, aged(old)).bears == Verdict::met);
  CHECK(judged(k, aged(young)).bears == Verdict::unmet);
  CHECK(judged(k, aged(somewhere)).bears == Verdict::unknown);
}

TEST_CASE("a conflict on an option that does not arise bears on nobody") {
  const Knowledge k = with_a_conflict(bit(Option::lt));
  CHECK(judged(k, in_both_lobes(aged(old), patient::no)).bears == Verdict::unmet);
  CHECK(judged(k, in_both_lobes(aged(old), patient::yes)).bears == Verdict::met);
  CHECK(judged(k, aged(old)).bears == Verdict::unknown);
}

TEST_CASE("one option that arises is enough") {
  const Knowledge k = with_a_conflict(bit(Option::lt) | bit(Option::prrt));
  CHECK(judged(k, in_both_lobes(aged(old), patient::no)).bears == Verdict::met);
}

TEST_CASE("a conflict on prognosis asks for no option") {
  CHECK(judged(with_a_conflict(0), in_both_lobes(aged(old), patient::no)).bears == Verdict::met);
}

TEST_CASE("what could settle whether a conflict bears is named only while it is open") {
  const Knowledge k = with_a_conflict(bit(Option::lt));
  CHECK(judged(k, aged(somewhere)).missing.test(patient::index(Fact::age_years)));
  CHECK(judged(k, aged(young)).missing.none());
  CHECK(judged(k, in_both_lobes(aged(old), patient::yes)).missing.none());
}

TEST_CASE("a factor holds, does not, or is not known; without a limit it is never more than not known") {
  const Knowledge k     = with_a_conflict(0);
  const auto      holds = [&](patient::Possible years, std::size_t i) {
    return assess(aged(years), k, the_day).factors[i].holds;
  };
  CHECK(holds(old, 0) == Verdict::met);
  CHECK(holds(young, 0) == Verdict::unmet);
  CHECK(holds(somewhere, 0) == Verdict::unknown);
  CHECK(holds(old, 1) == Verdict::unknown);
}
