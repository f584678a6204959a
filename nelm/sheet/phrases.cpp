#include "nelm/sheet/phrases.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "nelm/date.h"
#include "nelm/patient/words.h"

namespace nelm::sheet {

using patient::Kind;
using patient::row;

namespace {

/// A fact's own words. `says` takes a number where {} stands; `words` are the fact's vocabulary as clinicians say it, in
/// its order, no before yes. What is left out is said as the table of facts has it.
struct Phrase {
  Fact                             fact;
  std::string_view                 name;
  std::string_view                 says  = {};
  std::array<std::string_view, 10> words = {};
};

// clang-format off
constexpr Phrase phrases[] = {
    {Fact::age_years, "age", "age {}"},
    {Fact::ecog, "ECOG", "ECOG {}"},
    {Fact::comorbidity_precludes_major_surgery, "comorbidity", {}, {"no comorbidity that precludes major surgery", "comorbidity precludes major surgery"}},
    {Fact::performance_too_low, "performance", {}, {"performance not too low", "performance too low for a liver-directed procedure"}},
    {Fact::lt_contraindication, "contraindication to transplantation", {}, {"no contraindication to transplantation", "contraindication to transplantation"}},
    {Fact::portal_drainage, "portal drainage", {}, {"no portal drainage", "drains to the portal vein"}},
    {Fact::small_intestine, "small-intestinal primary", {}, {"not small-intestinal", "small-intestinal"}},
    {Fact::pancreas_body_or_tail, "pancreatic body or tail", {}, {"not of pancreatic body or tail", "of pancreatic body or tail"}},
    {Fact::gastro_entero_pancreatic, "gastro-entero-pancreatic primary", {}, {"no gastro-entero-pancreatic primary", "gastro-entero-pancreatic primary"}},
    {Fact::primary_status, "status of the primary", {}, {"primary in place", "primary removed, curative", "primary removed, not curative", "primary never found"}},
    {Fact::primary_resection_months_ago, "months since the primary was removed", "primary removed {} ago"},
    {Fact::primary_resectable, "resectability of the primary", {}, {"primary not resectable", "primary resectable"}},
    {Fact::primary_symptomatic, "symptoms of the primary", {}, {"primary without symptoms", "primary symptomatic"}},
    {Fact::primary_resection_requires_pd, "pancreaticoduodenectomy", {}, {"no pancreaticoduodenectomy needed", "pancreaticoduodenectomy needed or done"}},
    {Fact::regional_nodes, "regional nodes", {}, {"no regional nodes", "regional nodes resectable", "regional nodes unresectable", "regional nodes removed"}},
    {Fact::hereditary_syndrome, "hereditary syndrome", {}, {"no hereditary syndrome"}},
    {Fact::specimens_open, "whether more specimens", {}, {"no more specimens than listed", "perhaps more specimens than listed"}},
    {Fact::differentiation, "differentiation", {}, {"well differentiated", "poorly differentiated"}},
    {Fact::morphology, "morphology", {}, {"NET", "small-cell NEC", "large-cell NEC", "MiNEN"}},
    {Fact::nen_class, "class", {}, {"NET", "NEC", "MiNEN"}},
    {Fact::ki67_pct, "Ki-67", "Ki-67 {}"},
    {Fact::mitoses_per_2mm2, "mitoses", "mitoses {} per 2 mm2"},
    {Fact::grade_reported, "grade reported"},
    {Fact::grade, "grade", {}, {"grade G1", "grade G2", "grade G3", "no grade as a carcinoma"}},
    {Fact::functional_syndrome, "functional syndrome", {}, {"no functional syndrome", "carcinoid syndrome", "insulinoma", "gastrinoma", "glucagonoma", "vipoma", "somatostatinoma", "ACTH syndrome", "another syndrome"}},
    {Fact::hormonal_symptoms, "hormonal symptoms", {}, {"no hormonal symptoms", "hormonal symptoms"}},
    {Fact::bulk_symptoms, "symptoms of bulk", {}, {"no symptoms of bulk", "symptoms of bulk"}},
    {Fact::symptomatic, "symptoms", {}, {"no symptoms", "symptomatic"}},
    {Fact::symptoms_refractory_to_ssa, "response of symptoms to somatostatin analogue", {}, {"symptoms respond to somatostatin analogue", "refractory to somatostatin analogue"}},
    {Fact::bowel_movements_per_day, "bowel movements", "bowel movements {} a day"},
    {Fact::flushes_per_day, "flushes", "flushes {} a day"},
    {Fact::carcinoid_heart_disease, "carcinoid heart disease", {}, {"no carcinoid heart disease", "mild carcinoid heart disease", "moderate carcinoid heart disease", "severe carcinoid heart disease"}},
    {Fact::right_heart_failure, "right heart", {}, {"no right heart failure", "mild right heart failure", "severe right heart failure"}},
    {Fact::liver_metastases, "liver metastases", {}, {"no liver metastases", "liver metastases"}},
    {Fact::lesion_count, "number of metastases", "{} metastases"},
    {Fact::innumerable, "whether innumerable", {}, {"not innumerable", "innumerable"}},
    {Fact::max_lesion_mm, "largest metastasis", "largest {}"},
    {Fact::longest_diameter_mm, "lesion", "{}"},
    {Fact::lesion_near_duct_or_vessel, "whether near a duct or vessel", {}, {"none near a duct or vessel", "near a duct or vessel"}},
    {Fact::bilobar, "lobes", {}, {"one lobe", "both lobes"}},
    {Fact::large_number_bilobar, "whether many in both lobes", {}, {"not many in both lobes", "many in both lobes"}},
    {Fact::dominant_bulk_marked, "whether a dominant bulk", {}, {"no dominant bulk", "dominant bulk with smaller deposits"}},
    {Fact::metastasis_pattern, "pattern", {}, {"pattern type I", "pattern type II", "pattern type III", "pattern unclassified"}},
    {Fact::liver_volume_ml, "liver volume", "liver {}"},
    {Fact::liver_tumour_load_pct, "tumour load", "load {}"},
    {Fact::low_tumour_burden, "whether the burden is low", {}, {"burden not low", "low burden"}},
    {Fact::flr_pct, "future liver remnant", "remnant {}"},
    {Fact::flr_adequate, "adequacy of the remnant", {}, {"liver remnant inadequate", "liver remnant adequate"}},
    {Fact::liver_function, "liver function", {}, {"liver function normal", "liver function suboptimal", "liver failure"}},
    {Fact::ascites, "ascites", {}, {"no ascites", "mild ascites", "moderate or severe ascites"}},
    {Fact::portal_vein_thrombosis, "portal vein", {}, {"no portal vein thrombosis", "portal vein thrombosis"}},
    {Fact::biliary_instrumentation, "biliary stent or anastomosis", {}, {"no biliary anastomosis or stent", "biliary anastomosis, sphincterotomy or stent"}},
    {Fact::liver_resectable, "resectability of the liver", {}, {"resectable in one stage", "resectable in two stages", "unresectable"}},
    {Fact::r0_achievable, "complete resection", {}, {"complete resection not achievable", "complete resection achievable"}},
    {Fact::curative_treatment_feasible, "treatment to cure", {}, {"no treatment to cure feasible", "treatment to cure feasible"}},
    {Fact::resection_plus_ablation_clears_all, "resection with ablation", {}, {"resection with ablation does not clear all", "resection with ablation clears all"}},
    {Fact::cytoreducible_fraction_pct, "removable share of the tumour", "removable {}"},
    {Fact::limited_disease, "whether limited", {}, {"disease not limited", "limited disease"}},
    {Fact::extrahepatic, "disease outside the liver"},
    {Fact::extrahepatic_present, "disease outside the liver", {}, {"none found outside the liver", "disease outside the liver"}},
    {Fact::extra_abdominal_present, "disease outside the abdomen", {}, {"none found outside the abdomen", "disease outside the abdomen"}},
    {Fact::extrahepatic_workup, "examinations for disease outside the liver", {}, {"CT", "MRI (DWI)", "receptor PET", "FDG PET", "bone imaging"}},
    {Fact::elsewhere_site, "site", {}, {"distant node", "mesenteric deposit", "peritoneum, limited", "peritoneum, diffuse", "bone", "lung", "ovary", "heart", "brain", "another site"}},
    {Fact::elsewhere_status, "status", {}, {"present, unresectable", "present, resectable", "resected"}},
    {Fact::diagnosis_months_ago, "time since diagnosis", "diagnosed {} ago"},
    {Fact::disease_status, "course", {}, {"responding", "stable", "progressing"}},
    {Fact::stability_months, "stability", "stable {}"},
    {Fact::growth_rate, "rate of growth", {}, {"slow growth", "rapid growth"}},
    {Fact::sstr_imaging, "receptor imaging", {}, {"receptors positive in all", "receptors positive in some", "receptors negative"}},
    {Fact::fdg_pet, "FDG PET", {}, {"FDG-positive", "FDG-negative", "FDG and receptor imaging discordant"}},
    {Fact::ssa_given, "whether an analogue was given", {}, {"no analogue given", "analogue given"}},
    {Fact::prrt_given, "whether radionuclides were given", {}, {"no radionuclides given", "radionuclides given"}},
    {Fact::targeted_or_chemo_given, "whether targeted drugs or chemotherapy were given", {}, {"no everolimus, sunitinib or chemotherapy given", "everolimus, sunitinib or chemotherapy given"}},
    {Fact::systemic_treatment_given, "whether systemic treatment was given", {}, {"no systemic treatment given", "systemic treatment given"}},
    {Fact::embolisation_or_ablation_given, "whether embolisation or ablation was given", {}, {"no embolisation or ablation given", "embolisation or ablation given"}},
    {Fact::synchronous, "synchronous", {}, {"metachronous", "synchronous"}},
    {Fact::prior_liver_resections, "liver resections so far", "liver resections so far: {}"},
    {Fact::post_curative_resection, "whether free of disease", {}, {"not free of disease", "free of disease after curative resection"}},
    {Fact::recurrence_interval_months, "time to recurrence", "recurred {} after resection"},
    {Fact::liver_recurrence, "recurrence in the liver", {}, {"no recurrence after liver surgery", "recurrence in the liver"}},
};
// clang-format on

const Phrase* phrase_of(Fact f) {
  const auto* found = std::ranges::find(phrases, f, &Phrase::fact);
  return found == std::end(phrases) ? nullptr : found;
}

/// "2024-05", "2024": the days that are a whole month or year, as that. Empty of other days.
std::string month_or_year(const patient::Range& days) {
  if (!std::isfinite(days.low) || !std::isfinite(days.high) || days.single()) return {};
  const auto first = written(date_of(static_cast<int>(days.low)));
  for (const auto length : {std::size_t{4}, std::size_t{7}}) {
    const auto written_so = first.substr(0, length);
    const auto all        = read_days(written_so);
    if (all && day_number(all->first) == static_cast<int>(days.low) &&
        day_number(all->last) == static_cast<int>(days.high))
      return written_so;
  }
  return {};
}

std::string with_unit(const patient::Row& r, const Possible& p) {
  if (r.kind == Kind::date)
    if (auto whole = month_or_year(p.numbers); !whole.empty()) return whole;
  const auto words = patient::in_words(r.id, p);
  const bool plain = r.unit.empty() || r.unit == "years";
  const bool one   = p.numbers == patient::exactly(1) && r.unit.ends_with('s');
  return plain ? words : fmt::format("{} {}", words, one ? r.unit.substr(0, r.unit.size() - 1) : r.unit);
}

/// One word of a fact's vocabulary, as the phrase has it.
std::string word_said(const patient::Row& r, const Phrase* phrase, unsigned i) {
  const bool own = phrase != nullptr && i < phrase->words.size() && !phrase->words.at(i).empty();
  return own ? std::string(phrase->words.at(i)) : patient::in_words(r.id, patient::choice(patient::Choices{1} << i));
}

/// The words still possible: "grade G1 or G2", not "grade G1 or grade G2".
std::string words_said(const patient::Row& r, const Phrase* phrase, patient::Choices choices) {
  std::string text, first;
  const auto  count = r.kind == Kind::yes_no ? 2U : static_cast<unsigned>(r.words.size());
  for (unsigned i = 0; i < count; ++i) {
    if ((choices >> i & 1U) == 0) continue;
    const auto word = word_said(r, phrase, i);
    if (first.empty()) {
      text = first = word;
      continue;
    }
    const auto        parts  = static_cast<std::size_t>(std::ranges::mismatch(first, word).in2 - word.begin());
    const std::size_t shared = parts == word.size() ? 0 : word.rfind(' ', parts) + 1;  // whole words only; 0 if none
    text += fmt::format(" or {}", shared <= parts ? word.substr(shared) : word);
  }
  return text;
}

}  // namespace

std::string_view short_name(Fact f) {
  const Phrase* phrase = phrase_of(f);
  return phrase != nullptr ? phrase->name : row(f).plain;
}

bool nothing_known(Fact f, const Possible& p) {
  using patient::Grade;
  constexpr auto any_grade = patient::any_of(Grade::G1, Grade::G2, Grade::G3);
  if (f == Fact::grade && (p.choices & any_grade) == any_grade) return true;
  const patient::Row& r = row(f);
  if (r.kind == Kind::number) return p.numbers.low <= r.bounds.low && p.numbers.high >= r.bounds.high;
  return patient::in_words(f, p) == "not reported";
}

std::string value_said(Fact f, const Possible& p) {
  const patient::Row& r = row(f);
  if (nothing_known(f, p)) return "not reported";
  return r.kind == Kind::number || r.kind == Kind::date ? with_unit(r, p) : words_said(r, phrase_of(f), p.choices);
}

std::string said(Fact f, const Possible& p) {
  const patient::Row& r      = row(f);
  const Phrase*       phrase = phrase_of(f);
  if (nothing_known(f, p)) return fmt::format("{} not reported", short_name(f));
  if (r.kind == Kind::number || r.kind == Kind::date) {
    const auto value = with_unit(r, p);
    if (phrase == nullptr || phrase->says.empty()) return fmt::format("{} {}", short_name(f), value);
    const auto at = phrase->says.find("{}");
    return fmt::format("{}{}{}", phrase->says.substr(0, at), value, phrase->says.substr(at + 2));
  }
  const bool own_words = phrase != nullptr && !phrase->words[0].empty();
  const auto words     = words_said(r, phrase, p.choices);
  return own_words ? words : fmt::format("{}: {}", short_name(f), words);
}

std::string origin_said(const patient::Origin& o, std::string_view by_nobody) {
  std::string text = !o.document.empty() ? o.document : !o.by.empty() ? o.by : std::string(by_nobody);
  if (o.on) text += fmt::format("{}{}", text.empty() ? "" : ", ", written(*o.on));
  return text;
}

std::string with_a_capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace nelm::sheet
