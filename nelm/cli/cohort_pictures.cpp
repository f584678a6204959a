#include "nelm/cli/cohort_pictures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "nelm/cli/door.h"
#include "nelm/cohort/restricted_mean.h"
#include "nelm/sheet/hazard_ratio_plot.h"
#include "nelm/sheet/log_minus_log_plot.h"
#include "nelm/sheet/schoenfeld_plot.h"
#include "nelm/sheet/survival_curve_plot.h"

namespace nelm::cli {

namespace {

constexpr std::string_view files_beside[] = {"--html", "--out"};

sheet::TimeWords time_of(const Request& request, const sheet::CohortData& d) {
  return {d.unit.empty() ? request.value("--times-in") : d.unit, request.value("--since")};
}

/// Of a column that is called "event" its name says nothing.
std::string event_of(const sheet::CohortData& d) {
  const auto words = sheet::event_words(d.roles);
  return words == "event" ? std::string{} : words;
}

std::vector<std::string> notes_of(const sheet::CohortData& d, bool compares) {
  std::vector<std::string> all;
  for (const auto& said : said_of_data(d, compares)) all.push_back(said.says + (said.says.ends_with('.') ? "" : "."));
  return all;
}

std::vector<sheet::SurvivalGroup> groups_of(const sheet::CohortCurves& c) {
  std::vector<sheet::SurvivalGroup> all;
  for (std::size_t g = 0; g < c.curves.size(); ++g) all.push_back({sheet::group_shown(c.groups[g]), c.curves[g]});
  return all;
}

Result<sheet::Picture> too_many(std::size_t groups, std::size_t least) {
  return tl::unexpected(Problems{{.found    = fmt::format("{} group{}", groups, groups == 1 ? "" : "s"),
                                  .expected = fmt::format("{} to 6 groups of --by to draw", least)}});
}

bool can_draw(std::size_t groups, std::size_t least) { return groups >= least && groups <= 6; }

Result<sheet::Picture> curves_picture(const Request& request, const sheet::CohortCurves& c,
                                      const cohort::RestrictedMeans* means) {
  if (!can_draw(c.curves.size(), 1)) return too_many(c.curves.size(), 1);
  sheet::SurvivalCurvePlot p;
  p.event  = event_of(c.data);
  p.time   = time_of(request, c.data);
  p.title  = fmt::format("{}: without {}", c.data.file, p.event.empty() ? "the event" : p.event);
  p.groups = groups_of(c);
  p.scale  = c.scale;
  p.level  = c.level;
  p.notes  = notes_of(c.data, c.curves.size() > 1);
  if (means != nullptr) p.means = *means;
  return picture_of(p);
}

Result<sheet::Picture> log_minus_log_picture(const Request& request, const sheet::CohortCurves& c) {
  if (!can_draw(c.curves.size(), 2)) return too_many(c.curves.size(), 2);
  const auto event = event_of(c.data);
  return picture_of(sheet::LogMinusLogPlot{.title       = fmt::format("{}: are hazards proportional?", c.data.file),
                                           .description = {},
                                           .event       = event,
                                           .time        = time_of(request, c.data),
                                           .groups      = groups_of(c),
                                           .notes       = notes_of(c.data, true)});
}

/// How many rows are at each level, those it is compared with too; of a number all.
std::vector<sheet::RowsCounted> rows_counted(const Cohort& c, const std::vector<std::string>& names) {
  std::vector<sheet::RowsCounted> all;
  const auto                      of_rows = [&](const std::string& name, const auto& has) {
    all.push_back({.name = name});
    for (std::size_t i = 0; i < c.design.rows.size(); ++i)
      if (has(i)) all.back().rows += 1, all.back().events += c.design.follow_up.event[i];
  };
  for (const auto& column : c.table.columns) {
    if (std::ranges::find(names, column.name) != names.end()) of_rows(column.name, [](std::size_t) { return true; });
    if (std::ranges::none_of(names, [&](const auto& n) { return n.starts_with(column.name + "="); })) continue;
    const std::vector<std::string> alone{column.name};
    const auto                     groups = cohort::groups_among(c.table, alone, c.design.rows);
    for (std::size_t g = 0; g < groups.count(); ++g)
      of_rows(groups.words[g], [&](std::size_t i) { return groups.of_row[i] == static_cast<std::int32_t>(g); });
  }
  return all;
}

Result<sheet::Picture> ratios_picture(const FittedCohort& f, const sheet::CohortCox& cox) {
  if (cox.pooled)
    return tl::unexpected(
        Problems{{.found = "imputed data sets", .expected = "one data set, whose rows can be counted, to draw"}});
  sheet::HazardRatioPlot p{.title         = fmt::format("{}: hazard ratios", cox.data.file),
                           .description   = {},
                           .event         = event_of(cox.data),
                           .fit           = f.fit,
                           .compared_with = cox.compared_with,
                           .counted       = rows_counted(f.cohort, f.fit.names),
                           .level         = cox.level,
                           .notes         = {},
                           .profile       = cox.profile};
  for (const auto& said : said_of_cox(cox)) p.notes.push_back(said.says + (said.says.ends_with('.') ? "" : "."));
  return picture_of(p);
}

Result<sheet::Picture> schoenfeld_picture(const Request& request, const FittedCohort& f, const sheet::CohortHazards& h,
                                          bool by_column) {
  sheet::SchoenfeldPlot p;
  p.title = fmt::format("{}: are hazards proportional?", h.data.file);
  p.time  = time_of(request, h.data);
  p.test  = h.test;
  p.names = h.names;
  for (const int test : h.test.term) {
    double      coefficient = std::nan("");
    std::size_t columns     = 0;
    for (std::size_t j = 0; j < f.fit.names.size(); ++j)
      if ((by_column ? static_cast<int>(j) : f.cohort.design.term[j]) == test) {
        coefficient = f.fit.coefficients(static_cast<Eigen::Index>(j));
        ++columns;
      }
    p.coefficients.push_back(columns == 1 ? coefficient : std::nan(""));
  }
  return picture_of(p);
}

}  // namespace

Problems cohort_picture_files(const Request& request, std::span<const std::string_view> switches) {
  std::vector<Input> read{{request.operands.at(0), "the table itself"}};
  if (request.has("--curve")) read.push_back({request.value("--curve"), "the patients of --curve"});
  return picture_files(request, switches, read, files_beside);
}

int draw_curves(const Request& request, const sheet::CohortCurves& c) {
  return draw_pictures(request,
                       {{"--picture", [&] { return curves_picture(request, c, nullptr); }},
                        {"--log-minus-log", [&] { return log_minus_log_picture(request, c); }}},
                       provenance());
}

int draw_means(const Request& request, const sheet::CohortMeans& m) {
  return draw_pictures(request, {{"--picture", [&] { return curves_picture(request, m.curves, &m.means); }}},
                       provenance());
}

int draw_cox(const Request& request, const FittedCohort& f, const sheet::CohortCox& cox) {
  return draw_pictures(request, {{"--forest", [&] { return ratios_picture(f, cox); }}}, provenance());
}

int draw_zph(const Request& request, const FittedCohort& f, const sheet::CohortHazards& h, bool by_column) {
  return draw_pictures(request, {{"--schoenfeld", [&] { return schoenfeld_picture(request, f, h, by_column); }}},
                       provenance());
}

}  // namespace nelm::cli
