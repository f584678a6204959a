// How a sheet cites what advises nothing: every finding of a study that holds or is open, a line that is doubted, a
// question no source answers.
#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>

#include "tests/judged.h"
#include "tests/page_lines.h"

using namespace nelm;
using namespace nelm::tests;

namespace {

/// What the sources say of one option, where they part or where they agree.
std::string said_of(const Judged& c, std::string_view option) {
  const auto page = c.page();
  for (const auto* section : {"WHERE THE SOURCES PART", "WHERE THEY AGREE"})
    for (const auto* line : lines_under(page, section))
      if (line->label.starts_with(option)) return line->words;
  return {};
}

void add_words(const sheet::Line& line, std::string& words) {
  words += line.words + "\n";
  for (const auto& l : line.opens) add_words(l, words);
}

/// The line of one option with all it opens to.
std::string unfolded_of(const Judged& c, std::string_view option) {
  const auto  page = c.page();
  std::string words;
  for (const auto* section : {"WHERE THE SOURCES PART", "WHERE THEY AGREE"})
    for (const auto* line : lines_under(page, section))
      if (line->label.starts_with(option)) add_words(*line, words);
  return words;
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

constexpr std::string_view unresectable = "lesion_count_reported = 3\nliver_resectable = 'unresectable'\n";

std::unique_ptr<Judged> with_more(const std::string& toml) { return written_here(std::string(unresectable) + toml); }

std::string of_debulking(const std::string& toml) { return said_of(*with_more(toml), "debulking"); }

}  // namespace

TEST_CASE("a study with two findings that hold says both") {
  const auto said = of_debulking(
      "functional_syndrome = 'carcinoid'\nhormonal_symptoms = false\nbulk_symptoms = false\n"
      "liver_tumour_load_pct = 30\n");
  CHECK(holds(said, "caution, from a study: load 30 %, no symptoms (over 25 %) (mayo-2011 MY-1*)"));
  CHECK(holds(said, "supports, in a study: carcinoid syndrome (mayo-2011 MY-2^)"));
}

TEST_CASE("a finding that is open is named beside one that holds, and opens to what it lacks") {
  const auto  c    = with_more("primary_site = 'ileum'\ncytoreducible_fraction_pct = 92\nhormonal_symptoms = true\n");
  const auto  said = said_of(*c, "debulking");
  const auto* lack =
      "cannot tell (at best supports, in a study): not reported: regional nodes, disease outside the liver";
  CHECK(holds(said, "removable 92 % (at least 70 %), single-arm (debulking DB-2)"));
  CHECK(holds(said, "; studies still open: mayo-2011, debulking"));
  CHECK(!holds(said, lack));
  CHECK(holds(unfolded_of(*c, "debulking"), lack));
}

TEST_CASE("findings that would come to different words have no best among them") {
  CHECK(holds(unfolded_of(*with_more("functional_syndrome = 'none'\n"), "debulking"), "cannot tell, in a study: "));
}

TEST_CASE("a study none of whose findings holds says that its condition is not met") {
  const auto said = of_debulking("primary_site = 'ileum'\ncytoreducible_fraction_pct = 60\n");
  CHECK(holds(said, "removable 60 % (limit at least 70 %)"));
  CHECK(!holds(said, "supports, in a study: removable"));
}

TEST_CASE("a line that is doubted is cited as doubtful, and unfolded says why") {
  const auto v09 = story("v09");
  CHECK(holds(said_of(*v09, "resection of the primary"), "nccn-2017 NC-1*, doubtful"));
  CHECK(holds(v09->text({.all = true}), "licensed copy"));
  CHECK(holds(v09->json(), "\"doubtful\":"));
}

TEST_CASE("after debulking the sheet says that no source read tells what is best next") {
  const std::string given = std::string(unresectable) + "treatments = [{ type = 'debulking' }]";
  CHECK(holds(said_of(*written_here(given), "after debulking liver surgery"), "no source read answers"));
  CHECK(said_of(*written_here(unresectable), "after debulking liver surgery").empty());
}

TEST_CASE("hazards that ask for the same fact stand together") {
  const auto case_file = written_here("primary_site = 'ileum'");
  const auto page      = case_file->page();
  const auto lines     = lines_under(page, "BEFORE ANY PROCEDURE");
  CHECK(std::ranges::count_if(lines, [](const auto* line) {
          return holds(line->words, "biliary stent or anastomosis (seed-chan-2018 SC-7, 2017; odisio-2016 abscess)");
        }) == 1);
}
