// What is known of the patient, each line with where it comes from, and the empty places left visible.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "nelm/patient/reported.h"
#include "nelm/patient/words.h"
#include "nelm/sheet/case_kind.h"
#include "nelm/sheet/known_parts.h"
#include "nelm/sheet/phrases.h"
#include "nelm/sheet/sections.h"

namespace nelm::sheet {

using patient::Entry;
using patient::Fact;
using patient::Record;

namespace {

/// One line: what always has its place, empty or not, and what is shown where it is known.
struct Group {
  std::string_view  label;
  std::vector<Fact> always, if_known;
};

std::vector<Group> groups() {
  using enum Fact;
  return {
      {"Primary",
       {primary_site, primary_status, regional_nodes},
       {primary_complication, primary_symptomatic, primary_resectable, primary_resection_requires_pd,
        hereditary_syndrome}},
      {"Pathology", {differentiation, ki67_pct, mitoses_per_2mm2, grade}, {morphology, grade_reported}},
      {"Function",
       {functional_syndrome, hormonal_symptoms, bulk_symptoms},
       {symptoms_refractory_to_ssa, bowel_movements_per_day, flushes_per_day, u5hiaa, chromogranin_a}},
      {"Heart", {carcinoid_heart_disease, right_heart_failure}, {nt_probnp}},
      {"Liver",
       {lesion_count, max_lesion_mm, bilobar, liver_tumour_load_pct, liver_resectable, flr_adequate},
       {dominant_bulk_marked, metastasis_pattern, r0_achievable, resection_plus_ablation_clears_all,
        cytoreducible_fraction_pct, flr_pct, portal_vein_thrombosis, biliary_instrumentation}},
      {"Elsewhere", {extrahepatic_present}, {}},
      {"Course",
       {disease_status, treatments, sstr_imaging},
       {diagnosis_months_ago, synchronous, growth_rate, fdg_pet, prior_liver_resections, recurrence_interval_months,
        liver_recurrence, post_curative_resection}},
      {"Fitness",
       {ecog, comorbidity_precludes_major_surgery, lt_contraindication, liver_function, ascites},
       {performance_too_low}},
  };
}

class Known {
 public:
  explicit Known(const Given& g) : g_(g), not_reported_(not_reported(g.the_case).visible) {}

  Section all() {
    Section section{.title = "WHAT IS KNOWN", .beside = "source, date; none given: entered", .blocks = {}};
    for (const Group& group : groups()) section.blocks.emplace_back(line(group));
    if (Line also = line({"Also", {}, without_a_place()}); !also.words.empty())
      section.blocks.emplace_back(std::move(also));
    for (Line& l : beside_the_facts(g_)) section.blocks.emplace_back(std::move(l));
    for (const auto& note : g_.the_case.notes)
      if (note.fact == Fact::remarks)
        section.blocks.emplace_back(Line{.label = "Remark", .words = note.text, .source = "nelm has no rule for this"});
    return section;
  }

 private:
  /// What was reported and has no place of its own: nothing that was entered stays unseen.
  std::vector<Fact> without_a_place() const {
    using enum Fact;
    patient::FactSet placed;
    for (const Fact f :
         {case_id, kind, question, citation, text_read, assessment_date, sex, birth_date, age_years, patient_declines,
          large_number_bilobar, lesion_list_complete, lesion_count_reported, innumerable, extrahepatic,
          extrahepatic_open, extrahepatic_workup, stability_months, diagnosis_date})
      placed.set(patient::index(f));
    placed.set(patient::index(decision));         // below, beside what was done
    placed.set(patient::index(treatments_open));  // with the treatments
    // Said with another fact, as long as that is known.
    const auto with = [&](Fact other, std::initializer_list<Fact> facts) {
      if (g_.assessment.facts[other] == patient::anything(other)) return;
      for (const Fact f : facts) placed.set(patient::index(f));
    };
    if (!metastases_said(g_).empty()) placed.set(patient::index(liver_metastases));
    with(primary_status, {primary_resection_date, primary_resection_months_ago});
    with(stability_months, {status_since});
    with(recurrence_interval_months, {recurrence_date});
    for (const Group& group : groups())
      for (const auto* facts : {&group.always, &group.if_known})
        for (const Fact f : *facts) placed.set(patient::index(f));
    std::vector<Fact> rest;
    for (const auto& r : patient::facts())
      if (r.in == none && !placed.test(patient::index(r.id)) && !g_.the_case.reports(r.id).empty())
        rest.push_back(r.id);
    return rest;
  }

