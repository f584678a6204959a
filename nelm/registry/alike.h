// The patients of a registry who are like one patient, by the facts the knowledge names.
#pragma once

#include <cstddef>
#include <vector>

#include "nelm/board/verdict.h"
#include "nelm/cohort/table.h"
#include "nelm/patient/values.h"
#include "nelm/registry/alike_by.h"
#include "nelm/result.h"

namespace nelm::registry {

/// A fact both the case and the registry speak of.
struct Matched {
  const AlikeFact*  by = nullptr;
  patient::Possible value;        // of the case
  std::size_t       differs = 0;  // rows that surely differ by it
  std::size_t       missing = 0;  // rows that do not say
};

/// A fact that could not be matched on. Not reported is not no: nobody is alike, or unlike, by it.
struct NotMatched {
  enum class Why { not_reported, no_column };  // in the case; in the registry

  const AlikeFact* by  = nullptr;
  Why              why = Why::not_reported;
};

struct Alike {
  std::size_t              rows = 0;
  bool                     ids  = false;  // the registry names its patients
  std::vector<Matched>     matched;
  std::vector<NotMatched>  not_matched;
  std::vector<std::size_t> surely;   // rows alike in every matched fact, whichever of its possible values the case has
  std::vector<std::size_t> perhaps;  // rows that may be: something is missing of them, or the case is between
};

/// Rows are compared with the values still possible of a case (board::Judged::values). With no fact to match on nobody is alike.
/// Requires: a table in which not_a_registry() finds nothing.
Alike alike(const patient::Values&, const cohort::Table&, const AlikeBy&);

/// How one row stands to the values of one fact: NaN, a cell that is missing, is unknown, and so is a vague word that may be
/// the case's own.
board::Verdict alike_in(const AlikeFact&, const patient::Possible& of_the_case, double cell);

/// The cells of a fact's column, of words the place of each word in the fact's own vocabulary; empty: no such column, or nothing in
/// it.
std::vector<double> cells_of(const cohort::Table&, patient::Fact);

/// What makes a table no registry of patients like those of simulate(): no follow_up_months or death; several rows of one id; of a
/// column that is a fact to match on, cells it cannot have; death other than 0 and 1; months below 0, entry not before the end of
/// the follow-up, a treatment at or after it, or without a name; a treatment that is no option; several treatments from the
/// beginning. Each with its line, the first of a kind with how many more.
Problems not_a_registry(const cohort::Table&, const AlikeBy&);

}  // namespace nelm::registry
