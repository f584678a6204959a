#include "nelm/sheet/cohort_described.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "nelm/csv_row.h"
#include "nelm/date.h"
#include "nelm/sheet/cohort_curves.h"
#include "nelm/sheet/pool_shown.h"

namespace nelm::sheet {

namespace {

using cohort::Described;

/// A value of a column as it is read: days as a date.
std::string value_of(const cohort::Column& column, double value) {
  if (std::isnan(value)) return "-";
  if (column.kind != cohort::Column::Kind::date) return short_number(value);
  return written(date_of(static_cast<int>(std::floor(value))));
}

std::string apart_shown(const Described& d) {
  const auto far = d.farthest();
  if (!far) return "";
  return std::isinf(far->difference) ? "not defined" : fmt::format("{:.2f}", far->difference);
}

void number_rows(const CohortDescribed& c, std::size_t at, Table& table) {
  const auto& column = c.columns[at];
  const auto& d      = c.described[at];
  Row         median{.label = fmt::format("{}, median (quartiles)", d.column), .cells = {}};
  Row         mean{.label = fmt::format("{}, mean (standard deviation)", d.column), .cells = {}},
      lacking{.label = fmt::format("{}, missing", d.column), .cells = {}};
  bool some_missing = false;
  for (const auto& n : d.numbers) {
    median.cells.push_back(
        {Sign::none, n.n == 0 ? "-"
                              : fmt::format("{} ({} to {})", value_of(column, n.median), value_of(column, n.quartile),
                                            value_of(column, n.upper_quartile))});
    mean.cells.push_back(
        {Sign::none, n.n == 0 ? "-" : fmt::format("{} ({})", value_of(column, n.mean), short_number(n.deviation))});
    lacking.cells.push_back({Sign::none, fmt::format("{}", n.missing)});
    some_missing = some_missing || n.missing > 0;
  }
  if (c.groups.size() > 1) {
    median.cells.push_back({Sign::none, apart_shown(d)});
    mean.cells.push_back({Sign::none, ""});
    lacking.cells.push_back({Sign::none, ""});
  }
  table.rows.push_back(std::move(median));
  if (column.kind == cohort::Column::Kind::number) table.rows.push_back(std::move(mean));
  if (some_missing) table.rows.push_back(std::move(lacking));
}

void category_rows(const CohortDescribed& c, std::size_t at, Table& table) {
  const auto& column = c.columns[at];
  const auto& d      = c.described[at];
  Row         head{.label = fmt::format("{}, n (%)", d.column), .cells = {}},
      lacking{.label = fmt::format("{}, missing", d.column), .cells = {}};
  bool some_missing = false;
  for (const auto& n : d.counts) {
    head.cells.push_back({Sign::none, ""});
    lacking.cells.push_back({Sign::none, fmt::format("{}", n.missing)});
    some_missing = some_missing || n.missing > 0;
  }
  const bool many = column.levels.size() > most_levels_described;
  if (many) head.label = fmt::format("{}: {} categories, not shown", d.column, column.levels.size());
  if (c.groups.size() > 1) {
    head.cells.push_back({Sign::none, many ? "" : apart_shown(d)});
    lacking.cells.push_back({Sign::none, ""});
  }
  table.rows.push_back(std::move(head));
  for (std::size_t l = 0; l < column.levels.size() && !many; ++l) {
    Row row{.label = fmt::format("{} = {}", d.column, column.levels[l]), .cells = {}};
    for (const auto& n : d.counts)
      row.cells.push_back({Sign::none, fmt::format("{} ({})", n.of_level[l], per_cent(n.share(l)))});
    if (c.groups.size() > 1) row.cells.push_back({Sign::none, ""});
    table.rows.push_back(std::move(row));
  }
  if (some_missing) table.rows.push_back(std::move(lacking));
}

Table described_table(const CohortDescribed& c) {
  Table table = cohort_table({""});
  for (std::size_t g = 0; g < c.groups.size(); ++g)
    table.head.push_back(fmt::format("{}, n = {}", group_shown(c.groups[g]), c.rows[g]));
  if (c.groups.size() > 1) table.head.emplace_back("standardised difference");
  for (std::size_t at = 0; at < c.described.size(); ++at)
    c.columns[at].kind == cohort::Column::Kind::category ? category_rows(c, at, table) : number_rows(c, at, table);
  return table;
}

Section follow_up_section(const CohortDescribed& c) {
  Section s{.title = "HOW LONG THEY WERE FOLLOWED", .beside = time_words(c.data), .blocks = {}};
  Table   table = cohort_table({"", "median, by reverse Kaplan-Meier", fmt::format("{:g} % interval", 100 * c.level)});
  for (std::size_t g = 0; g < c.follow_up.size(); ++g) {
    const auto q = quantile(c.follow_up[g], 0.5, c.level, cohort::IntervalScale::log);
    table.rows.push_back({.label = group_shown(c.groups[g]),
                          .cells = {{Sign::none, quantile_shown(q)}, {Sign::none, quantile_interval_shown(q)}}});
  }
  s.blocks.emplace_back(std::move(table));
  return s;
}

std::vector<CohortSaid> said_of_described(const CohortDescribed& c) {
  auto said = said_of_data(c.data, c.groups.size() > 1);
  if (c.groups.size() > 2)
    said.push_back({"farthest", "A standardised difference is that of the two groups farthest apart", Sign::none});
  std::vector<std::string> still;
  for (const Described& d : c.described)
    if (const auto far = d.farthest(); far && std::isinf(far->difference)) still.push_back(d.column);
  if (!still.empty())
    said.push_back({"no_spread", fmt::format("{}: two groups differ, and neither has any spread in it; a difference in "
                                             "standard deviations is not defined",
                                             fmt::join(still, ", "))});
  if (!c.follow_up.empty() && c.data.delayed)
    said.push_back({"several_rows", "Follow-up takes each row as a patient; of several rows of one patient each counts",
                    Sign::none});
  return said;
}

class DescribedJson {
 public:
  explicit DescribedJson(const CohortDescribed& c) : c_(c) {}

