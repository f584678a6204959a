#include "nelm/cohort/cox_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

#include "nelm/cohort/cox_kernels.h"
#include "nelm/cohort/cox_order.h"
#include "nelm/cohort/in_chunks.h"
#include "nelm/cohort/large_vector.h"

namespace nelm::cohort {

namespace {

constexpr std::size_t most_rows = (std::size_t{1} << 31) - 1;

/// Of a column.
struct ColumnSpan {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  bool   only_signs = true;  // -1, 0 and 1
  bool   finite     = true;
};

std::vector<ColumnSpan> column_spans(const Eigen::MatrixXd& x, int threads) {
  const auto              columns = static_cast<std::size_t>(x.cols());
  std::vector<ColumnSpan> spans(columns);
  share(columns, threads, [&](std::size_t j) {
    ColumnSpan span;
    double     nothing = 0;  // or NaN
    for (const double v : x.col(static_cast<Eigen::Index>(j))) {
      nothing += v * 0;
      span.low  = std::min(span.low, v);
      span.high = std::max(span.high, v);
      span.only_signs &= v * v * v == v;
    }
    span.finite = nothing == 0;
    spans[j]    = span;
  });
  return spans;
}

class RowProblems {
 public:
  void operator()(bool holds, std::string field, std::string found, std::string expected) {
    if (holds) return;
    Problem problem;
    problem.field    = std::move(field);
    problem.found    = std::move(found);
    problem.expected = std::move(expected);
    problems.push_back(std::move(problem));
  }
  /// As long as there are rows, or empty if it may be.
  void length(const char* field, std::size_t found, std::size_t rows, bool may_be_empty) {
    (*this)(found == rows || (may_be_empty && found == 0), field, fmt::format("{} rows", found),
            fmt::format("{} rows, as many as there are times", rows));
  }
  Problems problems;
};

std::string place_in(std::string_view field, std::size_t row) { return fmt::format("{}[{}]", field, row); }

void check_rows(RowProblems& check, const FollowUp& f, std::span<const double> offset) {
  for (std::size_t i = 0; i < f.rows(); ++i) {
    const double t = f.time[i], w = f.weight_of(i);
    if (!std::isfinite(t)) check(false, place_in("time", i), fmt::format("{}", t), "a finite time");
    if (!f.entry.empty() && !(f.entry[i] < t))
      check(false, place_in("entry", i), fmt::format("{}", f.entry[i]), fmt::format("an entry before the time, {}", t));
    if (!is_weight(w)) check(false, place_in("weight", i), fmt::format("{}", w), "a weight of 0 or more");
    if (f.stratum_of(i) < 0) check(false, place_in("stratum", i), fmt::format("{}", f.stratum[i]), "0 or more");
    if (!f.cluster.empty() && f.cluster[i] < 0)
      check(false, place_in("cluster", i), fmt::format("{}", f.cluster[i]), "0 or more");
    if (!offset.empty() && !std::isfinite(offset[i]))
      check(false, place_in("offset", i), fmt::format("{}", offset[i]), "a finite number");
  }
}

Problems problems_of_rows(const FollowUp& f, const Eigen::MatrixXd& x, const std::vector<std::string>& names,
                          std::span<const double> offset, const std::vector<ColumnSpan>& spans) {
  RowProblems       check;
  const std::size_t n = f.rows();
  check(n > 0, "rows", "none", "at least one row");
  check(n <= most_rows, "rows", fmt::format("{}", n), fmt::format("at most {} rows", most_rows));
  check.length("event", f.event.size(), n, false);
  check.length("entry", f.entry.size(), n, true);
  check.length("weight", f.weight.size(), n, true);
  check.length("stratum", f.stratum.size(), n, true);
  check.length("cluster", f.cluster.size(), n, true);
  check.length("offset", offset.size(), n, true);
  check.length("x", static_cast<std::size_t>(x.rows()), n, x.cols() == 0);
  check(names.size() == static_cast<std::size_t>(x.cols()), "names", fmt::format("{}", names.size()),
        fmt::format("{}, one for each column", x.cols()));
  if (!check.problems.empty()) return check.problems;
  check_rows(check, f, offset);
  for (Eigen::Index j = 0; j < x.cols(); ++j)
    for (Eigen::Index i = 0; !spans[static_cast<std::size_t>(j)].finite && i < x.rows(); ++i)
      if (!std::isfinite(x(i, j)))
        check(false, place_in(names[static_cast<std::size_t>(j)], static_cast<std::size_t>(i)),
              fmt::format("{}", x(i, j)), "a finite number");
  return check.problems;
}

template <class T>
std::vector<T> in_order_of(const std::vector<T>& of, const std::vector<std::uint32_t>& order, int threads) {
  std::vector<T> found(of.empty() ? 0 : order.size());
  const Chunks   chunks(found.size());
  share(chunks.count(), threads, [&](std::size_t c) {
    for (std::size_t i = chunks.begin(c); i < chunks.end(c); ++i) found[i] = of[order[i]];
  });
  return found;
}

/// Reads the caller's columns as they lie and writes whole rows to their places.
void gather_columns(CoxRows& r, const Eigen::MatrixXd& x, int threads) {
  r.x.resize(static_cast<Eigen::Index>(r.n * r.p + spare));
  in_large_pages(r.x.data(), static_cast<std::size_t>(r.x.size()) * sizeof(double));
  r.x.tail(spare).setZero();
  LargeVector<std::uint32_t> place(r.n);
  for (std::uint32_t i = 0; i < r.n; ++i) place[r.row[i]] = i;
  const Chunks chunks(r.n);
  share(chunks.count(), threads, [&](std::size_t c) {
    constexpr std::size_t block = 128;
    std::vector<double>   rows(block * r.p);
    for (std::size_t from = chunks.begin(c); from < chunks.end(c); from += block) {
      const std::size_t count = std::min(block, chunks.end(c) - from);
      for (std::size_t j = 0; j < r.p; ++j) {
        const double* column = x.col(static_cast<Eigen::Index>(j)).data() + from;
        for (std::size_t i = 0; i < count; ++i) rows[i * r.p + j] = column[i];
      }
      for (std::size_t i = 0; i < count; ++i)
        std::copy_n(rows.data() + i * r.p, r.p, r.x.data() + place[from + i] * r.p);
    }
  });
}

/// Sums over the rows of each column less `from`: of it, of its square, and of it times the weight.
struct ColumnSums {
  Eigen::ArrayXd once, squared, weighted;
};

ColumnSums column_sums(const CoxRows& r, const Eigen::ArrayXd& from, std::size_t rows, int threads) {
  const auto              p    = static_cast<Eigen::Index>(r.p);
  const Eigen::ArrayXd    none = Eigen::ArrayXd::Zero(p);
  const Chunks            chunks(rows);
  std::vector<ColumnSums> parts(chunks.count(), {none, none, none});
  share(chunks.count(), threads, [&](std::size_t c) {
    double *      once = parts[c].once.data(), *squared = parts[c].squared.data(), *weighted = parts[c].weighted.data();
    const double* off = from.data();
    for (std::size_t i = chunks.begin(c); i < chunks.end(c); ++i) {
      const double *x = r.x.data() + i * r.p, w = r.weight[i];
      for (std::size_t j = 0; j < r.p; ++j) {
        const double v = x[j] - off[j];
        once[j] += v;
        squared[j] += v * v;
        weighted[j] += v * w;
      }
    }
  });
  ColumnSums total{none, none, none};
  for (const ColumnSums& part : parts) {
    total.once += part.once;
    total.squared += part.squared;
    total.weighted += part.weighted;
  }
  return total;
}

/// Takes the mean off each column and divides it by its standard deviation. Both are told from the mean of the first rows
/// on, so that of the squares no digits are lost.
void centre_and_scale(CoxRows& r, const std::vector<ColumnSpan>& spans, int threads) {
  const auto           p     = static_cast<Eigen::Index>(r.p);
  const auto           n     = static_cast<double>(r.n);
  const std::size_t    first = std::min(r.n, Chunks::least);
  const Eigen::ArrayXd near = column_sums(r, Eigen::ArrayXd::Zero(p), first, threads).once / static_cast<double>(first);
  const auto           sums = column_sums(r, near, r.n, threads);
  double               weight = 0;
  for (const double w : r.weight) weight += w;
  r.centre = near + sums.once / n;
  r.means  = near + sums.weighted / weight;
  r.scale  = ((sums.squared - sums.once.square() / n) / (n - 1)).max(0).sqrt();
  for (std::size_t j = 0; j < r.p; ++j) {
    const auto k = static_cast<Eigen::Index>(j);
    r.constant.push_back(spans[j].low == spans[j].high);
    if (r.constant.back()) r.centre[k] = spans[j].low;
    if (r.constant.back() || r.scale[k] == 0) r.scale[k] = 1;
    if (spans[j].only_signs) r.means[k] = 0;
  }
  const Eigen::VectorXd by = r.scale.cwiseInverse();
  r.range.resize(p);
  for (std::size_t j = 0; j < r.p; ++j) {
    const auto k = static_cast<Eigen::Index>(j);
    r.range[k]   = (spans[j].high - spans[j].low) * by[k];
  }
  const Chunks chunks(r.n);
  share(chunks.count(), threads, [&](std::size_t c) {
    const double *centre = r.centre.data(), *times = by.data();
    for (std::size_t i = chunks.begin(c); i < chunks.end(c); ++i) {
      double* x = r.x.data() + i * r.p;
      for (std::size_t j = 0; j < r.p; ++j) x[j] = (x[j] - centre[j]) * times[j];
    }
  });
}

void find_event_times(CoxRows& r, const std::vector<std::int32_t>& stratum) {
  r.upto.resize(r.n);
  for (std::uint32_t i = 0; i < r.n; ++i) {
    const std::int32_t s = stratum.empty() ? 0 : stratum[i];
    if (r.strata.empty() || r.strata.back().number != s) {
      r.strata.push_back({s, i, 0, static_cast<std::uint32_t>(r.times.size()), 0});
      r.times.push_back(
          {-std::numeric_limits<double>::infinity(), i, 0, static_cast<std::int32_t>(r.strata.size()) - 1});
    }
    ++r.strata.back().rows;
    if (r.event[i] != 0) {
      if (r.times.back().events == 0 || r.times.back().time != r.time[i])
        r.times.push_back({r.time[i], i, 0, r.times.back().stratum});
      ++r.times.back().events;
      ++r.strata.back().events;
    }
    r.upto[i] = static_cast<std::uint32_t>(r.times.size() - 1);
  }
}

/// `from` of every row: the last event time of its stratum not after its entry; and the rows for which there is one.
void find_entries(CoxRows& r, int threads) {
  r.from.resize(r.n);
  const Chunks chunks(r.n);
  share(chunks.count(), threads, [&](std::size_t c) {
    for (std::size_t i = chunks.begin(c); i < chunks.end(c); ++i) {
      const auto s     = static_cast<std::size_t>(r.times[r.upto[i]].stratum);
      const auto times = std::span(r.times).first(r.end_of_times(s)).subspan(r.strata[s].first_time + 1);
      const auto after = std::ranges::upper_bound(times, r.entry[i], {}, &EventTime::time);
      r.from[i]        = r.strata[s].first_time + static_cast<std::uint32_t>(after - times.begin());
    }
  });
  find_late(r);
}

}  // namespace

void find_late(CoxRows& r) {
  std::vector<std::uint32_t> at(r.times.size() + 1);
  const auto                 is_late = [&](std::size_t i) { return r.times[r.from[i]].events > 0; };
  for (std::size_t i = 0; i < r.n; ++i)
    if (is_late(i)) ++at[r.from[i] + 1];
  for (std::size_t k = 1; k < at.size(); ++k) at[k] += at[k - 1];
  r.late_first.assign(at.begin(), at.end() - 1);
  r.late.resize(at.back());
  for (std::uint32_t i = 0; i < r.n; ++i)
    if (is_late(i)) r.late[at[r.from[i]]++] = i;
  if (r.late.empty()) r.from.clear(), r.late_first.clear();
}

namespace {

/// `given_back`: called when the columns have been gathered.
Result<CoxRows> rows_of(const FollowUp& f, const Eigen::MatrixXd& x, std::vector<std::string> names,
                        std::span<const double> offset, int threads, const std::function<void()>& given_back) {
  threads          = hands_for(f.rows() * (static_cast<std::size_t>(x.cols()) + 2), threads);
  const auto spans = column_spans(x, threads);
  if (auto problems = problems_of_rows(f, x, names, offset, spans); !problems.empty())
    return tl::unexpected(std::move(problems));
  CoxRows r;
  r.n     = f.rows();
  r.p     = static_cast<std::size_t>(x.cols());
  r.names = std::move(names);
  r.row   = canonical_order(f, x, offset, threads);
  gather_columns(r, x, threads);
  given_back();
  r.time    = in_order_of(f.time, r.row, threads);
  r.entry   = in_order_of(f.entry, r.row, threads);
  r.event   = in_order_of(f.event, r.row, threads);
  r.cluster = in_order_of(f.cluster, r.row, threads);
  r.weight  = f.weight.empty() ? std::vector<double>(r.n, 1) : in_order_of(f.weight, r.row, threads);
  r.offset  = in_order_of(std::vector<double>(offset.begin(), offset.end()), r.row, threads);
  for (const double o : r.offset) r.offset_mean += o / static_cast<double>(r.n);
  for (double& o : r.offset) o -= r.offset_mean;
  centre_and_scale(r, spans, threads);
  find_event_times(r, in_order_of(f.stratum, r.row, threads));
  if (!f.entry.empty()) find_entries(r, threads);
  return r;
}

}  // namespace

Result<CoxRows> cox_rows(const FollowUp& f, const Eigen::MatrixXd& x, std::vector<std::string> names,
                         std::span<const double> offset, int threads) {
  return rows_of(f, x, std::move(names), offset, threads, [] {});
}

Result<CoxRows> cox_rows(const FollowUp& f, Eigen::MatrixXd&& x, std::vector<std::string> names,
                         std::span<const double> offset, int threads) {
  return rows_of(f, x, std::move(names), offset, threads, [&] { x = Eigen::MatrixXd(); });
}

Eigen::VectorXd longest_steps(const CoxRows& r) {
  constexpr double longest = 10, no_range = 1e-300;
  return longest * r.range.cwiseMax(no_range).cwiseInverse();
}

}  // namespace nelm::cohort
