#include "nelm/sheet/cohort_log_rank.h"

#include <fmt/format.h>

#include <limits>

#include "nelm/csv_row.h"
#include "nelm/sheet/pool_shown.h"

namespace nelm::sheet {

namespace {

bool is_weighted(const cohort::EventWeight& w) {
  return w.by != cohort::EventWeight::By::survival || w.rho != 0 || w.gamma != 0;
}

struct GroupTotals {
  double observed = 0, expected = 0;
};

GroupTotals totals_of(const cohort::LogRank& test, std::size_t g) {
  const auto row = static_cast<Eigen::Index>(g);
  return {test.observed.row(row).sum(), test.expected.row(row).sum()};
}

/// What of a group the test rests on, and beside it what is read off its curve.
Table compared_table(const CohortLogRank& t) {
  const auto& c        = t.curves;
  const char* weighted = is_weighted(t.weight) ? ", weighted" : "";
  Table       table    = cohort_table({"", "rows", "median", fmt::format("{:g} % interval", 100 * c.level),
                                       fmt::format("events{}", weighted), "expected if alike", "observed / exp."});
  for (std::size_t g = 0; g < c.groups.size(); ++g) {
    const auto q     = quantile(c.curves[g], 0.5, c.level, c.scale);
    const auto total = totals_of(t.test, g);
    table.rows.push_back({.label = group_shown(c.groups[g]),
                          .cells = {{Sign::none, count_shown(c.rows[g])},
                                    {Sign::none, quantile_shown(q)},
                                    {Sign::none, quantile_interval_shown(q)},
                                    {Sign::none, count_shown(total.observed)},
                                    {Sign::none, fixed(total.expected, 1)},
                                    {Sign::none, short_number(total.observed / total.expected)}}});
  }
  return table;
}

std::vector<CohortSaid> said_of_test(const CohortLogRank& t) {
  auto said = said_of_data(t.curves.data, true);
  if (!t.strata.empty())
    said.push_back({"strata_only_in_the_test",
                    "Events are compared within strata; the medians are those of the groups as they are", Sign::none});
  if (t.test.degrees == 0)
    said.push_back({"nothing_to_compare", "Fewer than two groups could have had an event: there is nothing to test"});
  return said;
}

}  // namespace

std::string test_name(const cohort::EventWeight& w) {
  switch (w.by) {
    case cohort::EventWeight::By::at_risk:         return "Gehan-Breslow test";
    case cohort::EventWeight::By::root_of_at_risk: return "Tarone-Ware test";
    case cohort::EventWeight::By::survival:        break;
  }
  if (!is_weighted(w)) return "log-rank test";
  return fmt::format("Fleming-Harrington test, rho {:g}, gamma {:g}", w.rho, w.gamma);
}

Page log_rank_page(const CohortLogRank& t) {
  const auto& d = t.curves.data;
  Page        page{.name     = d.file,
                   .head     = cohort_head(d, fmt::format("Do groups have the event at one rate? By {}", d.by)),
                   .sections = {},
                   .key      = {},
                   .foot     = {}};
  Section     groups{.title = "THE GROUPS", .beside = time_words(d), .blocks = {}};
  groups.blocks.emplace_back(compared_table(t));
  page.sections.push_back(std::move(groups));
  Section test{.title = "THE TEST", .beside = {}, .blocks = {}};
  test.blocks.emplace_back(plain_line(
      test_name(t.weight),
      fmt::format("chi-squared {} on {}, {}{}", fixed(t.test.chi_squared, 2), t.test.degrees, p_shown(t.test.p),
                  t.strata.empty() ? "" : fmt::format("; within {} strata", t.strata.size()))));
  if (t.trend)
    test.blocks.emplace_back(plain_line(
        "trend", fmt::format("over the groups in the order above, scores 1, 2, 3 ...: {} events, chi-squared {} on "
                             "1, {}",
                             t.trend->score > 0   ? "rising"
                             : t.trend->score < 0 ? "falling"
                                                  : "neither rising nor falling",
                             fixed(t.trend->chi_squared, 2), p_shown(t.trend->p))));
  page.sections.push_back(std::move(test));
  add_said(page, said_of_test(t));
  page.sections.push_back(data_section(d));
  return page;
}

std::string log_rank_json(const CohortLogRank& t, std::string_view made_with) {
  const auto& c = t.curves;
  JsonText    json;
  const auto  number = [&](std::string_view name, double value) { json.key(name).number(value); };
  json.object().member("method", "log-rank").member("written_by", made_with);
  cohort_data_json(json, c.data);
  cohort_said_json(json, said_of_test(t));
  number("level", c.level);
  json.key("log_rank").object().member("test", test_name(t.weight));
  number("rho", t.weight.rho);
  number("gamma", t.weight.gamma);
  json.texts("strata", t.strata);
  number("chi_squared", t.test.chi_squared);
  number("degrees", t.test.degrees);
  number("p", t.test.p);
  json.key("groups").list();
  for (std::size_t g = 0; g < c.groups.size(); ++g) {
    const auto q     = quantile(c.curves[g], 0.5, c.level, c.scale);
    const auto total = totals_of(t.test, g);
    json.object().member("group", c.groups[g]);
    number("rows", c.rows[g]);
    number("observed", total.observed);
    number("expected", total.expected);
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    number("median", q.time.value_or(none));
    number("median_low", q.low.value_or(none));
    number("median_high", q.high.value_or(none));
    json.close();
  }
  json.close();
  json.key("variance").list();
  for (Eigen::Index i = 0; i < t.test.variance.rows(); ++i) {
    json.list();
    for (Eigen::Index j = 0; j < t.test.variance.cols(); ++j) json.number(t.test.variance(i, j));
    json.close();
  }
  json.close();
  if (t.trend) {
    json.key("trend").object();
    number("score", t.trend->score);
    number("variance", t.trend->variance);
    number("chi_squared", t.trend->chi_squared);
    number("p", t.trend->p);
    json.close();
  }
  json.close().close();
  return json.done();
}

std::string log_rank_csv(const CohortLogRank& t) {
  constexpr double         none = std::numeric_limits<double>::quiet_NaN();
  std::vector<std::string> head{"group",       "rows", "observed",    "expected", "median", "median_low",
                                "median_high", "test", "chi_squared", "degrees",  "p"};
  if (t.trend) head.insert(head.end(), {"trend_score", "trend_variance", "trend_chi_squared", "trend_p"});
  auto text = csv_row(head);
  for (std::size_t g = 0; g < t.curves.groups.size(); ++g) {
    const auto               total = totals_of(t.test, g);
    const auto               q     = quantile(t.curves.curves[g], 0.5, t.curves.level, t.curves.scale);
    std::vector<std::string> cells{t.curves.groups[g],
                                   csv_number(t.curves.rows[g]),
                                   csv_number(total.observed),
                                   csv_number(total.expected),
                                   csv_number(q.time.value_or(none)),
                                   csv_number(q.low.value_or(none)),
                                   csv_number(q.high.value_or(none)),
                                   test_name(t.weight),
                                   csv_number(t.test.chi_squared),
                                   fmt::format("{}", t.test.degrees),
                                   csv_number(t.test.p)};
    if (t.trend)
      for (const double number : {t.trend->score, t.trend->variance, t.trend->chi_squared, t.trend->p})
        cells.push_back(csv_number(number));
    text += csv_row(cells);
  }
  return text;
}

}  // namespace nelm::sheet
