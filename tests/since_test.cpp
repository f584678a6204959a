// What moved between two sheets of one patient, in the words a board reads and as JSON that keeps its schema.
#include <doctest/doctest.h>

#include "nelm/sheet/changes_page.h"
#include "tests/accepted.h"
#include "tests/validated.h"

using namespace nelm;
using namespace nelm::tests;

namespace {

/// Two cases written in the test, and what moved between them.
struct Since {
  std::unique_ptr<Judged> before, after;
  sheet::Given            was, is;
  board::Changes          changes;

  Since(std::string_view old, std::string_view now) : Since(written_here(old), written_here(now)) {}

  Since(std::unique_ptr<Judged> old, std::unique_ptr<Judged> now)
      : before(std::move(old)),
        after(std::move(now)),
        was(before->given()),
        is(after->given()),
        changes(board::changes({before->the_case, built_in_knowledge(), before->assessment},
                               {after->the_case, built_in_knowledge(), after->assessment})) {}

  std::string text() const { return sheet::text(sheet::changes_page({was, is, changes}), {.all = true}); }
  std::string json() const { return sheet::changes_json({was, is, changes}); }
};

/// The lines of a text that hold some words, without the spaces between them.
std::string line_with(const std::string& text, std::string_view words) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.find(words) == std::string::npos) continue;
    std::string tight;
    for (const char c : line)
      if (c != ' ' || (!tight.empty() && tight.back() != ' ')) tight += c;
    return tight;
  }
  return {};
}

std::unique_ptr<Judged> example(const std::string& name) {
  const std::filesystem::path file = NELM_SOURCE_DIR "/examples/" + name;
  return std::make_unique<Judged>(name, bytes_of(file));
}

constexpr std::string_view earlier = R"(
case_id = "A"
age_years = 50
ki67_pct = [2, 8]
grade_reported = "G1"
liver_tumour_load_pct = 30
)";

constexpr std::string_view later = R"(
case_id = "A"
age_years = 50
ki67_pct = { value = 4, document = "pathology 17", on = 2026-10-01 }
grade_reported = "G1"
liver_tumour_load_pct = 60
ascites = { value = "moderate_severe", document = "CT", on = 2026-10-02 }
)";

}  // namespace

TEST_CASE("each fact that moved says from what to what, whether it narrowed, and where that comes from") {
  const auto text = Since(earlier, later).text();
  CHECK(line_with(text, "Ki-67 ") == "Ki-67 2 to 8 % -> 4 % (narrowed) pathology 17, 2026-10-01");
  CHECK(line_with(text, "Tumour load") == "Tumour load 30 % -> 60 % (changed) entered");
  CHECK(line_with(text, "Age ").empty());
}

TEST_CASE("each standing that moved says from what to what, by which criterion and which fact") {
  const auto text = Since(earlier, later).text();
  const auto at   = text.find("WHAT STANDS OTHERWISE");
  REQUIRE(at != std::string::npos);
  const auto stands = text.substr(at);
  CHECK(stands.find("Liver transplantation") != std::string::npos);
  CHECK(stands.find("(tumour load)") != std::string::npos);
  CHECK(line_with(stands, "! Ascites").starts_with("! Ascites open -> closed, before"));
  CHECK(stands.find("score") == std::string::npos);
}

TEST_CASE("what moved keeps the published schema, and a document spoiled in one place does not") {
  const auto json  = Since(earlier, later).json();
  auto       wrong = json;
  const auto at    = wrong.find("\"narrowed\": true");
  REQUIRE(at != std::string::npos);
  wrong.replace(at, 16, "\"narrowed\": 4");
  const auto said = validated(sheet::changes_json_schema(), {json, wrong, Since(later, later).json()});
  CHECK(said[0] == "valid");
  CHECK(said[1].starts_with("refused: $.facts["));
  CHECK(said[2] == "valid");
}

TEST_CASE("V05 three months later, on a page that is kept: what was found out, and nothing else, moved what it moved") {
  const auto text = Since(example("v05.json"), example("v05-later.json")).text();
  check_kept(NELM_SOURCE_DIR "/tests/stories/v05/three-months-later.txt", without_hash(text));
}
