#include "nelm/exchange/condition_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "nelm/exchange/text_place.h"
#include "nelm/nearest.h"

namespace nelm::exchange {

namespace {

using board::Condition;
using board::Fact;
using board::Operator;
using board::Term;
using patient::Kind;
using patient::Row;
using patient::row;

constexpr int deepest_group = 64;

/// What was wrong, and where in the text.
struct Wrong {
  std::size_t at;
  std::string found, expected;
};

struct Token {
  enum class Is { end, name, number, text, sign };
  Is               is = Is::end;
  std::string_view words;  // of a text: without its quotes
  std::size_t      at = 0;
};

constexpr bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
constexpr bool digit(char c) { return c >= '0' && c <= '9'; }

/// Cuts the text into words, numbers, texts and signs.
class Words {
 public:
  explicit Words(std::string_view text) : text_(text) { next(); }

  const Token& now() const { return now_; }
  bool         ahead(std::string_view words) const {
    return now_.is != Token::Is::text && now_.words == words && now_.is != Token::Is::end;
  }

  Token take() {
    const Token taken = now_;
    next();
    return taken;
  }
  bool take(std::string_view words) {
    if (!ahead(words)) return false;
    next();
    return true;
  }

 private:
  void next() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
    const std::size_t begin = at_;
    const auto        token = [&](Token::Is is) { now_ = {is, text_.substr(begin, at_ - begin), begin}; };
    if (at_ == text_.size()) return token(Token::Is::end);
    const char c = text_[at_];
    if (letter(c)) {
      while (at_ < text_.size() && (letter(text_[at_]) || digit(text_[at_]))) ++at_;
      return token(Token::Is::name);
    }
    if (digit(c)) {
      while (at_ < text_.size() && (digit(text_[at_]) || text_[at_] == '.' || letter(text_[at_]))) ++at_;
      return token(Token::Is::number);
    }
    if (c == '\'') {
      const auto close = text_.find('\'', at_ + 1);
      if (close == std::string_view::npos) {
        at_ = text_.size();
        return token(Token::Is::sign);  // an open quote: told as it stands
      }
      at_  = close + 1;
      now_ = {Token::Is::text, text_.substr(begin + 1, close - begin - 1), begin};
      return;
    }
    const bool two = at_ + 1 < text_.size() && text_[at_ + 1] == '=' && (c == '<' || c == '>' || c == '!');
    at_ += two ? 2 : 1;
    while (at_ < text_.size() && characters(text_.substr(at_, 1)) == 0) ++at_;  // the rest of a character such as ≤
    token(Token::Is::sign);
  }

  std::string_view text_;
  std::size_t      at_ = 0;
  Token            now_;
};

std::string what(const Token& t) {
  if (t.is == Token::Is::end) return "the end of the condition";
  if (t.is == Token::Is::sign && (t.words == "\n" || t.words == "\r")) return "the end of the line";
  return t.is == Token::Is::text ? fmt::format("'{}'", t.words) : fmt::format("{}", t.words);
}

std::string unit_in_words(const Row& r) {
  return r.unit == "months" || r.unit == "years" ? std::string(r.unit) : fmt::format("'{}'", r.unit);
}

std::optional<Operator> comparison(const Token& t) {
  constexpr std::pair<std::string_view, Operator> signs[] = {
      {"<", Operator::below}, {"<=", Operator::at_most}, {">=", Operator::at_least}, {">", Operator::above}};
  for (const auto& [sign, is] : signs)
    if (t.is == Token::Is::sign && t.words == sign) return is;
  return {};
}

/// Recursive descent, one function for each line of the grammar. Throws Wrong, which does not leave this file.
class Parser {
 public:
  explicit Parser(std::string_view text) : words_(text) {}

  std::vector<Term> all() {
    if (words_.now().is == Token::Is::end)
      throw Wrong{0, "an empty condition", "a condition, such as FACT < NUMBER UNIT"};
    condition();
    if (words_.now().is != Token::Is::end) wrong(words_.now(), "and, or, or the end of the condition");
    return std::move(terms_);
  }

 private:
  [[noreturn]] static void wrong(const Token& at, std::string expected) {
    throw Wrong{at.at, what(at), std::move(expected)};
  }

  void condition() {
    chain("or", Operator::either, [this] { conjunction(); });
  }
  void conjunction() {
    chain("and", Operator::both, [this] { term(); });
  }

  /// a op b op c, read from the left: the operator goes before its operands.
  template <class Operand>
  void chain(std::string_view word, Operator is, Operand operand) {
    const std::size_t begin = terms_.size();
    operand();
    while (words_.take(word)) {
      terms_.insert(terms_.begin() + static_cast<std::ptrdiff_t>(begin), Term{.is = is});
      for (std::size_t i = begin + 1; i < terms_.size(); ++i)
        if (terms_[i].is == Operator::both || terms_[i].is == Operator::either) ++terms_[i].right;
      terms_[begin].right = static_cast<std::uint16_t>(terms_.size());
      operand();
    }
  }

