#include "nelm/board/as_of.h"

#include <algorithm>

#include "nelm/board/support.h"

namespace nelm::board {

Knowledge as_of(Knowledge k, Date day) {
  std::erase_if(k.sources, [&](const Source& s) { return came_later(s, day); });
  for (Source& s : k.sources)
    std::erase_if(s.superseded_by, [&](const SupersededBy& by) {
      return std::ranges::find(k.sources, by.source, &Source::id) == k.sources.end();
    });
  k.valid_on = day;
  return k;
}

std::optional<Date> first_dated(const Knowledge& k) {
  std::optional<Date> first;
  for (const Source& s : k.sources)
    if (const auto days = read_days(s.dated); days && (!first || days->first < *first)) first = days->first;
  return first;
}

}  // namespace nelm::board
