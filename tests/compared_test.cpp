// Two sheets of one patient as a user asks for them: then and now, since, what if, by two knowledges.
#include <doctest/doctest.h>

#include "tests/running_nelm.h"

using namespace nelm::tests;

TEST_CASE("a day before every source has nothing to judge by, and names the first that has") {
  const Scratch scratch;
  for (const auto* line : {"nelm board examples/v05.json --as-of 1990-01-01",
                           "nelm board examples/v05.json --as-of 1990-01-01 --compare today"}) {
    const auto ran = run(scratch, line);
    CHECK(ran.status == 1);
    CHECK(ran.said.empty());
    CHECK(ran.complained ==
          "--as-of: found 1990-01-01; expected a day on which a source was there: 2005-01-01 or later\n");
  }
}

TEST_CASE("then and now: what came stands beside what was there, and what it replaces is no longer among the valid") {
  const Scratch scratch;
  const auto    ran = run(scratch, "nelm board examples/v05.json --as-of 2017-12-31 --compare 2026-11-30 --all");
  CHECK(ran.status == 0);
  CHECK(ran.complained.empty());
  CHECK(ran.said.find("enets-2016") != std::string::npos);
  CHECK(ran.said.find("-> replaced") != std::string::npos);
  CHECK(ran.said.find("enets-sinet-2024 in its place") != std::string::npos);
  CHECK(ran.said.find("not there -> condition not met") != std::string::npos);
  CHECK(ran.said.find("SOURCES THAT CAME BETWEEN") != std::string::npos);
  CHECK(ran.said.find("REPLACED FOR THIS PATIENT") != std::string::npos);
  const auto then = run(scratch, "nelm board examples/v05.json --as-of 2017-12-31");
  CHECK(then.said.find("SI-10") == std::string::npos);
  CHECK(then.said.find("as of 2017-12-31") != std::string::npos);
  CHECK(then.said.find("enets-2016") != std::string::npos);
  const auto now = run(scratch, "nelm board examples/v05.json --json");
  CHECK(now.said.find("\"replaced_by\": \"enets-sinet-2024\"") != std::string::npos);
}

TEST_CASE("what moves by the sources of another day is headed as of that day, in JSON too") {
  const Scratch scratch;
  const auto    as_of = [&](const std::string& line) { return run(scratch, line + " --as-of 2017-11-20"); };
  for (const auto* line : {"nelm board examples/v05.json --what-if liver_tumour_load_pct=60",
                           "nelm board examples/v05-later.json --since examples/v05.json"}) {
    CHECK(as_of(line).said.find("), as of 2017-11-20.\n") != std::string::npos);
    CHECK(run(scratch, line).said.find("as of") == std::string::npos);
    CHECK(as_of(fmt::format("{} --json", line))
              .said.find("\"earlier_as_of\": \"2017-11-20\",\n  \"now_as_of\": \"2017-11-20\"") != std::string::npos);
    CHECK(run(scratch, fmt::format("{} --json", line)).said.find("as_of") == std::string::npos);
  }
  const auto both = run(scratch, "nelm board examples/v05.json --as-of 2017-11-20 --compare 2024-01-01 --json").said;
  CHECK(both.find("\"earlier_as_of\": \"2017-11-20\",\n  \"now_as_of\": \"2024-01-01\"") != std::string::npos);
}

TEST_CASE("what if: only what would move is told; what cannot be so of this patient is refused, and the case stays") {
  const Scratch scratch;
  run(scratch, "cp -L examples/v05.json a.json");
  const auto ran = run(scratch, "nelm board a.json --on 2026-11-23 --what-if liver_tumour_load_pct=60");
  CHECK(ran.status == 0);
  CHECK(ran.said.find("What if: liver_tumour_load_pct=60.") != std::string::npos);
  CHECK(ran.said.find("by M7-5 (tumour load)") != std::string::npos);
  CHECK(ran.said.find("lt-common") == std::string::npos);  // not met before, and not then
  CHECK(run(scratch, "nelm board a.json --what-if liver_tumour_load_pct=60 --json").said.find("\"what_if\": [") !=
        std::string::npos);
  const auto against = run(scratch, "nelm board a.json --what-if morphology=nec_small_cell");
  CHECK(against.status == 1);
  CHECK(against.said.empty());
  CHECK(against.complained.starts_with("--what-if: "));
  CHECK(run(scratch, "nelm board a.json --what-if ecog=1 --since a.json").status == 2);
  CHECK(run(scratch, "cmp a.json examples/v05.json").status == 0);
}

