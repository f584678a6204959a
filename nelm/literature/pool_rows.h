// Which results answer a question that is to be pooled: one row of each study, the paper's own before the review's account of
// it; and which stay aside, each with why.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "nelm/evidence/two_arms.h"
#include "nelm/literature/select.h"

namespace nelm::literature {

/// Why results are not pooled, or not together. Each stands in one sentence, with what would make it possible.
enum class Refusal : std::uint8_t {
  overlap,             // rows that certainly share patients
  endpoint,            // overall with disease-specific survival, disease-free with progression
  time_zero,           // from treatment with from diagnosis
  horizon,             // at 3 with at 5 years
  treatment,           // after resection with after transplantation
  comparator,          // against arterial therapy with against anything else
  population,          // patients no one of whom could be in both
  measure,             // a share with a median, a ratio of hazards with one of odds
  unit,                // of lesions with of patients
  denominator,         // a share of how many is not known, or two accounts differ
  range_as_interval,   // a range over studies or patients taken for a confidence interval
  no_error,            // a median or a ratio without standard error, interval or exact P
  review_of_its_rows,  // a review with the studies it holds
};
inline constexpr std::size_t refusals = 13;

struct RefusalRow {
  std::string_view id;       // "range-as-interval"
  std::string_view because;  // "its bounds are a range, not a confidence interval"
  std::string_view needs;    // what would make it possible
};
const RefusalRow& row_of(Refusal);

/// What is asked to be pooled. What is left open is not looked at.
struct PoolQuestion {
  std::optional<board::Option>      option;
  std::vector<Endpoint>             endpoints;
  Measure                           measure = Measure::share;
  std::optional<evidence::Contrast> contrast;  // of a share with that of the arm it stands against, in its own study
  std::optional<double>             months;    // the horizon
  std::vector<std::string>          studies;   // of these alone
  std::vector<std::string>          results;   // exactly these, whatever else is asked
  std::vector<std::string>          without;   // without these studies
  bool                              as_printed = false;  // the review's account, also where the paper has another
  bool                              all        = false;  // also studies the review does not cite
  std::vector<std::string>          asymmetry;           // analyses of it that are asked for: "Egger's test"
};

using PoolRow = Selected;

/// "Mayo 2011", "Nguyen 2011 (before MELD)"
std::string name(const PoolRow&);

struct SetAside {
  PoolRow     row;
  Refusal     why = Refusal::no_error;
  std::string says;
};

struct PoolRows {
  std::vector<PoolRow>  rows;  // in the order of the studies
  std::vector<SetAside> aside;
};

/// The rows that answer the question. Of a study whose paper answers it in its own words, those; else, or as printed, the
/// review's. Of several of one study the one of all its patients, counted from when studies of its arm usually count; the
/// others stay aside. A row that cannot be pooled at all stays aside too, unless it was named.
PoolRows rows_for(const Literature&, const PoolQuestion&);

/// The result a row is compared with in its own study: that of the other arm; none where it names none.
const StudyResult* compared_with(const PoolRow&);

/// Why a row cannot be pooled with any other; none if it can. Of a contrast both arms are looked at.
std::optional<SetAside> unfit(const PoolRow&, std::optional<evidence::Contrast> = {});

/// From when it counts: as stated, else as studies of its arm usually do.
TimeZero counts_from(const StudyResult&);

}  // namespace nelm::literature
