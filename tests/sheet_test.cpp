// What every sheet owes a board, whoever the patient is: its form holds and nothing is lost.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "nelm/sheet/columns.h"
#include "tests/hostile_cases.h"
#include "tests/page_lines.h"

using namespace nelm;
using namespace nelm::tests;
using patient::Fact;
using sheet::Line;
using sheet::Sign;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream       from(text);
  for (std::string line; std::getline(from, line);) lines.push_back(line);
  return lines;
}

std::string without_gaps(const std::string& text) {
  std::string without;
  for (const char c : text)
    if (c != ' ' && c != '\n') without += c;
  return without;
}

/// A sheet as it is read on, wherever its lines and pages were broken.
struct ReadOn {
  explicit ReadOn(const std::string& sheet) {
    static const std::regex number("[^\n]*, page [0-9]+ of [0-9]+[^\n]*\n");
    words = without_gaps(std::regex_replace(sheet, number, ""));
  }
  /// (Only of what has no source beside it.)
  bool has(const std::string& text) const { return words.find(without_gaps(text)) != std::string::npos; }

  std::string words;
};

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++n;
  return n;
}

/// What a character of more than one byte would do to a terminal: U+0080 to U+009F command it, U+200E, U+200F, U+202A
/// to U+202E and U+2066 to U+2069 turn the line round, U+2028 and U+2029 break it.
bool moves_the_cursor(const std::string& line) {
  static const std::regex commands(
      "[\\x01-\\x1f\\x7f]|\xC2[\x80-\x9F]|\xE2\x80[\x8E\x8F\xA8-\xAE]|\xE2\x81[\xA6-\xA9]");
  return line.find('\0') != std::string::npos || std::regex_search(line, commands);
}

}  // namespace

TEST_CASE("no sheet is wider than 100 columns, and none holds a control character") {
  for (const auto& c : every_case())
    for (const bool all : {false, true}) {
      const auto text = c->text({.all = all});
      CHECK(text.ends_with('\n'));
      for (const auto& line : lines_of(text)) {
        INFO(c->name, ": ", line);
        CHECK(sheet::width(line) <= sheet::text_columns);
        CHECK_FALSE(moves_the_cursor(line));
        CHECK_FALSE(line.ends_with(' '));
      }
    }
}

TEST_CASE("no word in a table is broken, in any story or published case") {
  std::size_t tables = 0;
  for (const auto& c : stories_and_examples())
    for (const auto& s : c->page().sections)
      for (const auto& b : s.blocks) {
        const auto* table = std::get_if<sheet::Table>(&b);
        if (table == nullptr) continue;
        ++tables;
        std::set<std::string> words{".", "+", "-", "?", "!", "~"};
        const auto            add = [&](const std::string& text) {
          std::istringstream from(text);
          for (std::string word; from >> word;) words.insert(word);
        };
        for (const auto& h : table->head) add(h);
        for (const auto& r : table->rows) {
          add(r.label);
          for (const auto& cell : r.cells) add(cell.words);
        }
        sheet::Page alone;
        alone.sections.push_back({.title = {}, .beside = {}, .blocks = {*table}});
        std::istringstream said(sheet::text(alone, {.all = true}).substr(sheet::text_columns + 1));  // below the rule
        for (std::string word; said >> word;) {
          INFO(c->name, ": ", word);
          CHECK(words.contains(word));
        }
      }
  CHECK(tables > 10);
}

TEST_CASE("a sheet is one page of at most 66 lines, or says at its top that it runs on and numbers each") {
  for (const auto& c : every_case()) {
    INFO(c->name);
    const auto lines = lines_of(c->text());
    if (lines.size() <= sheet::text_lines) {
      CHECK(lines[0].starts_with("nelm - for qualified professionals; informs, does not decide."));
      continue;
    }
    const auto pages = (lines.size() + sheet::text_lines - 1) / sheet::text_lines;
    CHECK(lines[0].ends_with(fmt::format(", page 1 of {}: more than one page holds", pages)));
    for (std::size_t p = 1; p < pages; ++p)
      CHECK(lines[p * sheet::text_lines].ends_with(fmt::format(", page {} of {}", p + 1, pages)));
  }
}

TEST_CASE("colour adds escapes and nothing else") {
  static const std::regex escape("\x1b\\[[0-9]+m");
  for (const auto& c : every_case()) {
    INFO(c->name);
    const auto coloured = c->text({.colour = true});
    CHECK(coloured != c->text());
    CHECK(std::regex_replace(coloured, escape, "") == c->text());
  }
}

TEST_CASE("the same case gives the same sheet and the same JSON, byte for byte") {
  const auto first = every_case(), second = every_case();
  for (std::size_t i = 0; i < first.size(); ++i) {
    INFO(first[i]->name);
    CHECK(first[i]->text() == second[i]->text());
    CHECK(first[i]->text({.all = true}) == second[i]->text({.all = true}));
    CHECK(first[i]->json() == second[i]->json());
  }
}

