// What is known of the patient, each line with where it comes from, and the empty places left visible.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "nelm/patient/lesions.h"
#include "nelm/patient/words.h"
#include "nelm/sheet/phrases.h"
#include "nelm/sheet/sections.h"
#include "nelm/sheet/statement.h"

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
       {primary_symptomatic, primary_resectable, hereditary_syndrome}},
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

std::string in_clear(std::string_view word) {
  std::string text(word);
  std::ranges::replace(text, '_', ' ');
  return text;
}

class Known {
 public:
  explicit Known(const Given& g)
      : g_(g), not_reported_(text_of_kind() == patient::CaseKind::published ? "NOT STATED" : "NOT REPORTED") {}

  Section all() {
    Section section{.title = "WHAT IS KNOWN", .beside = "source, date; none given: entered", .blocks = {}};
    for (const Group& group : groups()) section.blocks.emplace_back(line(group));
    for (Line& l : flags()) section.blocks.emplace_back(std::move(l));
    for (const auto& note : g_.the_case.notes)
      if (note.fact == Fact::remarks)
        section.blocks.emplace_back(Line{.label = "Remark", .words = note.text, .source = "nelm has no rule for this"});
    return section;
  }

 private:
  patient::CaseKind text_of_kind() const {
    const auto kinds = g_.the_case.facts[Fact::kind].choices;
    return kinds == patient::only(patient::CaseKind::published) ? patient::CaseKind::published
                                                                : patient::CaseKind::patient;
  }

  Line line(const Group& group) {
    std::vector<std::string> known, empty;
    origins_.clear();
    for (const Fact f : group.always) {
      auto words = words_of(f);
      if (words.empty())
        empty.emplace_back(short_name(f));
      else
        known.push_back(std::move(words));
    }
    for (const Fact f : group.if_known)
      if (worth_saying(f))
        if (auto words = words_of(f); !words.empty()) known.push_back(std::move(words));
    auto words = fmt::format("{}", fmt::join(known, "; "));
    if (!empty.empty())
      words += fmt::format("{}{}: {}", words.empty() ? "" : "; ", not_reported_, fmt::join(empty, ", "));
    return {.label = std::string(group.label), .words = std::move(words), .source = source()};
  }

  /// Of what has no place of its own: what somebody said, and of what follows the little that a board would say.
  bool worth_saying(Fact f) const {
    const bool follows =
        f == Fact::metastasis_pattern || f == Fact::recurrence_interval_months || f == Fact::cytoreducible_fraction_pct;
    return follows || !g_.the_case.reports(f).empty();
  }

  std::string source() const { return fmt::format("{}", fmt::join(origins_, "; ")); }

