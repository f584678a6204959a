#include "nelm/sheet/cohort_curves.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "nelm/csv_row.h"
#include "nelm/sheet/pool_shown.h"

namespace nelm::sheet {

namespace {

using cohort::Curve;
using cohort::CurveStep;

constexpr double none_there = std::numeric_limits<double>::quiet_NaN();

/// Where fewer than this share of those at the beginning are left, a curve is best not read: S. J. Pocock, T. C. Clayton,
/// D. G. Altman, Lancet 359 (2002) 1686-1689, who say 10 to 20 %.
constexpr double few_left = 0.1;

std::string estimate_words(const cohort::Estimate& e) {
  const auto hazard = e.hazard == cohort::HazardBy::nelson_aalen ? "Nelson-Aalen" : "Fleming-Harrington";
  return e.survival == cohort::SurvivalBy::product ? std::string("Kaplan-Meier")
                                                   : fmt::format("exp(-hazard), the hazard by {}", hazard);
}

std::string quantile_name(double p) {
  return p == 0.5 ? std::string("median") : fmt::format("by which {:g} % had it", 100 * p);
}

double most_at_risk(const Curve& c) {
  double most = 0;
  for (const auto& step : c.steps) most = std::max(most, step.at_risk);
  return most;
}

double events_of(const Curve& c) {
  double events = 0;
  for (const auto& step : c.steps) events += step.events;
  return events;
}

Table quantiles_table(const CohortCurves& c) {
  Table t = cohort_table({"", "rows", "events"});
  for (const double p : c.quantiles) {
    t.head.push_back(quantile_name(p));
    t.head.push_back(fmt::format("{:g} % interval", 100 * c.level));
  }
  for (std::size_t g = 0; g < c.curves.size(); ++g) {
    Row row{.label = group_shown(c.groups[g]), .cells = {}};
    row.cells.push_back({Sign::none, count_shown(c.rows[g])});
    row.cells.push_back({Sign::none, count_shown(events_of(c.curves[g]))});
    for (const double p : c.quantiles) {
      const auto q = quantile(c.curves[g], p, c.level, c.scale);
      row.cells.push_back({Sign::none, quantile_shown(q)});
      row.cells.push_back({Sign::none, quantile_interval_shown(q)});
    }
    t.rows.push_back(std::move(row));
  }
  return t;
}

Table named_times_table(const CohortCurves& c) {
  Table t = cohort_table({"", c.data.unit.empty() ? "time" : c.data.unit, "without it, %",
                          fmt::format("{:g} % interval", 100 * c.level), "at risk", "events so far"});
  for (std::size_t g = 0; g < c.curves.size(); ++g)
    for (const double time : c.at) {
      Row row{.label = group_shown(c.groups[g]), .cells = {{Sign::none, short_number(time)}}};
      if (const auto s = survival_at(c.curves[g], time, c.level, c.scale)) {
        const bool few = s->at_risk < few_left * most_at_risk(c.curves[g]);
        row.cells.push_back({few ? Sign::unknown : Sign::none, per_cent(s->survival)});
        row.cells.push_back({Sign::none, from_to(per_cent(s->interval.low), per_cent(s->interval.high))});
        row.cells.push_back({Sign::none, count_shown(s->at_risk)});
        row.cells.push_back({Sign::none, count_shown(s->events)});
      } else {
        row.cells.push_back({Sign::none, "after the last observation"});
        for (int i = 0; i < 3; ++i) row.cells.push_back({Sign::none, ""});
      }
      t.rows.push_back(std::move(row));
    }
  return t;
}

bool some_few_left(const CohortCurves& c) {
  for (const auto& curve : c.curves)
    for (const double time : c.at)
      if (const auto s = survival_at(curve, time, c.level, c.scale))
        if (s->at_risk < few_left * most_at_risk(curve)) return true;
  return false;
}

std::vector<CohortSaid> said_of_curves(const CohortCurves& c) {
  auto said = said_of_data(c.data, c.curves.size() > 1);
  if (some_few_left(c))
    said.push_back({"few_at_risk",
                    "Marked ?: fewer than 10 % of those at the beginning are still at risk; curves are best not read "
                    "beyond 10 to 20 % (Pocock et al., Lancet 2002;359:1686-9)",
                    Sign::unknown});
  return said;
}

Table steps_table(const CohortCurves& c, std::size_t g) {
  Table t = cohort_table({c.data.unit.empty() ? "time" : c.data.unit, "at risk", "events", "censored", "without it, %",
                          "standard error", fmt::format("{:g} % interval", 100 * c.level), "cumulative hazard"});
  for (const auto& s : c.curves[g].steps) {
    const auto i = survival_interval(s.survival, s.log_error, c.level, c.scale);
    t.rows.push_back({.label = short_number(s.time),
                      .cells = {{Sign::none, count_shown(s.at_risk)},
                                {Sign::none, count_shown(s.events)},
                                {Sign::none, count_shown(s.censored)},
                                {Sign::none, per_cent(s.survival)},
                                {Sign::none, per_cent(s.survival_error())},
                                {Sign::none, from_to(per_cent(i.low), per_cent(i.high))},
                                {Sign::none, short_number(s.hazard)}}});
  }
  return t;
}

class CurvesJson {
 public:
  explicit CurvesJson(const CohortCurves& c) : c_(c) {}

