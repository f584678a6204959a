#include "nelm/sheet/page.h"

#include <fmt/format.h>

#include <algorithm>

namespace nelm::sheet {

std::string in_full(const Line& l) {
  if (l.blanks.places.empty()) return l.words;
  return fmt::format("{}{}{}: {}", l.words, l.words.empty() ? "" : "; ", l.blanks.say,
                     fmt::join(l.blanks.places, ", "));
}

namespace {

bool folds(const Block& block) {
  const auto line = [](const auto& self, const Line& l) -> bool {
    return l.fold != Fold::never || std::ranges::any_of(l.opens, [&](const Line& o) { return self(self, o); });
  };
  if (const auto* l = std::get_if<Line>(&block)) return line(line, *l);
  if (const auto* t = std::get_if<Table>(&block))  // rows that are met by all give way in any
    return t->fold != Fold::never || std::ranges::any_of(t->rows, [](const Row& r) {
             return std::ranges::any_of(r.cells, [](const Cell& c) { return c.sign == Sign::met; });
           });
  return !std::holds_alternative<Fields>(block);  // limits on their axis always may, and pictures
}

}  // namespace

bool folds(const Page& page) {
  return std::ranges::any_of(page.sections, [](const Section& s) {
    return s.fold != Fold::never || std::ranges::any_of(s.blocks, [](const Block& b) { return folds(b); });
  });
}

}  // namespace nelm::sheet
