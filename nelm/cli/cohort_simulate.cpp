// nelm cohort simulate: a registry nobody stands behind, with its truth beside it.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "nelm/cli/door.h"
#include "nelm/cli/layers.h"
#include "nelm/cli/refuse.h"
#include "nelm/cli/write_folder.h"
#include "nelm/exchange/registry_toml.h"
#include "nelm/exchange/write_table.h"
#include "nelm/exchange/write_truth.h"
#include "nelm/registry/simulated.h"
#include "nelm/registry/split_at_treatment.h"

namespace nelm::cli {

namespace {

constexpr std::size_t      usual_patients = 1200, most_patients = 1'000'000;
constexpr std::string_view usual_folder = "simulated";

template <class Number>
std::optional<Number> whole_number(std::string_view text) {
  Number     number = 0;
  const auto end    = text.data() + text.size();
  const auto read   = std::from_chars(text.data(), end, number);
  return read.ec == std::errc{} && read.ptr == end ? std::optional(number) : std::nullopt;
}

/// Whether a file of one of our names is from an earlier simulation; it says so at its beginning.
bool is_simulated(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string   first, second;
  std::getline(in, first);
  std::getline(in, second);
  return first.starts_with("# Synthetic: no patient.") ||
         (first.starts_with("id,origin,") && second.find(",simulated,") != std::string::npos);
}

/// A registry.csv may hold patients: what was not simulated is never replaced.
Result<void> check_replaced(const Folder& folder) {
  Problems problems;
  for (const File& file : folder.files) {
    const auto      path = std::filesystem::path(folder.path) / file.name;
    std::error_code none;
    if (std::filesystem::exists(path, none) && !is_simulated(path))
      problems.push_back({.file     = path.string(),
                          .found    = "a file that is no earlier simulation",
                          .expected = "a new or empty folder, or an earlier simulation"});
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return {};
}

double sum(const cohort::Table& t, std::string_view column) {
  double sum = 0;
  for (const double cell : t.column(column)->cells) sum += std::isnan(cell) ? 0 : cell;
  return sum;
}

std::string told(const cohort::Table& t, const Folder& folder) {
  namespace of        = registry::column;
  const auto& cells   = t.column(of::treated)->cells;
  const auto  treated = std::ranges::count_if(cells, [](double c) { return !std::isnan(c); });
  const auto& entry   = t.column(of::entry)->cells;
  std::string text    = fmt::format(
      "Synthetic: no patient. {} patients of {} centres, {} deaths; {} treated beyond the first treatment,\n{} "
         "referred after "
         "diagnosis. In {}:\n",
      t.rows(), t.column(of::centre)->levels.size(), sum(t, of::death), treated,
      std::ranges::count_if(entry, [](double c) { return c > 0; }), folder.path);
  constexpr std::string_view says[] = {"one row for each patient",
                                       "one row for each interval, the treatment as it was in it",
                                       "the true coefficients, and what is assumed"};
  for (std::size_t i = 0; i < folder.files.size(); ++i)
    text += fmt::format("  {:<14} {}\n", folder.files[i].name, says[i]);
  return text;
}

}  // namespace

int simulate_cohort(const Request& request) {
  if (!request.has("--seed")) return misuse("cohort simulate wants --seed N");
  const auto seed = whole_number<std::uint64_t>(request.value("--seed"));
  if (!seed) return misuse(fmt::format("--seed {}: expected a whole number from 0", request.value("--seed")));
  const auto patients = request.has("--patients") ? whole_number<std::size_t>(request.value("--patients"))
                                                  : std::optional(usual_patients);
  if (!patients || *patients == 0 || *patients > most_patients)
    return misuse(
        fmt::format("--patients {}: expected a whole number from 1 to {}", request.value("--patients"), most_patients));

  const auto folders = knowledge_folders(request.values("--knowledge"));
  if (!folders) return tell(folders.error());
  const auto all = knowledge_and_literature(*folders);
  if (!all) return tell(all.error());
  const auto simulation = exchange::read_simulation(folders->as_read, &all->literature);
  if (!simulation) return tell(simulation.error());
  if (!*simulation)
    return tell({{.file     = "registry/",
                  .found    = "no simulation",
                  .expected = "registry/simulated.toml in a folder of --knowledge"}});

  const auto table = registry::simulate(**simulation, *seed, *patients);
  if (table.rows() < *patients)
    return tell({{.file     = "registry/simulated.toml",
                  .found    = fmt::format("{} of {} patients who live to be referred", table.rows(), *patients),
                  .expected = "one of 10000 at least"}});
  const auto by = provenance(all->knowledge);
  Folder     folder{.path = request.has("--out") ? request.value("--out") : std::string(usual_folder), .files = {}};
  folder.files.push_back({"registry.csv", exchange::table_csv(table)});
  folder.files.push_back(
      {"intervals.csv", exchange::table_csv(registry::split_at_treatment(table, (*simulation)->treatments[0].name))});
  folder.files.push_back(
      {"truth.toml", exchange::truth_toml(**simulation, {.seed = *seed, .patients = *patients, .nelm = by})});
  if (const auto fit = check_replaced(folder); !fit) return tell(fit.error());
  if (const auto written = write_folders({&folder, 1}); !written) return tell(written.error());
  return request.has("--quiet") ? done : answer(told(table, folder), all->knowledge);
}

}  // namespace nelm::cli