  std::string all(std::string_view made_with) {
    json_.object().member("method", "kaplan-meier").member("written_by", made_with);
    cohort_data_json(json_, c_.data);
    cohort_said_json(json_, said_of_curves(c_));
    json_.key("level").number(c_.level);
    json_.member("intervals", interval_scales[static_cast<std::size_t>(c_.scale)]);
    json_.member("estimate", estimate_words(c_.estimate));
    json_.key("curves").list();
    for (std::size_t g = 0; g < c_.curves.size(); ++g) curve(g);
    json_.close().close();
    return json_.done();
  }

 private:
  void number(std::string_view name, double value) { json_.key(name).number(value); }
  void perhaps(std::string_view name, const std::optional<double>& value) { number(name, value.value_or(none_there)); }

  void curve(std::size_t g) {
    const Curve& curve = c_.curves[g];
    json_.object().member("group", group_shown(c_.groups[g]));
    number("rows", c_.rows[g]);
    number("events", events_of(curve));
    json_.each("quantiles", c_.quantiles, [&](double p) {
      const auto q = quantile(curve, p, c_.level, c_.scale);
      json_.object();
      number("share_with_the_event", p);
      perhaps("time", q.time);
      perhaps("low", q.low);
      perhaps("high", q.high);
      json_.close();
    });
    json_.each("at", c_.at, [&](double time) { named_time(curve, time); });
    json_.each("steps", curve.steps, [&](const CurveStep& s) { step(s); });
    json_.close();
  }

  void named_time(const Curve& curve, double time) {
    const auto s = survival_at(curve, time, c_.level, c_.scale);
    json_.object();
    number("time", time);
    number("survival", s ? s->survival : none_there);
    number("standard_error", s ? s->error : none_there);
    number("low", s ? s->interval.low : none_there);
    number("high", s ? s->interval.high : none_there);
    number("at_risk", s ? s->at_risk : 0);
    number("events", s ? s->events : events_of(curve));
    json_.close();
  }

  void step(const CurveStep& s) {
    const auto i = survival_interval(s.survival, s.log_error, c_.level, c_.scale);
    json_.object();
    number("time", s.time);
    number("at_risk", s.at_risk);
    number("events", s.events);
    number("censored", s.censored);
    number("entered", s.entered);
    number("survival", s.survival);
    number("standard_error", s.survival_error());
    number("low", i.low);
    number("high", i.high);
    number("hazard", s.hazard);
    number("hazard_error", s.hazard_error);
    json_.close();
  }

