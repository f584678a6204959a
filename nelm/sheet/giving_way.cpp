#include "nelm/sheet/giving_way.h"

#include <algorithm>

namespace nelm::sheet {

namespace {

using Together = std::vector<const Line*>;

const std::string& words_at(const Line& l, std::size_t step) { return step == 0 ? l.words : l.shorter[step - 1]; }

bool gives_way(const Line& l, std::size_t step) {
  return step < l.shorter.size() && words_at(l, step + 1) != words_at(l, step);
}

/// Whether at some step it says nothing, and another line of its section says it there.
bool takes_turns(const Line& l) {
  return !l.shorter.empty() && (l.words.empty() || std::ranges::any_of(l.shorter, &std::string::empty));
}

/// The lines that have shorter words, in the order of the page.
std::vector<Together> all_that_may(const Page& page) {
  std::vector<Together> all;
  for (const Section& s : page.sections) {
    Together of_section;
    bool     together = false;
    for (const Block& b : s.blocks)
      if (const auto* line = std::get_if<Line>(&b); line != nullptr && !line->shorter.empty()) {
        of_section.push_back(line);
        together = together || takes_turns(*line);
      }
    if (together)
      all.push_back(std::move(of_section));
    else
      for (const Line* l : of_section) all.push_back({l});
  }
  return all;
}

}  // namespace

std::vector<Shortening> giving_way(const Page& page) {
  auto all = all_that_may(page);
  std::ranges::reverse(all);
  std::ranges::stable_partition(all, [](const Together& t) { return t.front()->faint; });
  std::size_t steps = 0;
  for (const Together& t : all)
    for (const Line* l : t) steps = std::max(steps, l->shorter.size());
  std::vector<Shortening> order;
  for (std::size_t step = 0; step < steps; ++step) {
    Shortening s{.step = static_cast<unsigned>(step), .lines = {}, .stops = {}};
    for (const Together& t : all) {
      if (std::ranges::none_of(t, [&](const Line* l) { return gives_way(*l, step); })) continue;
      s.lines.insert(s.lines.end(), t.begin(), t.end());
      s.stops.push_back(s.lines.size());
    }
    if (!s.lines.empty()) order.push_back(std::move(s));
  }
  return order;
}

}  // namespace nelm::sheet
