#include <fmt/format.h>

#include "nelm/export/fhir_evidence.h"
#include "nelm/export/fhir_r5_parts.h"
#include "nelm/literature/evidence_words.h"

namespace nelm::exported {

using literature::Literature;
using literature::Overlap;
using literature::OverlapKind;
using literature::Study;

namespace {

std::string overlap_told(const Overlap& o) {
  const bool  same = o.kind == OverlapKind::same_patients;
  const auto& all  = o.studies;
  return fmt::format(
      "Overlap {} ({}): {} {}: {}.", o.id, sure_said(o.sure),
      same ? fmt::format("{}", fmt::join(all, ", ")) : all.front(),
      same ? std::string("share patients") : fmt::format("holds {}", fmt::join(all.begin() + 1, all.end(), ", ")),
      o.why);
}

std::vector<std::string> notes_on_study(const Literature& l, const Study& s) {
  std::vector<std::string> all;
  if (!s.note.empty()) all.push_back(s.note);
  for (const Overlap* o : overlaps_of(l, s.id)) all.push_back(overlap_told(*o));
  for (const auto* d : discrepancies_of(l, s.id)) all.push_back(discrepancy_told(*d));
  return all;
}

void identifier(JsonText& json, std::string_view system, std::string_view value) {
  if (!value.empty()) json.object().member("system", system).member("value", value).close();
}

void identifiers(JsonText& json, const Study& s) {
  if (s.doi.empty() && s.pmid.empty()) return;
  json.key("identifier").list();
  identifier(json, "https://doi.org", s.doi);
  identifier(json, "https://pubmed.ncbi.nlm.nih.gov", s.pmid);
  json.close();
}

/// Where and when it was published. The year is that of the issue: on which day it came out nobody has looked up.
void publication(JsonText& json, const Study& s) {
  json.key("publicationForm").list().object();
  if (!s.journal.empty()) json.key("publishedIn").object().member("title", s.journal).close();
  json.said("volume", s.volume);
  if (s.year != 0) json.member("publicationDateText", fmt::format("{}", s.year));
  json.said("pageString", s.pages);
  json.close().close();
}

/// The authors as the reference gives them; "et al." says that there are more.
void contributors(JsonText& json, const Study& s) {
  if (s.authors.empty()) return;
  json.key("contributorship").object();
  if (s.authors.ends_with("et al.")) json.key("complete").is(false);
  json.key("summary").list().object();
  concept_of(json, "type", {"http://hl7.org/fhir/contributor-summary-type", "author-string", "Author string"});
  json.member("value", s.authors).close().close().close();
}

void cited_artifact(JsonText& json, const Study& s) {
  json.key("citedArtifact").object();
  identifiers(json, s);
  if (!s.title.empty()) json.key("title").list().object().member("text", s.title).close().close();
  if (!s.journal.empty() || s.year != 0 || !s.volume.empty() || !s.pages.empty()) publication(json, s);
  if (!s.doi.empty())
    json.key("webLocation").list().object().member("url", fmt::format("https://doi.org/{}", s.doi)).close().close();
  json.key("classification").list().object();
  concept_said(json, "type", "kind of study");
  json.key("classifier").list().object().member("text", name(s.kind)).close().close();
  json.close().close();
  contributors(json, s);
  json.close();
}

}  // namespace

std::string fhir_citation(const Literature& l, const Study& s, const Written& written) {
  JsonText json;
  json.object();
  r5_head(json, "Citation", fhir_id(s.id), short_name(s), s.review, written);
  json.member("description",
              fmt::format("Written by {}.{} Transcribed from {}. What was not read is left out.", written.by,
                          s.review.reviewed_by.empty() ? " Nobody has reviewed this transcription." : "",
                          literature::or_not_stated(s.review.transcribed_from)));
  json.key("summary").list().object().member("text", citation_of(s)).close().close();
  notes(json, notes_on_study(l, s));
  cited_artifact(json, s);
  json.close();
  return r5_done(json);
}

}  // namespace nelm::exported
