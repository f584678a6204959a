// Whole cases, from bytes to page: every row of the worked cases V01 to V12 and of the published cases, and the sheet each
// must give.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <sstream>

#include "nelm/board/support.h"
#include "tests/accepted.h"

using namespace nelm;
using namespace nelm::tests;
namespace fs = std::filesystem;

namespace {

/// The case of a story: its own, or the published one of that name among the examples.
fs::path case_of(const fs::path& story) {
  const auto own = story / "case.toml";
  return fs::exists(own) ? own : NELM_SOURCE_DIR "/examples" / story.filename().replace_extension(".json");
}

/// A case judged on the day it names, else on `the_day`; with what it points into.
struct Story {
  fs::path          folder;
  patient::Case     the_case;
  board::Assessment assessment;

  explicit Story(const fs::path& in, std::optional<Date> on = {}) : folder(in) {
    const auto file  = case_of(folder);
    const auto bytes = bytes_of(file);
    auto       whole = exchange::read_case({file.filename().string(), bytes}, the_day, on);
    if (!whole)
      for (const auto& p : whole.error()) FAIL_CHECK(sentence(p));
    REQUIRE(whole);
    const Date day = on ? *on : patient::day_of_assessment(*whole).value_or(the_day);
    the_case       = patient::known_by(*whole, day);
    assessment     = board::assess(the_case, built_in_knowledge(), day);
  }
};

std::vector<fs::path> stories() {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(NELM_SOURCE_DIR "/tests/stories"))
    if (entry.is_directory()) folders.push_back(entry.path());
  std::ranges::sort(folders);
  return folders;
}

/// The options a row means: "iat_*" is every one that begins so.
std::vector<patient::Option> options(const std::string& word) {
  std::vector<patient::Option> found;
  for (std::size_t i = 0; i < patient::option_count; ++i) {
    const auto name = patient::Option_words[i];
    if (name == word || (word.ends_with('*') && name.starts_with(word.substr(0, word.size() - 1))))
      found.push_back(static_cast<patient::Option>(i));
  }
  REQUIRE_MESSAGE(!found.empty(), word);
  return found;
}

std::string fact_in_words(const Story& story, const std::string& name) {
  const auto at   = name.find('@');
  const auto fact = patient::fact_named(name.substr(0, at));
  REQUIRE_MESSAGE(fact, name);
  std::size_t slot = patient::index(*fact);
  if (at != std::string::npos) {
    const auto scheme = std::ranges::find(built_in_knowledge().schemes, name.substr(at + 1), &board::Scheme::id);
    REQUIRE_MESSAGE(scheme != built_in_knowledge().schemes.end(), name);
    slot = scheme->slot;
  }
  return patient::in_words(*fact, story.assessment.facts.values.all()[slot]);
}

std::string standing_of_lesion(const Story& story, std::uint32_t number, const std::string& rule) {
  for (const auto& l : story.assessment.lesions)
    if (l.number == number && l.rule->id == rule)
      return l.span.worst != l.span.best             ? "undetermined"
             : l.span.best == board::Grade::excluded ? "unsuitable"
             : l.span.best == board::Grade::clear    ? "suitable"
                                                     : "difficult";
  return "not judged";
}

/// One rule's own word on an option: of a study each finding has one.
std::string word_of_rule(const Story& story, const std::string& id, patient::Option option) {
  const auto& option_judged = story.assessment.option(option);
  for (const auto& p : story.assessment.positions_of(option_judged))
    for (const auto& r : story.assessment.rules_of(p)) {
      if (r.rule->id != id) continue;
      if (option_judged.needs == board::Verdict::unmet || r.scope == board::Verdict::unmet) return "not_applicable";
      const bool open = r.scope == board::Verdict::unknown || !r.span.decided();
      return std::string(board::name(open ? board::Word::undetermined : board::word_of(*r.rule, r.span.best)));
    }
  return "no such rule";
}

std::string state_of_gate(const Story& story, const std::string& id, patient::Option option) {
  for (const auto& g : story.assessment.gates) {
    if (g.gate->id != id || (g.gate->options & board::bit(option)) == 0) continue;
    static constexpr std::string_view names[] = {"closed", "open", "clear", "not_asked"};
    const auto                        name    = names[static_cast<std::size_t>(g.state)];
    return g.gate->kind == board::GateKind::hazard && name == "closed" ? "hazard" : std::string(name);
  }
  return "no such gate";
}

