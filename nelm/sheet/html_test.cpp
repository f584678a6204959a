#include "nelm/sheet/html.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <regex>

#include "nelm/sheet/holds_test.h"

using namespace nelm::sheet;
using namespace nelm::sheet::by_hand;
namespace patient = nelm::patient;

namespace {

Page page_of(std::vector<Block> blocks) {
  return {.name     = "V99",
          .head     = {"for qualified professionals"},
          .sections = {{.title = "TITLE", .beside = "source", .blocks = std::move(blocks), .id = "known"}},
          .key      = {{Sign::met, {}, "met"}, {Sign::none, "*", "as reported"}},
          .foot     = {"nelm 0.0", "Nothing is ranked"}};
}

std::string html_of(std::vector<Block> blocks) { return html(page_of(std::move(blocks))); }

/// What stands behind the board's page.
std::string behind(const std::string& text) {
  const auto at = text.find("<div class=\"behind\">");
  return at == std::string::npos ? std::string{} : text.substr(at);
}

}  // namespace

TEST_CASE("a sheet is one HTML document in English with a title, that runs nothing and fetches nothing") {
  const auto text = html_of({Line{.words = "a"}});
  CHECK(text.starts_with("<!DOCTYPE html>\n<html lang=\"en\">\n"));
  CHECK(holds(text, "<title>V99: the board's sheet</title>"));
  CHECK(holds(text, "default-src 'none'; style-src 'unsafe-inline'"));
  CHECK(holds(text, "<h1>V99</h1>"));
  for (const auto* part : {"<script", "<link", "<img", "http://", "https://", "url(", "@import"}) {
    INFO(part);
    CHECK(count(text, part) == (std::string_view(part) == "http://" ? count(text, "http://www.w3.org/2000/svg") : 0));
  }
  CHECK(text.ends_with("</html>\n"));
  CHECK(html_of({Line{.words = "a"}}) == text);
}

TEST_CASE("each sign is a drawing that says its word") {
  const auto text = html_of({Line{.sign = Sign::met, .words = "a"}, Line{.sign = Sign::unmet, .words = "b"},
                             Line{.sign = Sign::unknown, .words = "c"}, Line{.sign = Sign::gate, .words = "d"},
                             Line{.sign = Sign::parts, .words = "e"}});
  for (const auto* word : {"not met", "not known", "gate or hazard", "the sources part"})
    CHECK(count(text, fmt::format("aria-label=\"{}\"", word)) == 1);
  CHECK(count(text, "aria-label=\"met\"") == 2);  // in the key too
}

TEST_CASE("an empty place is a box of its own, and a field to be filled in says so") {
  const auto text = html_of({Line{.label = "Pathology", .words = "G1", .blanks = {"NOT REPORTED", {"mitoses", "date"}}},
                             Fields{{{"DECIDED", "", 20}, {"HEARD BY", "the nurse", 10}}}});
  CHECK(holds(text,
              "G1 <span class=\"say\">NOT REPORTED</span> <span class=\"blank\">mitoses</span> "
              "<span class=\"blank\">date</span>"));
  CHECK(holds(text, "<dt>DECIDED</dt><dd><span class=\"unseen\">to be filled in</span></dd>"));
  CHECK(holds(text, "<dt>HEARD BY</dt><dd>the nurse</dd>"));
}

TEST_CASE("who it is about and the question stand at the head, once") {
  Page page = page_of({Line{.words = "a"}});
  page.sections.insert(
      page.sections.begin(),
      {.blocks = {Fields{{{"", "V99 (invented)"}, {"", "55 y"}, {"ECOG", "", 4}, {"THE QUESTION:", "", 24}}}},
       .id     = "question"});
  const auto text = html(page);
  CHECK(holds(text,
              "<h1><span>V99 (invented)</span> <span>55 y</span> <span><span class=\"blank\">ECOG</span></span></h1>"));
  CHECK(holds(text, "<p class=\"question empty\"><b>THE QUESTION:</b> </p>"));
  CHECK(count(text, "55 y") == 1);
  CHECK_FALSE(holds(text, "<section id=\"question\">"));
}

TEST_CASE("a table has a caption, heads of columns and rows, and marks the row on which lists part") {
  const auto text =
      html_of({Table{.title = "the lists",
                     .head  = {"", "one", "two"},
                     .rows  = {{"Age 55", {{Sign::met, "at most 55"}, {}}, true}, {"NET", {{}, {}}, false}}}});
  CHECK(holds(text, "<caption>the lists</caption>"));
  CHECK(holds(text, "<th scope=\"col\">one</th><th scope=\"col\">two</th>"));
  CHECK(std::regex_search(
      text, std::regex("<tr class=\"parts\"><th scope=\"row\"><svg[^>]*aria-label=\"the sources part\"")));
  CHECK(count(text, "<tr class=\"parts\">") == 1);
  CHECK(count(text, "<span class=\"unseen\">not asked</span>") == 3);
}

TEST_CASE("limit lines stand in the page, each drawing with ids of its own") {
  const LimitLines f{.title   = "age 55",
                     .what    = "age",
                     .value   = "55",
                     .low     = 40,
                     .high    = 70,
                     .patient = patient::exactly(55),
                     .limits  = {{"one", "at most 55", patient::at_most(55), {1, 0}, Sign::met}}};
  const auto       text = html_of({f, f});
  CHECK(count(text, "<div class=\"figures\">") == 1);
  CHECK(count(text, "id=\"limits-1-title\"") == 1);
  CHECK(count(text, "id=\"limits-2-title\"") == 1);
}