  void term() {
    if (words_.ahead("not")) return negation();
    if (words_.ahead("(")) return group();
    fact(false);
  }

  void negation() {
    words_.take();
    terms_.push_back({.is = Operator::opposite});
    if (words_.ahead("(")) return group();
    fact(true);
  }

  void group() {
    const Token open = words_.take();
    if (++depth_ > deepest_group)
      throw Wrong{open.at, "groups nested deeper than 64", "at most 64 groups inside each other"};
    condition();
    if (!words_.take(")")) wrong(words_.now(), "and, or, or ) to close the group");
    --depth_;
  }

  void fact(bool after_not) {
    const Token                name         = words_.take();
    constexpr std::string_view in_the_way[] = {"and", "or", "not", "in"};
    if (name.is != Token::Is::name || std::ranges::find(in_the_way, name.words) != std::end(in_the_way))
      wrong(name,
            after_not ? "a yes/no fact or a group in parentheses after not" : "a fact, not, or a group in parentheses");
    const Row& r = row(fact_of(name));
    if (after_not && r.kind != Kind::yes_no) wrong(name, "a yes/no fact or a group in parentheses after not");
    switch (r.kind) {
      case Kind::yes_no: return yes_no(r);
      case Kind::number: return number(r);
      default:           return words(r);
    }
  }

  static Fact fact_of(const Token& name) {
    if (const auto f = patient::condition_fact(name.words)) return *f;
    if (const auto f = patient::fact_named(name.words))
      throw Wrong{name.at, std::string(name.words),
                  "a number, a choice or a yes/no fact (conditions do not reach into texts, dates and lists)"};
    std::vector<std::string_view> known;
    for (const Row& r : patient::facts()) known.push_back(r.name);
    throw Wrong{name.at, fmt::format("the unknown fact {}", name.words),
                fmt::format("a fact listed by `nelm facts`{}", did_you_mean(name.words, known))};
  }

  Term& add(Operator is, Fact f) {
    return terms_.emplace_back(Term{.is = is, .fact = f, .slot = static_cast<board::Slot>(patient::index(f))});
  }

  void yes_no(const Row& r) {
    add(Operator::among, r.id).words = patient::yes;
    if (words_.ahead("=") || words_.ahead("!=") || comparison(words_.now()))
      wrong(words_.now(), fmt::format("{} alone, or not {} (it is a yes/no fact)", r.name, r.name));
  }

  void number(const Row& r) {
    const auto is = comparison(words_.now());
    if (!is) wrong(words_.now(), fmt::format("<, <=, >= or > after {}", r.name));
    words_.take();
    const Token limit = words_.take();
    Term&       term  = add(*is, r.id);
    term.limit        = number_of(limit, r);
    unit(r);
  }

  static double number_of(const Token& t, const Row& r) {
    double      value        = 0;
    const char* end          = t.words.data() + t.words.size();
    const auto [read, error] = std::from_chars(t.words.data(), end, value, std::chars_format::fixed);
    if (t.is != Token::Is::number || error != std::errc{} || read != end || t.words.ends_with('.'))
      wrong(t, fmt::format("a number to compare {} with", r.name));
    if (value < r.bounds.low || value > r.bounds.high)
      throw Wrong{t.at, std::string(t.words),
                  std::isfinite(r.bounds.high) ? fmt::format("a limit from {} to {}", r.bounds.low, r.bounds.high)
                                               : fmt::format("a limit of {} or more", r.bounds.low)};
    return value;
  }

  /// The unit stands exactly when the fact has one, and is that unit.
  void unit(const Row& r) {
    const Token& t      = words_.now();
    const bool   quoted = t.is == Token::Is::text;
    const bool   bare   = t.is == Token::Is::name && t.words != "and" && t.words != "or";
    if (r.unit.empty()) {
      if (quoted || bare) wrong(t, fmt::format("no unit ({} has none)", r.name));
      return;
    }
    const bool calendar = r.unit == "months" || r.unit == "years";
    if (t.words != r.unit || !(calendar ? bare : quoted))
      wrong(t, fmt::format("the unit {} after {}", unit_in_words(r), r.name));
    words_.take();
  }

  void words(const Row& r) {
    if (words_.ahead("=") || words_.ahead("!=")) {
      const bool             is        = words_.take().words == "=";
      const patient::Choices word      = word_of(r);
      add(Operator::among, r.id).words = is ? word : ~word & anything(r.id).choices;
      return;
    }
    if (!words_.take("in")) wrong(words_.now(), fmt::format("=, != or in after {}", r.name));
    if (!words_.take("{")) wrong(words_.now(), "{ to open the set");
    patient::Choices all = word_of(r);
    while (words_.take(",")) all |= word_of(r);
    if (!words_.take("}")) wrong(words_.now(), ", or } to close the set");
    add(Operator::among, r.id).words = all;
  }

