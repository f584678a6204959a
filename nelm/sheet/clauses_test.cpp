#include "nelm/sheet/clauses.h"

#include <doctest/doctest.h>

#include <deque>
#include <vector>

using namespace nelm;
using namespace nelm::sheet;
using board::Confidence;
using board::Word;

namespace {

/// What sources say, by hand. A statement points into its source, so they stay where they are.
struct Voices {
  std::deque<board::Source>   sources;
  std::deque<board::Position> positions;
  std::deque<board::Place>    places;
  std::deque<Spoken>          spoken;

  Voices& says(std::string source, Word word, std::string verb, std::string reason, std::string_view id,
               Confidence confidence = Confidence::read_in_the_source, std::string doubtful = {}) {
    sources.push_back({.id = std::move(source)});
    positions.push_back({.source = &sources.back()});
    places.push_back({.confidence = confidence, .doubtful = std::move(doubtful)});
    Statement s{.word = word, .verb = verb, .brief = verb, .reason = std::move(reason)};
    s.cites = {{id, &places.back()}};
    spoken.push_back({&positions.back(), std::move(s)});
    return *this;
  }
  std::string in(Detail detail) const {
    std::vector<const Spoken*> all;
    for (const Spoken& s : spoken) all.push_back(&s);
    return in_clauses(all, detail);
  }
};

Voices three_on_one_option() {
  Voices v;
  v.says("a", Word::conditional, "conditional", "age 55", "A-1")
      .says("b", Word::condition_not_met, "condition not met", "unresectable", "B-1", Confidence::as_the_review_says)
      .says("c", Word::conditional, "conditional", "age 55", "C-1", Confidence::read_in_another);
  return v;
}

}  // namespace

TEST_CASE("those that come to one word for one reason stand together, with who gives it") {
  const auto v = three_on_one_option();
  CHECK(v.in(Detail::everything) == "conditional: age 55 (a A-1; c C-1^); condition not met: unresectable (b B-1*)");
  CHECK(v.in(Detail::reasons) == "conditional: age 55 (a, c^); condition not met: unresectable (b*)");
  CHECK(v.in(Detail::sources) == "conditional: a, c^; condition not met: b*");
}

TEST_CASE("however few the words, what is doubted is said to be") {
  Voices v;
  v.says("n", Word::against, "advises against", "", "N-1", Confidence::as_the_review_says, "a shortened version");
  CHECK(v.in(Detail::everything) == "advises against (n N-1*, doubtful)");
  CHECK(v.in(Detail::sources) == "advises against: n* (doubtful)");
}

TEST_CASE("those without a reason stand before those with one, and no reason is another source's") {
  Voices v;
  v.says("a", Word::evidence_for, "supports, in a study", "symptomatic", "A-1")
      .says("b", Word::evidence_for, "supports, in a study", "", "B-1");
  CHECK(v.in(Detail::everything) == "supports, in a study (b B-1), symptomatic (a A-1)");
  CHECK(v.in(Detail::reasons) == "supports, in a study: b, symptomatic (a)");
}

TEST_CASE(
    "what may still become of an open standing is left out where there is least room, and open ones stand together") {
  Voices v;
  v.says("a", Word::undetermined, "cannot tell (at best conditional)", "not reported: Ki-67", "A-1")
      .says("b", Word::undetermined, "cannot tell (at best recommends)", "not reported: age", "B-1");
  for (Spoken& s : v.spoken) s.says.brief = "cannot tell";
  CHECK(v.in(Detail::reasons) ==
        "cannot tell (at best conditional): not reported: Ki-67 (a); cannot tell (at best "
        "recommends): not reported: age (b)");
  CHECK(v.in(Detail::sources) == "cannot tell: a, b");
}

TEST_CASE("the lists that are met are named with their marks and without criteria") {
  Voices v;
  v.says("milan", Word::eligible, "meets the list", "", "M-1", Confidence::read_in_another)
      .says("lt", Word::eligible, "meets the list", "", "L-1");
  for (const auto detail : {Detail::everything, Detail::reasons, Detail::sources})
    CHECK(v.in(detail) == "meets the list of milan^, lt");
}