TEST_CASE("what a line opens to stands behind, under the number the line carries") {
  const Line deep{.label = "AB-1", .words = "at most 30 mm", .fold = Fold::closed};
  const Line source{.label = "enets-2016", .words = "no", .fold = Fold::closed, .opens = {deep}};
  const auto text = html_of({Line{.label = "plain", .words = "nothing behind"},
                             Line{.label = "ablation", .words = "conditional", .opens = {source}},
                             Line{.label = "surgery", .words = "met", .opens = {deep}}});
  CHECK(count(text, "href=\"#r1\"") == 1);
  CHECK(count(text, "href=\"#r2\"") == 1);
  CHECK_FALSE(holds(text, "href=\"#r3\""));
  const auto more = behind(text);
  CHECK(count(more, "<details>") == 3);
  CHECK(more.find("id=\"r1\"") < more.find("enets-2016"));
  CHECK(more.find("enets-2016") < more.find("at most 30 mm"));
  CHECK(more.find("id=\"r2\"") > more.find("at most 30 mm"));
  CHECK(text.find("at most 30 mm") > text.find("<div class=\"behind\">"));
}

TEST_CASE("what folds first stands behind and is named at the foot; figures stay") {
  LimitLines figure{.title = "age", .what = "age", .limits = {{"one", "x", patient::at_most(1), {1, 0}, Sign::met}}};
  const auto text =
      html_of({Line{.words = "stays"}, Line{.label = "No rule read", .words = "several", .fold = Fold::first},
               Line{.label = "Secret", .words = "shut", .fold = Fold::closed}, figure});
  CHECK(holds(text, "<p>Behind this page: No rule read.</p>"));
  CHECK(holds(behind(text), "several"));
  CHECK(holds(behind(text), "shut"));
  CHECK(count(text, "several") == 1);
  CHECK_FALSE(holds(behind(text), "limits-1"));
  CHECK(behind(html_of({Line{.words = "nothing more"}})).empty());
}

TEST_CASE("what stands behind a gate is grey, with all behind it") {
  const auto text =
      html_of({Line{.sign = Sign::gate, .words = "a", .faint = true, .opens = {Line{.words = "b", .faint = true}}},
               Table{.title = "t", .head = {"", "one"}, .rows = {}, .faint = true}});
  CHECK(count(text, "<li class=\"faint\">") == 2);
  CHECK(holds(text, "<table class=\"faint\">"));
}

TEST_CASE("whatever stands on a page comes out as text, in the style sheet too") {
  const std::string nasty = "</style></title><script>alert(\"x\")</script>&\x1B[2J\xE2\x80\xAE";
  Line              line{.label = nasty, .words = nasty, .source = nasty, .blanks = {nasty, {nasty}}};
  line.opens = {line};
  Page page  = page_of(
      {line, Fields{{{nasty, nasty, 20}}},
        Table{.title = nasty, .head = {nasty, nasty}, .rows = {{nasty, {{Sign::met, nasty}}, false}}},
        LimitLines{.title = nasty, .what = nasty, .value = nasty, .limits = {{nasty, nasty, {}, {1, 0}, Sign::met}}}});
  page.name = page.sections[0].title = page.sections[0].beside = page.sections[0].id = nasty;
  page.head = page.foot = {nasty};
  page.key              = {{Sign::none, nasty, nasty}};
  const auto text       = html(page);
  CHECK_FALSE(holds(text, "<script"));
  CHECK(count(text, "</style>") == 1);
  CHECK(count(text, "</title>") == 2);  // of the page and of the drawing
  CHECK_FALSE(holds(text, "\x1B"));
  CHECK_FALSE(holds(text, "\xE2\x80\xAE"));
  CHECK_FALSE(holds(text, "alert(\""));
}

TEST_CASE("a name at the foot of printed pages ends neither its text in CSS nor its line") {
  Page page = page_of({Line{.words = "a"}});
  page.name = "a\"b\\c\nd } </style>";
  CHECK(holds(html(page), R"(content: "a\22 b\5c c";)") == false);
  CHECK(holds(html(page), R"(content: "a\22 b\5c c...";)"));
  page.name = std::string(80, 'V');
  CHECK(holds(html(page), fmt::format("content: \"{}...\"", std::string(60, 'V'))));
}

TEST_CASE("a line that has shorter words says the most on the screen and the least on paper, and all of it behind") {
  Line       option{.label   = "liver transplantation",
                    .words   = "conditional: age 55 (a-list A-1)",
                    .opens   = {{.label = "a-list", .words = "conditional: age 55"}},
                    .shorter = {"conditional: age 55 (a-list)", "conditional: a-list"}};
  Line       third{.label = "3", .words = "Ki-67", .source = {}, .opens = {}, .shorter = {"Ki-67", ""}};
  Line       rest{.label = "...", .words = {}, .source = {}, .opens = {}, .shorter = {"", "then Ki-67"}};
  Section    section{.title = "OPTIONS", .beside = {}, .blocks = {option, third, rest}};
  const auto text = html({.name = "a case", .head = {}, .sections = {section}, .key = {}, .foot = {}});
  const auto has  = [&](std::string_view part) { return text.find(part) != std::string::npos; };
  CHECK(
      has("<span class=\"on-screen\">conditional: age 55 (a-list A-1)</span><span class=\"on-paper\">conditional: "
          "a-list</span>"));
  CHECK(has("<li class=\"on-screen\">"));
  CHECK(has("<li class=\"on-paper\">"));
  CHECK(has("then Ki-67"));
  CHECK(has("@media screen { .on-paper { display: none; } }"));
}
