// Patients like one, from the files to the page: every count made again here, from the bytes of the registry.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <sstream>
#include <vector>

#include "tests/poppler.h"
#include "tests/running_nelm.h"

using namespace nelm::tests;

namespace {

struct RegistryRow {
  std::map<std::string, std::string> cell;

  std::string operator[](const std::string& name) const { return cell.at(name); }
  double      number(const std::string& name) const { return cell.at(name).empty() ? NAN : std::stod(cell.at(name)); }
};

std::vector<std::string> split_at_commas(const std::string& line) {
  std::vector<std::string> all;
  std::istringstream       in(line + ",");
  for (std::string one; std::getline(in, one, ',');) all.push_back(one);
  return all;
}

std::vector<RegistryRow> kept_registry() {
  std::ifstream            in(NELM_SOURCE_DIR "/examples/tables/registry.csv");
  std::string              line;
  std::vector<std::string> names;
  std::vector<RegistryRow> rows;
  while (std::getline(in, line)) {
    const auto cells = split_at_commas(line);
    if (names.empty()) {
      names = cells;
      continue;
    }
    RegistryRow row;
    for (std::size_t i = 0; i < names.size(); ++i) row.cell[names[i]] = cells.at(i);
    rows.push_back(row);
  }
  return rows;
}

enum class Is { not_so, cannot_tell, so };

/// Whether a row is like V05: 55 years, ileum, Ki-67 2 %, nothing outside the liver, a load of 30 %.
Is like_v05(const RegistryRow& r) {
  static const std::set<std::string> small_bowel{"duodenum", "jejunum", "ileum", "small_intestine_unspecified"};
  const auto                         told = [&](const char* name, bool so) {
    return r[name].empty() ? Is::cannot_tell : so ? Is::so : Is::not_so;
  };
  return std::min({told("primary_site", small_bowel.contains(r["primary_site"])),
                   told("ki67_pct", r.number("ki67_pct") < 3),
                   told("extrahepatic_present", r["extrahepatic_present"] == "false"),
                   told("liver_tumour_load_pct", r.number("liver_tumour_load_pct") > 25),
                   told("age_years", std::abs(r.number("age_years") - 55) <= 10)});
}

/// The share alive at a month of those on their first treatment, by the definition: a product over deaths.
double alive_until_another(const std::vector<RegistryRow>& alike, double month) {
  const auto end = [](const RegistryRow& r) {
    return std::isnan(r.number("treatment_months")) ? r.number("follow_up_months") : r.number("treatment_months");
  };
  double share = 1;
  for (const auto& dead : alike) {
    if (dead["treatment"] != "ssa" || dead["death"] != "1" || end(dead) > month) continue;
    const auto at = end(dead);
    const auto risk =
        std::ranges::count_if(alike, [&](const auto& r) { return r.number("entry_months") < at && at <= end(r); });
    share *= 1 - 1. / static_cast<double>(risk);
  }
  return share;
}

std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const auto begin = text.find(from);
  REQUIRE(begin != std::string::npos);
  return text.substr(begin, text.find(to, begin) - begin);
}

}  // namespace

TEST_CASE("V05 beside the simulated registry: the counts and the curve are those of the file") {
  const auto               rows = kept_registry();
  std::vector<RegistryRow> alike;
  std::ptrdiff_t           perhaps = 0, late = 0;
  for (const auto& r : rows) {
    if (like_v05(r) == Is::so) alike.push_back(r);
    perhaps += like_v05(r) == Is::cannot_tell ? 1 : 0;
  }
  for (const auto& r : alike) late += r["treatment"] == "resection_curative" ? 1 : 0;
  const Scratch scratch;
  const auto    page = run(scratch, "nelm board examples/v05.json --registry examples/tables/registry.csv");
  CHECK(page.status == 0);
  const auto section = between(page.said, "PATIENTS LIKE THIS ONE", "-----");
  INFO(section);
  CHECK(section.find("no patient of this registry ever lived") != std::string::npos);
  CHECK(section.find("NOT ADJUSTED") != std::string::npos);
  CHECK(section.find(fmt::format("{} of {} patients of the registry, by 5 of 5 facts; {} more may", alike.size(),
                                 rows.size(), perhaps)) != std::string::npos);
  CHECK(section.find("FACTS OF TWO DIFFERENT DAYS: the registry's are those at diagnosis, this patient's") !=
        std::string::npos);
  CHECK(section.find(fmt::format("{} (", std::lround(100 * alive_until_another(alike, 12)))) != std::string::npos);
  CHECK(section.find(fmt::format("{} (", std::lround(100 * alive_until_another(alike, 60)))) != std::string::npos);

  const auto json = run(scratch, "nelm board examples/v05.json --registry examples/tables/registry.csv --json").said;
  const auto part = json.substr(json.find("\"alike\": {"));
  CHECK(part.find(fmt::format("\"alike\": {}", alike.size())) != std::string::npos);
  CHECK(part.find(fmt::format("\"perhaps\": {}", perhaps)) != std::string::npos);
  const auto resected = between(part, "\"treatment\": \"resection_curative\"", "\"deaths\"");
  CHECK(resected.find(fmt::format("\"patients\": {}", late)) != std::string::npos);
  const auto ssa   = part.substr(part.find("\"treatment\": \"ssa\""));
  const auto first = between(ssa, "\"months\": 36", "\"low\"");
  const auto share = std::stod(first.substr(first.find("alive_pct\": ") + 12));
  CHECK(share == doctest::Approx(100 * alive_until_another(alike, 36)).epsilon(1e-12));
}

