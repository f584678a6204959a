#include <doctest/doctest.h>

#include "nelm/exchange/small_knowledge_test.h"

using namespace nelm;
using namespace nelm::exchange;

TEST_CASE("a gate is read as it is written") {
  const auto knowledge = SmallKnowledge().gate("says ", "open_if          = \"ascites = 'mild'\"\nsays ").read();
  REQUIRE(knowledge);
  REQUIRE(knowledge->gates.size() == 1);
  const board::Gate& g = knowledge->gates[0];
  CHECK(g.id == "small-gate");
  CHECK(g.kind == board::GateKind::gate);
  CHECK(g.closed_if.text == "ascites = 'none'");
  CHECK(g.open_if.text == "ascites = 'mild'");
  CHECK(g.asked_if.empty());
  CHECK(g.criterion == "S1-1");
}

TEST_CASE("gates stand in their own order") {
  SmallKnowledge two;
  two.files["gates/a-hazard.toml"] = small_gate;
  two.put("gates/a-hazard.toml", "\"small-gate\"", "\"a-hazard\"")
      .put("gates/a-hazard.toml", "\"gate\"", "\"hazard\"")
      .put("gates/a-hazard.toml", "closed_if", "warns_if")
      .put("gates/a-hazard.toml", "order            = 1", "order            = 2");
  const auto knowledge = two.read();
  REQUIRE_MESSAGE(knowledge, two.told());
  CHECK(knowledge->gates[0].id == "small-gate");
  CHECK(knowledge->gates[1].id == "a-hazard");
  CHECK(knowledge->gates[1].closed_if.text == "ascites = 'none'");

  CHECK(two.gate("order            = 1", "order            = 0").told() ==
        "gates/small-gate.toml:3:20: order: found 0; expected a whole number from 1 to 999");
}

TEST_CASE("a hazard warns, a gate closes") {
  CHECK(SmallKnowledge().gate("\"gate\"", "\"hazard\"").told() ==
        "gates/small-gate.toml:1:1: warns_if: found nothing; expected the key warns_if\n"
        "gates/small-gate.toml:6:1: closed_if: found the unknown key closed_if; expected one of id, kind, order, name, "
        "options, warns_if, clear_if, open_if, asked_if, written_for, source, criterion, citation, says, dated, place, "
        "confidence, "
        "via, url, "
        "transcribed_from, reviewed_by, reviewed_on");
}

TEST_CASE("a gate cites a criterion read here, the board's own entry, or says itself what it cites") {
  CHECK(SmallKnowledge().gate("\"small-2016\"", "\"small-2015\"").told() ==
        "gates/small-gate.toml:7:20: source: found \"small-2015\"; expected a source read here, \"the board\", or a "
        "citation beside it, did you mean small-2016?");
  CHECK(
      SmallKnowledge().gate("\"S1-1\"", "\"S1-2\"").told() ==
      "gates/small-gate.toml:8:20: criterion: found \"S1-2\"; expected a criterion of small-2016, or a citation beside "
      "it, did you mean S1-1?");
  CHECK(SmallKnowledge().gate("criterion        = \"S1-1\"\n", "").told() ==
        "gates/small-gate.toml:1:1: criterion: found nothing; expected the key criterion");
  CHECK(SmallKnowledge().gate("criterion        = \"S1-1\"\n", "").gate("\"small-2016\"", "\"the board\"").told() ==
        "");
  CHECK(SmallKnowledge()
            .gate("\"small-2016\"", "\"other-2022\"")
            .gate("says ", "citation         = \"Other O. J Other 2022;2:5\"\nsays ")
            .told() == "");
}

TEST_CASE("a gate whose source speaks of some patients only says of whom") {
  const auto knowledge =
      SmallKnowledge().gate("says ", "written_for = \"ascites = 'mild'\"\npopulation = \"mild ascites\"\nsays ").read();
  REQUIRE(knowledge);
  CHECK(knowledge->gates[0].written_for.text == "ascites = 'mild'");
  CHECK(knowledge->gates[0].population == "mild ascites");
  CHECK(SmallKnowledge().gate("says ", "written_for = \"ascites = 'mild'\"\nsays ").told() ==
        "gates/small-gate.toml:1:1: population: found nothing; expected the key population");
}
