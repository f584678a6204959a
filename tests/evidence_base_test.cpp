// The evidence base the program carries: every reference and every result is there, and the facts that matter most stand as
// the review claims them and as the papers have them.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "nelm/literature/outcomes.h"
#include "nelm/sheet/evidence.h"
#include "tests/accepted.h"
#include "tests/validated.h"

using namespace nelm;
using namespace nelm::literature;

namespace {

const Literature& all() { return tests::built_in_literature(); }

const StudyResult& result(std::string_view id) {
  const StudyResult* r = result_of(all(), id);
  REQUIRE_MESSAGE(r != nullptr, id);
  return *r;
}

const Discrepancy& discrepancy(int number) { return all().discrepancies.at(static_cast<std::size_t>(number) - 1); }

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// Whether a discrepancy names these two, the claim and the original.
bool sets_beside(const Discrepancy& d, std::string_view claim, std::string_view original) {
  return std::ranges::find(d.claims, claim) != d.claims.end() &&
         std::ranges::find(d.originals, original) != d.originals.end();
}

template <class Wanted>
std::size_t how_many(Wanted wanted) {
  std::size_t count = 0;
  for (const Study& s : all().studies) count += static_cast<std::size_t>(std::ranges::count_if(s.results, wanted));
  return count;
}

}  // namespace

TEST_CASE("the review's 68 references are there, each once, and 14 studies besides, and the review itself") {
  constexpr int cited = 68, besides = 14;
  std::set<int> numbers;
  for (const Study& s : all().studies)
    if (s.number) CHECK(numbers.insert(*s.number).second);
  CHECK(numbers.size() == cited);
  CHECK(*numbers.begin() == 1);
  CHECK(*numbers.rbegin() == cited);
  CHECK(all().studies.size() == cited + besides + 1);
}

TEST_CASE("the 256 results first taken down are there, and 18 that were added since") {
  constexpr std::size_t taken_down = 256, added = 18;
  CHECK(how_many([](const StudyResult&) { return true; }) == taken_down + added);
  // 81 claims the review makes alone, two that an abstract agrees with, and 12 of the added: of background, of the natural
  // history, of hepatectomy, of what was never randomised, of how studies differed, of debulking's smaller gain.
  CHECK(how_many([](const StudyResult& r) { return r.is_claim(); }) == 81 + 2 + 12);
  CHECK(how_many([](const StudyResult& r) { return r.verified == Verified::secondary; }) == 8);
}

TEST_CASE("the 27 discrepancies all have both sides, and no result stands on the wrong one") {
  REQUIRE(all().discrepancies.size() == 27);
  std::size_t severe = 0, label = 0;
  for (const Discrepancy& d : all().discrepancies) {
    INFO(d.id);
    CHECK(d.number == &d - all().discrepancies.data() + 1);
    CHECK_FALSE(d.review_says.empty());
    CHECK_FALSE(d.original_says.empty());
    CHECK_FALSE(d.consequence.empty());
    for (const auto& id : d.claims) CHECK(result(id).is_claim());
    for (const auto& id : d.originals) CHECK_FALSE(result(id).is_claim());
    severe += d.severity == Severity::changes_a_conclusion ? 1U : 0U;
    label += d.severity == Severity::changes_a_label ? 1U : 0U;
  }
  CHECK(severe == 11);
  CHECK(label == 11);
}

TEST_CASE("Mayo 2011: the review prints 34 % after arterial therapy, the paper has 30 %, and it is severe") {
  const StudyResult &claim = result("mayo-2011.2"), &original = result("mayo-2011.8");
  CHECK(claim.is_claim());
  CHECK(claim.value == 34);
  CHECK(original.value == 30);
  CHECK(original.n == 414);
  CHECK(claim.arm == Arm::iat);
  CHECK(original.months == 60);
  CHECK(sets_beside(discrepancy(1), claim.id, original.id));
  CHECK(letter(discrepancy(1).severity) == 'A');
  CHECK(result("mayo-2011.10").value == 34);  // months, where the 34 comes from
  CHECK(result("mayo-2011.10").measure == Measure::median);
  CHECK(overlap_between(all(), "mayo-2010", "mayo-2011")->sure == Sure::certain);
}