  std::string all(std::string_view made_with) {
    json_.object().member("method", "describe").member("written_by", made_with);
    cohort_data_json(json_, c_.data);
    cohort_said_json(json_, said_of_described(c_));
    number("level", c_.level);
    json_.key("described").object().key("groups").list();
    for (std::size_t g = 0; g < c_.groups.size(); ++g) group(g);
    json_.close().key("columns").list();
    for (std::size_t at = 0; at < c_.described.size(); ++at) column(at);
    json_.close().close().close();
    return json_.done();
  }

 private:
  void number(std::string_view name, double value) { json_.key(name).number(value); }
  void count(std::string_view name, std::size_t n) { json_.key(name).raw(fmt::format("{}", n)); }

  void group(std::size_t g) {
    json_.object().member("group", group_shown(c_.groups[g]));
    count("rows", c_.rows[g]);
    if (!c_.follow_up.empty()) {
      constexpr double none = std::numeric_limits<double>::quiet_NaN();
      const auto       q    = quantile(c_.follow_up[g], 0.5, c_.level, cohort::IntervalScale::log);
      json_.key("median_follow_up").object();
      number("time", q.time.value_or(none));
      number("low", q.low.value_or(none));
      number("high", q.high.value_or(none));
      json_.close();
    }
    json_.close();
  }

