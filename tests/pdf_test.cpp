// The printed sheet, read back with poppler: what it says, how it is built, and that nothing falls off the paper.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <regex>

#include "nelm/board/what_would_change.h"
#include "nelm/print/pdf.h"
#include "tests/hostile_cases.h"
#include "tests/judged.h"
#include "tests/poppler.h"

using namespace nelm;
using namespace nelm::tests;

namespace {

namespace fs = std::filesystem;

std::string printed(const sheet::Page& page) {
  auto pdf = print::pdf(page, the_day);
  REQUIRE(pdf);
  return std::move(*pdf);
}

/// Everything a page says, in the order it says it, each piece of words by itself.
class Said {
 public:
  explicit Said(const sheet::Page& page) {
    for (const auto& line : page.head) add(line);
    for (const auto& s : page.sections) {
      add(s.title);
      for (const auto& b : s.blocks) std::visit([this](const auto& block) { all_of(block); }, b);
    }
  }
  std::vector<std::string>              all;
  std::vector<std::vector<std::string>> one_of;  // of a line that may be shortened: its words, and the shorter ones

 private:
  void add(const std::string& words) {
    if (!flat(words).empty()) all.push_back(flat(words));
  }
  void add_shorter(const sheet::Line& l) {
    one_of.push_back({flat(l.words)});
    for (const auto& words : l.shorter)
      if (!words.empty()) one_of.back().push_back(flat(words));
  }
  void all_of(const sheet::Line& l) {
    add(l.label);
    if (l.shorter.empty())
      add(l.words);
    else if (!l.words.empty())
      add_shorter(l);
    add(l.blanks.places.empty() ? "" : l.blanks.say);
    for (const auto& p : l.blanks.places) add(p);
    add(l.source);
    for (const auto& o : l.opens) all_of(o);
  }
  void all_of(const sheet::Fields& f) {
    for (const auto& field : f.fields) add(field.label), add(field.words);
  }
  void all_of(const sheet::Table& t) {
    for (const auto& h : t.head) add(h);
    for (const auto& r : t.rows) {
      add(r.label);
      for (const auto& c : r.cells) add(c.words);
    }
  }
  void all_of(const sheet::LimitLines& f) {
    for (const auto& l : f.limits) add(l.who);
  }
  void all_of(const sheet::Plate& p) { add(p.picture.title); }
};

/// A word where it stands, in points from the upper left.
struct Box {
  double      left, top, right, bottom;
  std::string word;

  /// Its middle, where no letter of a line above or below reaches.
  double upper() const { return top + (bottom - top) * 0.3; }
  double lower() const { return bottom - (bottom - top) * 0.3; }
};

/// The words of each page.
std::vector<std::vector<Box>> boxes_of(const std::string& pdf) {
  const auto       said = read_back(pdf, "pdftotext -bbox '{}' -");
  const std::regex piece(
      R"re(<page |<word xMin="([-0-9.]+)" yMin="([-0-9.]+)" xMax="([-0-9.]+)" yMax="([-0-9.]+)">(.*)</word>)re");
  std::vector<std::vector<Box>> pages;
  for (std::sregex_iterator w(said.begin(), said.end(), piece), end; w != end; ++w) {
    if ((*w)[0].str().starts_with("<page"))
      pages.emplace_back();
    else
      pages.back().push_back(
          {std::stod((*w)[1]), std::stod((*w)[2]), std::stod((*w)[3]), std::stod((*w)[4]), (*w)[5].str()});
  }
  return pages;
}

/// Fails for every word that leaves the paper, and for every two that stand over one another.
void check_laid_out(const std::string& pdf) {
  constexpr double touching = 0.5;  // of letters that lean over
  std::size_t      words    = 0;
  std::string      outside, over;
  for (const auto& page : boxes_of(pdf)) {
    words += page.size();
    for (std::size_t i = 0; i < page.size(); ++i) {
      const Box& a = page[i];
      if (a.left < 36 || a.top < 18 || a.right > 595.3 - 36 || a.bottom > 841.9 - 12) outside += a.word + "\n";
      for (std::size_t j = i + 1; j < page.size(); ++j) {
        const Box& b = page[j];
        if (a.left + touching < b.right && b.left + touching < a.right && a.upper() < b.lower() &&
            b.upper() < a.lower())
          over += fmt::format("{} and {}\n", a.word, b.word);
      }
    }
  }
  CHECK(outside == "");
  CHECK(over == "");
  CHECK(words > 200);
}

/// A name as long as one may fear, forty metastases, and something to say of most options.
std::string sixty_letters_and_forty_metastases() {
  return fmt::format("case_id = \"{}\"\nliver_resectable = \"unresectable\"\nfunctional_syndrome = \"carcinoid\"\n{}",
                     std::string(60, 'W'), forty_metastases());
}

std::size_t pages_of(const std::string& pdf) {
  const auto info = read_back(pdf, "pdfinfo '{}'");
  return std::stoul(info.substr(info.find("Pages:") + 6));
}

}  // namespace

