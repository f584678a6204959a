// Transplantation for neuroendocrine liver metastases, survival at 5 years: the rows a review printed and the same put
// right, with what metafor 3.8-1 makes of them (logits of proportions; REML). For the tests that draw pictures.
#pragma once

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "nelm/sheet/forest_plot.h"

namespace nelm::sheet {

struct LtRow {
  std::string study;
  int         year, alive, patients;
  double      logit, variance, weight_pct;
};

/// n put right, and the registry that was counted twice left out.
inline const std::vector<LtRow> lt_corrected{
    {"Coppa", 2001, 6, 9, 0.693147180559945, 0.5, 13.1868731159876},
    {"Frilling", 2006, 10, 15, 0.693147180559945, 0.3, 15.2080444501499},
    {"Olausson", 2007, 14, 15, 2.63905732961526, 1.07142857142857, 9.55765504653013},
    {"Gedaly", 2011, 67, 137, -0.043802622658393, 0.0292110874200426, 19.1904715159271},
    {"Le Treut", 2013, 111, 213, 0.084557388028063, 0.0188129305776365, 19.3853997300717},
    {"Grat", 2014, 9, 12, 1.09861228866811, 0.444444444444444, 13.6923547717384},
    {"Mazzaferro", 2016, 41, 42, 3.71357206670431, 1.02439024390244, 9.77920136959518}};

/// As the review printed it: not to be pooled (one registry twice, one denominator of both arms).
inline const std::vector<LtRow> lt_printed{
    {"Coppa", 2001, 6, 9, 0.693147180559945, 0.5, 11.1663046009894},
    {"Frilling", 2006, 10, 15, 0.693147180559945, 0.3, 12.5215103649803},
    {"Olausson", 2007, 14, 15, 2.63905732961526, 1.07142857142857, 8.52891511507312},
    {"Gedaly", 2011, 74, 150, -0.0266682470821612, 0.0266714082503556, 15.0113445876708},
    {"Nguyen", 2011, 91, 184, -0.021739986636406, 0.021741699161054, 15.0653739520819},
    {"Le Treut", 2013, 111, 213, 0.084557388028063, 0.0188129305776365, 15.0976576744545},
    {"Grat", 2014, 9, 12, 1.09861228866811, 0.444444444444444, 11.5124132011521},
    {"Mazzaferro", 2016, 86, 88, 3.76120011569356, 0.511627906976744, 11.0964805035978}};

/// A summary of logits, and how it moves: estimate, bounds, tau2.
struct LtStep {
  double logit, low, high, tau2;
};
inline constexpr LtStep lt_printed_reml{0.938599716977252, 0.0482849786795849, 1.82891445527492, 1.34791279637206};

/// Without each row of the printed table in turn.
inline constexpr std::array<LtStep, 8> lt_left_out{
    {{0.998370257408871, -0.0297392139969641, 2.02647972881471, 1.63954842108716},
     {1.00482768302743, -0.0378549870589089, 2.04751035311377, 1.66789416813092},
     {0.770721103299122, -0.123812797273528, 1.66525500387177, 1.22932783302988},
     {1.12198493961856, 0.115104675332847, 2.12886520390428, 1.49153591645657},
     {1.12191355716682, 0.114279902010674, 2.12954721232297, 1.49320957952341},
     {1.10802002174109, 0.085576012255302, 2.13046403122688, 1.54599137167519},
     {0.945249251113719, -0.0831264970086298, 1.97362499923607, 1.63406285388893},
     {0.0766510113442346, -0.0860256935698238, 0.239327716258293, 3.74221652041624e-15}}};

/// The printed table row after row in the order of its years; DL.
inline constexpr std::array<LtStep, 8> lt_added{
    {{0.693147180559945, -0.692756643789732, 2.07905100490962, 0},
     {0.693147180559945, -0.155542119997184, 1.54183648111707, 0},
     {1.07532876213086, 0.0688713775025191, 2.0817861467592, 0.271174478087796},
     {0.661564884869309, -0.225937342157214, 1.54906711189583, 0.486300797875486},
     {0.222004730242653, -0.201119427038798, 0.645128887524103, 0.0976931736904826},
     {0.118848266315202, -0.148764269305248, 0.386460801935652, 0.0403208500261504},
     {0.175410415188707, -0.10904472150948, 0.459865551886893, 0.0528565235979524},
     {0.65062776760195, 0.156709948837673, 1.14454558636623, 0.294172007152107}}};

inline double in_percent(double logit) { return 100 / (1 + std::exp(-logit)); }

inline std::string said_in_percent(double logit, double low, double high) {
  return fmt::format("{:.1f} ({:.1f} to {:.1f})", in_percent(logit), in_percent(low), in_percent(high));
}

inline ForestRow forest_row(const LtRow& r) {
  constexpr double z   = 1.959963984540054;
  const double     off = z * std::sqrt(r.variance), low = r.logit - off, high = r.logit + off;
  return {.label      = fmt::format("{} {}", r.study, r.year),
          .estimate   = in_percent(r.logit),
          .low        = in_percent(low),
          .high       = in_percent(high),
          .weight_pct = r.weight_pct,
          .cells      = {fmt::format("{}", r.alive), fmt::format("{}", r.patients), said_in_percent(r.logit, low, high),
                         fmt::format("{:.1f}", r.weight_pct)},
          .marks      = {}};
}

/// The corrected rows in two groups, with marks and their prediction interval (Knapp-Hartung).
inline ForestPlot lt_forest() {
  ForestPlot f{.title       = "Overall survival 5 years after liver transplantation",
               .description = "Forest plot of seven series. Random effects, REML, Knapp-Hartung.",
               .axis        = "Alive at 5 years (%)",
               .axis_low    = 0,
               .axis_high   = 100,
               .lower_means = {},
               .columns     = {{"Alive", true}, {"Patients", true}, {"% (95 % CI)"}, {"Weight %"}},
               .groups      = {{}},
               .summary     = ForestSummary{.label      = "Random effects",
                                            .estimate   = 72.5243061078228,
                                            .low        = 44.9916952675058,
                                            .high       = 89.4941993104766,
                                            .cells      = {"258", "443", "72.5 (45.0 to 89.5)", "100"},
                                            .prediction = ForestPrediction{.low   = 14.83373773687,
                                                                           .high  = 97.5611225872409,
                                                                           .cells = {"", "", "(14.8 to 97.6)"}},
                                            .notes      = {"tau\u00B2 1.00 (0.21 to 8.71), I\u00B2 90 %, Q 23.3 on 6 df"}},
               .notes = {"Survivors are rate \u00D7 patients, rounded; censoring is ignored, so the intervals are too "
                         "narrow."}};
  for (const auto& r : lt_corrected) f.groups[0].rows.push_back(forest_row(r));
  f.groups[0].rows[0].marks = {Mark::shared};
  f.groups[0].rows[3].marks = {Mark::other_label};
  f.groups[0].rows[5].marks = {Mark::shared};
  f.groups[0].rows[6].marks = {Mark::other_number, Mark::shared};
  return f;
}

}  // namespace nelm::sheet
