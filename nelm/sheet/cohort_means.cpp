#include "nelm/sheet/cohort_means.h"

#include <fmt/format.h>

#include <optional>

#include "nelm/csv_row.h"
#include "nelm/sheet/pool_shown.h"

namespace nelm::sheet {

namespace {

Table means_table(const CohortMeans& m) {
  const auto interval = fmt::format("{:g} % interval", 100 * m.curves.level);
  Table      table    = cohort_table({"", "rows", "mean time without it", interval, "standard error", "time lost"});
  for (std::size_t g = 0; g < m.means.groups.size(); ++g) {
    const auto& mean = m.means.groups[g];
    table.rows.push_back({.label = group_shown(m.curves.groups[g]),
                          .cells = {{Sign::none, count_shown(m.curves.rows[g])},
                                    {Sign::none, short_number(mean.mean)},
                                    {Sign::none, from_to(short_number(mean.low), short_number(mean.high))},
                                    {Sign::none, short_number(mean.error)},
                                    {Sign::none, short_number(mean.lost())}}});
  }
  return table;
}

std::vector<CohortSaid> said_of_means(const CohortMeans& m) {
  auto said = said_of_data(m.curves.data, m.means.groups.size() > 1);
  if (m.tau_chosen)
    said.push_back({"tau_chosen",
                    fmt::format("No --tau was said: the means are of the time up to {}, as far as every curve says; a "
                                "limit is best named before the data are seen",
                                time_shown(m.curves.data, m.tau))});
  if (m.means.groups.size() > 2)
    said.push_back({"no_contrast", "Two groups are set against each other; of more no difference is made", Sign::none});
  return said;
}

std::string contrast_words(const cohort::MeanContrast& c) {
  return fmt::format("{} ({}), {}", short_number(c.estimate), from_to(short_number(c.low), short_number(c.high)),
                     p_shown(c.p));
}

}  // namespace

Page means_page(const CohortMeans& m) {
  const auto& c = m.curves;
  Page        page{.name = c.data.file,
                   .head = cohort_head(c.data, fmt::format("Mean time without {} up to {}", event_words(c.data.roles),
                                                           time_shown(c.data, m.tau))),
                   .sections = {},
                   .key      = {},
                   .foot     = {}};
  Section     groups{.title = "RESTRICTED MEAN TIME", .beside = time_words(c.data), .blocks = {}};
  groups.blocks.emplace_back(means_table(m));
  page.sections.push_back(std::move(groups));
  if (m.means.difference) {
    Section s{.title  = "ONE GROUP AGAINST THE OTHER",
              .beside = fmt::format("{} against {}", c.groups[1], c.groups[0]),
              .blocks = {}};
    s.blocks.emplace_back(plain_line("difference", contrast_words(*m.means.difference)));
    if (m.means.ratio) s.blocks.emplace_back(plain_line("ratio", contrast_words(*m.means.ratio)));
    page.sections.push_back(std::move(s));
  }
  add_said(page, said_of_means(m));
  page.sections.push_back(data_section(c.data));
  return page;
}

std::string means_json(const CohortMeans& m, std::string_view made_with) {
  JsonText   json;
  const auto number   = [&](std::string_view name, double value) { json.key(name).number(value); };
  const auto contrast = [&](std::string_view name, const std::optional<cohort::MeanContrast>& c) {
    if (!c) return;
    json.key(name).object();
    number("estimate", c->estimate);
    number("standard_error", c->error);
    number("low", c->low);
    number("high", c->high);
    number("p", c->p);
    json.close();
  };
  json.object().member("method", "restricted-mean").member("written_by", made_with);
  cohort_data_json(json, m.curves.data);
  cohort_said_json(json, said_of_means(m));
  number("level", m.curves.level);
  json.key("restricted_means").object();
  number("tau", m.tau);
  json.key("groups").list();
  for (std::size_t g = 0; g < m.means.groups.size(); ++g) {
    const auto& mean = m.means.groups[g];
    json.object().member("group", group_shown(m.curves.groups[g]));
    number("rows", m.curves.rows[g]);
    number("mean", mean.mean);
    number("standard_error", mean.error);
    number("low", mean.low);
    number("high", mean.high);
    number("lost", mean.lost());
    json.close();
  }
  json.close();
  contrast("difference", m.means.difference);
  contrast("ratio", m.means.ratio);
  json.close().close();
  return json.done();
}

std::string means_csv(const CohortMeans& m) {
  auto text =
      csv_row({"group", "against", "what", "tau", "rows", "estimate", "standard_error", "low", "high", "p", "lost"});
  for (std::size_t g = 0; g < m.means.groups.size(); ++g) {
    const auto& mean = m.means.groups[g];
    text += csv_row({group_shown(m.curves.groups[g]), "", "mean", csv_number(m.tau), csv_number(m.curves.rows[g]),
                     csv_number(mean.mean), csv_number(mean.error), csv_number(mean.low), csv_number(mean.high), "",
                     csv_number(mean.lost())});
  }
  const auto contrast = [&](std::string what, const std::optional<cohort::MeanContrast>& c) {
    if (c)
      text += csv_row({m.curves.groups[1], m.curves.groups[0], std::move(what), csv_number(m.tau), "",
                       csv_number(c->estimate), csv_number(c->error), csv_number(c->low), csv_number(c->high),
                       csv_number(c->p), ""});
  };
  contrast("difference", m.means.difference);
  contrast("ratio", m.means.ratio);
  return text;
}

}  // namespace nelm::sheet
