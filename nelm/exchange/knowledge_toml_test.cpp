#include "nelm/exchange/knowledge_toml.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <ranges>

#include "nelm/exchange/builtin_knowledge.h"
#include "nelm/exchange/digest.h"
#include "nelm/exchange/small_knowledge_test.h"

using namespace nelm;
using namespace nelm::exchange;

namespace {

std::vector<Source> built_in() {
  std::vector<Source> files;
  for (const auto& file : builtin_knowledge()) files.push_back({file.path, file.bytes});
  return files;
}

template <class Rows>
std::vector<std::string> ids(const Rows& rows) {
  std::vector<std::string> all;
  all.reserve(rows.size());
  for (const auto& row : rows) all.push_back(row.id);
  return all;
}

}  // namespace

TEST_CASE("the built-in knowledge reads without a problem, sources and schemes oldest first") {
  const auto knowledge = read_knowledge(built_in(), "0.1.0");
  if (!knowledge)
    for (const Problem& p : knowledge.error()) MESSAGE(sentence(p));
  REQUIRE(knowledge);
  CHECK(knowledge->version == "0.1.0");
  CHECK(ids(knowledge->sources) == std::vector<std::string>{"boudreaux-2005",
                                                            "milan-2007",
                                                            "bettini-2009",
                                                            "kong-2009",
                                                            "maire-2009",
                                                            "mayo-2011",
                                                            "bertani-2014",
                                                            "lancet-2014",
                                                            "bertani-2015",
                                                            "du-2015",
                                                            "frilling-2015",
                                                            "optn-net-2015",
                                                            "canadian-2016",
                                                            "enets-2016",
                                                            "enets-hg-2016",
                                                            "milan-net",
                                                            "prrt-downstaging-series",
                                                            "bertani-2017",
                                                            "citterio-2017",
                                                            "galleberg-2017",
                                                            "nccn-2017",
                                                            "netter-1",
                                                            "nanets-sb-2017",
                                                            "ablation",
                                                            "debulking",
                                                            "lt-common",
                                                            "recurrence",
                                                            "seed-chan-2018",
                                                            "optn-nlrb",
                                                            "ilts-2020",
                                                            "nanets-pnet-2020",
                                                            "esmo-2020",
                                                            "uk-net-lt-2021",
                                                            "debulk-meta-2022",
                                                            "enets-cs-2022",
                                                            "maspero-2022",
                                                            "who-2022",
                                                            "citterio-2023",
                                                            "enets-crnet-2023",
                                                            "enets-fpnet-2023",
                                                            "enets-gd-2023",
                                                            "enets-nec-2023",
                                                            "enets-nfpnet-2023",
                                                            "jcm-2023",
                                                            "easl-lt-2024",
                                                            "netter-2",
                                                            "nice-ipg786",
                                                            "enets-sinet-2024",
                                                            "cabinet-2025",
                                                            "nccn-2025",
                                                            "compete-2026",
                                                            "netter-3",
                                                            "nhse-sirt"});
  CHECK(ids(knowledge->gates) == std::vector<std::string>{"comorbidity", "carcinoid-heart-disease", "liver-failure",
                                                          "ascites", "right-heart-failure", "performance",
                                                          "transplant-contraindication", "octreotide-cover",
                                                          "septic-complications", "abscess-after-ablation",
                                                          "drug-eluting-beads"});
  CHECK(knowledge->options.size() == patient::option_count);
  CHECK(knowledge->conflicts.size() == 17);
  CHECK(knowledge->statements.size() == 127);
  CHECK(knowledge->schemes.size() == 13);
}

TEST_CASE("grade is that of 2010 in its own place, that of 2019 in the first further one") {
  const auto knowledge = read_knowledge(built_in(), "0.1.0");
  REQUIRE(knowledge);
  const auto slot = [&](std::string_view id) {
    return std::ranges::find(knowledge->schemes, id, &board::Scheme::id)->slot;
  };
  CHECK(slot("who-2010") == patient::index(patient::Fact::grade));
  CHECK(slot("who-2019") == patient::fact_count);
  CHECK(slot("midgut") == patient::index(patient::Fact::midgut));
  CHECK(knowledge->slots == patient::fact_count + 1);
}

TEST_CASE("the result does not depend on the order of the files, nor on the folder they lie in") {
  const auto one       = read_knowledge(built_in(), "0.1.0");
  auto       files     = built_in();
  const auto elsewhere = [](const Source& s) { return "my/options/dir/" + std::string(s.name); };
  std::ranges::reverse(files);
  std::vector<std::string> names;
  std::ranges::transform(files, std::back_inserter(names), elsewhere);
  for (std::size_t i = 0; i < files.size(); ++i) files[i].name = names[i];
  const auto other = read_knowledge(files, "0.1.0");
  REQUIRE(one);
  REQUIRE(other);
  CHECK(one->hash == other->hash);
  CHECK(ids(one->sources) == ids(other->sources));
  CHECK(ids(one->schemes) == ids(other->schemes));
  CHECK(ids(one->gates) == ids(other->gates));
}

