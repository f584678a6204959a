// What a sheet says is known: every fixed place stands, nothing missing looks healthy, nothing reported looks missing.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>

#include "nelm/patient/words.h"
#include "nelm/sheet/phrases.h"
#include "tests/hostile_cases.h"
#include "tests/page_lines.h"

using namespace nelm;
using namespace nelm::tests;
using patient::Fact;

namespace {

/// The facts that have a fixed place on every sheet, empty or not.
struct Place {
  std::string_view  label;
  std::vector<Fact> facts;
};
std::vector<Place> places() {
  using enum Fact;
  return {{"Primary", {primary_site, primary_status, regional_nodes}},
          {"Pathology", {differentiation, ki67_pct, mitoses_per_2mm2, grade}},
          {"Function", {functional_syndrome, hormonal_symptoms, bulk_symptoms}},
          {"Heart", {carcinoid_heart_disease, right_heart_failure}},
          {"Liver", {lesion_count, max_lesion_mm, bilobar, liver_tumour_load_pct, liver_resectable, flr_adequate}},
          {"Elsewhere", {extrahepatic_present}},
          {"Course", {disease_status, treatments, sstr_imaging}},
          {"Fitness", {ecog, comorbidity_precludes_major_surgery, lt_contraindication, liver_function, ascites}}};
}

}  // namespace

TEST_CASE("of a patient of whom nothing is known every fixed place stands and looks empty") {
  const auto c    = written_here("");
  const auto page = c->page();
  for (const auto& p : places()) {
    std::string names;
    for (const Fact f : p.facts) names += fmt::format("{}{}", names.empty() ? "" : ", ", sheet::short_name(f));
    CHECK(sheet::in_full(line_called(page, "WHAT IS KNOWN", p.label)) == "NOT REPORTED: " + names);
  }
  CHECK(c->text().find("case without a name   age ____   ECOG ____   THE QUESTION: ____") != std::string::npos);
}

TEST_CASE("a fact with a fixed place that nobody reported is said not to be reported, in every case") {
  int missing = 0;
  for (const auto& c : every_case()) {
    const auto page      = c->page();
    const bool published = c->the_case.facts[Fact::kind].choices == patient::only(patient::CaseKind::published);
    for (const auto& p : places())
      for (const Fact f : p.facts) {
        const bool list    = patient::row(f).kind == patient::Kind::list;
        const bool given   = list ? c->the_case.list(f) != nullptr : !c->the_case.reports(f).empty();
        const bool follows = !list && c->assessment.facts[f] != patient::anything(f);
        const bool no_such = f == Fact::max_lesion_mm && c->assessment.facts[Fact::lesion_count] == patient::number(0.);
        if (given || follows || no_such || f == Fact::lesion_count || f == Fact::grade ||
            f == Fact::extrahepatic_present)
          continue;
        const auto words = sheet::in_full(line_called(page, "WHAT IS KNOWN", p.label));
        const auto from  = words.find(published ? "NOT STATED: " : "NOT REPORTED: ");
        INFO(c->name, ": ", patient::row(f).name, ": ", words);
        CHECK(from != std::string::npos);
        if (from != std::string::npos) CHECK(words.find(sheet::short_name(f), from) != std::string::npos);
        ++missing;
      }
  }
  CHECK(missing > 100);
}

TEST_CASE("a report that loses to another is never called not reported") {
  const auto c = written_here(R"(
disease_status = "progression"
stability_months = 8
primary_site = "ileum"
primary_status = "never_found"
bilobar = true
lesions = [{ segments = ["VI"] }]
lesion_list_complete = true
)");
  for (const Fact f : {Fact::bilobar, Fact::disease_status, Fact::primary_site})
    REQUIRE(c->assessment.facts[f] == patient::anything(f));
  const auto page = c->page();
  CHECK(sheet::in_full(line_called(page, "WHAT IS KNOWN", "Liver"))
            .find("both lobes (reported; stands against another)") != std::string::npos);
  CHECK(sheet::in_full(line_called(page, "WHAT IS KNOWN", "Primary")) ==
        "site of the primary: ileum (reported; stands against another); primary never found; NOT REPORTED: regional "
        "nodes");
  CHECK(sheet::in_full(line_called(page, "WHAT IS KNOWN", "Course"))
            .starts_with("progressing (reported; stands against another)"));
}

TEST_CASE("an empty list that is open is not \"none found\", and not \"no treatment\"") {
  const auto c    = written_here(R"(
extrahepatic = []
extrahepatic_open = true
extrahepatic_workup = ["ct"]
treatments = []
treatments_open = true
)");
  const auto page = c->page();
  CHECK(sheet::in_full(line_called(page, "WHAT IS KNOWN", "Elsewhere")) ==
        "none found so far on CT; NOT REPORTED whether that is all");
  CHECK(sheet::in_full(line_called(page, "WHAT IS KNOWN", "Course"))
            .starts_with("no treatment listed; NOT REPORTED whether that is all"));
}

