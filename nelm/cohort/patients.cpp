#include "nelm/cohort/patients.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <tuple>
#include <utility>

namespace nelm::cohort {

namespace {

using Labels = std::span<const std::int32_t>;

double entry_of(const FollowUp& f, std::size_t row) { return f.entry.empty() ? 0 : f.entry[row]; }

/// The rows by patient, then time: counted by patient, sorted within each.
std::vector<std::size_t> in_order(const FollowUp& f, Patients patient) {
  assert(patient.size() == f.rows());
  std::vector<std::size_t> rows(f.rows()),
      ends(patient.empty() ? 1 : static_cast<std::size_t>(std::ranges::max(patient)) + 2);
  for (const auto p : patient) ++ends[static_cast<std::size_t>(p) + 1];
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  auto next = ends;
  for (std::size_t i = 0; i < rows.size(); ++i) rows[next[static_cast<std::size_t>(patient[i])]++] = i;
  for (std::size_t p = 0; p + 1 < ends.size(); ++p)
    std::ranges::sort(std::span(rows).subspan(ends[p], ends[p + 1] - ends[p]), {},
                      [&](std::size_t i) { return std::tuple(entry_of(f, i), f.time[i], i); });
  return rows;
}

/// Goes through the rows of each patient, in the order of time.
template <class Each>
void each_patient(const FollowUp& f, Patients patient, const Each& each) {
  const auto rows = in_order(f, patient);
  for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
    while (end < rows.size() && patient[rows[end]] == patient[rows[begin]]) ++end;
    each(std::span(rows).subspan(begin, end - begin));
  }
}

bool same(Labels labels, std::size_t a, std::size_t b) { return labels.empty() || labels[a] == labels[b]; }

bool goes_on(const FollowUp& f, Labels group, std::size_t row, std::size_t next) {
  return f.event[row] == 0 && entry_of(f, next) == f.time[row] && f.weight_of(row) == f.weight_of(next) &&
         same(group, row, next) && same(f.stratum, row, next) && same(f.cluster, row, next);
}

}  // namespace

PatientsSeen patients_seen(const FollowUp& f, Patients patient, Labels group) {
  PatientsSeen seen;
  each_patient(f, patient, [&](std::span<const std::size_t> rows) {
    ++seen.patients;
    if (rows.size() < 2) return;
    ++seen.with_several_rows;
    std::size_t events = 0;
    bool        gap = false, after = false, weight = false, groups = false;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i > 0) {
        gap    = gap || entry_of(f, rows[i]) > f.time[rows[i - 1]];
        after  = after || events > 0;
        weight = weight || f.weight_of(rows[i]) != f.weight_of(rows[i - 1]);
        groups = groups || !same(group, rows[i], rows[i - 1]);
      }
      events += f.event[rows[i]];
    }
    seen.with_gaps += gap;
    seen.after_event += after;
    seen.several_events += events > 1;
    seen.change_weight += weight;
    seen.change_group += groups;
  });
  return seen;
}

Stretches joined(const FollowUp& f, Patients patient, Labels group) {
  Stretches  found;
  FollowUp&  to   = found.follow_up;
  const auto take = [&](std::size_t first, std::size_t last) {
    if (!f.entry.empty()) to.entry.push_back(f.entry[first]);
    to.time.push_back(f.time[last]);
    to.event.push_back(f.event[last]);
    if (!f.weight.empty()) to.weight.push_back(f.weight[last]);
    if (!f.stratum.empty()) to.stratum.push_back(f.stratum[last]);
    if (!f.cluster.empty()) to.cluster.push_back(f.cluster[last]);
    if (!group.empty()) found.group.push_back(group[last]);
  };
  each_patient(f, patient, [&](std::span<const std::size_t> rows) {
    std::size_t first = rows[0];
    for (std::size_t i = 1; i < rows.size(); ++i) {
      if (goes_on(f, group, rows[i - 1], rows[i])) continue;
      take(first, rows[i - 1]);
      first = rows[i];
    }
    take(first, rows.back());
  });
  if (std::ranges::all_of(to.entry, [](double entry) { return entry <= 0; })) to.entry.clear();
  return found;
}

std::vector<std::size_t> first_rows(const FollowUp& f, Patients patient) {
  std::vector<std::size_t> found;
  each_patient(f, patient, [&](std::span<const std::size_t> rows) { found.push_back(rows[0]); });
  return found;
}

FollowUp ends_of_patients(FollowUp f, Patients patient) {
  auto event = f.event;
  each_patient(f, patient, [&](std::span<const std::size_t> rows) {
    for (const std::size_t row : rows.first(rows.size() - 1)) event[row] = 1;
  });
  f.event = std::move(event);
  return f;
}

std::vector<std::size_t> patients_in_groups(Patients patient, Labels group, std::size_t groups) {
  std::vector<std::pair<std::int32_t, std::int32_t>> all;
  for (std::size_t i = 0; i < patient.size(); ++i) all.emplace_back(group.empty() ? 0 : group[i], patient[i]);
  std::ranges::sort(all);
  all.erase(std::ranges::unique(all).begin(), all.end());
  std::vector<std::size_t> found(groups);
  for (const auto& [g, p] : all) ++found[static_cast<std::size_t>(g)];
  return found;
}

}  // namespace nelm::cohort
