// What every answer about a cohort says of the data it was made of: which file, read as what, who takes part, who not and
// why; and what is to be known with the numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/cohort/design.h"
#include "nelm/cohort/emptied.h"
#include "nelm/cohort/patients.h"
#include "nelm/json_text.h"
#include "nelm/sheet/p_value.h"
#include "nelm/sheet/page.h"

namespace nelm::sheet {

/// Something to be known with the numbers: "few_events" and its sentence.
struct CohortSaid {
  std::string_view id;
  std::string      says;
  Sign             sign = Sign::gate;
};

/// Why the variance is one that takes rows of a cluster, or of an id, as depending on each other, and weights as weights: R's
/// defaults, or as it was asked.
enum class Robust : std::uint8_t { no, asked, cluster, several_events, weights };

/// What of an imputed data set may differ from the others.
struct CohortSet {
  int                          number = 0;
  std::size_t                  rows = 0, events = 0, incomplete = 0, weightless = 0;
  std::vector<cohort::LeftOut> left_out;
};

/// A group, or a stratum of a model, in which nobody was left before others entered; or none of them, and its first event.
struct CohortLate {
  std::string                    group;
  std::optional<cohort::Emptied> emptied;
  cohort::RiskSets               sets;
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
  std::size_t                  weightless = 0;     // of weight 0
  cohort::PatientsSeen         seen;               // by the id; without one of no patients
  bool                         joined    = false;  // rows of a patient without a gap between them are taken as one
  std::size_t                  near_ties = 0;
  std::size_t                  groups    = 1;                    // that are set beside each other
  bool                         delayed   = false;                // rows enter late, or covariates change
  std::string                  dependent;                        // why rows are not independent; may be empty
  bool                         fractional = false;               // weights that are no whole numbers
  Robust                       robust     = Robust::no;          // of curves and models
  std::vector<CohortLate>      late;                             // of delayed entry: each group, or stratum
  bool                         of_model = false;                 // `late` is of the strata of a model
  std::vector<std::string>     outcome_among;                    // columns of the outcome that it is to be explained by
  std::size_t                  zero_times = 0, zero_events = 0;  // rows that end at 0, and those with the event
  std::vector<CohortSet>       sets;          // of imputed data; the counts above are then those of the first
  std::size_t                  original = 0;  // rows of the data before they were imputed, which are in no set
};

/// "1 patient", "12 patients"
std::string patients_words(std::size_t);
/// "death", "status = 2"
std::string event_words(const cohort::Roles&);
/// "time (months)"
std::string time_words(const CohortData&);
/// "0.5 months", "12"
std::string time_shown(const CohortData&, double);

/// "--cluster says that rows of one inst may depend on each other": why the variance is robust; of one that is not nothing.
std::string robust_words(const CohortData&);
/// What rows stand together in a robust variance: "rows of one inst together", "each row for itself".
std::string together_words(const CohortData&);
/// The same without what a robust variance knows.
std::vector<CohortSaid> without_dependence(std::vector<CohortSaid>);

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

/// A number in a row of CSV: all digits, nothing of none or of one without end.
std::string csv_number(double);

}  // namespace nelm::sheet
