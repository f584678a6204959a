#include "nelm/sheet/text.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <regex>
#include <sstream>

#include "nelm/sheet/columns.h"
#include "nelm/sheet/holds_test.h"

using namespace nelm::sheet;
using namespace nelm::sheet::by_hand;
namespace patient = nelm::patient;

namespace {

Page page_of(std::vector<Block> blocks) {
  return {.name     = "V99",
          .head     = {},
          .sections = {{.title = "TITLE", .beside = "source", .blocks = std::move(blocks)}},
          .foot     = {}};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream       from(text);
  for (std::string line; std::getline(from, line);) lines.push_back(line);
  return lines;
}

/// The lines below the title, which is the second behind a blank.
std::vector<std::string> below_the_title(std::vector<Block> blocks, TextStyle style = {}) {
  auto lines = lines_of(text(page_of(std::move(blocks)), style));
  REQUIRE(lines.size() >= 2);
  lines.erase(lines.begin(), lines.begin() + 2);
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("each sign has its shape") {
  CHECK(below_the_title({Line{.sign = Sign::none, .words = "a"}, Line{.sign = Sign::met, .words = "b"},
                         Line{.sign = Sign::unmet, .words = "c"}, Line{.sign = Sign::unknown, .words = "d"},
                         Line{.sign = Sign::gate, .words = "e"}, Line{.sign = Sign::parts, .words = "f"}}) ==
        Lines{"  a", "+ b", "- c", "? d", "! e", "~ f"});
}

TEST_CASE(
    "a title stands with what is beside it at the right edge, behind a blank line; without a title there is a rule") {
  const auto lines = lines_of(text(page_of({Line{.words = "a"}}), {}));
  CHECK(lines[0].empty());
  CHECK(lines[1] == "TITLE" + std::string(89, ' ') + "source");
  Page rule = page_of({Line{.words = "a"}});
  rule.sections[0].title.clear();
  CHECK(lines_of(text(rule, {}))[0] == std::string(100, '-'));
}

TEST_CASE("labels make a column as wide as the widest of at most 14; a longer one pushes only its own words") {
  CHECK(
      below_the_title({Line{.label = "Heart", .words = "none"}, Line{.label = "Pathology", .words = "G1"},
                       Line{.label = "resection with ablation", .words = "conditional"}, Line{.words = "no label"}}) ==
      Lines{"  Heart           none", "  Pathology       G1", "  resection with ablation  conditional", "  no label"});
}

TEST_CASE("the words under a long label hang where the column begins") {
  const auto lines = below_the_title(
      {Line{.label = "resection with ablation", .words = std::string(60, 'a') + " " + std::string(40, 'b')}});
  CHECK(lines ==
        Lines{"  resection with ablation  " + std::string(60, 'a'), std::string(18, ' ') + std::string(40, 'b')});
}

TEST_CASE("sources wrap in their own column at the right edge, of at most 34") {
  const auto lines = below_the_title(
      {Line{.label = "Heart", .words = "none", .source = "echocardiography of the cardiology department, 2017-03-02"}});
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == "  Heart  none" + std::string(53, ' ') + "echocardiography of the cardiology");
  CHECK(lines[1] == std::string(66, ' ') + "department, 2017-03-02");
}

TEST_CASE("a line without a source uses the whole width though others have one") {
  const auto lines = below_the_title({Line{.words = "a", .source = "CT"}, Line{.words = std::string(98, 'x')}});
  CHECK(lines[1] == "  " + std::string(98, 'x'));
}

TEST_CASE("what a line opens to stands under it, further in") {
  const Line inner{.sign = Sign::met, .label = "AB-1", .words = "at most 30 mm", .fold = Fold::closed};
  const Line outer{.sign = Sign::unmet, .label = "ablation", .words = "no", .opens = {inner}};
  CHECK(below_the_title({outer}) == Lines{"- ablation  no"});
  CHECK(below_the_title({outer}, {.all = true}) == Lines{"- ablation  no", "  + AB-1  at most 30 mm"});
}

TEST_CASE("a table of one column is its rows") {
  CHECK(below_the_title({Table{.head = {"", "milan-net"}, .rows = {{"Age 55", {{Sign::met, "at most 60"}}, false}}}}) ==
        Lines{"           milan-net", "  Age 55 + at most 60"});
}

TEST_CASE(
    "in a table of three columns the sign hangs before the words, nothing asked is a dot, a parting row is marked") {
  const Table t{.head = {"", "one", "two", "three"},
                .rows = {{"Age 55", {{Sign::met, "at most 55"}, {Sign::unknown, "60"}, {}}, false},
                         {"Load", {{Sign::unmet, "50 %"}, {}, {Sign::parts, "under 50 %"}}, true}}};
  CHECK(below_the_title({t}) == Lines{"           one          two   three", "  Age 55 + at most 55 ? 60    .",
                                      "~ Load   - 50 %         .   ~ under 50 %"});
}

TEST_CASE("a table of six columns stays within the page, its cells wrapped below their own beginning") {
  Table t{.head = {"", "milan-2007", "milan-2012", "milan-2015", "milan-2016", "milan-2019", "milan-2024"},
          .rows = {{"Disease outside the liver not reported", {}, true}}};
  for (int i = 0; i < 6; ++i) t.rows[0].cells.push_back({Sign::unknown, "nothing outside the liver"});
  const auto lines = below_the_title({t});
  for (const auto& l : lines) CHECK(width(l) <= text_columns);
  const auto first = std::ranges::find_if(lines, [](const auto& l) { return l.starts_with("~"); });
  REQUIRE(first != lines.end());
  CHECK(*first == "~ Disease outside the ? nothing    ? nothing    ? nothing    ? nothing    ? nothing    ? nothing");
  CHECK(*(first + 1) ==
        "  liver not reported    outside      outside      outside      outside      outside      outside");
  CHECK(*(first + 2) ==
        "                        the liver    the liver    the liver    the liver    the liver    the liver");
}

TEST_CASE(
    "lists that do not stand beside each other whole stand below each other, each table with the names of the rows") {
  Table t{.head = {""}, .rows = {{"Stands as", {}, false}, {"Resectability", {}, true}}};
  for (int i = 0; i < 7; ++i) {
    t.head.push_back(fmt::format("transplantation-{}", i));
    t.rows[0].cells.push_back({Sign::unknown, "cannot tell yet"});
    t.rows[1].cells.push_back(i == 6 ? Cell{} : Cell{Sign::unmet, "unresectable"});
  }
  const auto lines = below_the_title({t});
  REQUIRE(lines.size() == 6);
  CHECK(lines[0].ends_with(" transplantation-3"));
  CHECK(lines[1].starts_with("  Stands as "));
  CHECK(lines[2] == "~ Resectability - unresectable      - unresectable      - unresectable      - unresectable");
  CHECK(lines[3].ends_with(" transplantation-6"));
  CHECK(lines[4].starts_with("  Stands as "));
  CHECK(lines[5] == "~ Resectability - unresectable      - unresectable        .");
}

namespace {

LimitLines ages(patient::Range of_the_patient) {
  using patient::Range;
  return {.title   = "age",
          .low     = 0,
          .high    = 100,
          .patient = of_the_patient,
          .limits  = {{"upper", "at most 40", patient::at_most(40), Range{1, 0}},
                      {"lower", "at least 20", patient::at_least(20), Range{1, 0}},
                      {"both", "20 to 40", patient::between(20, 40), Range{1, 0}},
                      {"range", "under 40 to 60", patient::less_than(40), Range{40, 60, false, true}}}};
}

/// 26 columns before the axis of 50, two years to a column.
std::string axis(std::string_view label, std::size_t before, char c, std::size_t n) {
  return padded(fmt::format("    {}", label), 24) + std::string(before, ' ') + std::string(n, c);
}

}  // namespace

TEST_CASE("limit lines show each list's inside, its range in between, and what lies outside") {
  const auto lines = below_the_title({ages(patient::exactly(30))});
  REQUIRE(lines.size() == 6);
  CHECK(lines[0] == padded("  age", 24) + "0         20        40        60        80        100");
  CHECK(lines[1] == axis("the patient", 15, 'v', 1));
  CHECK(lines[2] == axis("upper", 0, '=', 20) + std::string(30, '.') + "  at most 40");
  CHECK(lines[3] == axis("lower", 0, '.', 10) + std::string(40, '=') + "  at least 20");
  CHECK(lines[4] == axis("both", 0, '.', 10) + std::string(10, '=') + std::string(30, '.') + "  20 to 40");
  CHECK(lines[5] == axis("range", 0, '=', 20) + std::string(10, '/') + std::string(20, '.') + "  under 40 to 60");
}

TEST_CASE("a vague patient is a span on the axis, one of whom nothing is known all of it") {
  CHECK(below_the_title({ages(patient::between(30, 41))})[1] == axis("the patient", 15, '-', 6));
  CHECK(below_the_title({ages(patient::at_least(80))})[1] == axis("the patient", 40, '-', 10));
  CHECK(below_the_title({ages({})})[1] == axis("the patient", 0, '-', 50));
}

TEST_CASE("a title too long for its column stands above its axis, so that the numbers stay over their places") {
  auto figure      = ages(patient::between(30, 41));
  figure.title     = "load over 45.5 to under 55.5 %";
  const auto lines = below_the_title({figure});
  REQUIRE(lines.size() == 7);
  CHECK(lines[0] == "  load over 45.5 to under 55.5 %");
  CHECK(lines[1] == std::string(24, ' ') + "0         20        40        60        80        100");
}

namespace {

Line plain(int i) { return {.words = fmt::format("line {}", i)}; }

/// A page of as many lines as asked for when all stands: one blank, one title, what is given, and the rest plain lines.
Page page_of_lines(std::size_t lines, std::vector<Block> first, std::size_t these_take) {
  auto blocks = std::move(first);
  for (std::size_t i = 2 + these_take; i < lines; ++i) blocks.emplace_back(plain(static_cast<int>(i)));
  return page_of(std::move(blocks));
}

const Line folding{.label = "No rule read", .words = "several", .fold = Fold::first};

}  // namespace

TEST_CASE("66 lines are one page, of which nothing folds") {
  const auto sheet = text(page_of_lines(66, {folding}, 1), {});
  CHECK(lines_of(sheet).size() == 66);
  CHECK(holds(sheet, "  No rule read  several\n"));
  CHECK_FALSE(holds(sheet, "Folded"));
}

TEST_CASE("of 67 lines what folds first gives way, and is named") {
  Page       page = page_of_lines(67, {folding, folding, Line{.words = "a source's sentence", .fold = Fold::first}}, 3);
  const auto sheet = text(page, {});
  CHECK(lines_of(sheet).size() == 65);
  CHECK_FALSE(holds(sheet, "several"));
  CHECK(lines_of(sheet).back() == "Folded: the sources' own sentences, No rule read.");
  CHECK(lines_of(text(page, {.all = true})).size() == 67);
  CHECK(holds(text(page, {.all = true}), "a source's sentence"));
}

TEST_CASE("then figures give way, then blank lines, and lines that never fold still stand") {
  const Page figures = page_of_lines(67, {ages(patient::exactly(30))}, 6);
  auto       sheet   = text(figures, {});
  CHECK(lines_of(sheet).size() == 62);
  CHECK(lines_of(sheet)[0].empty());
  CHECK(lines_of(sheet).back() == "Folded: limits on their axis.");
  CHECK_FALSE(holds(sheet, "the patient"));

  sheet = text(page_of_lines(67, {}, 0), {});
  CHECK(lines_of(sheet).size() == 66);
  CHECK(lines_of(sheet)[0].starts_with("TITLE"));
  CHECK(holds(sheet, "line 2\n"));
  CHECK(holds(sheet, "line 66\n"));
  CHECK_FALSE(holds(sheet, "Folded"));
}

TEST_CASE("then the rows of a table on which there is nothing to find stand in one line") {
  const Table t{.head = {"", "one", "two"},
                .rows = {{"Stands as", {{Sign::met, "meets the list"}, {Sign::met, "meets the list"}}, false},
                         {"Age 40", {{Sign::met, "at most 55"}, {}}, false},
                         {"NET", {{Sign::met, "NET"}, {Sign::met, "NET"}}, false},
                         {"Load not reported", {{Sign::unknown, "50 %"}, {Sign::met, "50 %"}}, false},
                         {"Drains", {{Sign::met, "yes"}, {Sign::unmet, "alone"}}, true}}};
  const auto  sheet = text(page_of_lines(68, {t}, 6), {});
  CHECK(lines_of(sheet).size() == 66);
  CHECK(holds(sheet, "+ By all that ask: Age 40, NET\n"));
  CHECK(holds(sheet, "  Stands as         + meets the list + meets the list\n"));
  CHECK(holds(sheet, "  Load not reported ? 50 %           + 50 %\n"));
  CHECK(holds(sheet, "~ Drains            + yes            - alone\n"));
}

namespace {

/// An option whose words take three lines, or two without criteria, or one by its sources alone.
Line reasoned(std::string name, bool faint = false) {
  const auto two = std::string(60, 'r') + " " + std::string(60, 's');
  return {.label   = std::move(name),
          .words   = two + " " + std::string(60, 'c'),
          .faint   = faint,
          .opens   = {Line{.words = "inside", .fold = Fold::closed}},
          .shorter = {two, "sources"}};
}

std::size_t count_of(const std::string& text, char c, std::size_t in_a_row) {
  std::size_t n = 0;
  for (auto at = text.find(std::string(in_a_row, c)); at != std::string::npos;
       at      = text.find(std::string(in_a_row, c), at + in_a_row))
    ++n;
  return n;
}

}  // namespace

TEST_CASE("then words give way, from the end of the page and no more than must, and what is gone is named") {
  const auto sheet = [](std::size_t lines) {
    auto page = page_of_lines(lines, {reasoned("one"), reasoned("two"), reasoned("three")}, 9);
    return text(page, {});
  };
  CHECK(count_of(sheet(67), 'c', 60) == 3);  // without the blank line it fits
  CHECK_FALSE(holds(sheet(67), "Folded"));
  // Two lines too many: one for what is too much, one for what says so at the foot.
  const auto one_more = sheet(68);
  CHECK(lines_of(one_more).size() == 66);
  CHECK(count_of(one_more, 'c', 60) == 1);
  CHECK(holds(one_more, "  one    " + std::string(60, 'r')));
  CHECK(lines_of(one_more).back() == "Folded: reasons, and criteria by name.");
  const auto no_criteria = sheet(69);
  CHECK(count_of(no_criteria, 'c', 60) == 0);
  CHECK(count_of(no_criteria, 'r', 60) == 3);
  const auto less = sheet(70);
  CHECK(count_of(less, 'r', 60) == 2);
  CHECK(holds(less, "  three  sources\n"));
  CHECK(count_of(sheet(72), 'r', 60) == 0);
  CHECK(lines_of(sheet(72)).size() == 66);
  CHECK(holds(sheet(73), "page 1 of 2"));
}

TEST_CASE("what stands behind a closed gate loses its words before what does not") {
  const auto sheet = text(page_of_lines(68, {reasoned("one", true), reasoned("two", true), reasoned("three")}, 9), {});
  CHECK(lines_of(sheet).size() == 66);
  CHECK(count_of(sheet, 'c', 60) == 1);
  CHECK(sheet.find(std::string(60, 'c')) > sheet.find("  three  "));
}

TEST_CASE("where a page runs on, words stand as long as they take no further sheet") {
  const auto sheet = [](std::size_t lines) {
    auto page = page_of_lines(lines, {}, 9);
    for (const auto* name : {"one", "two", "three"}) page.sections[0].blocks.emplace_back(reasoned(name));
    return text(page, {});
  };
  CHECK(count_of(sheet(131), 'c', 60) == 3);  // without the blank line two sheets of 65, each below its number
  CHECK(count_of(sheet(132), 'c', 60) == 1);
  CHECK(count_of(sheet(133), 'c', 60) == 0);
  for (const std::size_t lines : {131, 132, 133}) CHECK(holds(sheet(lines), "page 1 of 2"));
}

TEST_CASE("a page longer than all that runs on, each sheet numbered, the first saying so") {
  const auto lines = lines_of(text(page_of_lines(140, {}, 0), {}));
  REQUIRE(lines.size() == 139 + 3);
  CHECK(lines[0] == "V99, page 1 of 3: more than one page holds");
  CHECK(lines[1].starts_with("TITLE"));
  CHECK(lines[66] == "V99, page 2 of 3");
  CHECK(lines[132] == "V99, page 3 of 3");
  CHECK(lines.back() == "  line 139");
}

TEST_CASE("an option that the page has no room for goes to the next as a whole, with what is said under it") {
  const Line  option{.label = "ablation", .words = std::string(80, 'a') + " " + std::string(80, 'b')};
  const Table table{.head = {"", "one"}, .rows = {{"Age", {{Sign::met, "55"}}, false}}};
  Page        page = page_of_lines(63, {}, 0);  // 62 lines without the blank: 65 stand on a sheet
  auto&       on   = page.sections[0].blocks;
  on.insert(on.end(), {option, Line{.words = "of ablation too"}, table, option});
  const auto lines = lines_of(text(page, {}));
  CHECK(lines[62] == "  line 62");
  for (std::size_t i = 63; i < 66; ++i) CHECK(lines[i].empty());
  CHECK(lines[66] == "V99, page 2 of 2");
  CHECK(lines[67].starts_with("  ablation"));
  CHECK(holds(lines[68], "bbb"));
  CHECK(lines[69] == "  of ablation too");
  CHECK(lines[71] == "  Age + 55");
  CHECK(lines[72].starts_with("  ablation"));
}

TEST_CASE("where one page does not hold it, what folds first stands while that takes no further page") {
  auto page = page_of_lines(80, {}, 0);
  page.sections[0].blocks.emplace_back(
      Line{.label = "Not asked", .words = "there is room " + std::string(90, 'a'), .fold = Fold::first});
  CHECK(holds(text(page, {}), "there is room"));
  page.sections[0].blocks.insert(page.sections[0].blocks.end(), 40, plain(1));  // now the two pages are full
  CHECK(holds(text(page, {}), "page 1 of 2"));
  page.sections[0].blocks.insert(page.sections[0].blocks.end(), 9, plain(1));
  const auto full = text(page, {});
  CHECK(holds(full, "page 1 of 2"));
  CHECK_FALSE(holds(full, "there is room"));
  CHECK(holds(full, "Folded: Not asked."));
}

TEST_CASE("a section that stays whole goes to the next page as one") {
  Page page = page_of_lines(64, {}, 0);
  page.sections.push_back({.title = "NEXT", .blocks = {plain(1), plain(2), plain(3)}, .whole = true});
  const auto lines = lines_of(text(page, {}));
  CHECK(lines[66] == "V99, page 2 of 2");
  CHECK(lines[67].starts_with("NEXT"));
  CHECK(lines.back() == "  line 3");
}

TEST_CASE("a title goes to the next page with what first stands under it") {
  Page page = page_of_lines(66, {}, 0);  // 65 without the blank
  page.sections.push_back({.title = "NEXT", .blocks = {plain(1)}});
  page.sections[0].blocks.pop_back();  // a line is left over on the first sheet, and holds no title alone
  const auto lines = lines_of(text(page, {}));
  CHECK(lines.size() == 66);  // title and line do fit: one page
  page.sections[1].blocks.emplace_back(plain(2));
  const auto more = lines_of(text(page, {}));
  CHECK(more[65].empty());
  CHECK(more[66] == "V99, page 2 of 2");
  CHECK(more[67].starts_with("NEXT"));
}

TEST_CASE("the foot never stands alone on the last page: the place for the decision goes with it") {
  Page page = page_of_lines(64, {}, 0);
  page.sections.push_back({.blocks = {Line{.words = "DECIDED"}, Line{.words = "ACTION"}}});
  page.key         = {{Sign::met, {}, "met"}, {Sign::none, "*", "as reported"}};
  page.foot        = {"the end"};
  const auto lines = lines_of(text(page, {}));
  CHECK(lines[66] == "V99, page 2 of 2");
  CHECK(Lines(lines.begin() + 67, lines.end()) ==
        Lines{std::string(100, '-'), "  DECIDED", "  ACTION", "+ met  * as reported", "the end."});
}

TEST_CASE("the foot says how all opens where something folds, though it stands now") {
  Page page = page_of({plain(1)});
  page.foot = {"the end"};
  CHECK(lines_of(text(page, {})).back() == "the end.");
  Line folding = plain(2);
  folding.fold = Fold::first;
  page.sections[0].blocks.emplace_back(folding);
  CHECK(lines_of(text(page, {})).back() == "the end; all opens with --all.");
}

TEST_CASE("what is longer than a page is broken where the page ends") {
  Line inner{.words = "of ablation"}, option{.label = "ablation"};
  option.opens.assign(100, inner);
  const auto lines = lines_of(text(page_of({plain(1), option}), {}));
  CHECK(lines[2] == "  line 1");
  CHECK(lines[66] == "V99, page 2 of 3");
  CHECK(lines[67].starts_with("  ablation"));
  CHECK(lines[131] == "    of ablation");
  CHECK(lines[132] == "V99, page 3 of 3");
}

TEST_CASE("the numbers on an axis are round, whatever its ends") {
  auto figure = ages(patient::exactly(42));
  figure.low = 33, figure.high = 69;
  CHECK(below_the_title({figure})[0] ==
        padded("  age", 24) + std::string(9, ' ') + "40" + std::string(12, ' ') + "50" + std::string(12, ' ') + "60");
  figure.low = 0, figure.high = 7;
  CHECK(below_the_title({figure})[0] == padded("  age", 24) + "0             2             4             6");
}

TEST_CASE("a name too long for the head of a further page is cut there, and said to be") {
  Page page        = page_of_lines(80, {}, 0);
  page.name        = std::string(130, 'V');
  const auto lines = lines_of(text(page, {}));
  CHECK(lines[0] == std::string(50, 'V') + "..., page 1 of 2: more than one page holds");
  CHECK(lines[66] == std::string(50, 'V') + "..., page 2 of 2");
}

TEST_CASE("colour makes titles bold and what stands behind a gate grey, and changes no character") {
  const Page page =
      page_of({Line{.sign = Sign::gate, .words = "behind a gate", .faint = true}, Line{.words = "plain"}});
  const auto sheet = text(page, {.colour = true});
  CHECK(holds(sheet, "\033[1mTITLE"));
  CHECK(holds(sheet, "\n\033[2m! behind a gate\033[0m\n"));
  CHECK(holds(sheet, "\n  plain\n"));
  CHECK(std::regex_replace(sheet, std::regex("\033\\[[0-9]+m"), "") == text(page, {}));
}

TEST_CASE("a table behind a gate is grey, its head and the row on which lists part too") {
  const Table t{.head = {"", "one"}, .rows = {{"Age", {{Sign::met, "55"}}, true}}, .faint = true};
  const auto  sheet = text(page_of({t}), {.colour = true});
  CHECK(holds(sheet, "\033[2m        one\033[0m\n\033[2m~ Age + 55\033[0m\n"));
}

TEST_CASE("no line is wider than the page, however long its parts, folded or not") {
  const std::string longest(300, 'w');
  const Line        inner{.label = longest, .words = longest, .source = longest, .fold = Fold::closed};
  Line              line{.label = longest, .words = longest, .source = longest, .opens = {inner}};
  line.opens[0].opens = {inner};
  const Table t{.head = {longest, longest, longest},
                .rows = {{longest, {{Sign::met, longest}, {Sign::met, longest}}, false}}};
  Page        page = page_of({line, t});
  page.head = page.foot = {longest};
  page.name             = longest;
  for (const bool all : {false, true})
    for (const auto& l : lines_of(text(page, {.all = all}))) CHECK(width(l) <= text_columns);
}