  /// What is known of a fact, in words; empty if nothing is.
  std::string words_of(Fact f) {
    const bool given = note_origins(f);
    switch (f) {
      case Fact::lesion_count:         return lesions();
      case Fact::extrahepatic_present: return elsewhere();
      case Fact::treatments:           return treatments();
      case Fact::disease_status:       return course();
      case Fact::grade:                return grade();
      case Fact::ki67_pct:             return ki67();
      case Fact::grade_reported:       return {};  // said with the grade
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
    const auto& value = g_.assessment.facts[f];
    if (value_said(f, value) == "not reported") return words_kept(f);
    return fmt::format("{}{}", said(f, value), kept(f));
  }

  /// A vague word that gives no value is kept and shown: "load: raised".
  std::string words_kept(Fact f) const {
    for (const Entry* e : g_.the_case.reports(f))
      if (!e->words.empty() && e->words != "not reported") return fmt::format("{}: \"{}\"", short_name(f), e->words);
    return {};
  }

  /// The words beside a value that say more: "(by count)", "("4.5 cm")".
  std::string kept(Fact f) const {
    for (const Entry* e : g_.the_case.reports(f)) {
      if (!e->basis.empty()) return fmt::format(" (by {})", e->basis);
      if (!e->words.empty() && e->words != "not reported") return fmt::format(" (\"{}\")", e->words);
    }
    return {};
  }

  /// All reports of a text.
  std::string texts(Fact f) const {
    std::vector<std::string_view> all;
    for (const Entry* e : g_.the_case.reports(f)) all.emplace_back(e->words);
    return fmt::format("{} {}", short_name(f), fmt::join(all, ", "));
  }

  bool note_origins(Fact f) {
    const auto reports = g_.the_case.reports(f);
    for (const Entry* e : reports) note(e->origin);
    return !reports.empty();
  }

  void note(const patient::Origin& o) {
    std::string text = o.document.empty() ? o.by : o.document;
    if (o.on) text += fmt::format("{}{}", text.empty() ? "" : ", ", written(*o.on));
    if (!text.empty() && std::ranges::find(origins_, text) == origins_.end()) origins_.push_back(std::move(text));
  }

  std::string site() const {
    const auto& value = g_.assessment.facts[Fact::primary_site];
    return value == patient::anything(Fact::primary_site) ? "" : value_said(Fact::primary_site, value);
  }

  std::string primary() {
    const auto& status = g_.assessment.facts[Fact::primary_status];
    if (status == patient::anything(Fact::primary_status)) return {};
    note_origins(Fact::primary_resection_date);
    const auto& ago  = g_.assessment.facts[Fact::primary_resection_months_ago];
    const auto  when = value_said(Fact::primary_resection_months_ago, ago);
    return fmt::format("{}{}{}", said(Fact::primary_status, status),
                       when == "not reported" ? "" : fmt::format(", {} ago", when), kept(Fact::primary_status));
  }

  /// An old echocardiogram is not "none": its day has a place, empty or not.
  std::string heart() {
    const auto& value = g_.assessment.facts[Fact::carcinoid_heart_disease];
    if (value == patient::anything(Fact::carcinoid_heart_disease)) return words_kept(Fact::carcinoid_heart_disease);
    const auto reports = g_.the_case.reports(Fact::carcinoid_heart_disease);
    const bool dated   = std::ranges::any_of(reports, [](const Entry* e) { return e->origin.on.has_value(); });
    return fmt::format("{}{}", said(Fact::carcinoid_heart_disease, value), dated ? "" : " (echo undated)");
  }

  std::string ki67() {
    std::vector<std::string> each;
    for (const Record& s : patient::items(g_.the_case, Fact::specimens)) {
      note(s.origin);
      if (s[Fact::specimen_ki67] == patient::anything(Fact::specimen_ki67)) continue;
      const auto of = s[Fact::specimen_of];
      each.push_back(fmt::format("{} {}", of.single_choice() ? value_said(Fact::specimen_of, of) : "specimen",
                                 value_said(Fact::specimen_ki67, s[Fact::specimen_ki67])));
    }
    const auto& value = g_.assessment.facts[Fact::ki67_pct];
    if (each.size() > 1) return fmt::format("Ki-67 {} (the highest counts)", fmt::join(each, ", "));
    if (each.size() == 1 && value.numbers.single()) return fmt::format("Ki-67 {}", each[0]);
    return value == patient::anything(Fact::ki67_pct)
               ? words_kept(Fact::ki67_pct)
               : fmt::format("{}{}", said(Fact::ki67_pct, value), kept(Fact::ki67_pct));
  }

  /// By each scheme where they differ.
  std::string grade() {
    std::vector<std::string> by;
    std::set<std::string>    different;
    const std::string        reported = g_.the_case.reports(Fact::grade_reported).empty() ? "" : " (reported)";
    for (const auto& s : g_.knowledge.schemes) {
      if (s.gives != Fact::grade) continue;
      const auto& value = g_.assessment.facts.values.all()[s.slot];
      if (value == patient::anything(Fact::grade)) continue;
      different.insert(said(Fact::grade, value));
      by.push_back(fmt::format("{} by {}", said(Fact::grade, value), s.title));
    }
    note_origins(Fact::grade_reported);
    if (by.empty()) return {};
    return different.size() == 1 ? *different.begin() + reported : fmt::format("{}{}", fmt::join(by, ", "), reported);
  }

  std::string lesions() {
    const auto& values = g_.assessment.facts;
    const auto  listed = patient::items(g_.the_case, Fact::lesions);
    note_origins(Fact::lesion_count_reported);
    std::vector<std::string> each;
    for (const Record& l : listed) {
      note(l.origin);
      std::string text;
      if (const auto* s = l.find(Fact::segments); s != nullptr && s->words.empty())
        text = patient::in_words(Fact::segments, s->value);
      if (l[Fact::longest_diameter_mm] != patient::anything(Fact::longest_diameter_mm))
        text += fmt::format("{}{}", text.empty() ? "" : " ",
                            value_said(Fact::longest_diameter_mm, l[Fact::longest_diameter_mm]));
      if (patient::viability(l) == patient::no) text += " (not viable)";
      if (!text.empty()) each.push_back(std::move(text));
    }
    constexpr std::size_t few = 6;
    const auto            detail =
        each.empty() || each.size() > few ? std::string{} : fmt::format(" (segment {})", fmt::join(each, ", "));
    if (values.values.surely_yes(Fact::innumerable)) return "innumerable metastases" + detail;
    if (values[Fact::lesion_count] == patient::anything(Fact::lesion_count))
      return words_kept(Fact::lesion_count_reported);
    const bool counted = g_.the_case.list(Fact::lesions) != nullptr ||
                         !g_.the_case.reports(Fact::lesion_count).empty() ||
                         !g_.the_case.reports(Fact::lesion_count_reported).empty();
    if (!counted) return {};
    const auto count = values[Fact::lesion_count].numbers;
    if (count == patient::exactly(1)) return "1 metastasis" + detail;
    return said(Fact::lesion_count, values[Fact::lesion_count]) + detail;
  }

  std::string elsewhere() {
    const auto*              list = g_.the_case.list(Fact::extrahepatic);
    std::vector<std::string> looked;
    for (const Entry* e : g_.the_case.reports(Fact::extrahepatic_workup)) {
      note(e->origin);
      static constexpr std::string_view said_as[] = {"CT", "MRI (DWI)", "receptor PET", "FDG PET", "bone imaging"};
      for (std::size_t i = 0; i < std::size(said_as); ++i)
        if (e->words.empty() && (e->value.choices >> i & 1U) != 0) looked.emplace_back(said_as[i]);
    }
    const auto  by      = looked.empty() ? std::string{} : fmt::format("on {}", fmt::join(looked, ", "));
    const auto& present = g_.assessment.facts[Fact::extrahepatic_present];
    if (list == nullptr) {
      const auto known = present == patient::anything(Fact::extrahepatic_present)
                             ? std::string{}
                             : said(Fact::extrahepatic_present, present);
      return known.empty() && !by.empty() ? fmt::format("not stated, looked for {}", by) : known;
    }
    if (list->items.empty())
      return fmt::format("none found{}{}", by.empty() ? ", how it was looked for not stated" : " ", by);
    std::vector<std::string> sites;
    for (const Record& item : list->items) {
      note(item.origin);
      const auto where = item[Fact::elsewhere_site], status = item[Fact::elsewhere_status];
      const bool known = where != patient::anything(Fact::elsewhere_site);
      sites.push_back(fmt::format(
          "{}: {}", known ? value_said(Fact::elsewhere_site, where) : fmt::format("a finding, where {}", not_reported_),
          status == patient::anything(Fact::elsewhere_status) ? fmt::format("status {}", not_reported_)
                                                              : value_said(Fact::elsewhere_status, status)));
    }
    return fmt::format("{}{}{}", fmt::join(sites, ", "), by.empty() ? "" : "; looked for ", by);
  }

  std::string course() {
    const auto& values = g_.assessment.facts;
    const auto& status = values[Fact::disease_status];
    note_origins(Fact::stability_months);
    if (status == patient::anything(Fact::disease_status)) return words_kept(Fact::disease_status);
    if (values.values.perhaps(Fact::disease_status, patient::Course::progression))
      return said(Fact::disease_status, status);
    const auto& months = values[Fact::stability_months];
    if (months == patient::anything(Fact::stability_months))
      return fmt::format("{}, since when {}", said(Fact::disease_status, status), not_reported_);
    return fmt::format("{} {}{}", said(Fact::disease_status, status), value_said(Fact::stability_months, months),
                       kept(Fact::stability_months));
  }

  std::string treatments() {
    const auto* list = g_.the_case.list(Fact::treatments);
    if (list == nullptr) return {};
    if (list->items.empty()) return "no treatment so far";
    std::vector<std::string> given;
    for (const Record& t : list->items) {
      note(t.origin);
      const auto  type = t[Fact::treatment_type];
      std::string text = type.single_choice()
                             ? g_.knowledge.option(static_cast<patient::Option>(std::countr_zero(type.choices))).name
                             : in_clear(value_said(Fact::treatment_type, type));
      if (const auto r = t[Fact::treatment_response]; r.single_choice())
        text += fmt::format(" ({})", value_said(Fact::treatment_response, r));
      given.push_back(std::move(text));
    }
    return fmt::format("treated: {}", fmt::join(given, ", "));
  }

  /// Values that lie on a limit some rule that may speak of this case asks about.
  std::vector<Line> on_a_limit() const {
    std::vector<Fact> facts;
    const auto        values = g_.assessment.facts.values.all();
    for (const auto& r : g_.assessment.rules) {
      if (r.scope == board::Verdict::unmet) continue;
      for (const auto& c : r.rule->criteria)
        for (const auto* condition : {&c.met_if, &c.unmet_if})
          for (const auto& t : condition->terms) {
            if (t.fact == Fact::none || patient::row(t.fact).kind != patient::Kind::number ||
                patient::row(t.fact).traits.whole)
              continue;
            const bool on =
                values[t.slot].numbers == patient::exactly(t.limit) && patient::row(t.fact).unit != "months";
            if (on && std::ranges::find(facts, t.fact) == facts.end()) facts.push_back(t.fact);
          }
    }
    std::vector<Line> lines;
    for (const Fact f : facts)
      lines.push_back(
          {.sign  = Sign::parts,
           .label = "On a limit",
           .words = fmt::format(
               "{} lies on a limit: judged as each source words it, but measuring error is larger than the distance",
               said(f, g_.assessment.facts[f]))});
    return lines;
  }

  /// Where a scheme's classes leave a gap, what its file says of it.
  std::vector<Line> in_a_gap() const {
    std::vector<Line> lines;
    const auto        values = g_.assessment.facts.values.all();
    for (const auto& s : g_.knowledge.schemes) {
      if (s.gives != Fact::grade || patient::single(Fact::grade, values[s.slot])) continue;
      const auto& ki67 = g_.assessment.facts[Fact::ki67_pct].numbers;
      for (const auto& c : s.classes) {
        const bool possible = (values[s.slot].choices & c.value) != 0;
        if (!possible || c.note.empty() || !ki67.single() || board::judge(c.when, values) != board::Verdict::met)
          continue;
        if (lines.empty() || lines.back().words != c.note)
          lines.push_back({.sign = Sign::parts, .label = s.id, .words = c.note});
      }
    }
    return lines;
  }

  std::vector<Line> flags() const {
    std::vector<Line> lines = on_a_limit();
    for (Line& l : in_a_gap()) lines.push_back(std::move(l));
    using Why = board::Flag::Why;
    for (const auto& f : g_.assessment.facts.flags) {
      const Sign sign = f.why == Why::question ? Sign::unknown : Sign::parts;
      lines.push_back({.sign  = sign,
                       .label = f.why == Why::question     ? "Question"
                                : f.why == Why::overridden ? "Override"
                                                           : "Reports",
                       .words = f.says});
    }
    return lines;
  }

  const Given&             g_;
  std::string_view         not_reported_;
  std::vector<std::string> origins_;
};

}  // namespace

Section what_is_known(const Given& g) { return Known(g).all(); }

}  // namespace nelm::sheet
