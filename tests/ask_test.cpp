// A case entered by hand, in a real terminal: nothing but the questions asked, and what a clinician knows of V05.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/judged.h"

using namespace nelm;
using patient::Fact;

namespace fs = std::filesystem;

namespace {

/// What is known of V05, as it would be typed: asked for the morphology, a clinician knows the differentiation.
constexpr std::string_view what_is_known = R"(case_id = V05
kind = invented
age_years = 55
ecog = 0
lt_contraindication = n
primary_site = ileum
primary_status = resected curative
primary_resection_date = 14 months before assessment
regional_nodes = resected
morphology = differentiation = well
ki67_pct = 2.0
grade_reported = G1
functional_syndrome = carcinoid
hormonal_symptoms = y
symptoms_refractory_to_ssa = y
carcinoid_heart_disease = none
lesion_count_reported = innumerable
lesion_list_complete = n
bilobar = y
large_number_bilobar = y
liver_tumour_load_pct = 30
liver_resectable = unresectable
extrahepatic = none
extrahepatic_workup = mri_liver_dwi, sstr_pet
disease_status = stable
stability_months = 8
sstr_imaging = positive all
)";

struct Session {
  fs::path at = fs::temp_directory_path() / fmt::format("nelm-ask-{}", ::getpid());
  Session() {
    fs::create_directories(at);
    std::ofstream(at / "answers") << what_is_known;
  }
  Session(const Session&)            = delete;
  Session& operator=(const Session&) = delete;
  ~Session() { fs::remove_all(at); }

  int run(std::string_view interrupted_at = "") const {
    const int status = std::system(fmt::format("expect '{}' '{}' '{}' '{}' {}", NELM_SOURCE_DIR "/tests/ask.exp",
                                               NELM_PROGRAM, file().string(), (at / "answers").string(), interrupted_at)
                                       .c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  fs::path                       file() const { return at / "v05.json"; }
  std::unique_ptr<tests::Judged> written() const {
    return std::make_unique<tests::Judged>("v05.json", tests::bytes_of(file()), true);
  }
};

/// Every option's standings as words, the sources in their order.
std::vector<std::string> standings(const tests::Judged& j) {
  std::vector<std::string> all;
  for (const auto& o : j.assessment.options)
    for (const auto& p : j.assessment.positions_of(o))
      all.push_back(fmt::format("{} {} {}", o.option->name, p.source->id, name(j.assessment.word(o, p))));
  return all;
}

}  // namespace

TEST_CASE("from nothing to V05: the questions asked are enough to reach every one of its standings") {
  const Session session;
  REQUIRE(session.run() == 0);
  CHECK(standings(*session.written()) == standings(*tests::story("v05")));
}

TEST_CASE("Ctrl-C keeps what was answered, and nelm dies of it") {
  const Session session;
  REQUIRE(session.run("ki67_pct") == 130);
  const auto kept = session.written();
  CHECK(kept->the_case.text(Fact::case_id) == "V05");
  CHECK(kept->the_case.reports(Fact::ki67_pct).empty());
  for (const auto& entry : fs::directory_iterator(session.at))
    CHECK(entry.path().filename().string().find("unfinished") == std::string::npos);
}

TEST_CASE("a session that was broken off goes on where it stopped, and asks nothing twice") {
  const Session session;
  REQUIRE(session.run("ki67_pct") == 130);
  REQUIRE(session.run() == 0);
  const auto whole = session.written();
  for (const auto& entry : whole->the_case.facts.entries) CHECK(whole->the_case.reports(entry.fact).size() == 1);
  CHECK(standings(*session.written()) == standings(*tests::story("v05")));
}
