// A site's own rules laid over a knowledge: read as if all lay in one folder, and told apart where they clash.
#include <doctest/doctest.h>

#include "nelm/exchange/small_knowledge_test.h"

using namespace nelm;
using namespace nelm::exchange;

namespace {

std::string with_id(std::string_view id, std::string_view rule) {
  std::string text(small_source);
  const auto  put = [&](std::string_view from, std::string_view to) { text.replace(text.find(from), from.size(), to); };
  put("\"small-2016\"", fmt::format("\"{}\"", id));
  put("\"S1\"", fmt::format("\"{}\"", rule));
  return text;
}

std::string reviewed(std::string text) {
  return text.replace(text.find("\n\n[[rule]]"), 1, "\nreviewed_by = \"Dr A\"\nreviewed_on = \"2026-11-20\"\n");
}

/// The small knowledge with layers over it, each a file with its path.
struct Layered {
  SmallKnowledge                                                               base;
  std::vector<std::pair<std::string_view, std::map<std::string, std::string>>> layers;

  Result<board::Knowledge> read() const {
    std::vector<std::vector<Source>> files(layers.size() + 1);
    for (const auto& [path, bytes] : base.files) files[0].push_back({path, bytes});
    std::vector<KnowledgeFolder> folders{{"base", files[0]}};
    for (std::size_t i = 0; i < layers.size(); ++i) {
      for (const auto& [path, bytes] : layers[i].second) files[i + 1].push_back({path, bytes});
      folders.push_back({layers[i].first, files[i + 1]});
    }
    return read_knowledge(folders, "0.1.0");
  }
  std::string told() const {
    std::string text;
    if (const auto knowledge = read(); !knowledge)
      for (const Problem& p : knowledge.error()) text += sentence(p) + "\n";
    return text;
  }
};

}  // namespace

TEST_CASE("own rules stand beside the others, and it is known whose they are and who reviewed them") {
  const Layered one{{},
                    {{"site",
                      {{"site/sources/ours.toml", with_id("ours", "O1")},
                       {"site/sources/theirs.toml", reviewed(with_id("theirs", "T1"))}}}}};
  const auto    knowledge = one.read();
  if (!knowledge) MESSAGE(one.told());
  REQUIRE(knowledge);
  CHECK(knowledge->sources.size() == 3);
  REQUIRE(knowledge->layers.size() == 1);
  const auto& layer = knowledge->layers[0];
  CHECK(layer.name == "site");
  CHECK(layer.files == std::vector<std::string>{"sources/ours.toml", "sources/theirs.toml"});
  CHECK(layer.reviews == std::vector<std::string>{"Dr A, 2026-11-20"});
  CHECK(layer.unreviewed == 1);
  for (const auto& s : knowledge->sources) CHECK((s.review.layer == 1) == (s.id != "small-2016"));
}

TEST_CASE("the hash is that of all files together, as if they lay in one folder") {
  const Layered  layered{{}, {{"site", {{"site/sources/ours.toml", with_id("ours", "O1")}}}}};
  SmallKnowledge together;
  together.files["sources/ours.toml"] = with_id("ours", "O1");
  REQUIRE(layered.read());
  CHECK(layered.read()->hash == together.read()->hash);
  CHECK(layered.read()->hash != SmallKnowledge().read()->hash);
  CHECK(together.read()->layers.empty());
}

TEST_CASE("clashing ids are told at the later, with the place of the earlier") {
  const Layered same_file{{}, {{"site", {{"site/sources/small-2016.toml", with_id("small-2016", "O1")}}}}};
  CHECK(same_file.told() ==
        "site/sources/small-2016.toml:1:20: id: found \"small-2016\"; expected an id of its own; small-2016 "
        "stands at sources/small-2016.toml:1 already\n"
        "site/sources/small-2016.toml:21:14: rule[1].criterion[1].id: found \"S1-1\"; expected an id of its own; "
        "S1-1 stands at sources/small-2016.toml:21 already\n");
  const Layered two{{},
                    {{"one", {{"one/sources/ours.toml", with_id("ours", "O1")}}},
                     {"two", {{"two/sources/more.toml", with_id("more", "O1")}}}}};
  CHECK(two.told() ==
        "two/sources/more.toml:12:14: rule[1].id: found \"O1\"; expected an id of its own; O1 stands at "
        "one/sources/ours.toml:12 already\n");
}

TEST_CASE("own rules bring no options, and those of the knowledge are missed where it lies") {
  Layered option{{}, {{"site", {{"site/options/lt.toml", SmallKnowledge().files.at("options/lt.toml")}}}}};
  option.base.files.erase("options/lt.toml");
  CHECK(option.told() ==
        "site/options/lt.toml: found an option in a folder laid over another; expected the folder first, which then "
        "stands alone; or no options/ in it\n");
}

TEST_CASE("a site's own conflict stands beside the others and counts among what somebody has reviewed") {
  constexpr std::string_view conflict = R"(id               = "X-01"
asks             = "Up to what age?"
bears_if         = "age_years >= 45 years"
transcribed_from = "nothing: it is invented"

[[side]]
says  = "below 45 to 55"
cites = ["small-2016 S1-1"]

[[side]]
says     = "at any age"
citation = "The house's own rule"
)";
  const Layered              one{{}, {{"site", {{"site/conflicts/x-01.toml", std::string(conflict)}}}}};
  const auto                 knowledge = one.read();
  REQUIRE_MESSAGE(knowledge, one.told());
  REQUIRE(knowledge->conflicts.size() == 1);
  CHECK(knowledge->conflicts[0].review.layer == 1);
  REQUIRE(knowledge->layers.size() == 1);
  CHECK(knowledge->layers[0].files == std::vector<std::string>{"conflicts/x-01.toml"});
  CHECK(knowledge->layers[0].unreviewed == 1);
}

TEST_CASE("the review's statements stand in the knowledge alone") {
  constexpr std::string_view statement = "[[statement]]\nnumber = 1\nsays = \"so\"\nkind = \"rule\"\n";
  const Layered              one{{}, {{"site", {{"site/statements/more.toml", std::string(statement)}}}}};
  CHECK(one.told().starts_with(
      "site/statements/more.toml: found statements of the review in a folder laid over another; expected the folder "
      "first, which then stands alone; or no statements/ in it\n"));
}