namespace {

/// Each option as often as the two sections of what the sources say name it.
std::map<std::string, int> options_named(const sheet::Page& page) {
  static const std::regex  aside(" \\(needs [^)]*\\)| \\(already given\\)");
  std::vector<std::string> names;
  for (const auto* title : {"WHERE THE SOURCES PART", "WHERE THEY AGREE"})
    for (const Line* l : lines_under(page, title)) {
      const auto not_known = std::min(l->words.find(": needs "), l->words.find(": behind a gate ("));
      if (l->label.starts_with("C-") || l->label.starts_with("after ")) continue;  // a conflict; what no source answers
      if (l->label == "No rule read" || l->label == "Not asked")
        add_names(std::regex_replace(l->words, aside, ""), names);
      else if (!l->label.empty() && l->label != "Not for this patient" && l->label != "Replaced")
        add_names(l->label, names);
      else if (not_known != std::string::npos)
        add_names(l->words.substr(0, not_known), names);
    }
  std::map<std::string, int> named;
  for (const auto& n : names) ++named[n];
  return named;
}

}  // namespace

TEST_CASE("every option is named exactly once, and stands on the sheet or under a name that is said to be folded") {
  for (const auto& c : every_case()) {
    const auto   page  = c->page();
    const auto   named = options_named(page);
    const auto   text  = c->text();
    const ReadOn read_on(text);
    CHECK(named.size() == patient::option_count);
    for (const auto& o : built_in_knowledge().options) {
      INFO(c->name, ": ", o.name);
      CHECK(named.contains(o.name));
      if (named.contains(o.name)) CHECK(named.at(o.name) == 1);
    }
    for (const auto* title : {"WHERE THE SOURCES PART", "WHERE THEY AGREE"})
      for (const Line* l : lines_under(page, title)) {
        INFO(c->name, ": ", l->label, " | ", l->words);
        // In the fewest words, unless there was room for more.
        const auto said    = [&](const std::string& words) { return read_on.has(l->label + words); };
        const auto shorter = std::ranges::find_if(l->shorter, said);
        const auto whole   = l->label + (said(l->words) || shorter == l->shorter.end() ? l->words : *shorter);
        if (l->fold == sheet::Fold::never && l->source.empty())
          CHECK(read_on.has(whole));
        else if (!l->label.empty() && l->fold != sheet::Fold::closed && !read_on.has(whole))
          CHECK(ReadOn(text.substr(text.rfind("Folded: "))).has(l->label));
      }
  }
}

TEST_CASE("the options stand in the clinical order in each section, never by what is said of them") {
  for (const auto& c : every_case())
    for (const auto* title : {"WHERE THE SOURCES PART", "WHERE THEY AGREE"}) {
      const auto               page = c->page();
      std::vector<std::size_t> places;
      for (const Line* l : lines_under(page, title)) {
        const auto& options = built_in_knowledge().options;
        const auto  name    = l->label.substr(0, l->label.find_first_of(",/"));
        for (std::size_t i = 0; i < options.size(); ++i)
          if (name == options[i].name || (l->label.find(" / ") != std::string::npos && name == options[i].name + " "))
            places.push_back(i);
      }
      INFO(c->name, ": ", title);
      CHECK(std::ranges::is_sorted(places));
    }
}

TEST_CASE("every remark is printed, with the word that nelm has no rule for it") {
  int remarks = 0;
  for (const auto& c : every_case()) {
    const auto               page = c->page();
    std::vector<std::string> printed;
    for (const Line* l : lines_under(page, "WHAT IS KNOWN"))
      if (l->label == "Remark") {
        CHECK(l->source == "nelm has no rule for this");
        CHECK(l->fold == sheet::Fold::never);
        printed.push_back(l->words);
      }
    std::vector<std::string> written;
    for (const auto& n : c->the_case.notes)
      if (n.fact == Fact::remarks) written.push_back(n.text), ++remarks;
    INFO(c->name);
    CHECK(printed == written);
    CHECK(count(c->text(), "  Remark ") == written.size());
  }
  CHECK(remarks >= 7);
}

TEST_CASE("of 300 words in a remark none is lost between the pages") {
  const auto c    = written_here(endless_texts());
  const auto text = c->text();
  for (int i = 0; i < 300; ++i) CHECK(count(text, fmt::format("r{:03}", i)) >= 1);
  for (int i = 0; i < 120; ++i) CHECK(count(text, fmt::format("q{:03}", i)) == 1);
  for (int i = 0; i < 60; ++i) CHECK(count(text, fmt::format("d{:03}", i)) == 2);
}

TEST_CASE("what a remark says in another alphabet is printed as it was written") {
  const auto text = written_here(not_ascii)->text();
  CHECK(text.find("Müller-Łódź") != std::string::npos);
  CHECK(text.find("Ελληνικά, кириллица") != std::string::npos);
  CHECK(count(text, "äöüß äöüß äöüß") >= 2);
}

