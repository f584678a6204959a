#include "nelm/sheet/cohort_hazards.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "nelm/csv_row.h"
#include "nelm/sheet/pool_shown.h"

namespace nelm::sheet {

namespace {

using Over = cohort::ProportionalHazards::Over;

std::string_view time_scale_words(cohort::TimeScale scale) {
  switch (scale) {
    case cohort::TimeScale::km:       return "1 - Kaplan-Meier";
    case cohort::TimeScale::rank:     return "the rank of the time";
    case cohort::TimeScale::identity: return "the time as it is";
    case cohort::TimeScale::log:      break;
  }
  return "the logarithm of the time";
}

std::string_view scale_id(cohort::TimeScale scale) { return time_scales[static_cast<std::size_t>(scale)]; }

Table hazards_table(const CohortHazards& h, const Over& over) {
  Table      table = cohort_table({"", "chi-squared", "degrees", "P"});
  const auto row   = [&](std::string name, const cohort::CoxTest& t) {
    table.rows.push_back({.label = std::move(name),
                            .cells = {{Sign::none, short_number(t.chi_squared)},
                                    {Sign::none, short_number(t.degrees)},
                                    {Sign::none, p_cell(t.p)}}});
  };
  for (std::size_t i = 0; i < over.columns.size(); ++i) row(h.names[i], over.columns[i]);
  row("all together", over.global);
  return table;
}

std::vector<CohortSaid> said_of_hazards(const CohortHazards& h) {
  auto said = said_of_data(h.data, false);
  for (const auto& over : h.test.over)
    if (auto one = said_of_scale(h, over)) said.push_back(std::move(*one));
  said.push_back({"no_proof", "A large P is no proof that hazards are proportional: with few events nothing is found",
                  Sign::none});
  return said;
}

}  // namespace

std::optional<CohortSaid> said_of_scale(const CohortHazards& h, const Over& over) {
  const double             limit = 1 - h.level;
  const auto               what  = h.by_column ? "column" : "term";
  std::vector<std::string> names;
  std::size_t              tested = 0;
  for (std::size_t i = 0; i < over.columns.size(); ++i) {
    if (!std::isnan(over.columns[i].p)) ++tested;
    if (over.columns[i].p < limit) names.push_back(fmt::format("{} {}", h.names[i], p_shown(over.columns[i].p)));
  }
  const bool together = over.global.p < limit;
  if (!together && names.empty()) return {};
  const auto scale  = time_scale_words(over.scale);
  const auto mean   = "A hazard ratio is then a mean over the time that was seen";
  const auto listed = fmt::format("{}", fmt::join(names, ", "));
  if (tested == 1)
    return CohortSaid{"not_proportional", fmt::format("Hazards are not proportional over {}: {}, the one {} tested. {}",
                                                      scale, listed, what, mean)};
  const auto single = names.empty() ? fmt::format("none of the {} by itself is below {:.2g}", tested, limit)
                                    : fmt::format("of the {} one by one below {:.2g}: {}", tested, limit, listed);
  if (together)
    return CohortSaid{"not_proportional",
                      fmt::format("Hazards are not proportional over {}: all {} {}s together {}; {}. {}", scale, tested,
                                  what, p_shown(over.global.p), single, mean)};
  return CohortSaid{
      "some_not_proportional",
      fmt::format("All {} {}s together give no sign over {} that hazards are not proportional, {}; {}. Of {} tests "
                  "{:.2g} fall below that by chance alone",
                  tested, what, scale, p_shown(over.global.p), single, tested, limit * static_cast<double>(tested)),
      Sign::none};
}

Page hazards_page(const CohortHazards& h) {
  Page page{.name = h.data.file,
            .head = cohort_head(h.data, fmt::format("Are hazards of {} proportional, on {}?", event_words(h.data.roles),
                                                    h.data.rests_on)),
            .sections = {},
            .key      = {},
            .foot     = {}};
  for (const auto& over : h.test.over) {
    Section s{.title  = "DO COEFFICIENTS CHANGE OVER TIME",
              .beside = fmt::format("over {}", time_scale_words(over.scale)),
              .blocks = {}};
    s.blocks.emplace_back(hazards_table(h, over));
    page.sections.push_back(std::move(s));
  }
  add_said(page, said_of_hazards(h));
  page.sections.push_back(data_section(h.data));
  return page;
}

std::string hazards_json(const CohortHazards& h, std::string_view made_with) {
  JsonText   json;
  const auto number = [&](std::string_view name, double value) { json.key(name).number(value); };
  const auto test   = [&](std::string_view name, const cohort::CoxTest& t) {
    json.object().member("name", name);
    number("chi_squared", t.chi_squared);
    number("degrees", t.degrees);
    number("p", t.p);
    json.close();
  };
  json.object().member("method", "proportional-hazards").member("written_by", made_with);
  cohort_data_json(json, h.data);
  cohort_said_json(json, said_of_hazards(h));
  number("level", h.level);
  json.each("proportional_hazards", h.test.over, [&](const Over& over) {
    json.object().member("scale", scale_id(over.scale)).key("tests").list();
    for (std::size_t i = 0; i < over.columns.size(); ++i) test(h.names[i], over.columns[i]);
    json.close().key("global");
    test("all together", over.global);
    json.close();
  });
  json.close();
  return json.done();
}

std::string hazards_csv(const CohortHazards& h) {
  auto text = csv_row({"scale", "name", "chi_squared", "degrees", "p"});
  for (const auto& over : h.test.over) {
    const auto row = [&](const std::string& name, const cohort::CoxTest& t) {
      text += csv_row(
          {std::string(scale_id(over.scale)), name, csv_number(t.chi_squared), csv_number(t.degrees), csv_number(t.p)});
    };
    for (std::size_t i = 0; i < over.columns.size(); ++i) row(h.names[i], over.columns[i]);
    row("all together", over.global);
  }
  return text;
}

}  // namespace nelm::sheet
