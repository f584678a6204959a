#include "nelm/cohort/cox_scan.h"

#include <algorithm>

namespace nelm::cohort {

std::vector<double> sums_after(const CoxRows& r, const CoxSums& s, const CoxWay& way, int threads) {
  const Chunks        chunks(way.places);
  const std::size_t   wide = padded(r.p);
  std::vector<double> after(chunks.count() * wide), of_first(chunks.count() * wide);
  std::vector<char>   begins(chunks.count()), has_one(chunks.count());  // a stratum; nothing but one

  // Of each chunk the sum over its first stratum.
  share(chunks.count(), threads, [&](std::size_t c) {
    const std::size_t begin = chunks.begin(c), end = chunks.end(c);
    std::size_t       stop = end;
    for (std::size_t k = way.time_from(begin); k < way.event_times && way.first(k) < end; ++k)
      if (r.times[k].events == 0) {
        if (way.first(k) == begin) {
          begins[c] = 1;
          continue;
        }
        stop = way.first(k);
        break;
      }
    has_one[c] = stop == end ? 1 : 0;
    std::vector<double> sum(wide);
    CoxScan(r, s, way, stop, sum.data()).sum_to(begin, of_first.data() + c * wide);
  });
  for (std::size_t c = chunks.count(); c-- > 1;) {
    if (begins[c] != 0) continue;
    for (std::size_t j = 0; j < wide; ++j)
      after[(c - 1) * wide + j] = of_first[c * wide + j] + (has_one[c] != 0 ? after[c * wide + j] : 0);
  }
  return after;
}

std::vector<double> sums_not_entered(const CoxRows& r, const CoxSums& s, int threads) {
  if (!r.late_entry()) return {};
  const CoxWay        way   = by_entry(r);
  const std::size_t   wide  = padded(r.p);
  const auto          after = sums_after(r, s, way, threads);
  const Chunks        chunks(way.places);
  std::vector<double> found(r.times.size() * wide);
  share(chunks.count(), threads, [&](std::size_t c) {
    CoxScan(r, s, way, chunks.end(c), after.data() + c * wide)
        .down_to(chunks.begin(c),
                 [&](std::size_t k, const double* sum) { std::copy(sum, sum + wide, found.data() + k * wide); });
  });
  return found;
}

}  // namespace nelm::cohort
