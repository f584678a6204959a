#include "nelm/export/fhir_evidence.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "nelm/export/evidence_by_hand_test.h"
#include "nelm/export/readable_test.h"

using namespace nelm;
using namespace nelm::exported::by_hand;

namespace {

constexpr exported::Written by_test{.version = "0.1.0", .by = "nelm 0.1.0"};

std::string written(const Literature& l, std::string_view id) {
  return readable(fhir_evidence(l, *study_of(l, study_id_of(id)), *result_of(l, id), by_test));
}

std::string written(std::string_view id) { return written(rows(), id); }

}  // namespace

TEST_CASE("Mayo's row says of whom, against what, how many of 414, and P only as printed") {
  const auto it = written("mayo-2011.8");
  CHECK(says(it, "'id': 'mayo-2011.8',"));
  CHECK(says(it, "'url': 'urn:nelm:evidence:mayo-2011.8','version': '0.1.0','name': 'NelmMayo2011_8',"));
  CHECK(says(it, "'Mayo 2011: intra-arterial therapy, overall survival at 60 months (in the paper itself)'"));
  CHECK(says(it, "'citeAsReference': {'reference': 'Citation/mayo-2011',"));
  CHECK(says(it, "'display': 'abstract','document': {'url': 'https://example.org/abstract'}"));
  CHECK(says(it, "<variable-role#population>,'observed': {'reference': 'EvidenceVariable/population-mayo-2011'}"));
  CHECK(says(it, "<variable-role#exposure>,'observed': {'reference': 'EvidenceVariable/arm-iat'}"));
  CHECK(says(it,
             "{'description': 'resection with or without ablation','variableRole': <variable-role#referenceExposure>,"
             "'observed': {'reference': 'EvidenceVariable/arm-surgery'}}"));
  CHECK(says(it,
             "<variable-role#measuredVariable>,'observed': {'reference': "
             "'EvidenceVariable/endpoint-os-at-60-from-not-stated'}"));
  CHECK(says(it,
             "'statisticType': <statistic-type#C44256>,'quantity': {'value': 30,'unit': '%','code': '%'},"
             "'sampleSize': {'description': '414 patients','numberOfParticipants': 414}"));
  CHECK(says(it, "'type': <attribute-estimate-type#C44185>,'quantity': {'value': 0.001,'comparator': '<'}"));
  CHECK(says(it, "'note': [{'text': 'An estimate from times to an event.'}]"));
  CHECK_FALSE(says(it, "C53324"));
}

TEST_CASE("how certain a result is nobody has judged, and each says so") {
  for (const Study& s : rows().studies)
    for (const StudyResult& r : s.results) CHECK(says(written(r.id), "'certainty': [{'description': 'not judged'}]"));
}

TEST_CASE("a claim is tagged as one, cites the review and not the paper, and lies beside the original") {
  const auto claim = written("mayo-2011.2"), original = written("mayo-2011.8");
  CHECK(says(claim,
             "'tag': [{'system': 'urn:nelm:said-by','code': 'the-review','display': 'claimed by the review'},"
             "{'system': 'urn:nelm:verified','code': 'review-only','display': 'read in the review only'}]"));
  CHECK(says(claim, "'citeAsReference': {'reference': 'Citation/chan-2018',"));
  CHECK(says(claim,
             "'type': 'citation','label': 'of which the review claims it','resourceReference': {'reference': "
             "'Citation/mayo-2011',"));
  CHECK(says(claim,
             "'type': 'similar-to','display': 'what the paper has','resourceReference': {'reference': "
             "'Evidence/mayo-2011.8','display': '30 % at 60 months'}"));
  CHECK(says(claim, "'description': 'Claimed by the review: the review, Table 1; read in the review only. "));
  CHECK(says(claim, "{'text': 'Doubtful: the paper has 30 %.'}"));
  CHECK(says(claim, "'sampleSize': {'description': 'not stated'}"));
  CHECK(says(original,
             "'tag': [{'system': 'urn:nelm:said-by','code': 'the-paper','display': 'in the paper itself'},"
             "{'system': 'urn:nelm:verified','code': 'abstract','display': 'read in its abstract'}]"));
  CHECK(says(original, "'description': 'In the paper itself: abstract; read in its abstract. "));
  CHECK(
      says(original, "'display': 'what the review claims','resourceReference': {'reference': 'Evidence/mayo-2011.2'"));
}

