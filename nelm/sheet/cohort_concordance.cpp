#include "nelm/sheet/cohort_concordance.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "nelm/csv_row.h"
#include "nelm/numerics/distributions.h"
#include "nelm/sheet/pool_shown.h"

namespace nelm::sheet {

namespace {

std::string_view weight_name(const CohortConcordance& c) {
  return pair_weights[static_cast<std::size_t>(c.model.weight)];
}

std::string weight_words(cohort::PairWeight w) {
  switch (w) {
    case cohort::PairWeight::one:      return "every pair counts the same (Harrell)";
    case cohort::PairWeight::survival: return "pairs count by the share still without the event";
    case cohort::PairWeight::survival_over_g:
      return "pairs count by the share still without the event, over that still observed";
    case cohort::PairWeight::over_g_squared: return "pairs count by 1 / the square of the share still observed (Uno)";
    case cohort::PairWeight::over_at_risk:   break;
  }
  return "pairs count by 1 / those at risk";
}

/// Around c, as it is: c -+ critical x standard error.
std::pair<double, double> limits(const CohortConcordance& c) {
  const double reach = numerics::critical(c.level) * c.found.standard_error;
  return {c.found.c - reach, c.found.c + reach};
}

std::vector<CohortSaid> said_of_concordance(const CohortConcordance& c) {
  auto said = said_of_data(c.data, false);
  if (c.marker.empty())
    said.push_back({"same_rows", "Found in the rows the model was made of; in other patients it is lower"});
  return said;
}

}  // namespace

Page concordance_page(const CohortConcordance& c) {
  const auto what = c.marker.empty() ? fmt::format("a Cox model on {}", c.data.rests_on) : c.marker;
  Page       page{.name     = c.data.file,
                  .head     = cohort_head(c.data, fmt::format("How often {} puts two patients in the order of {}", what,
                                                              event_words(c.data.roles))),
                  .sections = {},
                  .key      = {},
                  .foot     = {}};
  const auto [low, high] = limits(c);
  Section    s{.title = "CONCORDANCE", .beside = "0.5: as chance would", .blocks = {}};
  const auto line = [&](std::string label, std::string words) {
    s.blocks.emplace_back(plain_line(std::move(label), std::move(words)));
  };
  line("c", std::isnan(c.found.c)
                ? std::string("cannot be told: no two patients can be put in the order of the event")
                : fmt::format("{} ({}), standard error {}", fixed(c.found.c, 4), from_to(fixed(low, 4), fixed(high, 4)),
                              fixed(c.found.standard_error, 4)));
  line("of a pair", c.model.lives_longer ? "the patient with the higher value should have the event later"
                                         : "the patient with the higher value should have the event first");
  line("pairs",
       fmt::format("{} in that order, {} in the other, {} tied in the value, {} in time, {} in both",
                   count_shown(c.found.concordant), count_shown(c.found.discordant), count_shown(c.found.tied_marker),
                   count_shown(c.found.tied_time), count_shown(c.found.tied_both)));
  line("counted", weight_words(c.model.weight));
  if (std::isfinite(c.model.up_to)) line("up to", time_shown(c.data, c.model.up_to));
  page.sections.push_back(std::move(s));
  add_said(page, said_of_concordance(c));
  page.sections.push_back(data_section(c.data));
  return page;
}

std::string concordance_json(const CohortConcordance& c, std::string_view made_with) {
  JsonText   json;
  const auto number = [&](std::string_view name, double value) { json.key(name).number(value); };
  json.object().member("method", "concordance").member("written_by", made_with);
  cohort_data_json(json, c.data);
  cohort_said_json(json, said_of_concordance(c));
  number("level", c.level);
  json.key("concordance").object();
  number("c", c.found.c);
  number("standard_error", c.found.standard_error);
  number("low", limits(c).first);
  number("high", limits(c).second);
  json.member("weight", weight_name(c));
  number("concordant", c.found.concordant);
  number("discordant", c.found.discordant);
  number("tied_marker", c.found.tied_marker);
  number("tied_time", c.found.tied_time);
  number("tied_both", c.found.tied_both);
  json.close().close();
  return json.done();
}

std::string concordance_csv(const CohortConcordance& c) {
  return csv_row({"c", "standard_error", "low", "high", "weight", "concordant", "discordant", "tied_marker",
                  "tied_time", "tied_both"}) +
         csv_row({csv_number(c.found.c), csv_number(c.found.standard_error), csv_number(limits(c).first),
                  csv_number(limits(c).second), std::string(weight_name(c)), csv_number(c.found.concordant),
                  csv_number(c.found.discordant), csv_number(c.found.tied_marker), csv_number(c.found.tied_time),
                  csv_number(c.found.tied_both)});
}

}  // namespace nelm::sheet