TEST_CASE("Mazzaferro 2016: 88 patients are 42, and what is printed as free of disease is progression") {
  const StudyResult &os = result("mazzaferro-2016.1"), &dfs = result("mazzaferro-2016.2");
  CHECK(os.n == 88);
  CHECK(dfs.endpoint == Endpoint::dfs);
  CHECK(dfs.value == 13.1);
  const auto original = [](Endpoint e) {
    for (const StudyResult& r : study_of(all(), "mazzaferro-2016")->results)
      if (!r.is_claim() && r.arm == Arm::lt && r.endpoint == e && r.months == 60) return r;
    return StudyResult{};
  };
  CHECK(original(Endpoint::os).n == 42);
  CHECK(original(Endpoint::os).value == 97.2);
  CHECK(original(Endpoint::progression).value == 13.1);
  CHECK(original(Endpoint::dfs).id.empty());
  CHECK(sets_beside(discrepancy(5), os.id, original(Endpoint::os).id));
  CHECK(sets_beside(discrepancy(6), dfs.id, original(Endpoint::progression).id));
  CHECK(letter(discrepancy(6).severity) == 'A');
}

TEST_CASE("Gedaly 2011 lies inside Nguyen 2011, and other studies surely or perhaps share patients") {
  const auto sure = [](std::string_view a, std::string_view b) {
    const Overlap* o = overlap_between(all(), a, b);
    REQUIRE_MESSAGE(o != nullptr, a, " and ", b);
    return o->sure;
  };
  CHECK(sure("gedaly-2011", "nguyen-2011") == Sure::certain);
  CHECK(sure("maspero-2022", "mazzaferro-2016") == Sure::certain);
  CHECK(sure("coppa-2001", "mazzaferro-2016") == Sure::probable);
  CHECK(sure("grat-2014", "le-treut-2013") == Sure::probable);
  CHECK(sure("frilling-2006", "le-treut-2013") == Sure::possible);
  CHECK(sure("zhang-2017", "xiang-2020") == Sure::certain);
  CHECK(sure("zhang-2017", "mayo-2011") == Sure::possible);
  CHECK(sure("kacmaz-2019", "citterio-2017") == Sure::certain);
  CHECK(overlap_between(all(), "citterio-2017", "du-2015") == nullptr);
  CHECK(overlap_between(all(), "gedaly-2011", "mazzaferro-2016") == nullptr);
  CHECK(discrepancy(8).studies == std::vector<std::string>{"nguyen-2011", "gedaly-2011"});
  CHECK(letter(discrepancy(8).severity) == 'A');
  CHECK(result("nguyen-2011.4").group == "before MELD");
}

TEST_CASE("Saxena's bounds are ranges over its studies, none a confidence interval") {
  const Study& saxena = *study_of(all(), "saxena-2012");
  REQUIRE(saxena.results.size() == 16);
  for (const StudyResult& r : saxena.results) {
    INFO(r.id);
    CHECK(r.bounds.kind == Bounds::Kind::range);
    CHECK(r.per == Per::studies);
  }
  CHECK(how_many([](const StudyResult& r) { return r.bounds.kind == Bounds::Kind::range; }) == 23);
  CHECK(how_many([](const StudyResult& r) { return r.bounds.kind == Bounds::Kind::ci; }) == 18);
}

TEST_CASE(
    "Zhang's message stands corrected: early recurrence does worse, alike only when treated with intent to cure") {
  const Discrepancy& d = discrepancy(12);
  CHECK(letter(d.severity) == 'A');
  REQUIRE(d.claims.size() == 1);
  CHECK(holds(result(d.claims[0]).says, "no difference"));
  CHECK(holds(d.original_says, "early recurrence did worse: 44.5 against 75.8 %"));
  REQUIRE(d.originals.size() == 4);
  CHECK(result(d.originals[0]).value == 44.5);
  CHECK(result(d.originals[1]).value == 75.8);
  CHECK(result(d.originals[0]).endpoint == Endpoint::dss);
  CHECK(result(d.originals[2]).time_zero == TimeZero::recurrence);
}

TEST_CASE("the same patients live longer from the diagnosis of their metastases than from the transplant") {
  const auto at = [](TimeZero zero) {
    for (const StudyResult& r : study_of(all(), "le-treut-2013")->results)
      if (r.endpoint == Endpoint::os && r.time_zero == zero) return r.value.value_or(0);
    return 0.0;
  };
  CHECK(at(TimeZero::treatment) == 52);
  CHECK(at(TimeZero::diagnosis_of_the_metastases) == 73);
}