TEST_CASE("without --registry nothing of it is on the page") {
  const Scratch scratch;
  CHECK(run(scratch, "nelm board examples/v05.json --all").said.find("LIKE THIS ONE") == std::string::npos);
  CHECK(run(scratch, "nelm board examples/v05.json --json").said.find("\"alike\"") == std::string::npos);
}

TEST_CASE("the kept registry is what is simulated from seed 1") {
  const Scratch scratch;
  run(scratch, "nelm cohort simulate --seed 1 --quiet --out r");
  CHECK(read(scratch.at / "r/registry.csv") == read(scratch.at / "examples/tables/registry.csv"));
}

TEST_CASE("a registry of other cells is refused at its cell, of intervals too, and nothing is written") {
  const Scratch scratch;
  run(scratch,
      "sed '3s/,[^,]*,/,\"simulated\",/; 5s/small_intestine_unspecified/small_gut/' examples/tables/registry.csv > "
      "r.csv");
  const auto ran = run(scratch, "nelm board examples/v05.json --registry r.csv --html v05.html");
  CHECK(ran.status == 1);
  CHECK(ran.complained.starts_with("r.csv:5:"));
  CHECK(ran.complained.find("primary_site: found \"small_gut\"; expected one of ") != std::string::npos);
  CHECK_FALSE(fs::exists(scratch.at / "v05.html"));
  run(scratch, "head -3 examples/tables/registry.csv > two.csv; sed -n 3p examples/tables/registry.csv >> two.csv");
  CHECK(run(scratch, "nelm board examples/v05.json --registry two.csv").complained ==
        "two.csv:4:1: id: found a second row of S0002; expected one row for each patient, not one for each interval\n");
  CHECK(run(scratch, "nelm board examples/v05.json --registry nowhere.csv").status == 1);
  CHECK(run(scratch, "nelm board examples/v05.json --registry two.csv --since examples/v05.json").status == 2);
}

TEST_CASE("below ten patients only the count; what is not reported is not matched on") {
  const Scratch scratch;
  run(scratch,
      "head -200 examples/tables/registry.csv > some.csv; sed '/ki67_pct/d; /grade_reported/d' examples/v05.json > "
      "open.json");
  const auto few = run(scratch, "nelm board examples/v05.json --registry some.csv").said;
  CHECK(few.find("No curve    fewer than 10 patients are alike") != std::string::npos);
  CHECK(few.find("at risk") == std::string::npos);
  CHECK(run(scratch, "nelm board examples/v05.json --registry some.csv --html few.html").status == 0);
  CHECK(read(scratch.at / "few.html").find("class=\"plate\"") == std::string::npos);
  const auto open = run(scratch, "nelm board open.json --registry some.csv").said;
  CHECK(open.find("! Not matched on  ALIKE BY 4 OF 5 FACTS ALONE. Not reported of this patient: Ki-67") !=
        std::string::npos);
  const auto one = run(scratch, "nelm board examples/ji-2018.json --registry examples/tables/registry.csv").said;
  CHECK(one.find("ALIKE BY ONE OF 5 FACTS ALONE.") != std::string::npos);
}

TEST_CASE("curves by treatment given are drawn on the screen and on paper, with numbers at risk and loud words") {
  const Scratch scratch;
  const auto    line = std::string("nelm board examples/v05.json --registry examples/tables/registry.csv ");
  CHECK(run(scratch, line + "--html v05.html").status == 0);
  const auto html   = read(scratch.at / "v05.html");
  const auto figure = between(html, "<figure class=\"plate\">", "</figure>");
  CHECK(figure.find("Patients like this one, by the treatment they had: NOT ADJUSTED") != std::string::npos);
  CHECK(figure.find("At risk") != std::string::npos);
  CHECK(figure.find("liver resection to cure") != std::string::npos);
  CHECK(run(scratch, line + "--pdf v05.pdf").status == 0);
  const auto paper = read_back(read(scratch.at / "v05.pdf"), "pdftotext -layout {} -");
  CHECK(paper.find("Patients like this one, by the treatment they had: NOT ADJUSTED") != std::string::npos);
  CHECK(paper.find("Months since diagnosis") != std::string::npos);
}
