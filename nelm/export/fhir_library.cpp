#include <fmt/format.h>

#include "nelm/export/base64.h"
#include "nelm/export/fhir_parts.h"
#include "nelm/export/fhir_resources.h"
#include "nelm/export/names.h"

namespace nelm::exported {

using board::Knowledge;
using board::Source;

namespace {

/// FHIR's primitive types are written small.
std::string fhir_type_of(const std::string& cql) {
  constexpr std::string_view quantity = "Quantity";
  if (cql == quantity) return cql;
  std::string type = cql;
  type.front()     = static_cast<char>(type.front() - 'A' + 'a');
  return type;
}

void parameter(JsonText& json, std::string_view name, std::string_view use, std::string_view most,
               std::string_view type, std::string_view documentation) {
  json.object().member("name", name).member("use", use).key("min").raw("0").member("max", most);
  json.said("documentation", documentation).member("type", type).close();
}

/// What the library asks: its parameters; what it answers is named by the PlanDefinition.
void parameters(JsonText& json, const Source& s, const Knowledge& k) {
  const auto asked       = parameters_of(s, k);
  const auto of_a_lesion = parameters_of_a_lesion(s);
  if (asked.empty() && of_a_lesion.empty()) return;
  json.key("parameter").list();
  for (const Parameter& p : asked) {
    const auto& r = patient::row(p.fact);
    parameter(json, p.name, "in", "1", fhir_type_of(p.type),
              fmt::format("{}{}{}", r.plain, p.least ? ", at least" : "",
                          r.unit.empty() ? "" : fmt::format(", in {}", r.unit)));
  }
  if (!of_a_lesion.empty()) parameter(json, "lesions", "in", "*", "Any", "each viable lesion listed, as a tuple");
  json.close();
}

}  // namespace

std::string fhir_library(const Source& s, const Knowledge& k, std::string_view made_with) {
  JsonText json;
  json.object();
  fhir_head(json, "Library", s, k);
  fhir_type(json, "library-type", "logic-library");
  json.member("description", fhir_description(s, made_with));
  fhir_review(json, s);
  fhir_artifacts(json, s);
  parameters(json, s, k);
  json.key("content").list().object();
  json.member("contentType", "text/cql").member("data", base64(cql_library(s, k, made_with)));
  json.close().close();
  return json.close().done();
}

std::vector<File> fhir_files(const Knowledge& k, std::string_view made_with) {
  std::vector<File> all;
  for (const Source& s : k.sources) {
    all.push_back({fmt::format("Library-{}.json", library_name(s.id)), fhir_library(s, k, made_with)});
    all.push_back({fmt::format("PlanDefinition-{}.json", library_name(s.id)), fhir_plan(s, k, made_with)});
  }
  return all;
}

}  // namespace nelm::exported
