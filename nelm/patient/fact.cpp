#include "nelm/patient/fact.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "nelm/date.h"
#include "nelm/patient/facts_table.h"

namespace nelm::patient {

std::string_view title(Section s) {
  static constexpr std::string_view titles[] = {"The case",
                                                "Patient and fitness",
                                                "Primary tumour",
                                                "Pathology",
                                                "Function and symptoms",
                                                "Liver",
                                                "Surgical judgement",
                                                "Outside the liver",
                                                "Course and treatment",
                                                "Never judged, only printed"};
  return titles[static_cast<std::size_t>(s)];
}

std::span<const Row> facts() { return table::rows; }

const Row& row(Fact f) { return table::rows[index(f)]; }

std::optional<Fact> fact_named(std::string_view name, Fact in) {
  const auto found = std::ranges::find_if(table::rows, [&](const Row& r) { return r.in == in && r.name == name; });
  if (found == std::end(table::rows)) return {};
  return found->id;
}

std::optional<Fact> condition_fact(std::string_view name) {
  const auto conditional = [](Kind k) { return k == Kind::number || k == Kind::yes_no || k == Kind::choice; };
  for (const Fact in : {Fact::none, Fact::lesions})
    if (const auto f = fact_named(name, in); f && conditional(row(*f).kind)) return f;
  return {};
}

Possible anything(Fact f) {
  const Row& r = row(f);
  switch (r.kind) {
    case Kind::number:
    case Kind::date:    return number(r.bounds);
    case Kind::yes_no:  return choice(yes_or_no);
    case Kind::choice:
    case Kind::members: return choice(all_of_first(static_cast<unsigned>(r.words.size())));
    default:            return {};
  }
}

bool single(Fact f, const Possible& p) {
  const Kind k = row(f).kind;
  return k == Kind::number || k == Kind::date ? p.single_number() : p.single_choice();
}

namespace {

std::string digits(double x) {
  return x == std::round(x) && std::abs(x) < 1e15 ? fmt::format("{:.0f}", x) : fmt::format("{}", x);
}

/// Months hold the share of the one then running, in days: two decimals tell them apart, and never make them whole.
std::string months(double x) {
  auto text = fmt::format("{:.2f}", x);
  return x == std::round(x) ? digits(x) : text.substr(0, text.find_last_not_of('0') + 1);
}

std::string number_in_words(const Row& r, Range possible) {
  const auto say = [&](double x) {
    return r.kind == Kind::date ? written(date_of(static_cast<int>(x))) : r.unit == "months" ? months(x) : digits(x);
  };
  const bool from =
      possible.low > r.bounds.low || (possible.low == r.bounds.low && possible.low_open && !r.bounds.low_open);
  const bool to =
      possible.high < r.bounds.high || (possible.high == r.bounds.high && possible.high_open && !r.bounds.high_open);
  if (possible.single()) return say(possible.low);
  if (!from && !to) return "not reported";
  if (!from) return (possible.high_open ? "under " : "up to ") + say(possible.high);
  if (!to) return (possible.low_open ? "over " : "at least ") + say(possible.low);
  return fmt::format("{}{} to {}{}", possible.low_open ? "over " : "", say(possible.low),
                     possible.high_open ? "under " : "", say(possible.high));
}

std::string choice_in_words(std::span<const std::string_view> words, Choices possible) {
  std::string said;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!(possible >> i & 1U)) continue;
    if (!said.empty()) said += " or ";
    for (const char c : words[i]) said += c == '_' ? ' ' : c;
  }
  return said;
}

}  // namespace

std::string in_words(Fact f, const Possible& p) {
  const Row& r = row(f);
  if (r.kind == Kind::number || r.kind == Kind::date) return number_in_words(r, p.numbers);
  if (p == anything(f)) return "not reported";
  static constexpr std::string_view no_and_yes[] = {"no", "yes"};
  return choice_in_words(r.kind == Kind::yes_no ? std::span(no_and_yes) : r.words, p.choices);
}

}  // namespace nelm::patient
