#include "nelm/sheet/page.h"

#include <fmt/format.h>

namespace nelm::sheet {

std::string in_full(const Line& l) {
  if (l.blanks.places.empty()) return l.words;
  return fmt::format("{}{}{}: {}", l.words, l.words.empty() ? "" : "; ", l.blanks.say,
                     fmt::join(l.blanks.places, ", "));
}

}  // namespace nelm::sheet