TEST_CASE("all that a page says, folded or not, is in the text of its PDF") {
  for (const auto& c : stories_and_examples()) {
    INFO(c->name);
    const auto page = c->page();
    const auto pdf  = words_of(printed(page));
    const Said said(page);
    for (const auto& words : said.all) {
      INFO(words);
      CHECK(pdf.find(words) != std::string::npos);
    }
    for (const auto& each : said.one_of) {
      INFO(each.front());
      CHECK(std::ranges::any_of(each, [&](const auto& words) { return pdf.find(words) != std::string::npos; }));
    }
  }
}

TEST_CASE("letters the text face lacks, or that no face has, are still text: they can be searched and copied") {
  for (const std::string name : {"\u0141ukasz \u0395\u03bb\u03ad\u03bd\u03b7", "\u6f22\u5b57", "a \uA66E b"}) {
    const auto c = written_here(fmt::format("case_id = \"{}\"\nki67_pct = 2\n", name));
    CHECK(words_of(printed(c->page())).find(name) != std::string::npos);
  }
}

TEST_CASE("the sections stand on the board's sheets in the order every board reads them") {
  const auto  c     = story("v05");
  const auto  board = flat(read_back(printed(c->page()), "pdftotext -l 3 '{}' -"));
  std::size_t at    = 0;
  for (const auto& s : c->page().sections) {
    INFO(s.title);
    if (s.fold != sheet::Fold::never) continue;
    const auto found = board.find(s.title, at);
    CHECK(found != std::string::npos);
    at = found;
  }
  CHECK(board.find("DECIDED", at) != std::string::npos);
}

TEST_CASE("one sheet for the board where anything that gives way makes it enough; where not, it says so at the top") {
  for (const std::string name : {"v02", "v05", "v09"}) {
    INFO(name);
    const auto the_story = story(name);
    const auto changes   = what_would_change(the_story->the_case, built_in_knowledge(), the_story->assessment);
    auto       given     = the_story->given();
    given.would_change   = changes;
    const auto one       = printed(sheet::page(given));
    CHECK(read_back(one, "pdftotext -l 1 '{}' -").find("DECIDED") != std::string::npos);
    CHECK(words_of(one).find("More than one page holds") == std::string::npos);
  }
  for (const auto& page : {story("v11")->page(), written_here(endless_texts())->page()})
    CHECK(words_of(printed(page)).find("More than one page holds: the board's part runs on to page ") == 0);
}

TEST_CASE("published outcomes stand right behind the board's sheet, the numbers of all options before their reasons") {
  const auto c      = story("v05");
  const auto behind = flat(read_back(printed(c->page()), "pdftotext -raw -f 2 -l 2 '{}' -"));
  const auto title = behind.find("PUBLISHED OUTCOMES"), resection = behind.find("resection 73 of 100 alive at 5 years"),
             lt = behind.find("liver transplantation 52 of 100 alive at 5 years"), reasons = behind.find("Cheung 2014");
  REQUIRE(reasons != std::string::npos);
  CHECK(behind.find("studies is said to be randomised; nothing graded") < resection);
  CHECK(title < resection);
  CHECK(resection < lt);
  CHECK(lt < reasons);
}

TEST_CASE("same page and day, same bytes; no clock, no zone") {
  const auto c     = story("v05");
  const auto once  = printed(c->page());
  const auto again = printed(story("v05")->page());
  CHECK(once == again);
  REQUIRE(::setenv("TZ", "Pacific/Auckland", 1) == 0);
  ::tzset();
  CHECK(printed(c->page()) == once);
  CHECK(once.find("/CreationDate (20261123000000Z)") + once.find("/CreationDate (D:20261123000000Z)") !=
        2 * std::string::npos);
}

