// The published cases: each has its citation and says what was chosen, what was done moves no standing, and the page of
// docs/ made from them is what the program prints of them today.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>

#include "nelm/board/support.h"
#include "nelm/patient/words.h"
#include "nelm/sheet/cases.h"
#include "tests/accepted.h"

using namespace nelm;
using namespace nelm::tests;
namespace fs = std::filesystem;
using patient::Fact;

namespace {

patient::Case read(const fs::path& file) {
  const auto bytes = bytes_of(file);
  auto       whole = exchange::read_case({file.filename().string(), bytes}, the_day);
  REQUIRE(whole);
  return std::move(*whole);
}

bool is_published(const patient::Case& c) {
  return c.facts[Fact::kind].choices == patient::only(patient::CaseKind::published);
}

std::vector<fs::path> published_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(NELM_SOURCE_DIR "/examples"))
    if (entry.is_regular_file() && is_published(read(entry.path()))) files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

/// A published case judged on its own day.
struct Published {
  patient::Case     the_case;
  board::Assessment assessment;

  explicit Published(const patient::Case& whole) {
    const auto day = patient::day_of_assessment(whole);
    REQUIRE(day);
    the_case   = patient::known_by(whole, *day);
    assessment = board::assess(the_case, built_in_knowledge(), *day);
  }
  Published(const Published&)            = delete;
  Published& operator=(const Published&) = delete;

  sheet::Given given() const {
    return {the_case, built_in_knowledge(), assessment, {}, "nelm", "the case", {}, &built_in_literature()};
  }
};

/// The case without what was chosen, what was done and how it went.
patient::Case before_it_was_decided(patient::Case c) {
  std::erase_if(c.facts.entries, [](const auto& e) { return e.fact == Fact::decision; });
  std::erase_if(c.notes, [](const auto& n) { return n.fact == Fact::done || n.fact == Fact::outcome; });
  return c;
}

/// All an assessment says, without what the case says of itself.
std::string standings(const patient::Case& c) {
  const Published judged(c);
  const auto      worth = board::worth_asking(judged.the_case, built_in_knowledge(), judged.assessment);
  return sheet::json({judged.the_case, built_in_knowledge(), judged.assessment, worth, "nelm", "the case"});
}

constexpr std::string_view begins = "<!-- from here on: nelm cases examples/*.json, written by the tests -->\n\n";

}  // namespace

TEST_CASE("every published case has its citation, what was read of it, what was chosen and what was done") {
  const auto files = published_files();
  CHECK(files.size() == 14);
  for (const auto& file : files) {
    INFO(file.string());
    const auto c = read(file);
    CHECK(c.text(Fact::case_id) == file.stem().string());
    const auto citation = c.text(Fact::citation);
    CHECK((citation.find("doi 10.") != citation.npos || citation.find("https://") != citation.npos));
    CHECK_FALSE(c.text(Fact::text_read).empty());
    CHECK_FALSE(c.text(Fact::question).empty());
    CHECK(board::options_chosen(c) != 0);
    CHECK(std::ranges::any_of(c.notes, [](const auto& n) { return n.fact == Fact::done; }));
    CHECK(fs::exists(fs::path(NELM_SOURCE_DIR "/tests/stories") / file.stem() / "story.md"));
  }
}

TEST_CASE("what was chosen, what was done and how it went move no standing and ask nothing") {
  for (const auto& file : published_files()) {
    INFO(file.string());
    const auto c       = read(file);
    const auto without = before_it_was_decided(c);
    CHECK(c != without);
    CHECK(standings(c) == standings(without));
  }
}

TEST_CASE("what the team did stands below a line of its own, behind all that the sources say") {
  for (const auto& file : published_files()) {
    INFO(file.string());
    const Published judged(read(file));
    const auto      page = sheet::page(judged.given());
    const auto      at   = std::ranges::find(page.sections, "WHAT THE TEAM DID", &sheet::Section::title);
    REQUIRE(at != page.sections.end());
    CHECK(at->ruled);
    CHECK(at + 2 == page.sections.end());  // behind it stands the decision of the board
    const auto chosen = board::support(judged.assessment, board::options_chosen(judged.the_case));
    CHECK(static_cast<std::size_t>(std::ranges::count_if(at->blocks, [](const sheet::Block& b) {
            return std::get<sheet::Line>(b).label == "Chosen";
          })) == chosen.size());
    CHECK(std::get<sheet::Line>(at->blocks.back()).words ==
          "One patient, published because remarkable: this is no evidence of effect.");
    const auto rule = std::string(100, '-');
    CHECK(sheet::text(page, {.all = true}).find(rule + "\nWHAT THE TEAM DID") != std::string::npos);
  }
}

TEST_CASE("chosen, every option there is, moves no standing either") {
  for (const auto& file : published_files()) {
    INFO(file.string());
    auto       c      = read(file);
    const auto before = standings(c);
    for (auto& e : c.facts.entries)
      if (e.fact == Fact::decision) e.value.choices = (patient::Choices{1} << patient::option_count) - 1;
    CHECK(standings(c) == before);
  }
}

TEST_CASE("the page of the published cases is what the program prints of them (NELM_ACCEPT_SHEETS=1 writes it)") {
  std::vector<std::unique_ptr<Published>> judged;
  std::vector<sheet::Given>               given;
  for (const auto& file : published_files()) {
    judged.push_back(std::make_unique<Published>(read(file)));
    given.push_back(judged.back()->given());
  }
  const fs::path page(NELM_SOURCE_DIR "/docs/published-cases.md");
  const auto     written = bytes_of(page);
  const auto     at      = written.find(begins);
  REQUIRE(at != std::string::npos);
  check_kept(page, written.substr(0, at + begins.size()) + sheet::cases(given));
}
