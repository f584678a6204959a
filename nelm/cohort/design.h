// What a model is fitted to: the rows of a table that have all it needs, as follow-up and numbers.
#pragma once

#include <Eigen/Dense>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "nelm/cohort/follow_up.h"
#include "nelm/cohort/formula.h"
#include "nelm/cohort/table.h"
#include "nelm/result.h"

namespace nelm::cohort {

/// Which columns say what, by their names; an empty name: none does.
struct Roles {
  std::string                time, event;
  std::optional<std::string> event_is;      // the value of `event` that is the event; else 1, and 0 is none
  std::optional<double>      event_number;  // the same where it is a number, as an event of numbers is compared with it
  std::string                entry, id, weights, cluster;
};

/// What of a column keeps rows out.
struct LeftOut {
  std::string column;
  std::size_t rows = 0;  // that lack it
};

struct Design {
  FollowUp                 follow_up;  // its clusters: of `cluster`, else of `id`
  Eigen::MatrixXd          x;          // rows x columns; 0 columns if nothing is asked to rest on
  std::vector<std::string> names;      // of the columns of x: "age", "sex=f", "log(ki67)", "ns(age, 3).1", "age:sex=f"
  std::vector<int>         term;       // of the formula, each column of x
  std::vector<double>      offset;     // empty: 0
  std::vector<std::string> strata;     // the words of each stratum: "centre=3"
  std::vector<std::size_t> rows;       // of the table, in its order
  std::size_t              incomplete = 0;  // rows that lack something; each of `left_out` counts its own
  std::vector<LeftOut>     left_out;        // columns that lack something
  std::size_t              near_ties = 0;   // of join_near_ties
};

inline constexpr std::size_t most_levels         = 1000;  // of a category a model rests on: more are an id or free text
inline constexpr std::size_t most_design_columns = 5000;
inline constexpr std::size_t most_problems       = 1000;  // told of rows; the others are counted

/// Only rows with every column that is used take part; who and why not is counted.
///
/// Time: numbers, or dates where the entry is one of dates too. Then the time is the days from the entry; rows of one id count from
///     the first of them, and the later ones enter late; where none does, there is no entry left. Near ties are joined
///     (join_near_ties). An id that has several rows needs an entry.
/// Categories: a column for each level but the reference, 1 in the rows of that level, as R's treatment contrasts; the reference
///     is the first level, if the formula names none. Levels no row that takes part has are left out. Of `factor` of numbers the
///     levels are the numbers, in their order. A date is its number of days.
/// Interactions: as R's model.matrix. A category in them has a column for every level, not all but one, where no earlier term
///     holds all the others of the interaction; so `sex:age` alone has two columns, and a:b without a and b is not of full rank,
///     as in R. Strata in an interaction are such a category. In the columns of an interaction the levels of the first factor change fastest.
/// Splines: as splines::ns in a formula of R: the knots are those of all the column's values, also in rows that lack others.
///
/// Problems, all at once: columns that are not there, with the nearest name; an event that is neither 0 nor 1 (1 and 2: which is
/// the event has to be said); a time that is negative, an entry not before its time; rows of one id that overlap; a weight below
/// 0; the logarithm of what is not above 0; a category where a number is needed; a category of one level, or of more than
/// most_levels; a reference that is no level; a spline of more columns than there are knots to find; no row that has it all.
/// Those of rows have their line.
Result<Design> design(const Table&, const Roles&, const Formula&);

}  // namespace nelm::cohort