TEST_CASE("two patients are not compared, nor a patient without a name, nor an earlier with a later day") {
  const Scratch scratch;
  const auto    told = [&](const std::string& line) {
    const auto ran = run(scratch, line);
    CHECK(ran.status == 1);
    CHECK(ran.said.empty());
    return ran.complained;
  };
  run(scratch, R"(printf 'case_id = "A"\nage_years = 50\nassessment_date = 2026-05-01\n' > a.toml)");
  run(scratch, R"(printf '\ncase_id = "B"\nage_years = 50\n' > b.toml; printf 'age_years = 50\n' > nobody.toml)");
  CHECK(told("nelm board b.toml --since a.toml") ==
        "b.toml:2:11: case_id: found \"B\"; expected \"A\", the patient of a.toml\n");
  CHECK(told("nelm board nobody.toml --since a.toml") ==
        "nobody.toml: case_id: found nothing; expected \"A\", the patient of a.toml\n");
  CHECK(told("nelm board nobody.toml --since nobody.toml") ==
        "nobody.toml: case_id: found nothing; expected the patient's case_id, the same in both\n");
  CHECK(told("nelm board a.toml --since a.toml --on 2026-04-01").find("assessment_date") != std::string::npos);
  CHECK(told("nelm board a.toml --since nowhere.toml") ==
        "nowhere.toml: found no such file; expected a file that can be read\n");
}

TEST_CASE("nothing moved between a case and itself, and the sheet says so") {
  const Scratch scratch;
  const auto    same = run(scratch, "nelm board examples/v05.json --since examples/v05.json --on 2026-11-23");
  CHECK(same.status == 0);
  CHECK(same.said.find("None: every fact is as it was.") != std::string::npos);
  CHECK(same.said.find("Nothing: every standing and every gate is as it was.") != std::string::npos);
}

TEST_CASE("what moved goes to a file too, as HTML and as PDF") {
  const Scratch scratch;
  const auto    ran = run(scratch,
                          "nelm board examples/v05-later.json --since examples/v05.json --html s.html --pdf s.pdf && "
                             "grep -c 'FACTS THAT MOVED' s.html && head -c 5 s.pdf");
  CHECK(ran.status == 0);
  CHECK(ran.said == "1\n%PDF-");
}

TEST_CASE("knowledge diff: a limit that moved is told field by field, and the case that stands otherwise by it") {
  const Scratch scratch;
  run(scratch,
      "cp -rL knowledge new && sed -i \"s/age_years <= 55 years/age_years <= 54 years/\" new/sources/milan-2007.toml");
  const auto ran = run(scratch, "nelm knowledge diff knowledge new examples/v05.json examples/marques-2018.json");
  CHECK(ran.status == 0);
  CHECK(ran.said.find("criterion M7-7 of milan-2007, rule M7: changed") != std::string::npos);
  CHECK(ran.said.find("age_years <= 55 years -> age_years <= 54 years") != std::string::npos);
  CHECK(ran.said.find("by M7-7") != std::string::npos);
  CHECK(ran.said.find("Stands as before on every option by every source.") != std::string::npos);
  const auto same = run(scratch, "nelm knowledge diff knowledge knowledge examples/v05.json");
  CHECK(same.status == 0);
  CHECK(same.said.find("Nothing: both say the same.") != std::string::npos);
  CHECK(run(scratch, "nelm knowledge diff knowledge").status == 2);
  CHECK(run(scratch, "nelm knowledge diff knowledge knowledge nowhere.json").status == 1);
}

TEST_CASE(
    "knowledge compare: one source surely favours the option, as the question says, and the sheet says the same") {
  const Scratch scratch;
  const auto    prrt = run(scratch, "nelm knowledge compare esmo-2020 enets-sinet-2024 prrt");
  CHECK(
      prrt.said.find("\"question\": \"On radionuclide therapy the two part. enets-sinet-2024: conditional. esmo-2020: "
                     "condition not met.\"") != std::string::npos);
  const auto milan = run(scratch, "nelm knowledge compare milan-2007 esmo-2020");
  CHECK(milan.said.find("\"question\": \"On liver transplantation the two part. milan-2007: meets the list. esmo-2020: "
                        "not met.\"") != std::string::npos);
  run(scratch, "nelm knowledge compare bertani-2014 bettini-2009 primary_resection > c.json");
  const auto sheet = run(scratch, "nelm board c.json --all").said;
  CHECK(sheet.find("+ bertani-2014    supports, in a study") != std::string::npos);
  CHECK(sheet.find("- bettini-2009    condition not met: primary without symptoms") != std::string::npos);
}

TEST_CASE("knowledge compare ends: with an answer, or with how many were tried") {
  const Scratch scratch;
  const auto    lists = run(scratch, "nelm knowledge compare milan-net uk-net-lt-2021");
  CHECK(lists.status == 1);
  CHECK(lists.said.empty());
  CHECK(
      lists.complained ==
      "milan-net, uk-net-lt-2021: found no patient on whom they part among the 20000 tried each way; there may be one; "
      "expected two sources of which one favours an option that the other decides against\n");
  CHECK(run(scratch, "nelm help knowledge compare").said.find("At most 20000 patients are tried each way") !=
        std::string::npos);
}