TEST_CASE("V02 meets the list of milan-net") {
  const auto c    = story("v02");
  const auto line = line_called(c->page(), "WHERE THEY AGREE", "liver transplantation");
  CHECK(line.sign == Sign::met);
  CHECK(line.words.find("meets the list of milan-2007^, milan-net^, lt-common") != std::string::npos);
  CHECK(ReadOn(c->text()).has("meets the list of milan-2007^, milan-net^, lt-common"));
}

TEST_CASE("V01 is not met by any list, for it is resectable") {
  const auto words = line_called(story("v01")->page(), "WHERE THEY AGREE", "liver transplantation").words;
  CHECK(words.starts_with("not met: "));
  CHECK(words.find("resectable in one stage, primary in place (milan-net MN-1^, MN-4^; uk-net-lt-2021 UK-1^, UK-4^)") !=
        std::string::npos);
  CHECK(words.find("resectable in one stage, age 62 (limit under 45 to 55) (lt-common LC-0, LC-1)") !=
        std::string::npos);
  CHECK(words.find("age 62 (limit at most 55) (milan-2007 M7-4^, M7-7^)") != std::string::npos);
}

TEST_CASE("V05: the lists part on age alone, and lt-common is not met") {
  const auto c    = story("v05");
  const auto text = c->text();
  const auto page = c->page();
  CHECK(line_called(page, "WHERE THE SOURCES PART", "liver transplantation")
            .words.starts_with("THE LISTS PART ON ONE FACT: age 55; "));
  const sheet::Table* lists = nullptr;
  for (const auto& s : page.sections)
    for (const auto& b : s.blocks)
      if (const auto* table = std::get_if<sheet::Table>(&b)) lists = table;
  REQUIRE(lists != nullptr);
  CHECK(lists->head ==
        std::vector<std::string>{"", "milan-2007^", "milan-net^", "lt-common", "esmo-2020", "uk-net-lt-2021"});
  CHECK(lists->rows[0].label == "Stands as");
  CHECK(lists->rows[0].cells[0].words == "meets the list");
  CHECK(lists->rows[0].cells[1].words == "meets the list");
  CHECK(lists->rows[0].cells[2].words == "not met");
  CHECK(lists->rows[0].cells[2].sign == Sign::unmet);
  CHECK(lists->rows[1].label == "Age 55");
  CHECK(lists->rows[1].parts);
  CHECK(lists->rows[1].cells[2].sign == Sign::unmet);
  CHECK(std::ranges::count_if(lists->rows, &sheet::Row::parts) == 1);
  CHECK(text.find("\n~ Age 55 ") != std::string::npos);
}

TEST_CASE("V11 waits for time, and Ki-67 and the grade are asked first") {
  const auto c    = story("v11");
  const auto text = c->text();
  CHECK(text.find("not yet: stable 3 of 6 months") != std::string::npos);
  CHECK(text.find("\n- not yet: stable 3 of 6 months") != std::string::npos);
  CHECK(text.find("; not met: stable") == std::string::npos);
  const auto page = c->page();
  const auto asks = lines_under(page, "WHAT TO FIND OUT FIRST");
  CHECK(asks.at(0)->label == "1");
  CHECK(asks.at(0)->words == "Ki-67");
  CHECK(asks.at(1)->words.starts_with("grade reported"));
}

TEST_CASE("what stands only in the review or in another source is marked, and says so when it is opened") {
  const auto c   = story("v05");
  const auto all = c->text({.all = true});
  const auto one = c->text();
  CHECK(one.find("frilling-2015 FR-1*") != std::string::npos);
  CHECK(one.find("canadian-2016") != std::string::npos);
  CHECK(one.find("* as the review reports  ^ read in another") != std::string::npos);
  CHECK(all.find("as the review reports") != std::string::npos);
  CHECK(all.find("via ") != std::string::npos);
}

TEST_CASE("unfolded, every criterion of every source stands with its question and its place") {
  for (const auto& c : stories_and_examples()) {
    const auto all = without_gaps(c->text({.all = true}));
    for (const auto& o : c->assessment.options) {
      if (o.needs == board::Verdict::unmet) continue;
      for (const auto& p : c->assessment.positions_of(o))
        for (const auto& r : c->assessment.rules_of(p))
          for (const auto& f : c->assessment.findings_of(r)) {
            INFO(c->name, ": ", f.criterion->id);
            CHECK(all.find(f.criterion->id) != std::string::npos);
          }
    }
  }
}

TEST_CASE("the sheet says by which knowledge it was judged, on which day, and that no clinician has reviewed it") {
  for (const auto& c : every_case()) {
    const auto text = c->text();
    CHECK(text.find("Judged on 2026-11-23 (--on)") != std::string::npos);
    CHECK(text.find(built_in_knowledge().hash) != std::string::npos);
    CHECK(text.find("reviewed by no clinician yet") != std::string::npos);
  }
}
