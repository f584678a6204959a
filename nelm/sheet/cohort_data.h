// What every answer about a cohort says of the data it was made of: which file, read as what, who takes part, who not and
// why; and what is to be known with the numbers.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/cohort/design.h"
#include "nelm/json_text.h"
#include "nelm/sheet/page.h"

namespace nelm::sheet {

/// Something to be known with the numbers: "few_events" and its sentence.
struct CohortSaid {
  std::string_view id;
  std::string      says;
  Sign             sign = Sign::gate;
};

struct CohortData {
  std::string                  file;
  std::vector<std::string>     inferred;  // exchange::inferences of the columns that are used
  cohort::Roles                roles;
  std::string                  rests_on, by;  // formulas as they were written; may be empty
  std::string                  unit;          // of the times as they are shown: "months"; empty: that of the file
  std::string                  unit_said;     // "days of the file divided by 30.4375"; may be empty
  std::size_t                  rows = 0, in_all = 0;  // that take part, of the file
  std::size_t                  events     = 0;        // rows with the event
  std::size_t                  incomplete = 0;
  std::vector<cohort::LeftOut> left_out;
  std::size_t                  near_ties = 0;
  std::size_t                  groups    = 1;      // that are set beside each other
  bool                         delayed   = false;  // rows enter late, or covariates change
  std::string                  dependent;          // why rows are not independent; may be empty
};

/// "death", "status = 2"
std::string event_words(const cohort::Roles&);
/// "time (months)"
std::string time_words(const CohortData&);
/// "0.5 months", "12"
std::string time_shown(const CohortData&, double);

/// What is to be known of the data, whatever the method; `compares`: groups stand beside each other, not adjusted.
std::vector<CohortSaid> said_of_data(const CohortData&, bool compares);

// The parts of a page that every answer about a cohort has.
std::vector<std::string> cohort_head(const CohortData&, std::string_view what);
void                     add_said(Page&, const std::vector<CohortSaid>&);  // a section, if there is something to say
Section                  data_section(const CohortData&);
Table                    cohort_table(std::vector<std::string> head);  // that does not fold, without rows

/// The members "data" and "said".
void cohort_data_json(JsonText&, const CohortData&);
void cohort_said_json(JsonText&, const std::vector<CohortSaid>&);

// Numbers as they are read.
std::string short_number(double);                        // four digits: "0.9834"; "-" of none; "no limit"
std::string fixed(double, int decimals);                 // "0.98"; likewise
std::string per_cent(double share);                      // "41.0"; likewise
std::string from_to(std::string low, std::string high);  // of what these said: "41.0 to 53.2"; "-" if both are none
std::string count_shown(double);                         // "126", "12.5"
std::string p_cell(double);                              // "0.021", "< 0.001"

/// A number in a row of CSV: all digits, nothing of none or of one without end.
std::string csv_number(double);

}  // namespace nelm::sheet