  const CohortCurves& c_;
  JsonText            json_;
};

}  // namespace

std::string group_shown(const std::string& group) { return group.empty() ? "all" : group; }

std::string quantile_shown(const cohort::Quantile& q) { return q.time ? short_number(*q.time) : "not reached"; }

std::string quantile_interval_shown(const cohort::Quantile& q) {
  const auto limit = [](const std::optional<double>& l) { return l ? short_number(*l) : "not reached"; };
  return !q.low && !q.high ? "-" : fmt::format("{} to {}", limit(q.low), limit(q.high));
}

Page curves_page(const CohortCurves& c) {
  Page    page{.name     = c.data.file,
               .head     = cohort_head(c.data, fmt::format("Survival without {}, by {}", event_words(c.data.roles),
                                                           estimate_words(c.estimate))),
               .sections = {},
               .key      = {},
               .foot     = {}};
  Section median{.title = "TIME TO THE EVENT", .beside = time_words(c.data), .blocks = {}};
  median.blocks.emplace_back(quantiles_table(c));
  page.sections.push_back(std::move(median));
  Section at{.title  = "WITHOUT THE EVENT AT NAMED TIMES",
             .beside = c.at_chosen ? "round times; --at names others" : "",
             .blocks = {}};
  at.blocks.emplace_back(named_times_table(c));
  if (!c.at.empty()) page.sections.push_back(std::move(at));
  if (c.steps)
    for (std::size_t g = 0; g < c.curves.size(); ++g) {
      Section s{.title = fmt::format("EVERY STEP: {}", group_shown(c.groups[g])), .beside = {}, .blocks = {}};
      s.blocks.emplace_back(steps_table(c, g));
      page.sections.push_back(std::move(s));
    }
  add_said(page, said_of_curves(c));
  auto data = data_section(c.data);
  data.blocks.emplace_back(
      plain_line("intervals", fmt::format("{:g} %, on the {} scale, variance by Greenwood", 100 * c.level,
                                          interval_scales[static_cast<std::size_t>(c.scale)])));
  page.sections.push_back(std::move(data));
  return page;
}

std::string curves_json(const CohortCurves& c, std::string_view made_with) { return CurvesJson(c).all(made_with); }

std::string curves_csv(const CohortCurves& c) {
  const std::vector<std::string> head{"group",       "what",     "share_with_the_event",
                                      "time",        "time_low", "time_high",
                                      "at_risk",     "events",   "censored",
                                      "entered",     "survival", "standard_error",
                                      "low",         "high",     "hazard",
                                      "hazard_error"};
  auto                           text = csv_row(head);
  // Of a row the numbers it has, by their place in the head.
  const auto row = [&](std::size_t g, std::string what, const std::map<std::string_view, double>& numbers) {
    std::vector<std::string> cells{group_shown(c.groups[g]), std::move(what)};
    for (std::size_t i = cells.size(); i < head.size(); ++i) {
      const auto number = numbers.find(head[i]);
      cells.push_back(number == numbers.end() ? std::string{} : csv_number(number->second));
    }
    text += csv_row(cells);
  };
  for (std::size_t g = 0; g < c.curves.size(); ++g) {
    for (const double p : c.quantiles) {
      const auto q = quantile(c.curves[g], p, c.level, c.scale);
      row(g, "quantile",
          {{"share_with_the_event", p},
           {"time", q.time.value_or(none_there)},
           {"time_low", q.low.value_or(none_there)},
           {"time_high", q.high.value_or(none_there)}});
    }
    for (const double time : c.at_chosen ? std::vector<double>{} : c.at)
      if (const auto s = survival_at(c.curves[g], time, c.level, c.scale))
        row(g, "named_time",
            {{"time", time},
             {"at_risk", s->at_risk},
             {"events", s->events},
             {"survival", s->survival},
             {"standard_error", s->error},
             {"low", s->interval.low},
             {"high", s->interval.high}});
      else
        row(g, "named_time", {{"time", time}, {"at_risk", 0}, {"events", events_of(c.curves[g])}});
    for (const auto& s : c.curves[g].steps) {
      const auto i = survival_interval(s.survival, s.log_error, c.level, c.scale);
      row(g, "step",
          {{"time", s.time},
           {"at_risk", s.at_risk},
           {"events", s.events},
           {"censored", s.censored},
           {"entered", s.entered},
           {"survival", s.survival},
           {"standard_error", s.survival_error()},
           {"low", i.low},
           {"high", i.high},
           {"hazard", s.hazard},
           {"hazard_error", s.hazard_error}});
    }
  }
  return text;
}

}  // namespace nelm::sheet
