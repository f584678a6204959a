#include "nelm/sheet/json.h"

#include <doctest/doctest.h>

#include "nelm/patient/case_by_hand_test.h"
#include "nelm/patient/words.h"
#include "nelm/sheet/holds_test.h"

using namespace nelm;
using namespace nelm::patient::by_hand;
using namespace nelm::sheet::by_hand;
using patient::Fact;

namespace {

/// A case of a few entries, by a knowledge without a source, judged by hand.
std::string json_of(patient::Case the_case, std::vector<board::Worth> worth = {}) {
  board::Knowledge knowledge;
  knowledge.version = "0.1.0";
  knowledge.hash    = "abc";
  board::Assessment a;
  a.on           = day("2026-11-23");
  a.facts.values = as_reported(the_case);
  return sheet::json({the_case, knowledge, a, worth, "nelm 0.1.0", "--on"});
}

}  // namespace

TEST_CASE("of a patient of whom nothing is known the JSON holds the day, the knowledge and empty lists") {
  CHECK(json_of({}) == R"({
  "written_by": "nelm 0.1.0",
  "on": "2026-11-23",
  "day_from": "--on",
  "knowledge": {
    "version": "0.1.0",
    "hash": "abc"
  },
  "facts": [],
  "flags": [],
  "gates": [],
  "options": [],
  "lesions": [],
  "conflicts": [],
  "prognostic_factors": [],
  "worth_asking": [],
  "what_would_change": [],
  "remarks": []
}
)");
}

TEST_CASE("a number is its two ends, an end that excludes its own number says so, no end is null") {
  const auto json = json_of(case_of({said(Fact::ki67_pct, patient::Range{0, 3, false, true}, "<3 %"),
                                     said(Fact::stability_months, patient::at_least(6))}));
  CHECK(holds(json, R"("fact": "ki67_pct",
      "unit": "%",
      "words": "under 3 %",
      "low": 0,
      "high": 3,
      "high_open": true,
      "reports": [
        {
          "words": "<3 %"
        }
      ])"));
  CHECK(holds(json, R"("low": 6,
      "high": null)"));
}

TEST_CASE("a choice is the words still possible, a yes/no true or false, a day a day") {
  const auto json = json_of(case_of({said(Fact::primary_status, patient::PrimaryStatus::in_situ),
                                     said(Fact::bilobar, true), said(Fact::diagnosis_date, days("2016-05"))}));
  CHECK(holds(json, R"("among": [
        "in_situ"
      ])"));
  CHECK(holds(json, R"("among": [
        true
      ])"));
  CHECK(holds(json, R"("low": "2016-05-01",
      "high": "2016-05-31")"));
}

TEST_CASE("every report stands with where it comes from, an override says that it is one") {
  auto entry            = overriding(on("2017-03-02", said(Fact::ki67_pct, 4)));
  entry.origin.document = "pathology 17/2231";
  entry.origin.by       = "pathology";
  CHECK(holds(json_of(case_of({entry})), R"("words": "4 %",
          "document": "pathology 17/2231",
          "by": "pathology",
          "on": "2017-03-02",
          "override": true)"));
}

TEST_CASE("what to find out first stands in its order, with the options and gates it bears on") {
  board::Worth first, second;
  first.fact      = Fact::ki67_pct;
  first.options   = board::bit(patient::Option::lt);
  second.fact     = Fact::ascites;
  second.gates    = board::bit(patient::Option::ablation_alone);
  const auto json = json_of({}, {first, second});
  CHECK(holds(json, R"("worth_asking": [
    {
      "fact": "ki67_pct",
      "options": [
        "lt"
      ],
      "gates_before": []
    },
    {
      "fact": "ascites",
      "options": [],
      "gates_before": [
        "ablation_alone"
      ]
    }
  ])"));
}

TEST_CASE("a remark is kept as it was written") {
  patient::Case c;
  c.notes.push_back({Fact::remarks, "says \"no\"\nand means it", {}});
  c.notes.push_back({Fact::done, "resected", {}});
  CHECK(holds(json_of(c), R"("remarks": [
    "says \"no\"\nand means it"
  ])"));
}
