#include "nelm/sheet/cohort_data.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "nelm/sheet/pool_shown.h"

namespace nelm::sheet {

namespace {

std::string no_number(double value) { return std::isnan(value) ? "-" : "no limit"; }

}  // namespace

std::string event_words(const cohort::Roles& roles) {
  return roles.event_is ? fmt::format("{} = {}", roles.event, *roles.event_is) : roles.event;
}

std::string time_words(const CohortData& d) {
  return d.unit.empty() ? d.roles.time : fmt::format("{} ({})", d.roles.time, d.unit);
}

std::string time_shown(const CohortData& d, double time) {
  return d.unit.empty() ? short_number(time) : fmt::format("{} {}", short_number(time), d.unit);
}

std::string short_number(double value) {
  if (!std::isfinite(value)) return no_number(value);
  if (std::fabs(value) >= 1000 && std::fabs(value) < 1e7) return fmt::format("{:.0f}", value);
  return fmt::format("{:.4g}", value);
}

std::string fixed(double value, int decimals) {
  return std::isfinite(value) ? fmt::format("{:.{}f}", value, decimals) : no_number(value);
}

std::string per_cent(double share) { return fixed(100 * share, 1); }

std::string from_to(std::string low, std::string high) {
  return low == "-" && high == "-" ? low : fmt::format("{} to {}", low, high);
}

std::string count_shown(double count) {
  if (!std::isfinite(count)) return no_number(count);
  return count == std::round(count) ? fmt::format("{:.0f}", count) : fmt::format("{:.1f}", count);
}

std::string p_cell(double p) {
  if (std::isnan(p)) return "-";
  return p < 0.001 ? "< 0.001" : fmt::format("{:.3f}", p);
}

std::vector<CohortSaid> said_of_data(const CohortData& d, bool compares) {
  std::vector<CohortSaid> said;
  if (compares)
    said.push_back({"unadjusted",
                    "The groups are compared as they are: nothing is adjusted for, and who was put into which group, "
                    "and why, is not looked at"});
  if (d.events == 0 && !d.roles.event.empty())
    said.push_back({"no_events", fmt::format("Nobody who takes part had the event, {}", event_words(d.roles))});
  if (!d.dependent.empty()) said.push_back({"dependent", d.dependent});
  return said;
}

std::vector<std::string> cohort_head(const CohortData& d, std::string_view what) {
  std::vector<std::string> head{std::string(what)};
  if (!d.roles.time.empty())
    head.push_back(fmt::format("{}: {} of {} rows, {} with the event ({}), by {}", d.file, d.rows, d.in_all, d.events,
                               event_words(d.roles), time_words(d)));
  else
    head.push_back(fmt::format("{}: {} of {} rows", d.file, d.rows, d.in_all));
  return head;
}

void add_said(Page& page, const std::vector<CohortSaid>& said) {
  if (said.empty()) return;
  Section s{.title = "WHAT TO KNOW WITH THESE NUMBERS", .beside = {}, .blocks = {}};
  for (const auto& one : said) s.blocks.emplace_back(plain_line({}, one.says, one.sign));
  page.sections.push_back(std::move(s));
}

Table cohort_table(std::vector<std::string> head) {
  return {.title = {}, .head = std::move(head), .rows = {}, .fold = Fold::never};
}

Section data_section(const CohortData& d) {
  Section s{.title = "THE DATA", .beside = {}, .blocks = {}};
  s.blocks.emplace_back(plain_line("read as", fmt::format("{}", fmt::join(d.inferred, "; "))));
  if (d.incomplete > 0) {
    std::vector<std::string> columns;
    for (const auto& l : d.left_out) columns.push_back(fmt::format("{} in {}", l.column, l.rows));
    s.blocks.emplace_back(plain_line(
        "left out", fmt::format("{} of {} rows, for want of: {}", d.incomplete, d.in_all, fmt::join(columns, ", "))));
  } else {
    s.blocks.emplace_back(plain_line("left out", "no row"));
  }
  if (!d.unit_said.empty()) s.blocks.emplace_back(plain_line("unit of time", d.unit_said));
  if (d.near_ties > 0)
    s.blocks.emplace_back(
        plain_line("near ties", fmt::format("{} {} from another by rounding alone and {} made the same", d.near_ties,
                                            d.near_ties == 1 ? "time that differed" : "times that differed",
                                            d.near_ties == 1 ? "was" : "were")));
  if (d.delayed)
    s.blocks.emplace_back(plain_line(
        "entry", fmt::format("rows are under observation from {} on, and count as at risk from then", d.roles.entry)));
  return s;
}

void cohort_data_json(JsonText& json, const CohortData& d) {
  json.key("data").object().member("file", d.file);
  json.texts("read_as", d.inferred);
  json.said("time", d.roles.time).said("event", d.roles.event);
  if (d.roles.event_is) json.member("event_is", *d.roles.event_is);
  json.said("entry", d.roles.entry).said("id", d.roles.id).said("weights", d.roles.weights);
  json.said("cluster", d.roles.cluster).said("on", d.rests_on).said("by", d.by);
  json.said("unit", d.unit).said("unit_said", d.unit_said);
  const auto count = [&](std::string_view name, std::size_t n) { json.key(name).raw(fmt::format("{}", n)); };
  count("rows_of_the_file", d.in_all);
  count("rows", d.rows);
  count("events", d.events);
  count("rows_left_out", d.incomplete);
  json.each("left_out_for", d.left_out, [&](const cohort::LeftOut& l) {
    json.object().member("column", l.column);
    count("rows", l.rows);
    json.close();
  });
  count("near_ties_joined", d.near_ties);
  json.close();
}

void cohort_said_json(JsonText& json, const std::vector<CohortSaid>& said) {
  json.each("said", said,
            [&](const CohortSaid& one) { json.object().member("id", one.id).member("says", one.says).close(); });
}

std::string csv_number(double value) { return std::isfinite(value) ? fmt::format("{}", value) : std::string{}; }

}  // namespace nelm::sheet
