#include "nelm/export/cql_condition.h"

#include <fmt/format.h>

#include <bit>
#include <charconv>

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

/// How tightly an operator binds: a weaker one inside a stronger one needs a group.
int              binds(Operator is) { return is == Operator::either ? 0 : is == Operator::both ? 1 : 2; }
std::string_view word_of(Operator is) { return is == Operator::either ? "or" : "and"; }

std::string chained(const std::string& chain, Operator by, int outer) {
  return binds(by) < outer ? fmt::format("({})", chain) : chain;
}

std::string compared_with_limit(const Term& t, int outer) {
  static constexpr std::string_view signs[] = {"<", "<=", ">=", ">"};
  const auto                        sign    = signs[static_cast<std::size_t>(t.is)];
  const auto                        value   = fmt::format("{} {} {}", cql_fact(t.fact), sign, limit(t));
  if (!known_at_least(t.fact)) return value;
  // What is at least so much may settle a comparison before the value does: one that reaches the limit is above it.
  const auto by = t.is == Operator::at_least || t.is == Operator::above ? Operator::either : Operator::both;
  return chained(fmt::format("{} {} {} {} {}", value, word_of(by), cql_least(t.fact), sign, limit(t)), by, outer);
}

std::string each_word(const Row& r, Choices words, std::string_view sign, Operator by, int outer) {
  std::string text;
  for (std::size_t i = 0; i < r.words.size(); ++i)
    if ((words >> i & 1U) != 0)
      text += fmt::format("{}{} {} {}", text.empty() ? "" : fmt::format(" {} ", word_of(by)), cql_fact(r.id), sign,
                          cql_text(r.words[i]));
  return std::has_single_bit(words) ? text : chained(text, by, outer);
}

/// One of some words, or none of the others, whichever says less: both are null while the fact is.
std::string one_of_words(const Term& t, int outer) {
  const Row&    r      = row(t.fact);
  const Choices others = patient::anything(t.fact).choices & ~t.words;
  if (r.kind == Kind::yes_no) return (t.words == patient::no ? "not " : "") + cql_fact(t.fact);
  return others != 0 && std::popcount(others) < std::popcount(t.words)
             ? each_word(r, others, "!=", Operator::both, outer)
             : each_word(r, t.words, "=", Operator::either, outer);
}

std::string text_from(const std::vector<Term>& terms, std::size_t at, int outer) {
  const Term& t = terms[at];
  switch (t.is) {
    case Operator::opposite: {
      const Term& of      = terms[at + 1];
      const bool  bare    = of.is == Operator::among && row(of.fact).kind == Kind::yes_no && of.words == patient::yes;
      const auto  operand = text_from(terms, at + 1, 0);
      return bare ? "not " + operand : fmt::format("not ({})", operand);
    }
    case Operator::both:
    case Operator::either:
      return chained(fmt::format("{} {} {}", text_from(terms, at + 1, binds(t.is)), word_of(t.is),
                                 text_from(terms, t.right, binds(t.is))),
                     t.is, outer);
    case Operator::among: return one_of_words(t, outer);
    default:              return compared_with_limit(t, outer);
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

std::string cql(const Condition& c) { return c.empty() ? std::string{} : text_from(c.terms, 0, 0); }

std::string cql_type(Fact f) {
  const Row& r = row(f);
  switch (r.kind) {
    case Kind::yes_no: return "Boolean";
    case Kind::number: return !r.unit.empty() ? "Quantity" : r.traits.whole ? "Integer" : "Decimal";
    default:           return "String";
  }
}

}  // namespace nelm::exported
