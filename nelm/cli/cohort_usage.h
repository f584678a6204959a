// The switches and examples of `nelm cohort ...`.
#pragma once

#include "nelm/cli/command.h"

namespace nelm::cli {

// Who was followed, and how it is read: the same for every method.
#define NELM_COHORT_ROWS                                                                                           \
  {"--surv", "COLUMNS",                                                                                            \
   "the time and the event: 'time, death' of an event coded 0 and 1; 'time, status=2' of any other"},              \
      {"--entry", "COLUMN", "when each row came under observation; dates here and in --surv are counted in days"}, \
      {"--id", "COLUMN", "rows of one patient; several of them need --entry"},                                     \
      {"--weights", "COLUMN", "what each row counts"}, {"--cluster", "COLUMN", "rows that may resemble each other"}

#define NELM_COHORT_FORMS                                                                                \
  {"--level", "PERCENT", "of every interval (95)"},                                                      \
      {"--time-unit", "UNIT", "show times in days, months or years: 30.4375 days a month"},              \
      {"--times-in", "UNIT",                                                                             \
       "what the file's times are counted in, where --time-unit changes it: days, if this is not said"}, \
      {"--threads", "N", "work on so many threads; the answer is the same"},                             \
      {"--json", "", "as JSON, with all digits (schema: nelm schema cohort)"}, {"--csv", "", "as CSV"},  \
      {"--html", "FILE", "as one HTML file"}

constexpr Switch cohort_km_switches[] = {
    NELM_COHORT_ROWS,
    {"--by", "COLUMNS", "a curve for each group: sex, or sex + centre"},
    {"--at", "TIMES", "survival at these times (12,36,60)"},
    {"--quantiles", "SHARES", "the time by which a share had the event (0.5, the median)"},
    {"--intervals", "SCALE", "log (as it is without this), plain, log-log, logit, arcsine"},
    {"--estimate", "ESTIMATE", "kaplan-meier (as it is without this), nelson-aalen, fleming-harrington"},
    {"--all", "", "every step too"},
    NELM_COHORT_FORMS,
};

constexpr Example cohort_km_examples[] = {
    {"nelm cohort km examples/lung.csv --surv 'time, event' --by sex --time-unit months --at 12,24",
     "curves by sex, read at one and two years"},
    {"nelm cohort km examples/lung.csv --surv 'time, evnt'", "a column that is not there is offered its nearest name",
     bad_input},
};

}  // namespace nelm::cli
