#include "nelm/export/fhir_evidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "nelm/export/fhir_r5_parts.h"
#include "nelm/export/fhir_statistic.h"
#include "nelm/export/fhir_variable.h"
#include "nelm/literature/evidence_words.h"
#include "nelm/literature/outcomes.h"

namespace nelm::exported {

using literature::Arm;
using literature::Literature;
using literature::Selected;
using literature::Study;
using literature::StudyResult;

namespace {

std::string_view word(literature::SaidBy s) { return literature::SaidBy_words[static_cast<std::size_t>(s)]; }
std::string_view word(literature::Verified v) { return literature::Verified_words[static_cast<std::size_t>(v)]; }

/// A result of the other side: it has the same, or a discrepancy lays it beside.
struct OtherSide {
  bool        same = false;
  std::string discrepancies;  // their ids
};

/// By the id of the result.
std::map<std::string, OtherSide> other_side(const Literature& l, const Study& s, const StudyResult& r) {
  std::map<std::string, OtherSide> all;
  for (const StudyResult* other : counterparts(s, r)) all[other->id].same = true;
  for (const auto* d : discrepancies_of(l, r.id))
    for (const auto& id : r.is_claim() ? d->originals : d->claims) {
      auto& told = all[id].discrepancies;
      told += told.empty() ? d->id : fmt::format(", {}", d->id);
    }
  return all;
}

/// The resource in the order of its members.
class EvidenceOfResult {
 public:
  EvidenceOfResult(const Literature& l, const Study& s, const StudyResult& r, const Written& w)
      : l_(l), study_(s), result_(r), written_(w) {}

  std::string written() {
    json_.object();
    head();
    related();
    json_.member("description", description());
    json_.member("assertion", result_said(result_));
    notes(json_, notes_on());
    variables();
    json_.key("studyDesign").list().object().member("text", name(design_of(of_study()))).close().close();
    statistic(json_, result_);
    json_.key("certainty").list().object().member("description", "not judged").close().close();
    json_.close();
    return r5_done(json_);
  }

 private:
  Selected of_study() const { return {&study_, &result_}; }

  void head() {
    const auto said = hyphenated(word(result_.said_by)), read = hyphenated(word(result_.verified));
    const auto saying = nelm_system("said-by"), reading = nelm_system("verified");
    const auto where  = fmt::format("read {}", name(result_.verified));
    const Code tags[] = {{saying, said, who_says_it()}, {reading, read, where}};
    r5_head(json_, "Evidence", fhir_id(result_.id), title(), study_.review, written_, tags);
    const Study* by = result_.is_claim() ? the_review(l_) : &study_;
    if (by != nullptr)
      reference_to(json_, "citeAsReference", "Citation", fhir_id(by->id), citation_of(*by));
    else
      json_.member("citeAsMarkdown", "the review, not the paper");
  }

  void related() {
    json_.key("relatedArtifact").list();
    std::set<std::string_view> cited;
    if (!study_is_the_review()) cite(study_, cited);
    for (const auto& id : result_.cites)
      if (const Study* s = study_of(l_, id)) cite(*s, cited);
    json_.object().member("type", "derived-from").member("label", "where it was read").said("display", result_.place);
    if (!result_.url.empty()) json_.key("document").object().member("url", result_.url).close();
    json_.close();
    for (const auto& [id, other] : other_side(l_, study_, result_))
      if (const StudyResult* r = result_of(l_, id)) beside(*r, other);
    json_.close();
  }

  bool study_is_the_review() const { return &study_ == the_review(l_); }

  void cite(const Study& s, std::set<std::string_view>& cited) {
    if (!cited.insert(s.id).second) return;
    json_.object().member("type", "citation");
    json_.member("label", result_.is_claim() ? "of which the review claims it" : "whose result it is");
    reference_to(json_, "resourceReference", "Citation", fhir_id(s.id), citation_of(s));
    json_.close();
  }

  void beside(const StudyResult& r, const OtherSide& other) {
    json_.object().member("type", other.same ? "similar-to" : "documentation").said("label", other.discrepancies);
    json_.member("display", r.is_claim() ? "what the review claims" : "what the paper has");
    reference_to(json_, "resourceReference", "Evidence", fhir_id(r.id), result_value_said(r));
    json_.close();
  }