/// The facts worth finding out, with the number of standings each alone would narrow: "ki67_pct 9".
std::vector<std::string> worth_asking(const Story& story) {
  std::vector<std::string> asked;
  for (const auto& w : board::worth_asking(story.the_case, built_in_knowledge(), story.assessment))
    asked.push_back(fmt::format("{} {}", patient::row(w.fact).name, w.narrows));
  return asked;
}

/// Where the sources of an option that the team chose stand: "supports", "against", "unmet", "parts",
/// "open", or "says_nothing".
std::string beside(const Story& story, patient::Option option, const std::string& source) {
  const auto chosen = board::options_chosen(story.the_case);
  REQUIRE_MESSAGE((chosen & board::bit(option)) != 0, "not chosen");
  const auto support = board::support(story.assessment, board::bit(option)).at(0);
  const auto by      = [&](const board::Voice& v) { return v.source().id == source; };
  if (std::ranges::any_of(support.supports, by)) return "supports";
  if (std::ranges::any_of(support.against, by)) return "against";
  if (std::ranges::any_of(support.unmet, by)) return "unmet";
  if (std::ranges::any_of(support.parts, by)) return "parts";
  return std::ranges::any_of(support.open, by) ? "open" : "says_nothing";
}

void check_row(const Story& story, const std::string& row) {
  std::istringstream words(row);
  std::string        first, second, third, fourth;
  words >> first >> second;
  INFO(story.folder.filename().string(), ": ", row);
  if (first == "fact") {
    std::string value;
    std::getline(words >> std::ws, value);
    value.erase(std::min(value.find("  "), value.size()));  // behind two spaces stands the reason
    CHECK(fact_in_words(story, second) == value);
    return;
  }
  words >> third >> fourth;
  if (first == "first" || first == "ask") {
    const auto asked = worth_asking(story);
    const auto fact  = second + " " + third;
    INFO(fmt::format("{}", fmt::join(asked, ", ")));
    CHECK(std::ranges::count(asked, fact) == 1);
    CHECK((first == "ask" || (!asked.empty() && asked.front() == fact)));
  } else if (first == "chosen") {
    for (const auto option : options(second)) CHECK(beside(story, option, third) == fourth);
  } else if (first == "lesion") {
    CHECK(standing_of_lesion(story, static_cast<std::uint32_t>(std::stoul(second)), third) == fourth);
  } else if (first == "rule") {
    for (const auto option : options(third)) CHECK(word_of_rule(story, second, option) == fourth);
  } else if (first == "gate") {
    for (const auto option : options(third)) CHECK(state_of_gate(story, second, option) == fourth);
  } else if (first == "replaced") {
    for (const auto option : options(third)) {
      const auto* position = story.assessment.position(second, option);
      REQUIRE(position != nullptr);
      CHECK(position->replaced == board::Verdict::met);
      CHECK((position->by == nullptr ? "" : position->by->id) == fourth);
    }
  } else {
    for (const auto option : options(second)) {
      const auto* position = story.assessment.position(first, option);
      REQUIRE(position != nullptr);
      auto as_it_reads     = *position;  // whether it is still among the valid is a row of its own
      as_it_reads.replaced = board::Verdict::unmet;
      CHECK(board::name(story.assessment.word(story.assessment.option(option), as_it_reads)) == third);
    }
  }
}

void check_sheet(const Story& story) {
  const auto         worth = board::worth_asking(story.the_case, built_in_knowledge(), story.assessment);
  const sheet::Given given{story.the_case,
                           built_in_knowledge(),
                           story.assessment,
                           worth,
                           "nelm",
                           "the case",
                           {},
                           &tests::built_in_literature()};
  const auto         text = sheet::text(sheet::page(given), {});
  CHECK(text == sheet::text(sheet::page(given), {}));
  check_kept(story.folder / "sheet.txt", without_hash(text));
}

}  // namespace

TEST_CASE("every row of every story follows from its case") {
  std::size_t rows = 0;
  for (const auto& folder : stories()) {
    Story              story(folder);
    std::istringstream lines(bytes_of(folder / "standings.txt"));
    for (std::string line; std::getline(lines, line);) {
      if (line.empty() || line[0] == '#') continue;
      ++rows;
      if (line.starts_with("on ")) {  // the rows below are of that day
        story = Story(folder, read_date(line.substr(3, 10)));
        continue;
      }
      check_row(story, line);
    }
  }
  MESSAGE(rows, " rows in ", stories().size(), " stories");
  constexpr std::size_t invented = 12, published = 14;
  CHECK(stories().size() == invented + published);
}

TEST_CASE("every story gives its sheet, the same each time") {
  for (const auto& folder : stories()) {
    INFO(folder.string());
    check_sheet(Story(folder));
  }
}
