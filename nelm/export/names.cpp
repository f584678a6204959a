#include "nelm/export/names.h"

#include <fmt/format.h>

#include <array>

namespace nelm::exported {

using board::Criterion;
using board::Option;
using board::Rule;

namespace {

std::string of(const Criterion& c, std::string_view what) { return fmt::format("{}: {}", c.id, what); }
std::string of(const Rule& r, std::string_view what) { return fmt::format("rule {}: {}", r.id, what); }
std::string of(Option o, std::string_view what) { return fmt::format("option {}: {}", patient::name(o), what); }

constexpr bool small(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool large(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string library_name(std::string_view source) {
  std::string name        = "Nelm";
  bool        word_begins = true;
  for (const char c : source) {
    const bool part = small(c) || large(c) || digit(c);
    if (part) name += word_begins && small(c) ? static_cast<char>(c - 'a' + 'A') : c;
    word_begins = !part;
  }
  return name;
}

std::string met_if(const Criterion& c) { return of(c, "met if"); }
std::string unmet_if(const Criterion& c) {
  return of(c, c.kind == board::CriterionKind::exclusion ? "out if" : "unmet if");
}
std::string worst(const Criterion& c) { return of(c, "worst"); }
std::string best(const Criterion& c) { return of(c, "best"); }
std::string applies_if(const Rule& r) { return of(r, "applies if"); }
std::string worst(const Rule& r) { return of(r, "worst"); }
std::string best(const Rule& r) { return of(r, "best"); }
std::string each_lesion(const Rule& r) { return of(r, "each lesion"); }
std::string arises(Option o) { return of(o, "arises"); }
std::string applies(Option o) { return of(o, "applies"); }
std::string worst(Option o) { return of(o, "worst"); }
std::string best(Option o) { return of(o, "best"); }
std::string parts_on_a_limit(Option o) { return of(o, "readings part on a limit"); }

std::string_view name(board::Grade g) {
  static constexpr std::array<std::string_view, 5> names{"excluded", "divided", "borderline", "weakened", "clear"};
  return names[static_cast<std::size_t>(g)];
}

}  // namespace nelm::exported
