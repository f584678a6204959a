// The rows of a Cox model in one order, sorted and gathered once: what fits, residuals, hazards and curves are made of.
//
// The order is the rows' own (stratum, time, events first, then a hash of all that stands in the row), so whoever sums
// over it gets the same last bit from the same patients in whatever order they came.
#pragma once

#include <Eigen/Dense>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "nelm/cohort/follow_up.h"
#include "nelm/result.h"

namespace nelm::cohort {

/// An event time of a stratum, or (`events` = 0) the time before the first one, with which each stratum begins.
/// A row is at risk at the event times after its `from` up to its `upto`.
struct EventTime {
  double        time    = 0;
  std::uint32_t first   = 0;  // the first row of the order with this time: its events; before the first: of the stratum
  std::uint32_t events  = 0;  // rows with an event
  std::int32_t  stratum = 0;
};

struct CoxRows {
  std::size_t              n = 0, p = 0;
  std::vector<std::string> names;  // of the columns

  // In the order: row i stands at x[i * p], centred and scaled, with room behind the last row (`cox_kernels.h`).
  Eigen::VectorXd            x;
  std::vector<double>        time, entry, offset, weight;  // offset: less its mean; it and entry empty if there is none
  std::vector<std::uint8_t>  event;
  std::vector<std::uint32_t> row;         // of the caller
  std::vector<std::int32_t>  cluster;     // of the caller; empty: every row its own
  std::vector<std::uint32_t> upto, from;  // event times; from: empty without delayed entry
  std::vector<EventTime>     times;       // by stratum, then time

  // Rows that enter after an event time of their stratum, by `from`; and where those with `from` or later begin.
  std::vector<std::uint32_t> late, late_first;

  struct Stratum {
    std::int32_t  number    = 0;
    std::uint32_t first_row = 0, rows = 0, first_time = 0, events = 0;
  };
  std::vector<Stratum> strata;  // only those that have rows, by number

  Eigen::VectorXd   centre, scale;  // a column of `x` is (the caller's - centre) / scale
  Eigen::VectorXd   means;          // weighted, as R's coxph reports them: 0 of a column of nothing but -1, 0 and 1
  Eigen::VectorXd   range;          // of a column of `x`, from its least to its greatest
  std::vector<bool> constant;       // columns that say the same of every row
  double            offset_mean = 0;

  bool late_entry() const { return !from.empty(); }

  /// Where the event times of a stratum end, by its place among the strata.
  std::size_t end_of_times(std::size_t stratum) const {
    return stratum + 1 < strata.size() ? strata[stratum + 1].first_time : times.size();
  }
};

/// Fails, all problems at once: no rows or 2^31 and more; columns of different lengths; a number that is not finite; an
/// entry not before its time; a weight below 0.
Result<CoxRows> cox_rows(const FollowUp&, const Eigen::MatrixXd& x, std::vector<std::string> names,
                         std::span<const double> offset = {}, int threads = 1);
/// The same; the columns are given back as soon as they are gathered, so that they are not held twice while a model is fitted.
Result<CoxRows> cox_rows(const FollowUp&, Eigen::MatrixXd&& x, std::vector<std::string> names,
                         std::span<const double> offset = {}, int threads = 1);

/// For the slope of each column, how far a step towards the maximum may change it: from one end of a column to the other by
/// no more than 10 on the log scale of the hazard. A rare patient who fails first would else be sent out of sight in one.
Eigen::VectorXd longest_steps(const CoxRows&);

/// Fills `late` and `late_first` from `from`; if nobody is late, all three are left empty.
void find_late(CoxRows&);

}  // namespace nelm::cohort
