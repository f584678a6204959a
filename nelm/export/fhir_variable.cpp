#include "nelm/export/fhir_variable.h"

#include <fmt/format.h>

#include <algorithm>

#include "nelm/export/fhir_r5_parts.h"
#include "nelm/literature/evidence_words.h"
#include "nelm/literature/outcomes.h"

namespace nelm::exported {

using literature::Arm;
using literature::Selected;
using literature::Study;
using literature::StudyResult;
using literature::TimeZero;

namespace {

constexpr std::string_view variable = "EvidenceVariable";

const std::string& period_of(const Selected& s) {
  return s.result->period.empty() ? s.study->period : s.result->period;
}

bool one_population(const Selected& a, const Selected& b) {
  return population(a) == population(b) && population_if(a).text == population_if(b).text &&
         period_of(a) == period_of(b);
}

/// A population in the words of its study, and in those of the conditions.
void who(JsonText& json, const Selected& s) {
  const auto& words     = population(s);
  const auto& condition = population_if(s);
  if (words.empty() && condition.empty()) return;
  json.object().said("description", words);
  if (!condition.empty()) {
    json.key("note").list().object();
    json.member("text", "The expression holds of the description what facts of a case can hold.").close().close();
    json.key("definitionExpression").object().member("language", "text/x-nelm-condition");
    json.member("expression", condition.text).close();
  }
  json.close();
}

void further(JsonText& json, std::string_view what, std::string_view words) {
  if (!words.empty()) json.object().member("description", fmt::format("{}: {}", what, words)).close();
}

void word_of_nelm(JsonText& json, std::string_view vocabulary, std::string_view word, std::string_view said) {
  json.member("description", said);
  concept_of(json, "definitionCodeableConcept", {nelm_system(vocabulary), hyphenated(word), said});
}

}  // namespace

std::string population_id(const Selected& s) {
  static const StudyResult says_nothing_itself;
  if (one_population(s, {s.study, &says_nothing_itself})) return fhir_id(fmt::format("population-{}", s.study->id));
  const auto first =
      std::ranges::find_if(s.study->results, [&](const StudyResult& r) { return one_population({s.study, &r}, s); });
  return fhir_id(fmt::format("population-{}", first == s.study->results.end() ? s.result->id : first->id));
}

std::string arm_id(Arm arm) {
  return fhir_id(fmt::format("arm-{}", hyphenated(literature::Arm_words[static_cast<std::size_t>(arm)])));
}

std::string endpoint_id(const StudyResult& r) {
  auto id = fmt::format("endpoint-{}", hyphenated(literature::Endpoint_words[static_cast<std::size_t>(r.endpoint)]));
  if (r.months) id += fmt::format("-at-{}", *r.months);
  if (r.time_zero != TimeZero::none)
    id += fmt::format("-from-{}", hyphenated(literature::TimeZero_words[static_cast<std::size_t>(r.time_zero)]));
  return fhir_id(id);
}

Arm comparator_arm(const literature::Literature& l, const StudyResult& r) {
  if (r.comparator.empty()) return Arm::none;
  if (const StudyResult* other = result_of(l, r.against); other != nullptr && other->arm != Arm::none)
    return other->arm;
  for (std::size_t i = 0; i < literature::Arm_words.size(); ++i)
    if (name(static_cast<Arm>(i)) == r.comparator) return static_cast<Arm>(i);
  return Arm::none;
}

std::string endpoint_at_its_time(const StudyResult& r) {
  std::string said(name(r.endpoint));
  if (r.months) said += fmt::format(" at {} months", *r.months);
  if (r.time_zero == TimeZero::not_stated) said += ", from when is not stated";
  if (r.time_zero > TimeZero::none) said += fmt::format(", from {}", name(r.time_zero));
  return said;
}

std::string population_variable(const Selected& s, const Written& written) {
  JsonText   json;
  const auto id = population_id(s);
  json.object();
  r5_head(json, variable, id, fmt::format("{}: population", short_name(*s.study)), s.study->review, written);
  json.member("description", literature::or_not_stated(population(s)));
  const bool nothing = population(s).empty() && population_if(s).empty() && period_of(s).empty() &&
                       s.study->setting.empty() && s.study->before.empty();
  if (!nothing) {
    json.key("characteristic").list();
    who(json, s);
    further(json, "period", period_of(s));
    further(json, "setting", s.study->setting);
    further(json, "treated before time zero", s.study->before);
    json.close();
  }
  json.close();
  return r5_done(json);
}

std::string arm_variable(Arm arm, const Written& written) {
  JsonText                      json;
  std::vector<std::string_view> options;
  for (std::size_t i = 0; i < patient::option_count; ++i)
    if ((options_of(arm) & board::bit(static_cast<board::Option>(i))) != 0) options.push_back(patient::Option_words[i]);
  json.object();
  r5_head(json, variable, arm_id(arm), name(arm), {}, written);
  json.member("description", options.empty() ? std::string("Bears on no option of the board by itself.")
                                             : fmt::format("Bears on: {}.", fmt::join(options, ", ")));
  json.key("characteristic").list().object();
  word_of_nelm(json, "arm", literature::Arm_words[static_cast<std::size_t>(arm)], name(arm));
  json.close().close().close();
  return r5_done(json);
}

std::string endpoint_variable(const StudyResult& r, const Written& written) {
  JsonText json;
  json.object();
  r5_head(json, variable, endpoint_id(r), endpoint_at_its_time(r), {}, written);
  json.key("characteristic").list().object();
  word_of_nelm(json, "endpoint", literature::Endpoint_words[static_cast<std::size_t>(r.endpoint)], name(r.endpoint));
  if (r.time_zero != TimeZero::none || r.months) {
    json.key("timeFromEvent").list().object();
    if (r.time_zero != TimeZero::none)
      concept_of(json, "eventCodeableConcept",
                 {nelm_system("time-zero"),
                  hyphenated(literature::TimeZero_words[static_cast<std::size_t>(r.time_zero)]), name(r.time_zero)});
    if (r.months) {
      json.key("quantity").object().key("value").number(*r.months).member("unit", "months");
      json.member("system", "http://unitsofmeasure.org").member("code", "mo").close();
    }
    json.close().close();
  }
  json.close().close().close();
  return r5_done(json);
}

}  // namespace nelm::exported
