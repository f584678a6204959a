#include "nelm/sheet/asked.h"

#include <doctest/doctest.h>

#include "nelm/board/knowledge_by_hand_test.h"
#include "nelm/patient/case_by_hand_test.h"

using namespace nelm;
using namespace nelm::board::by_hand;
using namespace nelm::patient::by_hand;
using board::bit;
using board::Consequence;
using patient::Fact;
using patient::Option;

namespace {

board::Knowledge named_options() {
  auto k = knowledge_of({});
  for (auto& o : k.options) o.name = patient::name(o.id);
  return k;
}

std::string asked(const board::Worth& w, std::vector<Consequence> hangs, std::size_t columns = 100) {
  const auto k        = named_options();
  const auto the_case = case_of({});
  const auto a        = board::assess(the_case, k, day("2017-06-01"));
  return sheet::question_asked({the_case, k, a, {}, "", ""}, w, hangs, columns);
}

}  // namespace

TEST_CASE("a question says what it bears on, and what hangs on each answer, in columns") {
  const board::Worth w{.fact = Fact::ki67_pct, .narrows = 3, .decides = 2, .options = bit(Option::lt)};
  CHECK(
      asked(w, {{Fact::ki67_pct, patient::number(patient::Range{0, 10, false, true}), 0, 0},
                {Fact::ki67_pct, patient::number(patient::Range{10, 100}), 2, bit(Option::lt) | bit(Option::prrt)}}) ==
      "Ki-67 (in %): bears on 3 standings, of lt\n"
      "  under 10 %     decides nothing alone\n"
      "  at least 10 %  decides 2, of lt, prrt");
}

TEST_CASE("where every answer leaves the same, only the question stands") {
  const board::Worth w{.fact = Fact::ki67_pct};
  CHECK(asked(w, {{Fact::ki67_pct, anything(Fact::ki67_pct), 0, 0}}) == "Ki-67 (in %): alone it moves no standing");
}

TEST_CASE("many options are counted, not named, and a gate is said") {
  const board::Worth w{.fact    = Fact::liver_function,
                       .narrows = 1,
                       .options = bit(Option::lt) | bit(Option::prrt) | bit(Option::ssa) | bit(Option::chemo),
                       .gates   = bit(Option::lt)};
  CHECK(asked(w, {}) == "Liver function: bears on 1 standing, of 4 options; settles a gate before a procedure");
}

TEST_CASE("a narrow terminal breaks the words beside the answer in their own column") {
  const board::Worth w{.fact = Fact::bilobar, .narrows = 1, .options = bit(Option::lt)};
  const auto         text = asked(
      w, {{Fact::bilobar, patient::answer(false), 0, 0}, {Fact::bilobar, patient::answer(true), 1, bit(Option::lt)}},
      40);
  for (std::size_t from = 0; from < text.size();) {
    const auto end = std::min(text.find('\n', from), text.size());
    CHECK(end - from <= 40);
    from = end + 1;
  }
}