  Line line(const Group& group) {
    std::vector<Told>        known;
    std::vector<std::string> empty;
    const auto               tell = [&](Fact f) {
      origins_.clear();
      auto words = words_of(f);
      if (words.empty()) return false;
      known.push_back({std::move(words), fmt::format("{}", fmt::join(origins_, "; "))});
      return true;
    };
    for (const Fact f : group.always)
      if (!is_of_no_metastasis(f) && !tell(f)) empty.emplace_back(short_name(f));
    for (const Fact f : group.if_known)
      if (worth_saying(f)) tell(f);
    // Beside the line where all of it comes from one place; else each behind what comes from it.
    const bool one = std::ranges::all_of(known, [&](const Told& t) { return t.from == known.front().from; });
    std::vector<std::string> said;
    for (const Told& t : known)
      said.push_back(one || t.from.empty() ? t.words : fmt::format("{} [{}]", t.words, t.from));
    return {.label  = std::string(group.label),
            .words  = fmt::format("{}", fmt::join(said, "; ")),
            .source = one && !known.empty() ? known.front().from : std::string{},
            .blanks = {std::string(not_reported_), std::move(empty)}};
  }

  struct Told {
    std::string words, from;
  };

  /// Without a metastasis there is no largest one, no lobe and no pattern to tell, unless somebody did.
  bool is_of_no_metastasis(Fact f) const {
    const bool of_metastases = f == Fact::max_lesion_mm || f == Fact::bilobar || f == Fact::metastasis_pattern;
    return of_metastases && g_.assessment.facts[Fact::lesion_count].numbers == patient::exactly(0) &&
           g_.the_case.reports(f).empty();
  }

  /// Of what has no place of its own: what somebody said, and of what follows the little that a board would say.
  bool worth_saying(Fact f) const {
    if (is_of_no_metastasis(f)) return false;
    const bool follows =
        f == Fact::metastasis_pattern || f == Fact::recurrence_interval_months || f == Fact::cytoreducible_fraction_pct;
    const bool by_its_day = f == Fact::diagnosis_months_ago && !g_.the_case.reports(Fact::diagnosis_date).empty();
    return follows || by_its_day || !g_.the_case.reports(f).empty();
  }

  /// What is known of a fact, in words; empty if nothing is.
  std::string words_of(Fact f) {
    const bool given = note_origins(f);
    switch (f) {
      case Fact::lesion_count:
        note_items(Fact::lesions);
        note_origins(Fact::lesion_count_reported);
        return metastases_said(g_);
      case Fact::extrahepatic_present:
        note_items(Fact::extrahepatic);
        note_origins(Fact::extrahepatic_workup);
        return elsewhere_said(g_, not_reported_);
      case Fact::treatments:     note_items(f); return treatments_said(g_, not_reported_);
      case Fact::disease_status: return course();
      case Fact::grade:          return grade();
      case Fact::ki67_pct:       return ki67();
      case Fact::grade_reported: return {};  // said with the grade
      case Fact::bilobar:
        if (g_.assessment.facts.values.surely_yes(Fact::large_number_bilobar))
          return said(Fact::large_number_bilobar, patient::answer(true));
        break;
      case Fact::primary_site:            return site();
      case Fact::primary_status:          return primary();
      case Fact::carcinoid_heart_disease: return heart();
      default:                            break;
    }
    if (patient::row(f).kind == patient::Kind::text) return given ? texts(f) : "";
    if (patient::row(f).kind == patient::Kind::members) return members(f);
    const auto& value = g_.assessment.facts[f];
    if (nothing_known(f, value)) return words_kept(f);
    return fmt::format("{}{}", said(f, value), kept(f));
  }

  /// A vague word that gives no value is kept and shown: "load: raised". So is a report that stands against another, or
  /// against what follows: all is possible again, but it was reported.
  std::string words_kept(Fact f) const {
    const auto reports = patient::reported(g_.the_case, f);
    if (reports.given && reports.value != patient::anything(f))
      return fmt::format("{} (reported; stands against another)", said(f, reports.value));
    const auto word = word_kept(g_.the_case, f);
    return word.empty() ? std::string{} : fmt::format("{}: \"{}\"", short_name(f), word);
  }

