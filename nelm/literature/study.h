// A published study and each of its results: as the review reports it (a claim), and as the paper itself has it (an
// original). Both stand; neither is put in the place of the other.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "nelm/literature/arm.h"
#include "nelm/literature/endpoint.h"

namespace nelm::literature {

enum class Design : std::uint8_t {
  not_stated,
  retrospective,
  prospective,
  matched,
  review,
  systematic_review,
  meta_analysis,
  guideline,
  adjusted,
  randomised
};
inline constexpr std::array<std::string_view, 10> Design_words{
    "not stated",        "retrospective", "prospective", "matched",  "review",
    "systematic review", "meta-analysis", "guideline",   "adjusted", "randomised"};

/// "matched by propensity", "adjusted by propensity"
std::string_view name(Design);

enum class StudyKind : std::uint8_t {
  cohort,
  case_series,
  registry,
  review,
  systematic_review,
  meta_analysis,
  guideline
};
inline constexpr std::array<std::string_view, 7> StudyKind_words{
    "cohort", "case series", "registry", "review", "systematic review", "meta-analysis", "guideline"};

constexpr std::string_view name(StudyKind k) { return StudyKind_words[static_cast<std::size_t>(k)]; }

/// Where a number was read: in the review alone, in the paper's abstract, in another paper that has it from this one.
enum class Verified : std::uint8_t { review_only, abstract, secondary };
inline constexpr std::array<std::string_view, 3> Verified_words{"review only", "abstract", "secondary"};

/// "in the review only", "in its abstract", "in another paper"
std::string_view name(Verified);

enum class SaidBy : std::uint8_t { the_review, the_paper };
inline constexpr std::array<std::string_view, 2> SaidBy_words{"the review", "the paper"};

/// How far apart low and high are, and why. A range over studies is never a confidence interval.
struct Bounds {
  enum class Kind : std::uint8_t { none, ci, range, not_stated };  // ci: 95 %; not_stated: printed without saying which

  Kind   kind = Kind::none;
  double low = 0, high = 0;  // in the unit of the result; meaningless of none
};

/// Whether a share is an estimate from times to an event, or counted.
enum class Actuarial : std::uint8_t { not_stated, yes, no };
inline constexpr std::array<std::string_view, 3> Actuarial_words{"not stated", "yes", "no"};

/// Texts are empty and numbers absent where the source does not state them: every file says so in words.
struct StudyResult {
  std::string              id;  // "mayo-2011.3": its study's, and a number
  SaidBy                   said_by = SaidBy::the_paper;
  std::string              place;  // "Table 1", "abstract"
  std::string              url;
  Verified                 verified = Verified::review_only;
  std::vector<std::string> cites;  // the studies the review ascribes it to, where it names several
  Arm                      arm = Arm::none;
  std::string              group;      // which patients of the arm: "early recurrence"; empty: all of them
  std::optional<int>       n;          // patients (or what `per` names) it is about
  std::string              n_derived;  // how n follows, where it is not printed: "61 less 23"
  Design                   design = Design::not_stated;  // the study's own, where the result says no other
  std::string              population;                   // likewise
  board::Condition         population_if;                // likewise
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
  std::optional<int>       events, of;  // as counted: 223 of 481
  std::string              says;        // of words: what was said, in ours
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
  std::string              not_compared;  // what else it says of them, and the condition does not: "load"; may be empty
  std::string              before;        // treatments before time zero
  std::string              note;
  board::Review            review;
  board::StatementNumbers  statements;
  std::vector<StudyResult> results;
};

/// "Mayo 2011": the first author and the year; the journal where no author was read.
std::string short_name(const Study&);

}  // namespace nelm::literature
