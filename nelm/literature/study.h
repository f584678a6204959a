// A published study and each of its results: as the review reports it (a claim), and as the paper itself has it (an
// original). Both stand; neither is put in the place of the other.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "nelm/literature/arm.h"
#include "nelm/literature/endpoint.h"

namespace nelm::literature {

NELM_VOCABULARY(Design, not_stated, retrospective, prospective, matched, registry, review, systematic_review,
                meta_analysis, guideline);

/// "matched by propensity"
std::string_view name(Design);

NELM_VOCABULARY(StudyKind, cohort, case_series, registry, review, systematic_review, meta_analysis, guideline);

/// "case series"
std::string_view name(StudyKind);

/// Where a number was read.
NELM_VOCABULARY(Verified, seed_only, abstract_read, secondary);

/// "in the review only", "in the abstract", "in another paper's table"
std::string_view name(Verified);

enum class SaidBy : std::uint8_t { the_review, the_paper };

/// How far apart low and high are, and why. A range over studies is never a confidence interval.
struct Bounds {
  enum class Kind : std::uint8_t { none, ci, range };  // ci: 95 %

  Kind   kind = Kind::none;
  double low = 0, high = 0;  // in the unit of the result; meaningless of none
};

NELM_VOCABULARY(Actuarial, not_stated, yes, no);

/// Texts are empty and numbers absent where the source does not state them: every file says so in words.
struct StudyResult {
  std::string              id;  // "mayo-2011.3": its study's, and a number
  SaidBy                   said_by = SaidBy::the_paper;
  std::string              place;  // "Table 1", "abstract"
  std::string              url;
  Verified                 verified = Verified::seed_only;
  std::vector<std::string> cites;  // the studies the review ascribes it to, where it names several
  Arm                      arm = Arm::none;
  std::string              group;  // which patients of the arm: "early recurrence"; empty: all of them
  std::optional<int>       n;      // patients (or what `per` names) it is about
  Design                   design = Design::not_stated;  // the study's own, where the result says no other
  std::string              population;                   // likewise
  std::string              period;                       // likewise
  Endpoint                 endpoint = Endpoint::os;
  Measure                  measure  = Measure::words;
  std::optional<double>    months;  // the horizon
  std::optional<double>    value;   // in unit_of(measure); none: words, or a range alone
  Bounds                   bounds;
  std::optional<double>    sd;
  std::string              p;        // as printed: "<0.001", "0.05"
  std::optional<double>    exact_p;  // only where it is printed exactly
  std::string              comparator;
  std::string              against;  // the result of the other arm: "mayo-2011.4"; may be empty
  Actuarial                actuarial = Actuarial::not_stated;
  TimeZero                 time_zero = TimeZero::not_stated;
  Per                      per       = Per::nothing;
  std::optional<int>       events, of;         // as counted: 223 of 481
  bool                     derived_n = false;  // n is a difference of printed numbers
  std::string              says;               // of words: what was said, in ours
  std::string              note, doubtful;
  board::StatementNumbers  statements;

  bool is_claim() const { return said_by == SaidBy::the_review; }
};

struct Study {
  std::string              id;                                                 // "mayo-2011"
  std::optional<int>       number;                                             // among the review's references
  std::string              authors, title, journal, volume, pages, doi, pmid;  // empty: not read, or there is none
  int                      year = 0;
  StudyKind                kind = StudyKind::cohort;
  std::string              topic;  // "liver transplantation"
  Design                   design = Design::not_stated;
  std::string              period;   // "1985-2010"
  std::string              setting;  // country, centres or registry
  std::optional<int>       n;        // patients in all
  std::string              population;
  board::Condition         population_if;  // the same as facts of a case, as far as they hold it; may be empty
  std::string              before;         // treatments before time zero
  std::string              note;
  board::Review            review;
  board::StatementNumbers  statements;
  std::vector<StudyResult> results;
};

/// "Mayo 2011"; of a single author's family name and the year.
std::string short_name(const Study&);

}  // namespace nelm::literature
