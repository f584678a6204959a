#include "nelm/export/fhir_statistic.h"

#include <fmt/format.h>

#include "nelm/export/fhir_r5_parts.h"
#include "nelm/literature/evidence_words.h"

namespace nelm::exported {

using literature::Actuarial;
using literature::Bounds;
using literature::Measure;
using literature::Per;
using literature::StudyResult;
using literature::Unit;

namespace {

// HL7's names and codes, those of the NCI Thesaurus and of STATO.
Code statistic_type(const StudyResult& r) {
  constexpr std::string_view system = "http://terminology.hl7.org/CodeSystem/statistic-type";
  constexpr Code             median{system, "C28007", "Median"};
  switch (r.measure) {
    case Measure::share:
      // Over studies the value is the middle one of theirs.
      return r.per == Per::studies && r.value ? median : Code{system, "C44256", "Proportion"};
    case Measure::median:       return median;
    case Measure::mean:         return {system, "C53319", "Mean"};
    case Measure::longest:      return {system, "C25564", "Maximum"};
    case Measure::hazard_ratio: return {system, "C93150", "Hazard Ratio"};
    case Measure::odds_ratio:   return {system, "C16932", "Odds Ratio"};
    case Measure::count:        return {system, "C25463", "Count"};
    case Measure::words:        break;
  }
  return {system, "descriptive", "Descriptive"};
}

/// unit, system and code by UCUM (ucum.org); a ratio and a count are pure numbers.
void in_unit(JsonText& json, Unit unit) {
  constexpr std::string_view ucum = "http://unitsofmeasure.org";
  switch (unit) {
    case Unit::percent: json.member("unit", "%").member("system", ucum).member("code", "%"); break;
    case Unit::months:  json.member("unit", "months").member("system", ucum).member("code", "mo"); break;
    case Unit::ratio:
    case Unit::count:   json.member("system", ucum).member("code", "1"); break;
    case Unit::none:    break;
  }
}

void quantity(JsonText& json, std::string_view key, double value, Unit unit) {
  json.key(key).object().key("value").number(value);
  in_unit(json, unit);
  json.close();
}

/// Whether n, events and of count patients.
bool counts_patients(const StudyResult& r) { return r.per == Per::patients || r.per == Per::nothing; }

/// "770 lesions", "29 studies", "137 patients (150 less 13)", "not stated"
std::string how_many(const StudyResult& r) {
  std::string said = "not stated";
  if (r.n) {
    const auto what = literature::Per_words[static_cast<std::size_t>(r.per)];
    if (counts_patients(r))
      said = fmt::format("{} patients", *r.n);
    else if (r.per == Per::tumour_load || r.per == Per::not_stated)
      said = fmt::format("{}, and of what the share is: {}", *r.n, what);
    else
      said = fmt::format("{} {}", *r.n, what);
  }
  if (!r.n_derived.empty()) said += fmt::format(" ({})", r.n_derived);
  return said;
}

void sample_size(JsonText& json, const StudyResult& r) {
  json.key("sampleSize").object().member("description", how_many(r));
  if (r.n && r.per == Per::studies) json.key("numberOfStudies").number(*r.n);
  if (r.n && counts_patients(r)) json.key("numberOfParticipants").number(*r.n);
  if (r.of && counts_patients(r)) json.key("knownDataCount").number(*r.of);
  json.close();
}

void attribute(JsonText& json, std::string_view code, std::string_view display, std::string_view said) {
  json.object().member("description", said);
  concept_of(json, "type", {"http://terminology.hl7.org/CodeSystem/attribute-estimate-type", code, display});
}

void interval(JsonText& json, const StudyResult& r) {
  const Unit unit = unit_of(r.measure);
  attribute(json, "C53324", "Confidence interval", "95 % confidence interval");
  json.key("level").raw("0.95").key("range").object();
  quantity(json, "low", r.bounds.low, unit);
  quantity(json, "high", r.bounds.high, unit);
  json.close().close();
}

/// Digits with at most one point within them, and perhaps an exponent: what JSON takes for a number too.
bool is_plain_number(std::string_view text) {
  const auto digits = [&text] {
    const auto end = text.find_first_not_of("0123456789");
    const auto n   = end == std::string_view::npos ? text.size() : end;
    text.remove_prefix(n);
    return n;
  };
  const bool leading_zero = text.size() > 1 && text[0] == '0' && text[1] != '.';
  if (leading_zero || digits() == 0) return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (digits() == 0) return false;
  }
  if (text.starts_with('e')) {
    text.remove_prefix(text.starts_with("e-") ? 2 : 1);
    if (digits() == 0) return false;
  }
  return text.empty();
}

/// P as printed: what is below a limit keeps its comparator, and is no number of its own.
void p_value(JsonText& json, const StudyResult& r) {
  attribute(json, "C44185", "P-value", fmt::format("P {}{}, as printed", r.exact_p ? "= " : "", r.p));
  const auto sign  = std::string_view(r.p).substr(0, 1);
  const auto limit = std::string_view(r.p).substr(sign.size());
  if (r.exact_p) {
    json.key("quantity").object().key("value").number(*r.exact_p).close();
  } else if ((sign == "<" || sign == ">") && is_plain_number(limit)) {
    json.key("quantity").object().key("value").raw(limit).member("comparator", sign).close();
  }
  json.close();
}

void attributes(JsonText& json, const StudyResult& r) {
  const bool ci = r.bounds.kind == Bounds::Kind::ci;
  if (!ci && r.p.empty() && !r.sd) return;
  json.key("attributeEstimate").list();
  if (ci) interval(json, r);
  if (!r.p.empty()) p_value(json, r);
  if (r.sd) {
    attribute(json, "C53322", "Standard deviation", "standard deviation");
    quantity(json, "quantity", *r.sd, unit_of(r.measure));
    json.close();
  }
  json.close();
}

std::vector<std::string> remarks(const StudyResult& r) {
  std::vector<std::string> all;
  if (r.bounds.kind == Bounds::Kind::range) all.emplace_back("Its bounds are a range, no confidence interval.");
  if (r.bounds.kind == Bounds::Kind::not_stated)
    all.emplace_back("Of which kind its bounds are is not stated: they are no confidence interval.");
  if (r.actuarial == Actuarial::yes) all.emplace_back("An estimate from times to an event.");
  if (r.actuarial == Actuarial::no) all.emplace_back("Counted.");
  return all;
}

}  // namespace

void statistic(JsonText& json, const StudyResult& r) {
  json.key("statistic").list().object();
  json.said("description", result_value_said(r));
  notes(json, remarks(r));
  concept_of(json, "statisticType", statistic_type(r));
  if (r.value) quantity(json, "quantity", *r.value, unit_of(r.measure));
  if (r.events) json.key(counts_patients(r) ? "numberAffected" : "numberOfEvents").number(*r.events);
  sample_size(json, r);
  attributes(json, r);
  json.close().close();
}

}  // namespace nelm::exported
