#include "nelm/cli/shown.h"

#include <fmt/format.h>

namespace nelm::cli {

Shown::Shown(std::string_view title) : text_(fmt::format("{}\n", title)) {}

Shown& Shown::heading(std::string_view words, int indent) {
  text_ += fmt::format("\n{:{}}{}\n", "", indent, words);
  return *this;
}

Shown& Shown::fields(const board::FieldList& all, std::string_view said, int indent) {
  for (const board::Field& f : all)
    if (!f.words.empty() && f.name != said) text_ += fmt::format("{:{}}{:<18} {}\n", "", indent, f.name, f.words);
  return *this;
}

std::string counted(std::size_t n, std::string_view what) { return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s"); }

std::string conflict_shown(const board::Conflict& c) {
  Shown it(fmt::format("{}  {}", c.id, c.asks));
  it.fields(fields_of(c), "asks");
  for (const board::ConflictSide& side : c.sides) {
    it.heading(side.says, 2);
    for (const auto& cited : side.cites) it.fields(fields_of(cited), {}, 4);
    it.fields({{"citation", side.citation}}, {}, 4);
  }
  return it.text();
}

std::string factor_shown(const board::Factor& f) {
  return Shown(fmt::format("{}  {}", f.id, f.name)).fields(fields_of(f), "name").text();
}

}  // namespace nelm::cli