TEST_CASE("a claim about several studies cites each, and one of a review that is not there cites it in words") {
  auto l                        = rows();
  l.studies[0].results[0].cites = {"saxena-2012", "mayo-2011"};
  const auto several            = written(l, "mayo-2011.2");
  CHECK(says(several, "'resourceReference': {'reference': 'Citation/saxena-2012'"));
  const auto once = several.find("'reference': 'Citation/mayo-2011'");
  CHECK(several.find("'reference': 'Citation/mayo-2011'", once + 1) == std::string::npos);
  l.studies.pop_back();
  CHECK(says(written(l, "mayo-2011.2"), "'citeAsMarkdown': 'the review, not the paper'"));
}

TEST_CASE(
    "Mazzaferro's inverted endpoint: claim and original name each other and the discrepancy, and are not the same") {
  const auto claim = written("mazzaferro-2016.2"), original = written("mazzaferro-2016.7");
  CHECK(says(claim,
             "'type': 'documentation','label': 'D-06','display': 'what the paper has','resourceReference': "
             "{'reference': 'Evidence/mazzaferro-2016.7'"));
  CHECK(says(original,
             "'type': 'documentation','label': 'D-06','display': 'what the review claims','resourceReference': "
             "{'reference': 'Evidence/mazzaferro-2016.2'"));
  for (const auto& it : {claim, original})
    CHECK(says(it,
               "{'text': 'Discrepancy D-06 (A: it changes a conclusion, or a number that would be pooled). an endpoint "
               "upside down. The review: 13.1 % free of disease. The paper (abstract): 13.1 % have progressed. What "
               "follows: not to be pooled.'}"));
  CHECK(says(claim, "EvidenceVariable/endpoint-dfs-at-60-from-not-stated'"));
  CHECK(says(original, "EvidenceVariable/endpoint-progression-at-60-from-not-stated'"));
  CHECK(says(claim, "EvidenceVariable/population-mazzaferro-2016.2'"));  // its own population
  CHECK(says(original, "EvidenceVariable/population-mazzaferro-2016'"));
}

TEST_CASE("a confidence interval has its level and both ends, and an exact P no comparator") {
  const auto it = written("mazzaferro-2016.11");
  CHECK(says(it, "'statisticType': <statistic-type#C93150>,'quantity': {'value': 7.4,'code': '1'}"));
  CHECK(says(it,
             "'type': <attribute-estimate-type#C53324>,'level': 0.95,'range': {'low': {'value': 2.4,'code': '1'},"
             "'high': {'value': 23,'code': '1'}}"));
  CHECK(says(it, "'description': 'P = 0.001, as printed'"));
  CHECK(says(it, "'quantity': {'value': 0.001}}"));
  CHECK(says(it, "'observed': {'reference': 'EvidenceVariable/arm-lt'}"));  // the comparator is an arm by its name
}

TEST_CASE("Saxena's range over studies is told as one, and is no confidence interval") {
  const auto it = written("saxena-2012.9");
  CHECK(says(it,
             "'statistic': [{'description': '70.5 % (range 31 to 100 %) over studies at 60 months',"
             "'note': [{'text': 'Its bounds are a range, no confidence interval.'}],"
             "'statisticType': <statistic-type#C28007>"));  // the median of the studies' shares
  CHECK(says(it, "'sampleSize': {'description': '29 studies','numberOfStudies': 29}}"));
  CHECK_FALSE(says(it, "attributeEstimate"));
  CHECK_FALSE(says(it, "numberOfParticipants"));
  auto l = rows();
  l.studies[1].results[0].value.reset();
  CHECK(says(written(l, "saxena-2012.9"), "'statisticType': <statistic-type#C44256>,'sampleSize'"));  // no median
}

TEST_CASE("bounds of a kind that is not stated are no confidence interval either") {
  auto  l       = rows();
  auto& bounds  = l.studies[2].results[2].bounds;
  bounds.kind   = Bounds::Kind::not_stated;
  const auto it = written(l, "mazzaferro-2016.11");
  CHECK(says(it, "'Of which kind its bounds are is not stated: they are no confidence interval.'"));
  CHECK_FALSE(says(it, "C53324"));
  CHECK(says(it, "C44185"));
}

TEST_CASE("a result in words, as Yuan's, has its words and no number") {
  const auto it = written("yuan-2016.2");
  CHECK(says(it,
             "'statistic': [{'description': 'better survival with resection','statisticType': "
             "<statistic-type#descriptive>,'sampleSize': {'description': '7 studies','numberOfStudies': 7}}]"));
  CHECK_FALSE(says(it, "quantity"));
}

