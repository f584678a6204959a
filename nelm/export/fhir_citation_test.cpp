#include <doctest/doctest.h>

#include "nelm/export/evidence_by_hand_test.h"
#include "nelm/export/fhir_evidence.h"
#include "nelm/export/readable_test.h"

using namespace nelm;
using namespace nelm::exported::by_hand;

namespace {

std::string citation(const Study& s, const Literature& l = {}) {
  return readable(exported::fhir_citation(l, s, {.version = "0.1.0", .by = "nelm 0.1.0"}));
}

}  // namespace

TEST_CASE("a Citation has what was read of a publication") {
  auto s = mayo();
  s.doi = "10.1000/182", s.pmid = "7";
  const auto text = citation(s);
  CHECK(says(text, "'id': 'mayo-2011','url': 'urn:nelm:citation:mayo-2011',"));
  CHECK(says(text,
             "'citedArtifact': {'identifier': [{'system': 'https://doi.org','value': '10.1000/182'},"
             "{'system': 'https://pubmed.ncbi.nlm.nih.gov','value': '7'}],"
             "'title': [{'text': 'Surgery versus intra-arterial therapy'}],"
             "'publicationForm': [{'publishedIn': {'title': 'Ann Surg Oncol'},'volume': '18',"
             "'publicationDateText': '2011','pageString': '3657-65'}],"
             "'webLocation': [{'url': 'https://doi.org/10.1000/182'}],"));
  CHECK(says(text,
             "'contributorship': {'complete': false,"
             "'summary': [{'type': <http://hl7.org/fhir/contributor-summary-type#author-string>,"
             "'value': 'Mayo SC, de Jong MC, Bloomston M, et al.'}]}"));
}

TEST_CASE("what was not read of a publication is left out of its Citation") {
  auto s = mayo();
  s.title.clear(), s.authors.clear(), s.pages.clear(), s.volume.clear();
  const auto text = citation(s);
  CHECK(says(text,
             "'citedArtifact': {'publicationForm': [{'publishedIn': {'title': 'Ann Surg Oncol'},"
             "'publicationDateText': '2011'}],'classification': [{'type': {'text': 'kind of study'},"
             "'classifier': [{'text': 'cohort'}]}]}}"));
}

TEST_CASE("authors that are all named are not said to be more") {
  CHECK(says(citation(saxena()), "'contributorship': {'summary': "));
}

TEST_CASE("a Citation says whose patients it shares, and which discrepancies its study stands in") {
  auto    l = rows();
  Overlap o;
  o.id = "mayo", o.sure = Sure::certain, o.studies = {"mayo-2010", "mayo-2011"}, o.why = "one arm of the other";
  l.overlaps = {o};
  CHECK(says(citation(l.studies[0], l),
             "{'text': 'Overlap mayo (certain): mayo-2010, mayo-2011 share patients: one arm of the other.'}"));
  l.overlaps[0].kind = OverlapKind::review_of_the_study;
  CHECK(says(citation(l.studies[0], l), "(certain): mayo-2010 holds mayo-2011: one arm of the other."));
  CHECK(says(citation(l.studies[2], l), "{'text': 'Discrepancy D-06 (A: "));
}

TEST_CASE("what somebody has reviewed is active, and names them") {
  auto s = mayo();
  CHECK(says(citation(s), "'status': 'draft'"));
  CHECK(says(citation(s), "Nobody has reviewed this transcription."));
  s.review.reviewed_by = "Dr A", s.review.reviewed_on = "2026-11-24";
  const auto text = citation(s);
  CHECK(says(text, "'status': 'active','lastReviewDate': '2026-11-24','reviewer': [{'name': 'Dr A'}]"));
  CHECK_FALSE(says(text, "Nobody has reviewed"));
}