  void column(std::size_t at) {
    const auto& d = c_.described[at];
    json_.object().member("column", d.column);
    json_.member("kind", d.kind == cohort::Column::Kind::category ? "category"
                         : d.kind == cohort::Column::Kind::date   ? "date"
                                                                  : "number");
    if (d.kind == cohort::Column::Kind::category) json_.texts("levels", c_.columns[at].levels);
    json_.key("groups").list();
    for (const auto& n : d.numbers) {
      json_.object();
      count("n", n.n);
      count("missing", n.missing);
      number("mean", n.mean);
      number("standard_deviation", n.deviation);
      number("least", n.least);
      number("lower_quartile", n.quartile);
      number("median", n.median);
      number("upper_quartile", n.upper_quartile);
      number("most", n.most);
      json_.close();
    }
    for (const auto& n : d.counts) {
      json_.object();
      count("n", n.n);
      count("missing", n.missing);
      json_.each("of_level", n.of_level, [&](std::size_t k) { json_.raw(fmt::format("{}", k)); });
      json_.close();
    }
    json_.close();
    json_.each("standardised_differences", d.apart, [&](const cohort::GroupsApart& a) {
      json_.object().member("first", c_.groups[static_cast<std::size_t>(a.first)]);
      json_.member("second", c_.groups[static_cast<std::size_t>(a.second)]);
      number("difference", a.difference);
      json_.close();
    });
    json_.close();
  }

  const CohortDescribed& c_;
  JsonText               json_;
};

}  // namespace

Page described_page(const CohortDescribed& c) {
  Page page{
      .name = c.data.file, .head = cohort_head(c.data, "Who the patients are"), .sections = {}, .key = {}, .foot = {}};
  Section s{.title = "THE PATIENTS", .beside = c.data.by.empty() ? "" : "by " + c.data.by, .blocks = {}};
  s.blocks.emplace_back(described_table(c));
  page.sections.push_back(std::move(s));
  if (!c.follow_up.empty()) page.sections.push_back(follow_up_section(c));
  add_said(page, said_of_described(c));
  page.sections.push_back(data_section(c.data));
  return page;
}

std::string described_json(const CohortDescribed& c, std::string_view made_with) {
  return DescribedJson(c).all(made_with);
}

std::string described_csv(const CohortDescribed& c) {
  auto       text = csv_row({"column", "level", "group", "against", "statistic", "value"});
  const auto row  = [&](const std::string& column, const std::string& level, const std::string& group,
                       const std::string& against, std::string statistic, double value) {
    text += csv_row({column, level, group, against, std::move(statistic), csv_number(value)});
  };
  const auto count = [](std::size_t n) { return static_cast<double>(n); };
  for (std::size_t at = 0; at < c.described.size(); ++at) {
    const Described& d = c.described[at];
    for (std::size_t g = 0; g < d.numbers.size(); ++g) {
      const auto& n     = d.numbers[g];
      const auto  group = group_shown(c.groups[g]);
      for (const auto& [statistic, value] :
           {std::pair("n", count(n.n)), std::pair("missing", count(n.missing)), std::pair("mean", n.mean),
            std::pair("standard_deviation", n.deviation), std::pair("least", n.least),
            std::pair("lower_quartile", n.quartile), std::pair("median", n.median),
            std::pair("upper_quartile", n.upper_quartile), std::pair("most", n.most)})
        row(d.column, "", group, "", statistic, value);
    }
    for (std::size_t g = 0; g < d.counts.size(); ++g) {
      const auto& n     = d.counts[g];
      const auto  group = group_shown(c.groups[g]);
      row(d.column, "", group, "", "n", count(n.n));
      row(d.column, "", group, "", "missing", count(n.missing));
      for (std::size_t l = 0; l < n.of_level.size(); ++l)
        row(d.column, c.columns[at].levels[l], group, "", "n", count(n.of_level[l]));
    }
    for (const auto& a : d.apart)
      row(d.column, "", c.groups[static_cast<std::size_t>(a.second)], c.groups[static_cast<std::size_t>(a.first)],
          "standardised_difference", a.difference);
  }
  for (std::size_t g = 0; g < c.follow_up.size(); ++g) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    const auto       q    = quantile(c.follow_up[g], 0.5, c.level, cohort::IntervalScale::log);
    row(c.data.roles.time, "", group_shown(c.groups[g]), "", "median_follow_up", q.time.value_or(none));
    row(c.data.roles.time, "", group_shown(c.groups[g]), "", "median_follow_up_low", q.low.value_or(none));
    row(c.data.roles.time, "", group_shown(c.groups[g]), "", "median_follow_up_high", q.high.value_or(none));
  }
  return text;
}

}  // namespace nelm::sheet