TEST_CASE("without a metastasis no lobe is named, and no largest one missed") {
  const auto words = sheet::in_full(line_called(written_here(no_metastasis)->page(), "WHAT IS KNOWN", "Liver"));
  CHECK(words ==
        "no metastasis in the liver; load 0 %; NOT REPORTED: resectability of the liver, adequacy of the remnant");
}

TEST_CASE("of each lesion its segments, size, volume and what is planned of it stand as far as they were said") {
  const auto liver = [](std::string_view lesions) {
    const auto words =
        line_called(written_here(fmt::format("lesions = [{}]\nlesion_list_complete = true", lesions))->page(),
                    "WHAT IS KNOWN", "Liver")
            .words;
    return words.substr(0, words.find(';', words.find(')')));
  };
  CHECK(liver(R"({ segments = ["VI", "VII"], longest_diameter_mm = 92, volume_ml = 400, planned = "resect" },
                 { segments = ["II"], longest_diameter_mm = 24, planned = "ablate" }, { segments = ["III"] })") ==
        "3 metastases (segment VI/VII 92 mm, 400 ml, to resect; II 24 mm, to ablate; III)");
  CHECK(liver(R"({ segments = ["VI"], longest_diameter_mm = 45 }, { segments = ["II"], longest_diameter_mm = 9 })") ==
        "2 metastases (segment VI 45 mm, II 9 mm)");
  CHECK(liver(R"({ longest_diameter_mm = 45, planned = "leave" })") == "1 metastasis (45 mm, to leave)");
  CHECK(liver(R"({ volume_ml = 7 })") == "1 metastasis (7 ml)");
}

TEST_CASE("a specimen's day stands beside its Ki-67") {
  const auto pathology = [](std::string_view specimens) {
    const auto words =
        line_called(written_here(fmt::format("specimens = [{}]", specimens))->page(), "WHAT IS KNOWN", "Pathology")
            .words;
    return words.substr(0, words.find("; "));
  };
  CHECK(pathology(R"({ of = "primary", ki67_pct = 4, date = "2017-03" }, { of = "metastasis", ki67_pct = 5 })") ==
        "Ki-67 primary 4 % (2017-03), metastasis 5 % (the highest counts)");
  CHECK(pathology(R"({ of = "metastasis", ki67_pct = 5, date = 2018-05-04 })") == "Ki-67 metastasis 5 % (2018-05-04)");
}

TEST_CASE("a month is said as a month") {
  const auto words =
      sheet::in_full(line_called(written_here(R"(treatments = [{ type = "ssa", start = "2019-02", end = "2021" },
                                                               { type = "prrt", start = "2020-02-03" }])")
                                     ->page(),
                                 "WHAT IS KNOWN", "Course"));
  CHECK(
      words.starts_with("treated: somatostatin analogue from 2019-02 to 2021, radionuclide therapy since 2020-02-03"));
}

TEST_CASE("the complications of a primary are said, all of them; that there is none, too") {
  const auto primary = [](std::string_view toml) {
    return sheet::in_full(line_called(written_here(toml)->page(), "WHAT IS KNOWN", "Primary"));
  };
  CHECK(primary("primary_site = 'ileum'\nprimary_complication = ['bleeding', 'obstruction']") ==
        "ileum; complications of the primary: obstruction, bleeding; NOT REPORTED: status of the primary, regional "
        "nodes");
  CHECK(primary("primary_site = 'ileum'\nprimary_complication = ['none']") ==
        "ileum; complications of the primary: none; NOT REPORTED: status of the primary, regional nodes");
  CHECK(primary("primary_site = 'ileum'\nprimary_complication = 'not assessed'") ==
        "ileum; complications of the primary: \"not assessed\"; NOT REPORTED: status of the primary, regional nodes");
}

