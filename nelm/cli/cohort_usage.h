// The switches and examples of `nelm cohort ...`.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include "nelm/cli/command.h"

namespace nelm::cli {

/// Several lists of switches as one.
template <std::size_t... sizes>
constexpr auto together(const std::array<Switch, sizes>&... lists) {
  std::array<Switch, (sizes + ...)> all{};
  auto                              at = all.begin();
  ((at = std::ranges::copy(lists, at).out), ...);
  return all;
}

// Who was followed, and how it is read: the same for every method.
constexpr std::array cohort_rows{
    Switch{"--surv", "COLUMNS",
           "the time and the event: 'time, death' of an event coded 0 and 1; 'time, status=2' of any other"},
    Switch{"--entry", "COLUMN", "when each row came under observation; dates here and in --surv are counted in days"},
    Switch{"--id", "COLUMN", "rows of one patient; several of them need --entry"},
    Switch{"--weights", "COLUMN", "what each row counts"},
    Switch{"--cluster", "COLUMN", "rows that may resemble each other"},
};

constexpr std::array cohort_forms{
    Switch{"--level", "PERCENT", "of every interval (95)"},
    Switch{"--time-unit", "UNIT", "show times in days, months or years: 30.4375 days a month"},
    Switch{"--times-in", "UNIT", "what the file counts times in, for --time-unit; without this days"},
    Switch{"--threads", "N", "work on so many threads; the answer is the same"},
    Switch{"--json", "", "as JSON, with all digits (nelm schema cohort)"},
    Switch{"--csv", "", "as CSV, with all digits"},
    Switch{"--html", "FILE", "as one HTML file"},
};

constexpr std::array cohort_intervals{
    Switch{"--intervals", "SCALE", "log (as it is without this), plain, log-log, logit, arcsine"},
};

constexpr auto cohort_km_switches = together(
    cohort_rows,
    std::array{
        Switch{"--by", "COLUMNS", "a curve for each group: sex, or sex + centre"},
        Switch{"--at", "TIMES", "survival at these times (12,36,60)"},
        Switch{"--quantiles", "SHARES", "the time by which a share had the event (0.5, the median)"},
        Switch{"--estimate", "ESTIMATE", "kaplan-meier (as it is without this), nelson-aalen, fleming-harrington"},
        Switch{"--all", "", "every step too"},
        Switch{"--picture", "FILE", "draw the curves with numbers at risk: .svg or .pdf"},
        Switch{"--log-minus-log", "FILE", "draw log(-log) of them over log time: .svg or .pdf"},
        Switch{"--since", "WORDS", "what time zero is, below a picture: resection"},
    },
    cohort_intervals, cohort_forms);

constexpr auto cohort_logrank_switches =
    together(cohort_rows,
             std::array{
                 Switch{"--by", "COLUMNS", "the groups that are compared: sex; within strata: sex + strata(centre)"},
                 Switch{"--rho", "NUMBER", "count an event S^rho (1 - S)^gamma (0, the log-rank test)"},
                 Switch{"--gamma", "NUMBER", "likewise"},
                 Switch{"--gehan", "", "count an event by those at risk"},
                 Switch{"--tarone-ware", "", "by the root of those at risk"},
                 Switch{"--trend", "", "whether the rate rises or falls over the groups in their order, too"},
             },
             cohort_intervals, cohort_forms);

constexpr auto cohort_rmst_switches =
    together(cohort_rows,
             std::array{
                 Switch{"--by", "COLUMNS", "a mean for each group; of two their difference and ratio"},
                 Switch{"--tau", "TIME", "the limit; without it as far as every curve says"},
                 Switch{"--picture", "FILE", "draw the curves, and the difference of two between them: .svg or .pdf"},
                 Switch{"--since", "WORDS", "what time zero is, below the picture: resection"},
             },
             cohort_forms);

constexpr auto cohort_cox_switches = together(
    cohort_rows,
    std::array{
        Switch{"--on", "FORMULA",
               "what the hazard may go with: 'age + ki67 + strata(centre)', a:b, log(), ns(age, 3), age:strata(sex)"},
        Switch{"--imputed", "COLUMN", "the file holds imputed data sets, numbered in this column: pool them"},
        Switch{"--ties", "METHOD", "efron (as it is without this), breslow, exact"},
        Switch{"--robust", "", "variance by residuals; --cluster asks for it too"},
        Switch{"--ridge", "THETA", "a penalty on the squares of the coefficients"},
        Switch{"--firth", "",
               "Firth's penalty, for coefficients that grow without end; intervals and P by its profile"},
        Switch{"--residuals", "KINDS",
               "print these instead: martingale, deviance, score, dfbeta; or schoenfeld, scaled-schoenfeld"},
        Switch{"--baseline", "", "print the cumulative hazard of somebody whose every column is 0 instead"},
        Switch{"--curve", "FILE", "print the predicted curves of the people in this table instead"},
        Switch{"--at", "TIMES", "of --curve: at these times"},
        Switch{"--out", "FILE", "write what is printed instead to this file, and print the model"},
        Switch{"--forest", "FILE", "draw the hazard ratios: .svg or .pdf"},
    },
    cohort_forms);

constexpr auto cohort_zph_switches =
    together(cohort_rows,
             std::array{
                 Switch{"--on", "FORMULA", "the model"},
                 Switch{"--ties", "METHOD", "efron (as it is without this), breslow, exact"},
                 Switch{"--scale", "SCALES", "of time: km (as it is without this), rank, identity, log; or several"},
                 Switch{"--by-column", "", "test each column, not each term"},
                 Switch{"--schoenfeld", "FILE", "draw what events say of each coefficient over time: .svg or .pdf"},
                 Switch{"--since", "WORDS", "what time zero is, below the picture: resection"},
             },
             cohort_forms);

constexpr auto cohort_concordance_switches =
    together(cohort_rows,
             std::array{
                 Switch{"--marker", "COLUMN", "a column: the higher it is, the sooner the event"},
                 Switch{"--lives-longer", "", "of --marker: the higher it is, the later"},
                 Switch{"--on", "FORMULA", "or a Cox model on these columns"},
                 Switch{"--ties", "METHOD", "of the model: efron (as it is without this), breslow, exact"},
                 Switch{"--weight", "WEIGHT",
                        "what a pair counts: harrell (as it is without this), uno, s, s-over-g, over-at-risk"},
                 Switch{"--tau", "TIME", "events after it count for nothing"},
             },
             cohort_forms);

constexpr auto cohort_describe_switches = together(
    cohort_rows,
    std::array{
        Switch{"--by", "COLUMNS", "a column for each group, and how far they lie apart"},
        Switch{"--on", "COLUMNS", "which columns; factor(stage) counts the numbers of one (all that have no role)"},
    },
    cohort_forms);

constexpr Example cohort_describe_examples[] = {
    {"nelm cohort describe examples/tables/lung.csv --surv 'time, event' --by sex --on 'age + factor(ph_ecog) + "
     "wt_loss'",
     "a baseline table by sex, and how long they were followed"},
};

constexpr Example cohort_km_examples[] = {
    {"nelm cohort km examples/tables/lung.csv --surv 'time, event' --by sex --time-unit months --at 12,24",
     "curves by sex, read at one and two years"},
    {"nelm cohort km examples/tables/lung.csv --surv 'time, event' --by sex --picture curves.svg --since registration",
     "the curves as a picture, with numbers at risk"},
    {"nelm cohort km examples/tables/lung.csv --surv 'time, evnt'",
     "a column that is not there is offered its nearest name", bad_input},
};

constexpr Example cohort_logrank_examples[] = {
    {"nelm cohort logrank examples/tables/lung.csv --surv 'time, event' --by 'sex + strata(ph_ecog)'",
     "by sex, within strata of performance status"},
    {"nelm cohort logrank examples/tables/lung.csv --surv 'time, event' --by ph_ecog --trend --json",
     "whether the rate rises with performance status, with all digits"},
};

constexpr Example cohort_rmst_examples[] = {
    {"nelm cohort rmst examples/tables/lung.csv --surv 'time, event' --by sex --time-unit months --tau 24",
     "the mean time within two years, and its difference"},
};

constexpr Example cohort_cox_examples[] = {
    {"nelm cohort cox examples/tables/lung.csv --surv 'time, event' --on 'age + ref(sex, 1) + ph_ecog'",
     "hazard ratios"},
    {"nelm cohort cox examples/tables/lung.csv --surv 'time, event' --on 'ns(age, 3) + sex + strata(ph_ecog)' "
     "--cluster inst",
     "a spline, strata, and rows of one institution together"},
    {"nelm cohort cox examples/tables/lung.csv --surv 'time, event' --on 'age + sex' --residuals martingale,deviance "
     "--out "
     "r.csv",
     "the residuals of every row, by its line of the file"},
    {"nelm cohort cox examples/tables/lung.csv --surv 'time, event' --on 'age + factor(ph_ecog)' --forest ratios.pdf",
     "hazard ratios as a picture"},
    {"nelm cohort cox examples/tables/lung.csv --surv 'time, event' --on 'age + sx'",
     "the nearest name, with its place", bad_input},
};

constexpr Example cohort_zph_examples[] = {
    {"nelm cohort zph examples/tables/lung.csv --surv 'time, event' --on 'age + sex + ph_ecog' --scale km,log",
     "whether coefficients change, over two scales of time"},
    {"nelm cohort zph examples/tables/lung.csv --surv 'time, event' --on 'age + sex + ph_ecog' --schoenfeld "
     "residuals.svg",
     "the coefficients over time as a picture"},
};

constexpr Example cohort_concordance_examples[] = {
    {"nelm cohort concordance examples/tables/lung.csv --surv 'time, event' --on 'age + sex + ph_ecog'",
     "how well a Cox model puts patients in order"},
    {"nelm cohort concordance examples/tables/lung.csv --surv 'time, event' --marker ph_ecog --weight uno --tau 730",
     "Uno's, of a marker, within two years"},
};

constexpr Switch simulate_switches[] = {
    {"--seed", "N", "which registry: the same number gives the same bytes, on every machine"},
    {"--patients", "N", "how many; else 1200"},
    {"--out", "DIR", "the folder to write; else simulated. What is no earlier simulation is never replaced"},
};

constexpr Example simulate_examples[] = {
    {"nelm cohort simulate --seed 1 --out registry", "a registry of 1200 who never lived, and what is true of it"},
    {"nelm cohort simulate --seed 1 --patients 100 --out registry", "a smaller one in its place"},
    {"nelm cohort simulate --seed 1 --out examples", "a folder with other files is left alone", bad_input},
    {"nelm cohort simulate", "a registry without a seed could not be made again", bad_usage},
};

}  // namespace nelm::cli