TEST_CASE("the fingerprint is that of all files: it changes with any byte and any name") {
  SmallKnowledge knowledge;
  std::string    lines;
  for (const auto& [path, bytes] : knowledge.files) lines += sha256_hex(bytes) + "  " + path + "\n";
  const auto hash = knowledge.read()->hash;
  CHECK(hash == sha256_hex(lines).substr(0, 12));

  knowledge.source("A small source", "A smaller source");
  CHECK(knowledge.read()->hash != hash);
}

TEST_CASE("a folder with five planted mistakes tells five, each with its place, in the order of the files") {
  SmallKnowledge planted;
  planted.gate("ascites = 'none'", "ascites = 'moderate'")
      .put("options/prrt.toml", "confidence       = \"SRC\"", "confidence       = \"SURE\"")
      .scheme("ki67_pct < 77 '%'", "ki67_pct < 77 'mm'")
      .source("citation         = \"Nobody N. J Nothing 2016;1:1-2\"\n", "")
      .source("\"age_years >= 88 years\"", "\"age_years >= 70 years\"");
  CHECK(planted.told("planted/") ==
        "planted/gates/small-gate.toml:6:31: closed_if: found 'moderate'; expected one of none, mild, moderate_severe, "
        "did you mean moderate_severe?\n"
        "    ascites = 'moderate'\n"
        "              ^\n"
        "planted/options/prrt.toml:5:20: confidence: found \"SURE\"; expected one of SRC, SEC, SEED\n"
        "planted/schemes/small-grades.toml:12:24: class[1].if: found 'mm'; expected the unit '%' after ki67_pct\n"
        "    ki67_pct < 77 'mm'\n"
        "                  ^\n"
        "planted/sources/small-2016.toml:1:1: citation: found nothing; expected the key citation\n"
        "planted/sources/small-2016.toml:25:14: rule[1].criterion[1].unmet_if: found a case both met and unmet: "
        "age_years "
        "70; expected no case that meets both met_if and unmet_if\n"
        "    age_years >= 70 years\n"
        "    ^");
}

TEST_CASE("after a syntax error that one is told, and the other files' problems") {
  CHECK(SmallKnowledge()
            .put("options/ssa.toml", "\"ssa\"\nname", "\"ssa\nname")
            .source("\"A small source\"", "\"\"")
            .told() ==
        "options/ssa.toml:1:24: found what TOML does not allow; expected valid TOML (Error while parsing string: "
        "unescaped control characters other than TAB (U+0009) are explicitly prohibited)\n"
        "sources/small-2016.toml:2:20: title: found an empty text; expected some words");
}

TEST_CASE("what cites a file that is there but cannot be read is not told as well") {
  CHECK(SmallKnowledge().scheme("\"Small grades\"", "").told() ==
        "schemes/small-grades.toml:3:20: found what TOML does not allow; expected valid TOML (Error while parsing "
        "key-value pair: expected value, saw '\\n')");
}

TEST_CASE("a file is called as its id, and lies in one of the folders there are") {
  SmallKnowledge misplaced;
  misplaced.files["notes/small.toml"]        = small_source;
  misplaced.files["sources/small-2017.toml"] = small_source;
  misplaced.files.erase("sources/small-2016.toml");
  misplaced.gate("criterion        = \"S1-1\"\n", "").gate("\"small-2016\"", "\"the board\"");
  CHECK(misplaced.told("dir/") ==
        "dir/notes/small.toml: found a file of no kind; expected it in one of statements/, schemes/, sources/, "
        "options/, gates/, conflicts/, factors/, studies/, discrepancies/, overlaps/, warnings/, models/, registry/\n"
        "dir/sources/small-2017.toml:1:20: id: found \"small-2016\"; expected \"small-2017\", as the file is called");
}

TEST_CASE("what is not UTF-8 is told with its place") {
  CHECK(SmallKnowledge().source("A small source", "A sm\xff source").told() ==
        "sources/small-2016.toml:2:25: found the byte 0xFF; expected text in UTF-8");
}

TEST_CASE("whatever the bytes, reading returns") {
  const std::string_view texts[] = {small_source, small_scheme, small_gate};
  const std::string_view paths[] = {"sources/small-2016.toml", "schemes/small-grades.toml", "gates/small-gate.toml"};
  for (std::size_t of = 0; of < std::size(texts); ++of)
    for (std::size_t length = 0; length < texts[of].size(); ++length) {
      const std::string cut(texts[of].substr(0, length));
      const Source      file{paths[of], cut};
      CHECK_FALSE(read_knowledge({&file, 1}, "0.1.0"));
    }
  CHECK_FALSE(read_knowledge(std::span<const Source>{}, "0.1.0"));
}