TEST_CASE("the document is tagged, and says its title, language and maker") {
  const auto page = story("v05")->page();
  const auto pdf  = printed(page);
  const auto info = read_back(pdf, "pdfinfo '{}'");
  CHECK(std::regex_search(info, std::regex("Tagged: +yes")));
  CHECK(std::regex_search(info, std::regex("Title: +V05: the tumour board's sheet")));
  CHECK(std::regex_search(info, std::regex("Creator: +nelm 0.1.0")));
  CHECK(std::regex_search(info, std::regex("Page size: .*A4")));
  CHECK(pdf.find("/Lang (en)") != std::string::npos);

  const auto structure = read_back(pdf, "pdfinfo -struct-text '{}'");
  for (const auto* tag : {"Document", "H1 (block)", "H2 (block)", "H3 (block)", "P (block)", "L (block)", "LI (block)",
                          "Lbl", "LBody", "Table (block)", "TR", "TH", "TD", "Figure"}) {
    INFO(tag);
    CHECK(structure.find(tag) != std::string::npos);
  }
  CHECK(structure.find("H1 (block)\n    \"V05") != std::string::npos);
  CHECK(std::regex_search(structure, std::regex("TH:\\s+/Scope /Row\\s+\"Age 55 \"")));
  CHECK(pdf.find("/Alt <FEFF") != std::string::npos);
  CHECK(pdf.find("/Scope /Row") != std::string::npos);
  CHECK(pdf.find("/Scope /Column") != std::string::npos);
}

TEST_CASE("what a document says of itself holds no control character and no mark of direction") {
  const auto pdf =
      printed(written_here("case_id = \"one\\u202Etwo\\u200Fthree\\u2066four\\u001bfive\\u061C\"\n")->page());
  const auto info = read_back(pdf, "pdfinfo '{}'");
  CHECK(std::regex_search(info, std::regex("Title: +one two three four five : the tumour board's sheet\n")));
  CHECK(words_of(pdf).find("one two three four five") != std::string::npos);
}

TEST_CASE("every sheet is numbered and says by which nelm and knowledge it was made") {
  const auto page  = story("v05")->page();
  const auto pdf   = printed(page);
  const auto pages = pages_of(pdf);
  REQUIRE(pages > 1);
  for (std::size_t n = 1; n <= pages; ++n) {
    const auto text = flat(read_back(pdf, fmt::format("pdftotext -raw -f {0} -l {0} '{{}}' -", n)));
    CHECK(text.find(page.foot.front()) != std::string::npos);
    CHECK(text.find(fmt::format("{} / {}", n, pages)) != std::string::npos);
    CHECK(text.find("V05") != std::string::npos);
  }
}

TEST_CASE("nothing leaves the paper, and nothing stands over anything else, in any story, example or hostile case") {
  for (const auto& c : stories_and_examples()) {
    INFO(c->name);
    check_laid_out(printed(c->page()));
  }
  for (const auto& c : hostile_cases()) {
    INFO(c->name);
    check_laid_out(printed(c->page()));
  }
  check_laid_out(printed(written_here(sixty_letters_and_forty_metastases())->page()));
}

TEST_CASE("HTML and control characters in a remark come out as text") {
  const auto pdf  = printed(written_here(R"(
case_id = "<b>bold</b> & \"quoted\""
remarks = ["</text><script>alert(1)</script> bell\u0007 esc\u001b[2J"]
)")
                                ->page());
  const auto text = words_of(pdf);
  CHECK(text.find("<b>bold</b> & \"quoted\"") != std::string::npos);
  CHECK(text.find("</text><script>alert(1)</script> bell esc [2J") != std::string::npos);
}

TEST_CASE("a PDF takes the place of an old one, and where it cannot be written that is said") {
  const auto at  = fs::temp_directory_path() / fmt::format("nelm-pdf-written-{}.pdf", ::getpid());
  const auto run = [&](const std::string& to) {
    const auto line = fmt::format("'{}' board '{}/examples/v05.json' --on 2026-11-23 --pdf '{}' 2> '{}.err'",
                                  NELM_PROGRAM, NELM_SOURCE_DIR, to, at.string());
    return WEXITSTATUS(std::system(line.c_str()));
  };
  std::ofstream(at) << "an old one";
  CHECK(run(at.string()) == 0);
  CHECK(bytes_of(at).starts_with("%PDF-"));
  const auto nowhere = at.string() + ".no/such/folder.pdf";
  CHECK(run(nowhere) == 1);
  CHECK(bytes_of(at.string() + ".err").starts_with(nowhere + ": found "));
  fs::remove(at);
  fs::remove(at.string() + ".err");
}

TEST_CASE("a page that begins with no question prints its first section, and nothing is behind what does not fold") {
  const sheet::Section moved{.title  = "FACTS THAT MOVED",
                             .beside = {},
                             .blocks = {sheet::Line{.label = "Age", .words = "55 -> 56", .source = {}, .opens = {}}}};
  const auto words = words_of(printed({.name = "V05", .head = {}, .sections = {moved}, .key = {}, .foot = {"nelm"}}));
  CHECK(words.find("FACTS THAT MOVED") != std::string::npos);
  CHECK(words.find("55 -> 56") != std::string::npos);
  CHECK(words.find("behind") == std::string::npos);
}
