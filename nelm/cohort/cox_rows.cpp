#include "nelm/cohort/cox_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "nelm/cohort/cox_kernels.h"
#include "nelm/cohort/cox_order.h"
#include "nelm/cohort/in_chunks.h"

namespace nelm::cohort {

namespace {

constexpr std::size_t most_rows = (std::size_t{1} << 31) - 1;

class Check {
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

std::string at(std::string_view field, std::size_t row) { return fmt::format("{}[{}]", field, row); }

void check_rows(Check& check, const FollowUp& f, std::span<const double> offset) {
  for (std::size_t i = 0; i < f.rows(); ++i) {
    const double t = f.time[i], w = f.weight_of(i);
    if (!std::isfinite(t)) check(false, at("time", i), fmt::format("{}", t), "a finite time");
    if (!f.entry.empty() && !(f.entry[i] < t))
      check(false, at("entry", i), fmt::format("{}", f.entry[i]), fmt::format("an entry before the time, {}", t));
    if (!(w >= 0 && std::isfinite(w))) check(false, at("weight", i), fmt::format("{}", w), "a weight of 0 or more");
    if (f.stratum_of(i) < 0) check(false, at("stratum", i), fmt::format("{}", f.stratum[i]), "0 or more");
    if (!f.cluster.empty() && f.cluster[i] < 0)
      check(false, at("cluster", i), fmt::format("{}", f.cluster[i]), "0 or more");
    if (!offset.empty() && !std::isfinite(offset[i]))
      check(false, at("offset", i), fmt::format("{}", offset[i]), "a finite number");
  }
}

Problems problems_of(const FollowUp& f, const Eigen::MatrixXd& x, const std::vector<std::string>& names,
                     std::span<const double> offset) {
  Check             check;
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
    for (Eigen::Index i = 0; i < x.rows(); ++i)
      if (!std::isfinite(x(i, j)))
        check(false, at(names[static_cast<std::size_t>(j)], static_cast<std::size_t>(i)), fmt::format("{}", x(i, j)),
              "a finite number");
  return check.problems;
}

template <class T>
std::vector<T> gathered(const std::vector<T>& of, const std::vector<std::uint32_t>& order) {
  std::vector<T> found(of.empty() ? 0 : order.size());
  for (std::size_t i = 0; i < found.size(); ++i) found[i] = of[order[i]];
  return found;
}

/// Reads the caller's columns as they lie and writes whole rows to their places.
void gather_columns(CoxRows& r, const Eigen::MatrixXd& x, int threads) {
  r.x.resize(r.n * r.p + spare);
  std::vector<std::uint32_t> place(r.n);
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

/// What is to be known of a column before it is centred and scaled; of several parts of it, added in their order.
struct ColumnSums {
  double sum = 0, weighted = 0, low = std::numeric_limits<double>::infinity(), high = -low;
  bool   only_signs = true;  // -1, 0 and 1
};

std::vector<ColumnSums> column_sums(const CoxRows& r, int threads) {
  const Chunks            chunks(r.n);
  std::vector<ColumnSums> parts(chunks.count() * r.p);
  share(chunks.count(), threads, [&](std::size_t c) {
    ColumnSums* sums = parts.data() + c * r.p;
    for (std::size_t i = chunks.begin(c); i < chunks.end(c); ++i)
      for (std::size_t j = 0; j < r.p; ++j) {
        const double v = r.x[i * r.p + j];
        sums[j].sum += v;
        sums[j].weighted += v * r.weight[i];
        sums[j].low  = std::min(sums[j].low, v);
        sums[j].high = std::max(sums[j].high, v);
        sums[j].only_signs &= v == 0 || v == 1 || v == -1;
      }
  });
  std::vector<ColumnSums> total(r.p);
  for (std::size_t k = 0; k < parts.size(); ++k) {
    ColumnSums& t = total[k % r.p];
    t.sum += parts[k].sum;
    t.weighted += parts[k].weighted;
    t.low  = std::min(t.low, parts[k].low);
    t.high = std::max(t.high, parts[k].high);
    t.only_signs &= parts[k].only_signs;
  }
  return total;
}

/// Takes the mean off each column and divides it by its standard deviation.
void centre_and_scale(CoxRows& r, int threads) {
  const auto p = static_cast<Eigen::Index>(r.p);
  const auto n = static_cast<double>(r.n);
  r.centre = r.scale = r.means = Eigen::VectorXd::Zero(p);
  double weight                = 0;
  for (const double w : r.weight) weight += w;
  const auto sums = column_sums(r, threads);
  for (std::size_t j = 0; j < r.p; ++j) {
    const auto k = static_cast<Eigen::Index>(j);
    r.centre[k]  = sums[j].sum / n;
    r.means[k]   = sums[j].only_signs ? 0 : sums[j].weighted / weight;
    r.constant.push_back(sums[j].low == sums[j].high);
    if (r.constant.back()) r.centre[k] = sums[j].low;
  }
  const Chunks                 chunks(r.n);
  std::vector<Eigen::VectorXd> squares(chunks.count(), Eigen::VectorXd::Zero(p));
  share(chunks.count(), threads, [&](std::size_t c) {
    for (std::size_t i = chunks.begin(c); i < chunks.end(c); ++i)
      for (std::size_t j = 0; j < r.p; ++j) {
        double& v = r.x[i * r.p + j];
        v -= r.centre[static_cast<Eigen::Index>(j)];
        squares[c][static_cast<Eigen::Index>(j)] += v * v;
      }
  });
  for (const auto& part : squares) r.scale += part;
  for (std::size_t j = 0; j < r.p; ++j) {
    double& s = r.scale[static_cast<Eigen::Index>(j)];
    s         = r.constant[j] ? 1 : std::sqrt(s / (n - 1));
  }
  const Eigen::VectorXd by = r.scale.cwiseInverse();
  share(chunks.count(), threads, [&](std::size_t c) {
    for (std::size_t i = chunks.begin(c); i < chunks.end(c); ++i)
      for (std::size_t j = 0; j < r.p; ++j) r.x[i * r.p + j] *= by[static_cast<Eigen::Index>(j)];
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
void find_entries(CoxRows& r, const std::vector<double>& entry, int threads) {
  r.from.resize(r.n);
  const auto end_of_times = [&](std::size_t s) {
    return s + 1 < r.strata.size() ? r.strata[s + 1].first_time : static_cast<std::uint32_t>(r.times.size());
  };
  const Chunks chunks(r.n);
  share(chunks.count(), threads, [&](std::size_t c) {
    for (std::size_t i = chunks.begin(c); i < chunks.end(c); ++i) {
      const auto s     = static_cast<std::size_t>(r.times[r.upto[i]].stratum);
      const auto first = r.times.begin() + r.strata[s].first_time + 1, last = r.times.begin() + end_of_times(s);
      const auto after = std::ranges::upper_bound(first, last, entry[i], {}, &EventTime::time);
      r.from[i]        = static_cast<std::uint32_t>(after - r.times.begin()) - 1;
    }
  });
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

}  // namespace

Result<CoxRows> cox_rows(const FollowUp& f, const Eigen::MatrixXd& x, std::vector<std::string> names,
                         std::span<const double> offset, int threads) {
  if (auto problems = problems_of(f, x, names, offset); !problems.empty()) return tl::unexpected(std::move(problems));
  CoxRows r;
  r.n       = f.rows();
  r.p       = static_cast<std::size_t>(x.cols());
  r.names   = std::move(names);
  r.row     = canonical_order(f, x, offset, threads);
  r.time    = gathered(f.time, r.row);
  r.event   = gathered(f.event, r.row);
  r.cluster = gathered(f.cluster, r.row);
  r.weight  = f.weight.empty() ? std::vector<double>(r.n, 1) : gathered(f.weight, r.row);
  r.offset  = gathered(std::vector<double>(offset.begin(), offset.end()), r.row);
  for (const double o : r.offset) r.offset_mean += o / static_cast<double>(r.n);
  for (double& o : r.offset) o -= r.offset_mean;
  gather_columns(r, x, threads);
  centre_and_scale(r, threads);
  find_event_times(r, gathered(f.stratum, r.row));
  if (!f.entry.empty()) find_entries(r, gathered(f.entry, r.row), threads);
  return r;
}

}  // namespace nelm::cohort