  patient::Choices word_of(const Row& r) {
    const Token t = words_.take();
    if (t.is != Token::Is::text) wrong(t, fmt::format("a word of {} in quotes", r.name));
    for (std::size_t i = 0; i < r.words.size(); ++i)
      if (r.words[i] == t.words) return patient::Choices{1} << i;
    constexpr std::size_t few  = 12;
    const auto            list = r.words.size() <= few ? fmt::format("one of {}", fmt::join(r.words, ", "))
                                                       : fmt::format("a word listed by `nelm facts {}`", r.name);
    throw Wrong{t.at, what(t), list + did_you_mean(t.words, r.words)};
  }

  Words             words_;
  std::vector<Term> terms_;
  int               depth_ = 0;
};

/// A long condition is shown around the place that is wrong.
Problem told(const Wrong& w, std::string_view text, const Standing& where) {
  constexpr std::size_t shown = 100, before = 60;
  const std::size_t     from = w.at > before && text.size() > shown ? front(text, w.at - before).size() : 0;
  std::string           line(front(text.substr(from), shown));
  std::ranges::replace_if(line, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  return {.file     = std::string(where.file),
          .line     = where.line,
          .column   = where.column + characters(text.substr(0, w.at)),
          .field    = std::string(where.field),
          .found    = w.found.size() > shown ? std::string(front(w.found, shown)) + "..." : w.found,
          .expected = w.expected,
          .excerpt  = std::move(line),
          .caret    = characters(text.substr(from, w.at - from)) + 1};
}

}  // namespace

Result<Condition> read_condition(std::string_view text, const Standing& where) {
  constexpr std::size_t longest = 10'000;
  try {
    if (text.size() > longest) {
      // Deep nesting is told as such; anything else so long is no line a clinician reads aloud.
      if (text.substr(0, longest).find_first_not_of('(') == std::string_view::npos)
        throw Wrong{deepest_group, "groups nested deeper than 64", "at most 64 groups inside each other"};
      throw Wrong{0, fmt::format("a condition of {} characters", characters(text)), "at most 10000"};
    }
    return Condition{std::string(text), Parser(text).all()};
  } catch (const Wrong& w) { return tl::unexpected(Problems{told(w, text, where)}); }
}

namespace {

/// How tightly an operator binds: a weaker one inside a stronger one needs a group.
int binds(Operator is) { return is == Operator::either ? 0 : is == Operator::both ? 1 : 2; }

/// The grammar knows no exponents.
std::string digits(double limit) {
  std::string text(1200, ' ');  // the longest a double can be
  text.resize(static_cast<std::size_t>(
      std::to_chars(text.data(), text.data() + text.size(), limit, std::chars_format::fixed).ptr - text.data()));
  return text;
}

std::string comparison_text(const Term& t) {
  const Row& r = row(t.fact);
  if (t.is != Operator::among) {
    constexpr std::string_view signs[] = {"<", "<=", ">=", ">"};
    return fmt::format("{} {} {}{}{}", r.name, signs[static_cast<std::size_t>(t.is)], digits(t.limit),
                       r.unit.empty() ? "" : " ", r.unit.empty() ? "" : unit_in_words(r));
  }
  if (r.kind == Kind::yes_no) return fmt::format("{}{}", t.words == patient::no ? "not " : "", r.name);
  std::string list;
  for (std::size_t i = 0; i < r.words.size(); ++i)
    if ((t.words >> i & 1U) != 0) list += fmt::format("{}'{}'", list.empty() ? "" : ", ", r.words[i]);
  return std::has_single_bit(t.words) ? fmt::format("{} = {}", r.name, list)
                                      : fmt::format("{} in {{ {} }}", r.name, list);
}

std::string text_from(const std::vector<Term>& terms, std::size_t at, int outer) {
  const Term& t = terms[at];
  std::string text;
  switch (t.is) {
    case Operator::opposite: {
      const Term& of      = terms[at + 1];
      const bool  bare    = of.is == Operator::among && row(of.fact).kind == Kind::yes_no && of.words == patient::yes;
      const auto  operand = text_from(terms, at + 1, 0);
      return bare ? "not " + operand : fmt::format("not ({})", operand);
    }
    case Operator::both:
    case Operator::either:
      // The left operand may be a chain of the same operator; the right one needs a group then, to stay the right one.
      text = fmt::format("{} {} {}", text_from(terms, at + 1, binds(t.is)), t.is == Operator::both ? "and" : "or",
                         text_from(terms, t.right, binds(t.is) + 1));
      return binds(t.is) < outer ? fmt::format("({})", text) : text;
    default: return comparison_text(t);
  }
}

}  // namespace

std::string written(const Condition& c) { return c.empty() ? std::string{} : text_from(c.terms, 0, 0); }

}  // namespace nelm::exchange
