#include "nelm/sheet/cohort_hazards.h"

#include <fmt/format.h>

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
    if (const auto names = departing(h, over); !names.empty())
      said.push_back(
          {"not_proportional",
           fmt::format("Over {} hazards are not proportional (P below {:.2g}): {}; a hazard ratio is then a mean "
                       "over the time that was seen",
                       time_scale_words(over.scale), 1 - h.level, fmt::join(names, ", "))});
  said.push_back({"no_proof", "A large P is no proof that hazards are proportional: with few events nothing is found",
                  Sign::none});
  return said;
}

}  // namespace

std::vector<std::string> departing(const CohortHazards& h, const Over& over) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < over.columns.size(); ++i)
    if (over.columns[i].p < 1 - h.level) names.push_back(h.names[i]);
  if (over.global.p < 1 - h.level) names.emplace_back("all together");
  return names;
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
