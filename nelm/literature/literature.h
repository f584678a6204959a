// What has been published on outcomes: every study with its results, where the review and a paper differ, which studies
// share patients, and what weakens all of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nelm/board/coverage.h"
#include "nelm/date.h"
#include "nelm/literature/prognostic_model.h"
#include "nelm/literature/study.h"

namespace nelm::literature {

enum class Severity : std::uint8_t {
  changes_a_conclusion,  // A: or a number that would be pooled
  changes_a_label,       // B: or a denominator
  cosmetic,              // C
};

/// 'A', 'B' or 'C'
char letter(Severity);

/// Where the review and a paper differ. Both sides stand.
struct Discrepancy {
  std::string              id;  // "D-01"
  int                      number   = 0;
  Severity                 severity = Severity::cosmetic;
  std::string              about;              // "Mayo 2011, Table 1: 5-year survival after arterial therapy"
  std::vector<std::string> studies;            // ids
  std::vector<std::string> claims, originals;  // ids of results; none where it is about words
  std::string              review_says, original_says;
  std::string              checked;      // where the original was read: "abstract", "not found"
  std::string              consequence;  // what follows for who uses the number
  board::Review            review;
  board::StatementNumbers  statements;
};

enum class OverlapKind : std::uint8_t { same_patients, review_of_the_study };
enum class Sure : std::uint8_t { certain, probable, possible };

/// Studies that share patients, or a review and studies it holds: each of the studies with each other, or the first with
/// each of the rest.
struct Overlap {
  std::string              id;  // "unos"
  OverlapKind              kind = OverlapKind::same_patients;
  Sure                     sure = Sure::possible;
  std::vector<std::string> studies;  // two at least
  std::string              why;
  board::Review            review;
  board::StatementNumbers  statements;

  /// Whether these two are said to overlap here.
  bool between(std::string_view one, std::string_view other) const;
};

enum class WarningKind : std::uint8_t {
  selection,  // who was chosen for an option differs from who was not
  weakness,   // how weak the evidence is
};

/// To be shown with every number of these options.
struct Warning {
  std::string             id;
  WarningKind             kind    = WarningKind::selection;
  board::OptionSet        options = 0;
  std::string             says;
  board::Place            place;
  board::Review           review;
  board::StatementNumbers statements;
};

struct Literature {
  std::vector<Study>           studies;        // those the review cites by number, then the others by id
  std::vector<Discrepancy>     discrepancies;  // by number
  std::vector<Overlap>         overlaps;       // by id
  std::vector<Warning>         warnings;       // by id
  std::vector<PrognosticModel> models;         // by id
};

/// The study, or the result, of an id; null if there is none.
const Study*       study_of(const Literature&, std::string_view id);
const StudyResult* result_of(const Literature&, std::string_view id);

/// The review that makes the claims, where it is among the studies; else null.
const Study* the_review(const Literature&);

/// The study a result's id names: "mayo-2011" of "mayo-2011.3".
std::string_view study_id_of(std::string_view result_id);

/// What had been published on a day, by the years of the studies: those of the day's own year included.
Literature as_of(Literature, Date);

/// The discrepancies a study or a result stands in, worst first, then by number.
std::vector<const Discrepancy*> discrepancies_of(const Literature&, std::string_view id);

/// All of them, worst first, then by number.
std::vector<const Discrepancy*> worst_first(const Literature&);

/// The overlaps a study stands in, the surest first, then by id.
std::vector<const Overlap*> overlaps_of(const Literature&, std::string_view study);

/// The surest overlap of two studies; null if none is known.
const Overlap* overlap_between(const Literature&, std::string_view one, std::string_view other);

/// What is to be said with every number on an option, by id.
std::vector<const Warning*> warnings_of(const Literature&, board::Option);

/// The studies with a result on an option.
std::vector<const Study*> studies_on(const Literature&, board::Option);

/// "none of the 3 studies is said to be randomised", "1 of 3 studies is randomised": by the designs of those with patients of their own; of reviews alone "no study here has patients of its own".
std::string randomised_said(const std::vector<const Study*>&);

/// "7 retrospective, 1 prospective; none of the 8 studies is said to be randomised; besides 2 reviews, 1 guideline"; empty if
/// there is none. A study of matched and of unmatched results counts once, by its own design.
std::string how_weak(const std::vector<const Study*>&);

/// Which of the review's statements each study, result, discrepancy and warning carries, for coverage.
std::vector<board::Carrier> carriers(const Literature&);

}  // namespace nelm::literature
