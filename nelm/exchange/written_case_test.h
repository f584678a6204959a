// Cases as a clinician writes them, and what the reader makes of them, for its tests.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "nelm/exchange/read_case.h"

namespace nelm::exchange::written_case {

inline const Date today = *read_date("2018-06-30");

inline patient::Case read(std::string_view bytes) {
  auto the_case = read_case({"case.toml", bytes}, today);
  if (!the_case)
    for (const Problem& p : the_case.error()) MESSAGE(sentence(p));
  REQUIRE(the_case.has_value());
  return *the_case;
}
/// All the problems, a line each.
inline std::string refusal(std::string_view bytes, std::string_view name = "case.toml") {
  const auto  the_case = read_case({name, bytes}, today);
  std::string lines;
  if (!the_case)
    for (const Problem& p : the_case.error()) lines += sentence(p) + "\n";
  return the_case ? "read" : lines;
}
/// The only entry of a fact.
inline patient::Entry entry(std::string_view bytes, patient::Fact f) {
  const patient::Case the_case = read(bytes);
  REQUIRE(the_case.reports(f).size() == 1);
  return *the_case.reports(f)[0];
}
inline patient::Range days(std::string_view first, std::string_view last) {
  return {static_cast<double>(day_number(*read_date(first))), static_cast<double>(day_number(*read_date(last)))};
}

inline constexpr std::string_view every_form_in_toml = R"(
# Everything a case may hold, in each way it may be written.
case_id         = "invented-1"
kind            = "invented"
question        = "Resection?"
assessment_date = 2018-05-04
birth_date      = 1956
sex             = "female"
ecog            = [{ value = 1, on = 2018-01-10 }, { value = 0, on = 2018-05-02, by = "clinician" }]
patient_declines = ["lt"]
primary_site    = ["ileum", "jejunum"]
differentiation = "well"
ki67_pct        = { value = 4, override = true, by = "clinician" }
u5hiaa          = { value = 212, unit = "umol/24 h" }
liver_tumour_load_pct = "80-90 %"
lesion_count_reported = "innumerable"
lesion_list_complete  = false
cytoreducible_fraction_pct = { value = "> 70 %", basis = "count" }
extrahepatic    = []
extrahepatic_workup = ["ct", "sstr_pet"]
symptomatic     = "not done"
synchronous     = true
disease_status  = "stable"
status_since    = "14 months before assessment"
treatments      = ["ssa", { type = "prrt", start = "2017-03", response = "stable" }]
remarks         = "renal function borderline"
outcome         = [{ text = "alive", on = 2019-05-01 }, "lost to follow-up"]

[[specimens]]
of       = "primary"
date     = "2016-03"
ki67_pct = "<3 %"
document = "pathology 16/1"
[[specimens]]
of       = "metastasis"
date     = 2018-04-20
ki67_pct = 4
known_on = 2018-05-03

[[lesions]]
id       = "A"
segments = ["IVa", "IVb"]
longest_diameter_mm = "4.5 cm"
viable   = true
)";

inline constexpr std::string_view every_form_in_json = R"({
  "$schema": "case.schema.json",
  "outcome": [{"text": "alive", "on": "2019-05-01"}, "lost to follow-up"],
  "remarks": "renal function borderline",
  "treatments": ["ssa", {"type": "prrt", "start": "2017-03", "response": "stable"}],
  "lesions": [{"longest_diameter_mm": "4.5 cm", "id": "A", "segments": ["IVa", "IVb"], "viable": true}],
  "specimens": [
    {"of": "primary", "date": "2016-03", "ki67_pct": "<3 %", "document": "pathology 16/1"},
    {"of": "metastasis", "date": "2018-04-20", "ki67_pct": 4.0, "known_on": "2018-05-03"}
  ],
  "case_id": "invented-1", "kind": "invented", "question": "Resection?", "assessment_date": "2018-05-04",
  "birth_date": 1956, "sex": "female",
  "ecog": [{"value": 1, "on": "2018-01-10"}, {"value": 0, "on": "2018-05-02", "by": "clinician"}],
  "patient_declines": ["lt"], "primary_site": ["jejunum", "ileum"], "differentiation": "well",
  "ki67_pct": {"by": "clinician", "override": true, "value": 4},
  "u5hiaa": "212 umol/24 h", "liver_tumour_load_pct": "80-90 %", "lesion_count_reported": "innumerable",
  "lesion_list_complete": false, "cytoreducible_fraction_pct": {"value": "> 70 %", "basis": "count"},
  "extrahepatic": [], "extrahepatic_workup": ["ct", "sstr_pet"], "symptomatic": "not done", "synchronous": true,
  "disease_status": "stable", "status_since": "14 months before assessment"
})";

}  // namespace nelm::exchange::written_case