TEST_CASE(
    "the words and the place beside a value are those of the reports it comes from; earlier ones keep their own") {
  const auto liver = [](std::string_view toml) {
    const auto words = sheet::in_full(line_called(written_here(toml)->page(), "WHAT IS KNOWN", "Liver"));
    return words.substr(0, words.find("];") + 1);
  };
  CHECK(liver(R"(
lesion_count_reported = [{ value = "multiple", document = "CT", on = 2020-01-01 },
                         { value = 2, words = "two left", document = "MRI", on = 2022-01-01 }]
)") == "2 metastases (\"two left\"; earlier at least 2, \"multiple\", CT, 2020-01-01) [MRI, 2022-01-01]");
  CHECK(liver(R"(
lesion_count_reported = [{ value = "multiple", on = 2022-01-01 }, { value = 2, words = "two seen", on = 2020-01-01 }]
)") == "at least 2 metastases (\"multiple\"; earlier 2, \"two seen\", 2020-01-01) [2022-01-01]");
  CHECK(liver(R"(
lesion_count_reported = [{ value = 3, on = 2020-01-01 }, { value = 0, on = 2022-01-01 }]
)") == "no metastasis in the liver (earlier 3, 2020-01-01) [2022-01-01]");
}

TEST_CASE(
    "an earlier report of what counts on the newest day is told with its own place, not beside the newer value's") {
  const auto liver = sheet::in_full(line_called(written_here(R"(
liver_resectable = [{ value = "unresectable", document = "tumour board", on = 2020-01-01 },
                    { value = "resectable_one_stage", words = "after treatment", on = 2022-01-01 }]
)")
                                                    ->page(),
                                                "WHAT IS KNOWN", "Liver"));
  CHECK(liver.starts_with(
      "resectable in one stage (\"after treatment\"; earlier unresectable, tumour board, 2020-01-01)"));
}

TEST_CASE("a word that gives no value stands by itself beside one that does, with its own place") {
  const auto line = line_called(written_here(R"(
liver_tumour_load_pct = [{ value = "raised", document = "letter" }, { value = 45, document = "CT" }]
)")
                                    ->page(),
                                "WHAT IS KNOWN", "Liver");
  CHECK(line.words == "load 45 % (also \"raised\", letter)");
  CHECK(line.source == "CT");
}

TEST_CASE("a criterion opens to the place of the report it was judged by, not to that of an older one") {
  const auto all = written_here(R"(
primary_site = "ileum"
liver_resectable = [{ value = "resectable_one_stage", document = "letter-2020", on = 2020-01-01 },
                    { value = "unresectable", document = "letter-2022", on = 2022-01-01 }]
)")
                       ->text({.all = true});
  const auto old = all.find("letter-2020");
  CHECK(all.find("letter-2020", old + 1) == std::string::npos);  // once, as what was said earlier
  CHECK(old < all.find("BEFORE ANY PROCEDURE"));
  CHECK(all.find("letter-2022", all.find("BEFORE ANY PROCEDURE")) != std::string::npos);
}

namespace {

/// Something a board could enter of a fact, as TOML.
std::string an_entry(const patient::Row& r) {
  using patient::Kind;
  const auto& b = r.bounds;
  switch (r.kind) {
    case Kind::yes_no:  return fmt::format("{} = true\n", r.name);
    case Kind::choice:  return fmt::format("{} = \"{}\"\n", r.name, r.words[0]);
    case Kind::members: return fmt::format("{} = [\"{}\"]\n", r.name, r.words[1]);
    case Kind::date:    return fmt::format("{} = \"2021-03-04\"\n", r.name);
    case Kind::text:    return fmt::format("{} = \"as it was written\"\n", r.name);
    case Kind::number:
      return fmt::format("{} = {}\n", r.name, std::isfinite(b.high) ? std::floor((b.low + b.high) / 2) : b.low + 3);
    default: return {};
  }
}

/// The words of the question and of what is known.
std::string seen_of(const Judged& c) {
  std::string seen;
  for (const auto& s : c.page().sections)
    if (s.title.empty() || s.title == "WHAT IS KNOWN")
      for (const auto& b : s.blocks) {
        if (const auto* line = std::get_if<sheet::Line>(&b)) seen += line->label + in_full(*line) + line->source + "\n";
        if (const auto* fields = std::get_if<sheet::Fields>(&b))
          for (const auto& f : fields->fields) seen += f.label + f.words + "\n";
      }
  return seen + c.page().head.back();
}

}  // namespace

TEST_CASE("whatever single fact is entered, what is known shows it") {
  // Shown at the head of the page, among the gates, or only with the list they speak of.
  static constexpr Fact elsewhere[] = {Fact::kind,
                                       Fact::citation,
                                       Fact::text_read,
                                       Fact::assessment_date,
                                       Fact::patient_declines,
                                       Fact::decision,
                                       Fact::lesion_list_complete,
                                       Fact::treatments_open,
                                       Fact::extrahepatic_open};
  const auto            nothing     = seen_of(*written_here(""));
  for (const auto& r : patient::facts()) {
    const auto toml = an_entry(r);
    if (r.in != Fact::none || toml.empty() || std::ranges::find(elsewhere, r.id) != std::end(elsewhere)) continue;
    INFO(toml);
    CHECK(seen_of(*written_here(toml)) != nothing);
  }
}
