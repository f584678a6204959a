#include "nelm/export/fhir_parts.h"

#include <fmt/format.h>

#include "nelm/export/names.h"

namespace nelm::exported {

using board::Source;

std::string fhir_url(std::string_view kind, const Source& s) {
  return fmt::format("urn:nelm:{}:{}", kind, library_name(s.id));
}

void fhir_head(JsonText& json, std::string_view resource, const Source& s, const board::Knowledge& k) {
  json.member("resourceType", resource)
      .member("id", library_name(s.id))
      .member("url", fhir_url(resource == "Library" ? "library" : "plan", s))
      .said("version", k.version)
      .member("name", library_name(s.id))
      .said("title", s.title)
      .member("status", s.review.reviewed_by.empty() ? "draft" : "active");
}

void fhir_type(JsonText& json, std::string_view code_system, std::string_view code) {
  json.key("type").object().key("coding").list().object();
  json.member("system", fmt::format("http://terminology.hl7.org/CodeSystem/{}", code_system)).member("code", code);
  json.close().close().close();
}

std::string fhir_description(const Source& s, std::string_view made_with) {
  std::string text = fmt::format("Written by {}. ", made_with);
  if (s.review.reviewed_by.empty()) text += "Nobody has reviewed this transcription. ";
  for (const board::NotEncoded& n : s.not_encoded) text += fmt::format("Not encoded: {} ({}). ", n.missing, n.because);
  return text +
         "What must be clear before an option (the gates) and what other sources say is not in here. It informs "
         "qualified "
         "professionals; it does not decide.";
}

void fhir_artifacts(JsonText& json, const Source& s) {
  json.key("relatedArtifact").list();
  json.object().member("type", "citation").said("citation", s.citation);
  if (!s.doi.empty()) json.member("url", fmt::format("https://doi.org/{}", s.doi));
  json.close();
  if (!s.review.transcribed_from.empty())
    json.object().member("type", "derived-from").member("display", s.review.transcribed_from).close();
  for (const board::SupersededBy& by : s.superseded_by)
    json.object().member("type", "successor").member("display", fmt::format("{}: {}", by.source, by.replaces)).close();
  json.close();
}

void fhir_review(JsonText& json, const Source& s) {
  json.said("lastReviewDate", s.review.reviewed_on);
  if (s.review.reviewed_by.empty()) return;
  json.key("reviewer").list().object().member("name", s.review.reviewed_by).close().close();
}

}  // namespace nelm::exported