  std::string_view who_says_it() const { return result_.is_claim() ? "claimed by the review" : "in the paper itself"; }

  std::string title() const {
    return fmt::format("{}: {}, {}{} ({})", short_name(study_), name(result_.arm), name(result_.endpoint),
                       result_.months ? fmt::format(" at {} months", *result_.months) : "", who_says_it());
  }

  std::string description() const {
    return fmt::format("{}: {}; read {}. Written by {}.{}",
                       result_.is_claim() ? "Claimed by the review" : "In the paper itself",
                       literature::or_not_stated(result_.place), name(result_.verified), written_.by,
                       study_.review.reviewed_by.empty() ? " Nobody has reviewed this transcription." : "");
  }

  std::vector<std::string> notes_on() const {
    std::vector<std::string> all;
    if (!result_.note.empty()) all.push_back(result_.note);
    if (!result_.doubtful.empty()) all.push_back(fmt::format("Doubtful: {}.", result_.doubtful));
    for (const auto* d : discrepancies_of(l_, result_.id)) all.push_back(discrepancy_told(*d));
    return all;
  }

  void variable(std::string_view role, std::string_view display, std::string_view said, const std::string& id) {
    json_.object().said("description", said);
    concept_of(json_, "variableRole", {"http://terminology.hl7.org/CodeSystem/variable-role", role, display});
    if (!id.empty()) reference_to(json_, "observed", "EvidenceVariable", id, {});
    json_.close();
  }

  void variables() {
    json_.key("variableDefinition").list();
    variable("population", "population", literature::or_not_stated(population(of_study())), population_id(of_study()));
    const bool compared = !result_.comparator.empty();
    if (!compared && !result_.group.empty()) variable("subpopulation", "subpopulation", result_.group, {});
    exposure(compared ? result_.group : std::string_view{});
    if (compared) {
      const Arm arm = comparator_arm(l_, result_);
      variable("referenceExposure", "reference exposure", result_.comparator, arm == Arm::none ? "" : arm_id(arm));
    }
    variable("measuredVariable", "measured variable", endpoint_at_its_time(result_), endpoint_id(result_));
    json_.close();
  }

  /// The arm, with which of its patients are compared; a group alone where the arm is all of them.
  void exposure(std::string_view group) {
    constexpr std::string_view role = "exposure";
    if (result_.arm == Arm::none) {
      if (!group.empty()) variable(role, role, group, {});
      return;
    }
    const auto said = group.empty() ? std::string(name(result_.arm)) : fmt::format("{}, {}", name(result_.arm), group);
    variable(role, role, said, arm_id(result_.arm));
  }

  const Literature&  l_;
  const Study&       study_;
  const StudyResult& result_;
  const Written&     written_;
  JsonText           json_;
};

std::string file_name(std::string_view resource, std::string_view id) {
  return fmt::format("{}-{}.json", resource, id);
}

}  // namespace

std::string fhir_evidence(const Literature& l, const Study& s, const StudyResult& r, const Written& written) {
  return EvidenceOfResult(l, s, r, written).written();
}

std::vector<File> fhir_evidence_files(const Literature& l, const Written& written) {
  std::vector<File>                  all, evidence;
  std::map<std::string, std::string> variables;
  const auto                         arm = [&](Arm a) {
    if (a != Arm::none) variables.try_emplace(arm_id(a), arm_variable(a, written));
  };
  for (const Study& s : l.studies) {
    all.push_back({file_name("Citation", fhir_id(s.id)), fhir_citation(l, s, written)});
    for (const StudyResult& r : s.results) {
      evidence.push_back({file_name("Evidence", fhir_id(r.id)), fhir_evidence(l, s, r, written)});
      variables.try_emplace(population_id({&s, &r}), population_variable({&s, &r}, written));
      variables.try_emplace(endpoint_id(r), endpoint_variable(r, written));
      arm(r.arm);
      arm(comparator_arm(l, r));
    }
  }
  all.insert(all.end(), std::make_move_iterator(evidence.begin()), std::make_move_iterator(evidence.end()));
  for (auto& [id, bytes] : variables) all.push_back({file_name("EvidenceVariable", id), std::move(bytes)});
  return all;
}

}  // namespace nelm::exported
