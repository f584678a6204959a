#include "nelm/sheet/cases.h"

#include <doctest/doctest.h>

#include "nelm/board/positions_by_hand_test.h"
#include "nelm/patient/case_by_hand_test.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::board::by_hand;
using namespace nelm::patient::by_hand;
using patient::Fact;
using enum board::Word;

namespace {

patient::Entry text(Fact f, std::string words) {
  return {.fact = f, .value = {}, .words = std::move(words), .origin = {}, .overrides = false, .basis = {}};
}

std::string page_of(const patient::Case& the_case, LaidOut& j) {
  j.assessment.on = day("2016-01-01");
  board::Knowledge knowledge;
  for (const auto& o : j.options) knowledge.options.push_back(o);
  const sheet::Given given{the_case, knowledge, j.assessment, {}, "nelm", "the case"};
  return sheet::cases(std::span(&given, 1));
}

}  // namespace

TEST_CASE("a case has a row and a part: what was asked, done and chosen, how it went, and what it leaves open") {
  patient::Case c = case_of({text(Fact::case_id, "nobody-2016"), text(Fact::citation, "Nobody N. J Nothing 2016."),
                             text(Fact::text_read, "abstract"), text(Fact::question, "operate?"),
                             said(Fact::decision, patient::Option::resection_curative)});
  c.notes         = {{Fact::remarks, "not shown", {}}, {Fact::done, "Operated.", {}}, {Fact::outcome, "Well.", {}}};
  LaidOut j;
  j.option("liver resection",
           {{"a", recommends}, {"b", condition_not_met, recommends, asking({Fact::flr_adequate})}, {"c", against}});
  CHECK(page_of(c, j) == R"(| case | chosen | supported by | spoken against by | standings open |
| --- | --- | --- | --- | --- |
| [nobody-2016](#nobody-2016) | liver resection | a | c | 1 of 3 |

### nobody-2016

Nobody N. J Nothing 2016. Read: abstract.

- **Asked:** operate?
- **Judged on:** 2016-01-01 (the case)
- **Done:** Operated.
- **Chosen, liver resection:** supported by a; advises against: c; cannot tell: b
- **Outcome:** Well.
- **Left out:** adequacy of the remnant; 1 of 3 standings are open for it
)");
}

TEST_CASE("a case that does not say what was chosen says so") {
  LaidOut    j;
  const auto page = page_of(case_of({text(Fact::case_id, "x")}), j.option("liver resection", {{"a", recommends}}));
  CHECK(page.find("| [x](#x) | not said | - | - | 0 of 1 |\n") != std::string::npos);
  CHECK(page.find("- **Left out:** nothing that a standing asks for; 0 of 1 standings are open for it\n") !=
        std::string::npos);
}

TEST_CASE("a text can neither end its cell or its line nor move a cursor") {
  LaidOut    j;
  const auto page = page_of(case_of({text(Fact::case_id, "a|b\nc\x1b[2J")}), j.option("liver resection", {}));
  CHECK(page.find("a\\|b c \\[2J") != std::string::npos);
  CHECK(page.find('\x1b') == std::string::npos);
}

TEST_CASE("a text holds no element and no link of its own") {
  LaidOut    j;
  const auto page = page_of(case_of({text(Fact::case_id, "x](http://x) <img src=x>")}), j.option("<b>", {}));
  CHECK(page.find("| [x\\](http://x) \\<img src=x\\>](#xhttpx-img-srcx) | not said |") != std::string::npos);
  CHECK(page.find("### x\\](http://x) \\<img src=x\\>\n") != std::string::npos);
}
