// The simulated registry: its numbers are those it names, the same seed gives the same bytes, and what the program writes.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "nelm/cohort/kaplan_meier.h"
#include "nelm/exchange/digest.h"
#include "nelm/exchange/node.h"
#include "nelm/exchange/write_table.h"
#include "nelm/registry/simulated.h"
#include "nelm/registry/split_at_treatment.h"
#include "tests/built_in_simulation.h"
#include "tests/running_nelm.h"

using namespace nelm;
using namespace nelm::tests;
namespace column = registry::column;

namespace {

constexpr std::size_t many = 100'000;

/// Percentage points by which a share of many may be off: three standard errors of a half make 0.5; who died before a late
/// referral is not there, and those were not like the others; ages and loads are whole.
constexpr double share_within = 2.5;

const cohort::Table& long_registry() {
  static const auto table = registry::simulate(built_in_simulation(), 1, many);
  return table;
}

std::string_view word(const cohort::Table& t, std::string_view name, std::size_t row) {
  const auto* c = t.column(name);
  return c->levels[static_cast<std::size_t>(c->cells[row])];
}

/// Per cent of the rows that have the cell.
template <class So>
double share(std::string_view of, const So& so) {
  const auto& t = long_registry();
  const auto& c = t.column(of)->cells;
  double      n = 0, with = 0;
  for (std::size_t i = 0; i < t.rows(); ++i)
    if (!std::isnan(c[i])) n += 1, with += so(i) ? 1 : 0;
  return 100 * with / n;
}

bool is_among(const registry::Agreement& a, std::size_t row) {
  return a.among.empty() || std::ranges::find(a.among, word(long_registry(), column::treatment, row)) != a.among.end();
}

double counted(const registry::Agreement& a) {
  double n = 0, with = 0;
  for (std::size_t i = 0; i < long_registry().rows(); ++i)
    if (const double is = value_in(long_registry(), a.term, i); is_among(a, i) && !std::isnan(is)) n += 1, with += is;
  return 100 * with / n;
}

/// Per cent alive so many months after the treatment; of the first treatment after diagnosis.
double alive(const registry::Agreement& a) {
  const auto&      t = long_registry();
  cohort::FollowUp f;
  for (std::size_t i = 0; i < t.rows(); ++i) {
    if (!is_among(a, i)) continue;
    const double treated = t.column(column::treated)->cells[i];
    const double from    = std::isnan(treated) ? 0 : treated;
    f.entry.push_back(std::isnan(treated) ? t.column(column::entry)->cells[i] : 0);
    f.time.push_back(t.column(column::time)->cells[i] - from);
    f.event.push_back(t.column(column::death)->cells[i] == 1 ? 1 : 0);
  }
  const auto curves   = cohort::kaplan_meier(f);
  double     survival = 1;
  for (const auto& step : curves[0].steps)
    if (step.time <= a.months) survival = step.survival;
  return 100 * survival;
}

}  // namespace

TEST_CASE("every marginal number of a long registry is the one the simulation names") {
  for (const auto& v : built_in_simulation().variables) {
    const auto& cells = long_registry().column(v.name)->cells;
    for (const auto& level : v.levels) {
      INFO(v.name, " ", level.name);
      CHECK(std::abs(share(v.name, [&](std::size_t i) { return word(long_registry(), v.name, i) == level.name; }) -
                     level.share_pct.value) < share_within);
    }
    for (const auto& a : v.anchors) {
      INFO(v.name, " ", a.at.value);  // half of those that are exactly so lie below
      const double below = share(v.name, [&](std::size_t i) { return cells[i] < a.at.value; }),
                   to    = share(v.name, [&](std::size_t i) { return cells[i] <= a.at.value; });
      CHECK(std::abs((below + to) / 2 - a.below_pct) < share_within);
    }
  }
}

TEST_CASE(
    "a long registry agrees with the published numbers of treatments and survival, each within what is said there") {
  CHECK(built_in_simulation().agreements.size() >= 10);
  for (const auto& a : built_in_simulation().agreements) {
    const double is = a.of == registry::Agreement::Of::share ? counted(a) : alive(a);
    INFO(fmt::format("{}", fmt::join(a.among, ", ")), " ", a.term.text, " ", a.months, ": ", is, ", published ",
         a.value.value);
    CHECK(a.value.published());
    CHECK(std::abs(is - a.value.value) <= a.within);
  }
}

