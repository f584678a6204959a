// Cases no board hopes for, each of them allowed: what is empty, endless, foreign, or tries to move the cursor.
#pragma once

#include <fmt/format.h>

#include <string>

#include "tests/judged.h"

namespace nelm::tests {

/// "r000 r001 r002": words that occur once each, so that a lost one is found.
inline std::string numbered_words(char letter, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += fmt::format("{}{}{:03}", i == 0 ? "" : " ", letter, i);
  return text;
}

inline std::string endless_texts() {
  return fmt::format(R"(
case_id = "{0}"
question = "{1}"
age_years = 48
ki67_pct = {{ value = 4, document = "{2}", by = "pathology", on = "2020-01-01" }}
remarks = ["{2}", "{0}"]
done = ["{3}"]
outcome = [{{ text = "{3}", on = "2020-01-01" }}]
)",
                     std::string(130, 'V'), numbered_words('q', 120), numbered_words('r', 300),
                     numbered_words('d', 60));
}

/// Bells, escapes, the one-character escape of an 8-bit terminal (U+009B), and signs that turn the line round (U+202E).
constexpr std::string_view cursor_movers = R"(
case_id = "a\u001b[31mb\u009b2Jc\u202Ed"
question = "one\ntwo\u0007 three\r\u0085 four"
ki67_pct = { value = 4, document = "doc\u001b[5m\nline", by = "x" }
nt_probnp = "raised\u001b[1m"
remarks = ["bell\u0007 esc\u001b[2J tab\there\nnext line\r\nthird\u0000 x\u007Fy\u009Bz \u2066w\u2069"]
)";

constexpr std::string_view not_ascii = R"(
case_id = "Müller-Łódź"
question = "Lebertransplantation mit 55? Ελληνικά, кириллица"
age_years = 55
ki67_pct = { value = 5, document = "Befund Köln, äöüßäöüßäöüßäöüßäöüßäöüßäöüßäöüßäöüßäöüßäöüßäöüßäöüß" }
remarks = ["äöüß äöüß äöüß äöüß äöüß äöüß äöüß äöüß äöüß äöüß äöüß äöüß äöüß äöüß äöüß äöüß äöüß äöüß äöüß äöüß äöüß äöüß"]
)";

inline std::string forty_metastases() {
  static constexpr std::string_view segments[] = {"II", "III", "IVa", "V", "VI", "VII", "VIII", "I"};
  std::string                       lesions;
  for (int i = 0; i < 40; ++i)
    lesions += fmt::format("{{ segments = [\"{}\"], longest_diameter_mm = {} }}, ", segments[i % 8], 5 + i);
  return fmt::format("age_years = 50\nlesion_list_complete = true\nlesions = [{}]\n", lesions);
}

inline std::string thirty_treatments() {
  static constexpr std::string_view types[] = {"ssa", "prrt", "chemo", "everolimus", "iat_tace", "ablation_alone"};
  std::string                       given;
  for (int i = 0; i < 30; ++i)
    given += fmt::format(R"({{ type = "{}", start = "{}-01", end = "{}-06", response = "stable" }}, )", types[i % 6],
                         1990 + i, 1990 + i);
  return fmt::format("age_years = 44\ntreatments = [{}]\n", given);
}

inline std::string all_declined() {
  std::string all;
  for (const auto option : patient::Option_words) all += fmt::format("\"{}\", ", option);
  return fmt::format("patient_declines = [{}]\nlesion_count_reported = 4\n", all);
}

constexpr std::string_view all_gates_closed = R"(
age_years = 50
primary_status = "resected_curative"
functional_syndrome = "carcinoid"
carcinoid_heart_disease = "severe"
right_heart_failure = "severe"
liver_function = "failure"
ascites = "moderate_severe"
comorbidity_precludes_major_surgery = true
performance_too_low = true
lt_contraindication = true
biliary_instrumentation = true
lesion_count_reported = 3
remarks = ["pregnant"]
)";

constexpr std::string_view no_metastasis = R"(
lesions = []
lesion_list_complete = true
)";

constexpr std::string_view gates_before_an_unknown_liver = R"(
liver_function = "failure"
comorbidity_precludes_major_surgery = true
patient_declines = ["lt", "adjuvant"]
)";

inline Cases hostile_cases() {
  Cases      all;
  const auto add = [&](std::string name, std::string_view toml) {
    all.push_back(std::make_unique<Judged>(std::move(name) + ".toml", toml));
  };
  add("nothing at all", "");
  add("endless texts", endless_texts());
  add("cursor movers", cursor_movers);
  add("not ASCII", not_ascii);
  add("forty metastases", forty_metastases());
  add("thirty treatments", thirty_treatments());
  add("all declined", all_declined());
  add("all gates closed", all_gates_closed);
  add("gates before an unknown liver", gates_before_an_unknown_liver);
  add("no metastasis", no_metastasis);
  return all;
}

/// The stories, the examples and these.
inline Cases every_case() {
  Cases all = stories_and_examples();
  for (auto& c : hostile_cases()) all.push_back(std::move(c));
  return all;
}

}  // namespace nelm::tests
