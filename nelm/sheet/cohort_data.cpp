#include "nelm/sheet/cohort_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "nelm/sheet/pool_shown.h"

namespace nelm::sheet {

namespace {

/// "12", or of imputed data sets "12 to 14".
std::string over_sets(const CohortData& d, std::size_t of_one, std::size_t CohortSet::* count) {
  if (d.sets.empty()) return fmt::format("{}", of_one);
  const auto [least, most] = std::ranges::minmax_element(d.sets, {}, count);
  return (*least).*count == (*most).*count ? fmt::format("{}", (*least).*count)
                                           : fmt::format("{} to {}", (*least).*count, (*most).*count);
}

std::string left_out_words(std::size_t lacking, std::size_t weightless, std::size_t in_all,
                           const std::vector<cohort::LeftOut>& columns) {
  std::vector<std::string> words, parts;
  for (const auto& l : columns) words.push_back(fmt::format("{} in {}", l.column, l.rows));
  if (lacking > 0)
    parts.push_back(fmt::format("{} of {} rows, for want of: {}", lacking, in_all, fmt::join(words, ", ")));
  if (weightless > 0) parts.push_back(fmt::format("{} of {} rows, of weight 0", weightless, in_all));
  return parts.empty() ? std::string("no row") : fmt::format("{}", fmt::join(parts, "; "));
}

/// Of what patients of several rows make the numbers mean.
void say_of_patients(const CohortData& d, std::vector<CohortSaid>& said) {
  const auto& seen = d.seen;
  if (seen.several_events > 0)
    said.push_back({"several_events", fmt::format("{} had the event more than once, and each time counts",
                                                  patients_words(seen.several_events))});
  if (seen.after_event > 0)
    said.push_back(
        {"rows_after_the_event",
         fmt::format("{} still under observation after the event: rows that begin then count as at risk again",
                     seen.after_event == 1 ? "1 patient is" : fmt::format("{} patients are", seen.after_event))});
}

void say_of_outcome(const CohortData& d, std::vector<CohortSaid>& said) {
  if (!d.outcome_among.empty())
    said.push_back({"outcome_as_covariate",
                    fmt::format("{} {} the outcome itself, and among the columns it is set against: what is found is "
                                "of the outcome with itself",
                                fmt::join(d.outcome_among, ", "), d.outcome_among.size() == 1 ? "is" : "are")});
  if (d.zero_times > 0)
    said.push_back({"times_of_0", fmt::format("{} row{} at time 0, {} of them with the event: at risk then, and at no "
                                              "later time",
                                              d.zero_times, d.zero_times == 1 ? " ends" : "s end", d.zero_events)});
}

std::string emptied_words(const CohortData& d, const CohortLate& late) {
  const auto& e   = *late.emptied;
  const auto  who = fmt::format("{}{} at {} {}, before {} more entered", late.group,
                               late.group.empty() ? "nobody was left" : ": nobody was left", time_shown(d, e.time),
                               e.by_event ? fmt::format("(the last {} at risk had the event)", count_shown(e.at_risk))
                                           : fmt::format("(observation of the last {} ended)", count_shown(e.at_risk)),
                                count_shown(e.later));
  if (d.of_model)
    return fmt::format(
        "{}: {}", who,
        e.by_event ? "that time tells of the coefficients only what those at risk then do, and a predicted curve falls "
                     "steeply there"
                   : "of the time until then nothing is known, and a predicted curve is level in it");
  return fmt::format("{}: {}", who,
                     e.by_event ? "the curve is 0 from then on, whatever becomes of them"
                                : "until then the curve is level for want of anybody to see");
}

/// Where somebody enters late, how few the first are that a curve, and all after it, is made of.
void say_of_late_entry(const CohortData& d, std::vector<CohortSaid>& said) {
  constexpr std::size_t    few = 6;  // that are told one by one
  std::vector<std::string> first;
  for (const auto& late : d.late) {
    if (late.emptied) said.push_back({"risk_set_emptied", emptied_words(d, late)});
    const auto& s = late.sets;
    if (s.at_first_event < s.most)
      first.push_back(fmt::format("{}{}{} at risk at the first event, at {}; most at {}, {}", late.group,
                                  late.group.empty() ? "" : ": ", count_shown(s.at_first_event),
                                  short_number(s.first_event), short_number(s.most_at), count_shown(s.most)));
  }
  if (!first.empty() && first.size() <= few)
    said.push_back({"late_entry", fmt::format("Entry is late: {}", fmt::join(first, "; ")), Sign::none});
}

std::string no_number(double value) { return std::isnan(value) ? "-" : "no limit"; }

}  // namespace

std::string patients_words(std::size_t n) { return fmt::format("{} patient{}", n, n == 1 ? "" : "s"); }

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

std::string together_words(const CohortData& d) {
  const auto& by = d.roles.cluster.empty() ? d.roles.id : d.roles.cluster;
  return by.empty() ? std::string("each row for itself") : fmt::format("rows of one {} together", by);
}

std::string robust_words(const CohortData& d) {
  switch (d.robust) {
    case Robust::no:      return {};
    case Robust::asked:   return "--robust asks for it";
    case Robust::cluster: return "--cluster asks for it";
    case Robust::several_events:
      return fmt::format("{} had the event more than once", patients_words(d.seen.several_events));
    case Robust::weights: break;
  }
  return fmt::format("the weights of {} are no whole numbers", d.roles.weights);
}

std::vector<CohortSaid> without_dependence(std::vector<CohortSaid> said) {
  std::erase_if(said, [](const CohortSaid& one) { return one.id == "dependent"; });
  return said;
}

std::vector<CohortSaid> said_of_data(const CohortData& d, bool compares) {
  std::vector<CohortSaid> said;
  if (compares)
    said.push_back({"unadjusted",
                    "The groups are compared as they are: nothing is adjusted for, and who was put into which group, "
                    "and why, is not looked at"});
  if (d.events == 0 && !d.roles.event.empty())
    said.push_back({"no_events", fmt::format("Nobody who takes part had the event, {}", event_words(d.roles))});
  say_of_outcome(d, said);
  say_of_patients(d, said);
  say_of_late_entry(d, said);
  if (!d.dependent.empty()) said.push_back({"dependent", d.dependent});
  return said;
}

std::vector<std::string> cohort_head(const CohortData& d, std::string_view what) {
  std::vector<std::string> head{std::string(what)};
  std::string              line = fmt::format("{}: ", d.file);
  if (d.seen.patients > 0) line += fmt::format("{} in ", patients_words(d.seen.patients));
  line += fmt::format("{} of {} rows", over_sets(d, d.rows, &CohortSet::rows), d.in_all);
  if (!d.sets.empty()) line += fmt::format(" in each of {} imputed data sets", d.sets.size());
  if (!d.roles.time.empty())
    line += fmt::format(", {} with the event ({}), by {}", over_sets(d, d.events, &CohortSet::events),
                        event_words(d.roles), time_words(d));
  head.push_back(std::move(line));
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
  const bool none =
      std::ranges::all_of(d.sets, [](const CohortSet& set) { return set.incomplete + set.weightless == 0; });
  if (!d.sets.empty() && !none)
    for (const auto& set : d.sets)
      s.blocks.emplace_back(
          plain_line("left out", fmt::format("of data set {}: {}", set.number,
                                             left_out_words(set.incomplete, set.weightless, d.in_all, set.left_out))));
  else
    s.blocks.emplace_back(plain_line("left out", left_out_words(d.incomplete, d.weightless, d.in_all, d.left_out)));
  if (d.original > 0)
    s.blocks.emplace_back(plain_line("not used", fmt::format("{} row{} numbered 0, the data before they were imputed",
                                                             d.original, d.original == 1 ? "" : "s")));
  if (d.seen.with_several_rows > 0)
    s.blocks.emplace_back(plain_line(
        "patients",
        fmt::format("{} of {} have several rows{}{}", d.seen.with_several_rows, d.seen.patients,
                    d.joined ? ", and are one row as long as there is no gap" : "",
                    d.seen.with_gaps > 0 ? fmt::format("; {} left observation and came again", d.seen.with_gaps)
                                         : std::string{})));
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
  const auto count    = [&](std::string_view name, std::size_t n) { json.key(name).raw(fmt::format("{}", n)); };
  const auto left_out = [&](const std::vector<cohort::LeftOut>& columns) {
    json.each("left_out_for", columns, [&](const cohort::LeftOut& l) {
      json.object().member("column", l.column);
      count("rows", l.rows);
      json.close();
    });
  };
  count("rows_of_the_file", d.in_all);
  if (d.seen.patients > 0) count("patients", d.seen.patients);
  count("rows", d.rows);
  count("events", d.events);
  count("rows_left_out", d.incomplete + d.weightless);
  left_out(d.left_out);
  count("rows_of_weight_0", d.weightless);
  if (!d.sets.empty()) {
    json.each("imputed_sets", d.sets, [&](const CohortSet& set) {
      json.object();
      count("number", static_cast<std::size_t>(set.number));
      count("rows", set.rows);
      count("events", set.events);
      count("rows_left_out", set.incomplete + set.weightless);
      left_out(set.left_out);
      json.close();
    });
    count("rows_before_imputation", d.original);
  }
  count("near_ties_joined", d.near_ties);
  json.close();
}

void cohort_said_json(JsonText& json, const std::vector<CohortSaid>& said) {
  json.each("said", said,
            [&](const CohortSaid& one) { json.object().member("id", one.id).member("says", one.says).close(); });
}

std::string csv_number(double value) { return std::isfinite(value) ? fmt::format("{}", value) : std::string{}; }

}  // namespace nelm::sheet