  /// All that is listed of a fact that may hold several words at once; that there is none, too.
  std::string members(Fact f) const {
    const auto listed = patient::listed_words(g_.the_case, f);
    if (!listed) return words_kept(f);
    std::vector<std::string> all;
    for (std::size_t i = 0; i < patient::row(f).words.size(); ++i)
      if ((*listed >> i & 1U) != 0) all.push_back(value_said(f, patient::choice(patient::Choices{1} << i)));
    return fmt::format("{}: {}", short_name(f), all.empty() ? "none" : fmt::format("{}", fmt::join(all, ", ")));
  }

  /// What stands beside a value and says more: each of several reports, the words as written, what it was counted by,
  /// what was said of it earlier.
  std::string kept(Fact f) const {
    const auto               reports = patient::reported(g_.the_case, f);
    std::vector<std::string> beside;
    for (const Entry* e : reports.used) {
      if (reports.differ) beside.push_back(fmt::format("{}{}", value_said(f, e->value), dated(*e)));
      if (!e->basis.empty()) beside.push_back(fmt::format("by {}", e->basis));
    }
    if (!reports.differ)
      if (const auto word = word_kept(g_.the_case, f); !word.empty() && word != value_said(f, reports.value))
        beside.push_back(fmt::format("\"{}\"", word));
    for (std::string& text : said_besides(g_.the_case, f)) beside.push_back(std::move(text));
    return beside.empty() ? std::string{} : fmt::format(" ({})", fmt::join(beside, "; "));
  }

  static std::string dated(const Entry& e) {
    return e.origin.on ? fmt::format(", {}", written(*e.origin.on)) : std::string{};
  }

  /// All reports of a text.
  std::string texts(Fact f) const {
    std::vector<std::string_view> all;
    for (const Entry* e : g_.the_case.reports(f)) all.emplace_back(e->words);
    return fmt::format("{} {}", short_name(f), fmt::join(all, ", "));
  }

  /// Where what is said of a fact comes from; false if nobody reported it.
  bool note_origins(Fact f) {
    const auto reports = patient::reports_used(g_.the_case, f);
    for (const Entry* e : reports) note(e->origin);
    return !reports.empty();
  }

  void note_items(Fact list) {
    for (const Record& item : patient::items(g_.the_case, list)) note(item.origin);
  }

  void note(const patient::Origin& o) {
    std::string text = origin_said(o);
    if (!text.empty() && std::ranges::find(origins_, text) == origins_.end()) origins_.push_back(std::move(text));
  }

  std::string site() const {
    const auto& value = g_.assessment.facts[Fact::primary_site];
    return value == patient::anything(Fact::primary_site)
               ? words_kept(Fact::primary_site)
               : value_said(Fact::primary_site, value) + kept(Fact::primary_site);
  }

  std::string primary() {
    const auto& status = g_.assessment.facts[Fact::primary_status];
    if (status == patient::anything(Fact::primary_status)) return words_kept(Fact::primary_status);
    note_origins(Fact::primary_resection_date);
    const auto& ago  = g_.assessment.facts[Fact::primary_resection_months_ago];
    const auto  when = nothing_known(Fact::primary_resection_months_ago, ago)
                           ? std::string{}
                           : fmt::format(", {} ago", value_said(Fact::primary_resection_months_ago, ago));
    return fmt::format("{}{}{}", said(Fact::primary_status, status), when, kept(Fact::primary_status));
  }

  /// An old echocardiogram is not "none": its day has a place, empty or not.
  std::string heart() {
    const auto& value = g_.assessment.facts[Fact::carcinoid_heart_disease];
    if (value == patient::anything(Fact::carcinoid_heart_disease)) return words_kept(Fact::carcinoid_heart_disease);
    const auto reports = patient::reports_used(g_.the_case, Fact::carcinoid_heart_disease);
    const bool has_day = std::ranges::any_of(reports, [](const Entry* e) { return e->origin.on.has_value(); });
    return fmt::format("{}{}", said(Fact::carcinoid_heart_disease, value), has_day ? "" : " (echo undated)") +
           kept(Fact::carcinoid_heart_disease);
  }

  /// " and poorly differentiated": of one specimen among several, what the whole case may not show.
  static std::string how_it_looks(const Record& specimen) {
    const auto differentiation = specimen[Fact::specimen_differentiation];
    return differentiation.single_choice() ? fmt::format(" and {}", value_said(Fact::differentiation, differentiation))
                                           : std::string{};
  }