TEST_CASE("what counts lesions counts no patients") {
  auto  l = rows();
  auto& r = l.studies[0].results[1];
  r.per = Per::lesions, r.n = 770, r.events = 42, r.of = 770;
  CHECK(says(written(l, "mayo-2011.8"), "'numberOfEvents': 42,'sampleSize': {'description': '770 lesions'}"));
  r.per = Per::patients, r.n = 481, r.events = 223, r.of = 481;
  CHECK(says(written(l, "mayo-2011.8"),
             "'numberAffected': 223,'sampleSize': {'description': '481 patients','numberOfParticipants': 481,"
             "'knownDataCount': 481}"));
}

TEST_CASE("a standard deviation is one, and a P that is no number stays words") {
  auto  l   = rows();
  auto& r   = l.studies[0].results[1];
  r.measure = Measure::mean, r.per = Per::nothing, r.sd = 26.1;
  CHECK(says(written(l, "mayo-2011.8"),
             "'type': <attribute-estimate-type#C53322>,'quantity': {'value': 26.1,'unit': 'months','code': 'mo'}"));
  for (const std::string p : {"<0.0.1", "<.1", "<1e", "<", "<01", "<1 "}) {
    r.p = p;
    CHECK(says(written(l, "mayo-2011.8"), "'description': 'P " + p + ", as printed'"));
    CHECK_FALSE(says(written(l, "mayo-2011.8"), "'comparator'"));
  }
  r.p = "<1e-7";
  CHECK(says(written(l, "mayo-2011.8"), "'quantity': {'value': 1e-7,'comparator': '<'}"));
}

TEST_CASE("a group is a subpopulation, and of two that are compared the exposure") {
  auto  l = rows();
  auto& r = l.studies[0].results[0];
  r.group = "without symptoms";
  CHECK(says(written(l, "mayo-2011.2"),
             "{'description': 'without symptoms','variableRole': <variable-role#subpopulation>}"));
  r.arm = Arm::none, r.comparator = "with symptoms";  // neither is an arm: nothing to refer to
  CHECK(says(written(l, "mayo-2011.2"),
             "{'description': 'without symptoms','variableRole': <variable-role#exposure>},"
             "{'description': 'with symptoms','variableRole': <variable-role#referenceExposure>}"));
}

TEST_CASE("hostile characters stay text, and what FHIR allows in no text becomes a space") {
  auto l                       = rows();
  l.studies[0].results[0].note = std::string("\"}]; ${evil} \\u0041 \\ </script> */ \xE2\x80\xA8 \n\x01\x1F a\0b", 46);
  const auto& s                = l.studies[0];
  const auto  it               = fhir_evidence(l, s, s.results[0], by_test);
  CHECK(says(it, "\"text\": \"\\\"}]; ${evil} \\\\u0041 \\\\ </script> */ \xE2\x80\xA8 \\n   a b\""));
}

TEST_CASE(
    "each study, each result and each variable they name is a file, named as its id; every reference leads to one") {
  const auto            files = fhir_evidence_files(rows(), by_test);
  std::set<std::string> names;
  for (const auto& f : files) CHECK(names.insert(f.name).second);
  CHECK(files.front().name == "Citation-mayo-2011.json");
  CHECK(std::ranges::count_if(names, [](auto& n) { return n.starts_with("Citation-"); }) == 5);
  CHECK(std::ranges::count_if(names, [](auto& n) { return n.starts_with("Evidence-"); }) == 7);
  constexpr std::string_view reference = "\"reference\": \"";
  for (const auto& f : files)
    for (auto at = f.bytes.find(reference); at != std::string::npos; at = f.bytes.find(reference, at + 1)) {
      const auto begin = at + reference.size();
      auto       named = f.bytes.substr(begin, f.bytes.find('"', begin) - begin);
      std::ranges::replace(named, '/', '-');
      CHECK_MESSAGE(names.contains(named + ".json"), named);
    }
}

TEST_CASE("the same literature gives the same bytes") {
  const auto once = fhir_evidence_files(rows(), by_test), again = fhir_evidence_files(rows(), by_test);
  REQUIRE(once.size() == again.size());
  for (std::size_t i = 0; i < once.size(); ++i) CHECK(once[i].bytes == again[i].bytes);
}
