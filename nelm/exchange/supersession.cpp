#include "nelm/exchange/supersession.h"

#include <algorithm>
#include <set>

namespace nelm::exchange {

namespace {

const board::Source* source_called(const Reading& reading, std::string_view id) {
  const auto& all = reading.knowledge.sources;
  const auto  at  = std::ranges::find(all, id, [](const board::Source& s) { return std::string_view(s.id); });
  return at == all.end() ? nullptr : &*at;
}

/// By what both dates say: 2016 is not older than 2016-05.
bool older(const board::Source& a, const board::Source& b) {
  const auto both = std::min(a.dated.size(), b.dated.size());
  return a.dated.substr(0, both) < b.dated.substr(0, both);
}

/// "a, b, a": the way from a source through its successors back to itself; empty if none leads back.
std::vector<std::string> circle(const Reading& reading, const Superseded& from) {
  std::vector<std::string> way{from.source};
  std::set<std::string>    been;
  const auto               walk = [&](const auto& self, const std::string& at) -> bool {
    way.push_back(at);
    if (at == from.source) return true;
    if (been.insert(at).second)
      for (const Superseded& next : reading.superseded)
        if (next.source == at && self(self, next.by)) return true;
    way.pop_back();
    return false;
  };
  return walk(walk, from.by) ? way : std::vector<std::string>{};
}

}  // namespace

Problems check_supersession(const Reading& reading) {
  Problems problems;
  for (const Superseded& s : reading.superseded) {
    const auto tell = [&](std::string found, std::string expected) {
      problems.push_back({.file     = s.file,
                          .line     = s.line,
                          .column   = s.column,
                          .field    = s.field,
                          .found    = std::move(found),
                          .expected = std::move(expected)});
    };
    const auto* old = source_called(reading, s.source);
    const auto* by  = source_called(reading, s.by);
    if (by == nullptr) {
      if (reading.there_but_unread("sources", s.by)) continue;
      std::vector<std::string_view> known;
      for (const board::Source& source : reading.knowledge.sources) known.push_back(source.id);
      tell(fmt::format("\"{}\"", s.by), fmt::format("a source read here{}", did_you_mean(s.by, known)));
    } else if (const auto way = circle(reading, s); !way.empty()) {
      tell(fmt::format("a circle: {}", fmt::join(way, ", then ")), "successors that do not lead back");
    } else if (old != nullptr && older(*by, *old)) {
      tell(fmt::format("\"{}\", of {}", s.by, by->dated),
           fmt::format("a source no older than {}, of {}", old->id, old->dated));
    }
  }
  return problems;
}

}  // namespace nelm::exchange
