// The words a board must not read, sought on every page and in every line of knowledge a page is made of.
#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "tests/hostile_cases.h"

using namespace nelm;
using namespace nelm::tests;
using sheet::Line;

namespace {

/// Every word of a page that nelm says itself: not what was entered, not the citations.
void own_words(const Line& l, std::vector<std::string>& all) {
  static constexpr std::string_view entered[] = {"Remark", "Done", "Outcome"};
  if (std::ranges::find(entered, l.label) != std::end(entered)) return;
  all.push_back(l.label + "  " + sheet::in_full(l));
  for (const Line& o : l.opens) own_words(o, all);
}

std::vector<std::string> own_words(const sheet::Page& page) {
  std::vector<std::string> all = page.head;
  all.insert(all.end(), page.foot.begin(), page.foot.end());
  for (const auto& k : page.key) all.push_back(k.means);
  for (const auto& s : page.sections) {
    all.push_back(s.title);
    for (const auto& b : s.blocks) {
      if (const auto* line = std::get_if<Line>(&b)) own_words(*line, all);
      if (const auto* fields = std::get_if<sheet::Fields>(&b))
        for (const auto& field : fields->fields) all.push_back(field.label);
      if (const auto* table = std::get_if<sheet::Table>(&b)) {
        all.push_back(table->title);
        for (const auto& r : table->rows) {
          all.push_back(r.label);
          for (const auto& cell : r.cells) all.push_back(cell.words);
        }
      }
      if (const auto* figure = std::get_if<sheet::LimitLines>(&b)) {
        all.push_back(figure->title + "  " + figure->value);
        for (const auto& l : figure->limits) all.push_back(l.words);
      }
    }
  }
  return all;
}

/// The words a board must not read, outside the few phrases in which they are right.
std::string objectionable(std::string text) {
  static const std::regex right(
      "measuring error|no benefit shown|meets the list of|(lesion )?\\d+ (\\([^)]*\\) +)?(un)?suitable|"
      "unsuitable for ablation|longer survival reported|lt-common|-lt-20\\d\\d|nhse-sirt|[A-Z0-9]-lt|at best|"
      "arterial (radio|chemo)?embolisation|portal vein embolisation");
  static const std::regex wrong(
      "\\b(not[ "
      "_])?eligible\\b|\\b(un)?suitable\\b|\\bcandidates?\\b|\\bapproved\\b|\\breject\\w*|\\bfailed\\b|\\bunfit\\b|"
      "\\bno extrahepatic\\b|\\bcontraindicated\\b|\\binconclusive\\b|\\berrors?\\b|\\bconflict\\w*|\\bcontradict\\w*|"
      "\\bbenefit\\w*|\\bevidence "
      "(for|against)\\b|\\bsurveillance\\b|\\blt\\b|\\btare\\b|\\bsirt\\b|\\biat\\b|\\btace\\b|"
      "\\btae\\b|\\bscor\\w+|\\bbest\\b|recommended by nelm|\\btraffic\\b|\\d+ (of|out of) \\d+ sources|"
      "\\b\\d+ % of (the )?sources|\\bsurvival\\b|\\bundetermined\\b|\\bnot_\\w+|\\bnull\\b",
      std::regex::icase);
  // A published result says from when it is counted, or that this is not stated, and notes stand below it; a discrepancy says
  // what the review and the paper say.
  static const std::regex counted(
      "from (the (treatment|first symptom)|diagnosis|recurrence)|time zero not stated|the review: |^noted  ");
  static const std::regex survival("survival", std::regex::icase);
  if (std::regex_search(text, counted)) text = std::regex_replace(text, survival, "");
  text = std::regex_replace(text, right, "");
  std::smatch found;
  return std::regex_search(text, found, wrong) ? found.str() : std::string{};
}

}  // namespace

TEST_CASE("the search for words to avoid finds them") {
  CHECK(objectionable("eligible") == "eligible");
  CHECK(objectionable("Not a candidate for LT") == "candidate");
  CHECK(objectionable("TARE or SIRT") == "TARE");
  CHECK(objectionable("sources conflict") == "conflict");
  CHECK(objectionable("the best option") == "best");
  CHECK(objectionable("suitable") == "suitable");
  CHECK(objectionable("lesion by lesion: 1 suitable, 2 unsuitable").empty());
  CHECK(objectionable("but measuring error is larger").empty());
}

TEST_CASE("no sheet and no line of knowledge uses a word a board must not read") {
  std::set<std::string> read;
  for (const auto& c : every_case()) {
    if (c->name == "endless texts.toml") continue;
    for (const auto& words : own_words(c->page())) {
      if (!read.insert(words).second) continue;
      INFO(c->name, ": ", words);
      CHECK(objectionable(words) == "");
    }
  }
  const auto& k     = built_in_knowledge();
  const auto  check = [](const std::string& where, const std::string& words) {
    INFO(where, ": ", words);
    CHECK(objectionable(words) == "");
  };
  for (const auto& s : k.sources)
    for (const auto& r : s.rules) {
      check(r.id, r.says);
      check(r.id, r.provided);
      check(r.id, r.population);
      for (const auto& criterion : r.criteria)
        check(criterion.id, criterion.limit), check(criterion.id, criterion.asks);
    }
  for (const auto& g : k.gates) check(g.id, g.name), check(g.id, g.says), check(g.id, g.population);
  for (const auto& o : k.options) check(o.name, o.name), check(o.name, o.needs_words);
}