  /// " (2017-03)": when a specimen was taken, if that was said.
  static std::string its_day(const Record& specimen) {
    const auto day = specimen[Fact::specimen_date];
    return day == patient::anything(Fact::specimen_date) ? std::string{}
                                                         : fmt::format(" ({})", value_said(Fact::specimen_date, day));
  }

  std::string ki67() {
    std::vector<std::string> each;
    const auto               specimens = patient::items(g_.the_case, Fact::specimens);
    for (const Record& s : specimens) {
      note(s.origin);
      if (s[Fact::specimen_ki67] == patient::anything(Fact::specimen_ki67)) continue;
      const auto of = s[Fact::specimen_of];
      each.push_back(fmt::format("{} {}{}{}", of.single_choice() ? value_said(Fact::specimen_of, of) : "specimen",
                                 value_said(Fact::specimen_ki67, s[Fact::specimen_ki67]),
                                 specimens.size() > 1 ? how_it_looks(s) : "", its_day(s)));
    }
    const auto& value = g_.assessment.facts[Fact::ki67_pct];
    if (!each.empty() && patient::reported(g_.the_case, Fact::ki67_pct).replaced)
      return fmt::format("{} (an override; {})", said(Fact::ki67_pct, value), fmt::join(each, ", "));
    if (each.size() > 1)
      return fmt::format("Ki-67 {} (the highest counts){}", fmt::join(each, ", "), kept(Fact::ki67_pct));
    if (each.size() == 1 && value.numbers.single()) return fmt::format("Ki-67 {}{}", each[0], kept(Fact::ki67_pct));
    return value == patient::anything(Fact::ki67_pct)
               ? words_kept(Fact::ki67_pct)
               : fmt::format("{}{}", said(Fact::ki67_pct, value), kept(Fact::ki67_pct));
  }

  /// By each scheme where they differ. That a neoplasm has some grade is not known of it, it is so of every one.
  std::string grade() {
    std::vector<std::string> by;
    std::set<std::string>    different;
    bool                     known = false, as_reported = false;
    const auto               reported = patient::reported(g_.the_case, Fact::grade_reported);
    constexpr auto           any      = patient::any_of(patient::Grade::G1, patient::Grade::G2, patient::Grade::G3);
    for (const auto& s : g_.knowledge.schemes) {
      if (s.gives != Fact::grade) continue;
      const auto& value = g_.assessment.facts.values.all()[s.slot];
      known             = known || (value.choices & any) != any;
      as_reported       = as_reported || value == reported.value;
      different.insert(said(Fact::grade, value));
      by.push_back(fmt::format("{} ({})", said(Fact::grade, value), s.title));
    }
    note_origins(Fact::grade_reported);
    if (!known && !reported.given) return words_kept(Fact::grade_reported);
    const auto whose = !reported.given ? std::string{}
                       : as_reported   ? std::string(" (reported)")
                                       : fmt::format("; reported {}", value_said(Fact::grade_reported, reported.value));
    return fmt::format(
        "{}{}", fmt::join(different.size() == 1 ? std::vector{by[0].substr(0, different.begin()->size())} : by, ", "),
        whose);
  }

  std::string course() {
    const auto& values = g_.assessment.facts;
    const auto& status = values[Fact::disease_status];
    note_origins(Fact::stability_months);
    if (status == patient::anything(Fact::disease_status)) {
      const auto words = words_kept(Fact::disease_status), stable = words_kept(Fact::stability_months);
      return words + (words.empty() || stable.empty() ? "" : "; ") + stable;
    }
    if (values.values.perhaps(Fact::disease_status, patient::Course::progression))
      return said(Fact::disease_status, status) + kept(Fact::disease_status);
    const auto& months = values[Fact::stability_months];
    if (months == patient::anything(Fact::stability_months))
      return fmt::format("{}, since when {}{}", said(Fact::disease_status, status), not_reported_,
                         kept(Fact::disease_status));
    return fmt::format("{} {}{}{}", said(Fact::disease_status, status), value_said(Fact::stability_months, months),
                       kept(Fact::stability_months), kept(Fact::disease_status));
  }

  const Given&             g_;
  std::string_view         not_reported_;
  std::vector<std::string> origins_;
};

}  // namespace

Section what_is_known(const Given& g) { return Known(g).all(); }

}  // namespace nelm::sheet
