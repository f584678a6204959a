#include "nelm/registry/alike_curves.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>

#include "nelm/patient/option.h"
#include "nelm/registry/simulation.h"
#include "nelm/registry/split_at_treatment.h"

namespace nelm::registry {

namespace {

/// A stretch of one patient's follow-up.
struct Observed {
  double      patient = 0, entry = 0, time = 0;
  bool        died = false;
  std::string treatment;
};

/// The cells of some rows of a column; of one the registry has not, the same throughout.
cohort::Column of_rows(const cohort::Table& t, std::string_view name, std::span<const std::size_t> rows,
                       double unless) {
  const auto*    from = t.column(name);
  cohort::Column to{std::string(name), cohort::Column::Kind::number, {}, {}};
  if (from != nullptr) to.kind = from->kind, to.levels = from->levels;
  for (const std::size_t i : rows) to.cells.push_back(from == nullptr ? unless : from->cells[i]);
  return to;
}

/// What split_at_treatment looks at, and which row it was.
cohort::Table followed(const cohort::Table& whole, std::span<const std::size_t> rows, const AlikeCurves& made) {
  using cohort::Column;
  Column row{"row", Column::Kind::number, {}, {}};
  for (const std::size_t i : rows) row.cells.push_back(static_cast<double>(i));
  Column entry = of_rows(whole, column::entry, rows, 0);
  for (double& c : entry.cells) c = std::isnan(c) ? 0 : c;
  Column treatment{std::string(column::treatment), Column::Kind::category, std::vector<double>(rows.size()), {""}};
  Column treated{
      std::string(column::treated), Column::Kind::number, std::vector<double>(rows.size(), cohort::missing), {}};
  if (made.by == AlikeCurves::By::treatment) {
    treatment = of_rows(whole, column::treatment, rows, 0);
    treated   = of_rows(whole, column::treated, rows, 0);
    if (made.before.empty()) treatment.levels.emplace_back();
  }
  return {.file    = whole.file,
          .columns = {std::move(row), std::move(entry), of_rows(whole, column::time, rows, 0),
                      of_rows(whole, column::death, rows, 0), std::move(treatment), std::move(treated)},
          .lines   = {}};
}

/// What patients have whose treatment has no beginning; nothing where there is no such patient in the registry.
std::string first_treatment(const cohort::Table& t) {
  const auto* c     = t.column(column::treatment);
  const auto* began = t.column(column::treated);
  for (std::size_t i = 0; i < t.rows(); ++i)
    if (!std::isnan(c->cells[i]) && std::isnan(began->cells[i]))
      return c->levels[static_cast<std::size_t>(c->cells[i])];
  return {};
}

std::size_t at_risk(std::span<const Observed> all, double months) {
  return static_cast<std::size_t>(std::ranges::count_if(
      all, [&](const Observed& o) { return months > 0 ? o.entry < months && months <= o.time : o.entry <= 0; }));
}

/// The first month at which as many are under observation.
std::optional<double> enough_from(std::span<const Observed> all, double fewest) {
  std::vector<double> entries;
  for (const Observed& o : all) entries.push_back(o.entry);
  std::ranges::sort(entries);
  for (const double at : entries) {
    const auto there = std::ranges::count_if(all, [&](const Observed& o) { return o.entry <= at && at < o.time; });
    if (static_cast<double>(there) >= fewest) return at;
  }
  return std::nullopt;
}

TreatedCurve curve_of(std::string treatment, std::span<const Observed> all, const AlikeBy& by) {
  TreatedCurve     made{.treatment = std::move(treatment)};
  std::set<double> patients;
  for (const Observed& o : all) patients.insert(o.patient), made.deaths += o.died ? 1 : 0;
  made.patients = patients.size();
  if (static_cast<double>(made.patients) >= by.fewest.value) made.from = enough_from(all, by.begins_at.value);
  if (!made.from) return made;
  cohort::FollowUp f;
  for (const Observed& o : all) {
    if (o.time <= *made.from) continue;
    f.entry.push_back(std::max(o.entry, *made.from));
    f.time.push_back(o.time);
    f.event.push_back(o.died ? 1 : 0);
  }
  made.curve = cohort::kaplan_meier(f).front();
  for (const double months : by.at_months) {
    ReadAt& read = made.read.emplace_back(ReadAt{.months = months, .at_risk = at_risk(all, months), .alive = {}});
    if (months >= *made.from)
      read.alive = cohort::survival_at(made.curve, months, interval_level, cohort::IntervalScale::log_log);
  }
  return made;
}

std::vector<Observed> observed(const cohort::Table& split) {
  const auto&           of      = split.column("row")->cells;
  const auto&           start   = split.column(column::start)->cells;
  const auto&           stop    = split.column(column::stop)->cells;
  const auto&           death   = split.column(column::death)->cells;
  const auto*           treated = split.column(column::treatment);
  std::vector<Observed> all;
  for (std::size_t i = 0; i < split.rows(); ++i)
    all.push_back(
        {of[i], start[i], stop[i], death[i] == 1, treated->levels[static_cast<std::size_t>(treated->cells[i])]});
  return all;
}

/// The rows that say how long they were followed, to which end and by which treatment; the others are counted.
std::vector<std::size_t> complete(const cohort::Table& t, std::span<const std::size_t> rows, AlikeCurves& made) {
  const auto&              time      = t.column(column::time)->cells;
  const auto&              death     = t.column(column::death)->cells;
  const auto*              treatment = t.column(column::treatment);
  std::vector<std::size_t> kept;
  for (const std::size_t i : rows) {
    const bool followed = !std::isnan(time[i]) && !std::isnan(death[i]);
    const bool given    = made.by != AlikeCurves::By::treatment || !std::isnan(treatment->cells[i]);
    made.no_follow_up += followed ? 0 : 1;
    made.no_treatment += followed && !given ? 1 : 0;
    if (followed && given) kept.push_back(i);
  }
  return kept;
}

bool any_simulated(const cohort::Table& t) {
  const auto* c = t.column(column::origin);
  if (c == nullptr || c->kind != cohort::Column::Kind::category) return false;
  return std::ranges::any_of(c->cells, [&](double cell) {
    return !std::isnan(cell) && c->levels[static_cast<std::size_t>(cell)] == "simulated";
  });
}

}  // namespace

AlikeCurves alike_curves(const cohort::Table& whole, std::span<const std::size_t> rows, const AlikeBy& by) {
  AlikeCurves made;
  if (whole.column(column::treatment) == nullptr)
    made.by = AlikeCurves::By::nothing_given;
  else if (whole.column(column::treated) == nullptr)
    made.by = AlikeCurves::By::no_time;
  const bool by_treatment = made.by == AlikeCurves::By::treatment;
  if (by_treatment) made.before = first_treatment(whole);
  made.from_diagnosis = whole.column(column::entry) == nullptr;

  const auto t   = followed(whole, complete(whole, rows, made), made);
  const auto all = observed(split_at_treatment(t, made.before));

  made.all = curve_of({}, all, by);
  if (made.by != AlikeCurves::By::treatment) return made;
  std::vector<std::string> names{made.before};
  for (const auto option : patient::Option_words)
    if (option != made.before) names.emplace_back(option);
  for (const auto& name : names) {
    std::vector<Observed> some;
    std::ranges::copy_if(all, std::back_inserter(some), [&](const Observed& o) { return o.treatment == name; });
    if (!some.empty()) made.curves.push_back(curve_of(name, some, by));
  }
  return made;
}

AlikePatients alike_patients(const patient::Values& of_the_case, const cohort::Table& t, const AlikeBy& by) {
  AlikePatients all{.by = &by, .file = t.file, .found = alike(of_the_case, t, by), .simulated = any_simulated(t)};
  if (static_cast<double>(all.found.surely.size()) >= by.fewest.value)
    all.curves = alike_curves(t, all.found.surely, by);
  return all;
}

}  // namespace nelm::registry
