#include "nelm/export/cql_condition.h"

#include <fmt/format.h>

#include <bit>
#include <charconv>

#include "nelm/board/compare.h"
#include "nelm/export/cql_words.h"

namespace nelm::exported {

using board::Condition;
using board::Fact;
using board::Operator;
using board::Term;
using patient::Choices;
using patient::Kind;
using patient::Row;
using patient::row;

namespace {

bool calendar(const Row& r) { return r.unit == "months" || r.unit == "years"; }

/// A number without exponent: CQL knows none.
std::string digits(double number) {
  std::string text(400, ' ');
  text.resize(static_cast<std::size_t>(
      std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed).ptr - text.data()));
  return text;
}

std::string limit(const Term& t) {
  const Row& r = row(t.fact);
  if (r.unit.empty()) return digits(t.limit);
  return fmt::format("{} {}", digits(t.limit), calendar(r) ? std::string(r.unit) : cql_text(r.unit));
}

CqlLogic joined(Operator by, const std::vector<CqlLogic>& parts) {
  return by == Operator::either ? cql_any(parts) : cql_all(parts);
}

CqlLogic compared_with_limit(const Term& t) {
  static constexpr std::string_view signs[] = {"<", "<=", ">=", ">"};
  const auto                        sign    = signs[static_cast<std::size_t>(t.is)];
  const auto compared = [&](const std::string& what) { return fmt::format("{} {} {}", what, sign, limit(t)); };
  if (!known_at_least(t.fact)) return {compared(cql_fact(t.fact))};
  // What is at least so much may settle a comparison before the value does: one that reaches the limit is above it.
  const auto by = t.is == Operator::at_least || t.is == Operator::above ? Operator::either : Operator::both;
  return joined(by, {{compared(cql_fact(t.fact))}, {compared(cql_least(t.fact))}});
}

CqlLogic each_word(const Row& r, Choices words, std::string_view sign, Operator by) {
  std::vector<CqlLogic> each;
  for (std::size_t i = 0; i < r.words.size(); ++i)
    if ((words >> i & 1U) != 0) each.push_back({fmt::format("{} {} {}", cql_fact(r.id), sign, cql_text(r.words[i]))});
  return joined(by, each);
}

/// One of some words, or none of the others, whichever says less: both are null while the fact is.
CqlLogic one_of_words(const Term& t) {
  const Row&    r      = row(t.fact);
  const Choices others = patient::anything(t.fact).choices & ~t.words;
  if (r.kind == Kind::yes_no) return {(t.words == patient::no ? "not " : "") + cql_fact(t.fact)};
  return std::popcount(others) < std::popcount(t.words) ? each_word(r, others, "!=", Operator::both)
                                                        : each_word(r, t.words, "=", Operator::either);
}

/// What a fact nobody has reported says of a comparison.
board::Verdict of_anything(const Term& t) {
  const auto [numbers, choices] = patient::anything(t.fact);
  switch (t.is) {
    case Operator::below:    return board::below(numbers, t.limit);
    case Operator::at_most:  return board::at_most(numbers, t.limit);
    case Operator::at_least: return board::at_least(numbers, t.limit);
    case Operator::above:    return board::above(numbers, t.limit);
    default:                 return board::among(choices, t.words);
  }
}

/// What every value there can be meets, or none, is so whether a value is known or not.
CqlLogic comparison(const Term& t) {
  switch (of_anything(t)) {
    case board::Verdict::met:   return {"true"};
    case board::Verdict::unmet: return {"false"};
    default:                    return t.is == Operator::among ? one_of_words(t) : compared_with_limit(t);
  }
}

CqlLogic logic_from(const std::vector<Term>& terms, std::size_t at) {
  const Term& t = terms[at];
  switch (t.is) {
    case Operator::opposite: {
      const Term& of   = terms[at + 1];
      const bool  bare = of.is == Operator::among && row(of.fact).kind == Kind::yes_no && of.words == patient::yes;
      const auto  what = logic_from(terms, at + 1).text;
      return {bare ? "not " + what : fmt::format("not ({})", what)};
    }
    case Operator::both:
    case Operator::either: return joined(t.is, {logic_from(terms, at + 1), logic_from(terms, t.right)});
    default:               return comparison(t);
  }
}

}  // namespace

std::string cql_fact(Fact f) {
  const Row& r = row(f);
  return (r.in == Fact::lesions ? "lesion." : "") + cql_name(r.name);
}

bool known_at_least(Fact f) { return f == Fact::lesion_count || f == Fact::max_lesion_mm; }

std::string cql_least(Fact f) { return cql_name(fmt::format("{}: least", row(f).name)); }
std::string at_least_parameter(Fact f) { return fmt::format("{} at least", row(f).name); }

std::string cql(const Condition& c) { return c.empty() ? std::string{} : logic_from(c.terms, 0).text; }

std::string cql_type(Fact f) {
  const Row& r = row(f);
  switch (r.kind) {
    case Kind::yes_no: return "Boolean";
    case Kind::number: return !r.unit.empty() ? "Quantity" : r.traits.whole ? "Integer" : "Decimal";
    default:           return "String";
  }
}

}  // namespace nelm::exported