TEST_CASE("Galleberg was read in its abstract, medians and counts too") {
  const Study& s     = *study_of(all(), "galleberg-2017");
  const auto   which = [&](Endpoint e, Measure m) {
    for (const StudyResult& r : s.results)
      if (!r.is_claim() && r.endpoint == e && r.measure == m) return r;
    return StudyResult{};
  };
  CHECK(which(Endpoint::os, Measure::median).value == 35.9);
  CHECK(which(Endpoint::os, Measure::median).bounds.high == 51.3);
  CHECK(which(Endpoint::pfs, Measure::median).value == 8.4);
  CHECK(which(Endpoint::pfs, Measure::share).events == 4);
  CHECK(which(Endpoint::cohort, Measure::words).events == 20);
  CHECK(s.results[0].verified == Verified::abstract);
}

TEST_CASE("every study of Table 1 has its number of patients") {
  const std::pair<std::string_view, int> printed[] = {
      {"chen-1998", 38},     {"chamberlain-2000", 85}, {"yao-2001", 36},  {"touzios-2005", 42},
      {"musunuru-2006", 48}, {"osborne-2006", 120},    {"mayo-2011", 753}};
  for (const auto& [id, n] : printed) CHECK(study_of(all(), id)->n == n);
}

TEST_CASE("numbers that were only remembered are nowhere: the arms of three studies stay uncounted") {
  for (const std::string_view id : {"chamberlain-2000", "yao-2001", "touzios-2005"})
    for (const StudyResult& r : study_of(all(), id)->results) CHECK_FALSE(r.n);
  for (const std::string_view id : {"mayo-2010", "hpb-review-2015"}) CHECK(study_of(all(), id)->title.empty());
  CHECK(study_of(all(), "hpb-review-2015")->authors.empty());
}

TEST_CASE("four warnings of selection are tied to transplantation and to treatment before and after surgery") {
  CHECK(std::ranges::count(all().warnings, WarningKind::selection, &Warning::kind) == 4);
  const auto selecting = [](board::Option o) {
    const auto found = warnings_of(all(), o);
    return std::ranges::count(found, WarningKind::selection, &Warning::kind);
  };
  CHECK(selecting(board::Option::lt) == 3);
  CHECK(selecting(board::Option::neoadjuvant) == 1);
  CHECK(selecting(board::Option::adjuvant) == 1);
  CHECK(selecting(board::Option::debulking) == 0);
  CHECK(holds(how_weak(studies_on(all(), board::Option::debulking)), "is said to be randomised"));
}

TEST_CASE("what is written of the evidence as JSON is valid by its schema, and a spoiled one is not") {
  const auto json   = sheet::evidence_json(all(), {}, "nelm");
  auto       broken = json;
  broken.replace(broken.find("\"measure\": \"share\""), 18, "\"measure\": \"shore\"");
  auto more = json;
  more.replace(more.find("\"written_by\""), 12, "\"rewritten_by\"");
  const auto said =
      tests::validated(sheet::evidence_json_schema(),
                       {json, sheet::discrepancies_json(all(), "nelm"),
                        sheet::evidence_json(all(), {.option = board::Option::lt, .endpoint = {}, .study = {}}, "nelm"),
                        broken, more, sheet::shown_json(all(), "mayo-2011", "nelm"),
                        sheet::shown_json(all(), "mayo-2011.2", "nelm"), sheet::shown_json(all(), "D-01", "nelm"),
                        sheet::discrepancies_json(all(), "nelm", {.severity = Severity::cosmetic})});
  CHECK(said[0] == "valid");
  CHECK(said[1] == "valid");
  CHECK(said[2] == "valid");
  CHECK(said[3].starts_with("refused: $.studies"));
  CHECK(said[4] == "refused: $");
  for (std::size_t i = 5; i < said.size(); ++i) CHECK(said[i] == "valid");
  CHECK(sheet::shown_json(all(), "nothing-2000", "nelm").empty());
}

TEST_CASE(
    "whose liver was resected had one that could be: no result of resection is read as of patients who could not") {
  for (const Study& s : all().studies)
    for (const StudyResult& r : s.results) {
      const bool of_both_arms = unit_of(r.measure) == Unit::ratio;
      if (r.arm != Arm::resection || of_both_arms || (!r.population.empty() && r.population_if.empty())) continue;
      CHECK_MESSAGE(population_if({&s, &r}).text.find("liver_resectable in") != std::string::npos, r.id);
    }
}

TEST_CASE("every prognostic model says in facts of a case of whom it is") {
  for (const auto& m : all().models) CHECK_MESSAGE(!m.applies_if.empty(), m.id);
}