TEST_CASE("months before a treatment are many: counted to those ever treated, nobody could have died in them") {
  const auto& t        = long_registry();
  double      immortal = 0, ever = 0;
  for (std::size_t i = 0; i < t.rows(); ++i) {
    const double treated = t.column(column::treated)->cells[i], entry = t.column(column::entry)->cells[i];
    if (!std::isnan(treated)) immortal += treated - entry, ever += t.column(column::time)->cells[i] - entry;
  }
  INFO((immortal / ever));
  CHECK(immortal / ever > 0.1);
  CHECK(immortal / ever < 0.3);
}

TEST_CASE("cells are missing, entries late, patients lost, and not only deaths end a follow-up") {
  const auto& t = long_registry();
  for (const auto* name : {"ki67_pct", "liver_tumour_load_pct", "ecog", "synchronous"}) {
    INFO(name);
    const auto missing = std::ranges::count_if(t.column(name)->cells, [](double c) { return std::isnan(c); });
    CHECK(missing > many / 50);
    CHECK(missing < many / 4);
  }
  const auto late       = std::ranges::count_if(t.column(column::entry)->cells, [](double c) { return c > 0; });
  const auto deaths     = std::ranges::count(t.column(column::death)->cells, 1.0);
  const auto progressed = std::ranges::count(t.column(column::progression)->cells, 1.0);
  CHECK(late > many / 4);
  CHECK(deaths > many / 2);
  CHECK(deaths < many * 4 / 5);
  CHECK(progressed > many / 2);
}

TEST_CASE("seed 1 gives these bytes, on every machine") {
  const auto table = registry::simulate(built_in_simulation(), 1, 1200);
  const auto csv   = exchange::table_csv(table);
  CHECK(exchange::sha256_hex(csv) == "3f9fbbab1cd9c024cdbb6f65d33bfd52ebafe1af1de6f724983648149d77d201");
  CHECK(csv.starts_with("id,origin,centre,diagnosis_date,sex,age_years,"));
  CHECK(exchange::table_csv(registry::simulate(built_in_simulation(), 2, 1200)) != csv);
}

TEST_CASE("the program writes the registry, its intervals and its truth, and the same again in their place") {
  const Scratch scratch;
  const auto    ran = run(scratch, "nelm cohort simulate --seed 1 --out r && nelm cohort simulate --seed 1 --out r");
  CHECK(ran.status == 0);
  CHECK(ran.said.starts_with("Synthetic: no patient. 1200 patients of 6 centres, "));
  const auto table = registry::simulate(built_in_simulation(), 1, 1200);
  CHECK(read(scratch.at / "r/registry.csv") == exchange::table_csv(table));
  CHECK(read(scratch.at / "r/intervals.csv") == exchange::table_csv(registry::split_at_treatment(table, "ssa")));
  const auto truth = read(scratch.at / "r/truth.toml");
  CHECK(truth.starts_with("# Synthetic: no patient."));
  CHECK(truth.find("seed = 1\n") != std::string::npos);
  CHECK(truth.find("coefficient = \"treatment=resection_curative\"\nlog_hazard_ratio = -0.85\nagainst = \"ssa\"\n") !=
        std::string::npos);
  CHECK(exchange::toml_node({"truth.toml", truth}));
}

TEST_CASE("patients who lived are never replaced by some who did not") {
  const Scratch scratch;
  const auto    ran = run(scratch, "mkdir r && echo id,age > r/registry.csv && nelm cohort simulate --seed 1 --out r");
  CHECK(ran.status == 1);
  CHECK(ran.said.empty());
  CHECK(ran.complained.find("r/registry.csv: found a file that is no earlier simulation; expected a new or empty "
                            "folder, or an earlier simulation") != std::string::npos);
  CHECK(read(scratch.at / "r/registry.csv") == "id,age\n");
  CHECK_FALSE(fs::exists(scratch.at / "r/truth.toml"));
}

TEST_CASE("a seed or a number of patients that is none is a wrong use") {
  const Scratch scratch;
  for (const auto* line :
       {"nelm cohort simulate", "nelm cohort simulate --seed x", "nelm cohort simulate --seed -1",
        "nelm cohort simulate --seed 1 --patients 0", "nelm cohort simulate --seed 1 --patients 2000000"}) {
    INFO(line);
    CHECK(run(scratch, line).status == 2);
  }
}
