#include "nelm/exchange/model_formula.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "nelm/exchange/formula_tokens.h"
#include "nelm/exchange/plain_number.h"
#include "nelm/exchange/text_place.h"
#include "nelm/nearest.h"

namespace nelm::exchange {

namespace {

using As      = cohort::Factor::As;
using TokenIs = FormulaToken::Is;

/// The text cannot be understood from here on: the problem is told already. Does not leave this file.
struct NotUnderstood {};

constexpr std::array<std::string_view, 6> functions{"log", "ns", "factor", "ref", "strata", "offset"};

/// Several terms, or one that is no term.
struct Summand {
  std::vector<cohort::Term> terms;
  bool                      bare = true;  // strata and offset are none to multiply
  std::size_t               at   = 0;
};

void add_each_once(std::vector<cohort::Term>& to, const cohort::Term& term) {
  if (std::ranges::find(to, term) == to.end()) to.push_back(term);
}

/// Recursive descent, one function for each line of the grammar.
class FormulaParser {
 public:
  FormulaParser(std::string_view text, std::string_view name) : text_(text), name_(name), tokens_(text) {
    formula_.text = text;
  }

  Result<cohort::Formula> formula() {
    return understood([this] {
      tokens_.take('~');
      const auto all = sum();
      if (tokens_.now().is != TokenIs::end) stop(tokens_.now(), "+, *, : or the end");
      formula_.terms = all.terms;
      strata_apart();
      std::ranges::stable_sort(formula_.terms, {}, [](const cohort::Term& t) { return t.factors.size(); });
      return std::move(formula_);
    });
  }

  Result<cohort::Roles> roles() {
    return understood([this] {
      cohort::Roles roles;
      roles.time = column("the column of times, such as time");
      if (!tokens_.take(',')) stop(tokens_.now(), "a comma and the column of events, such as time, death");
      roles.event = column("the column of events, such as death");
      if (tokens_.take('=')) {
        roles.event_is     = level("the value that is the event, such as status=2");
        roles.event_number = plain_number(*roles.event_is);
      }
      if (tokens_.is_sign(','))
        stop(tokens_.now(), "the end: a time and an event; where observation begins is the entry's column");
      if (tokens_.now().is != TokenIs::end)
        stop(tokens_.now(), roles.event_is ? "the end" : "the end, or = and the value that is the event");
      return roles;
    });
  }

 private:
  /// What is read, unless something was told on the way, be it that the reading stopped there.
  template <class Read>
  auto understood(const Read& read) -> Result<decltype(read())> {
    try {
      auto value = read();
      if (problems_.empty()) return value;
    } catch (const NotUnderstood&) { return tl::unexpected(std::move(problems_)); }
    return tl::unexpected(std::move(problems_));
  }

  /// Strata are no terms but in interactions, where those that stand there alone have every level.
  void strata_apart() {
    const auto alone = [](const cohort::Term& t) {
      return t.factors.size() == 1 && t.factors[0].as == As::stratum ? &t.factors[0].column : nullptr;
    };
    for (const auto& term : formula_.terms)
      for (const auto& f : term.factors)
        if (f.as == As::stratum && std::ranges::find(formula_.crossed, f.column) == formula_.crossed.end())
          formula_.crossed.push_back(f.column);
    for (const auto& term : formula_.terms)
      if (const auto* column = alone(term)) std::erase(formula_.crossed, *column);
    for (const auto& names : joint_strata_)
      for (const auto& name : names) std::erase(formula_.crossed, name);
    std::erase_if(formula_.terms, [&](const cohort::Term& t) { return alone(t) != nullptr; });
  }

  void tell(const FormulaToken& at, std::string found, std::string expected) {
    const int place = characters(text_.substr(0, at.at)) + 1;
    problems_.push_back({.file     = std::string(name_),
                         .found    = std::move(found),
                         .expected = std::move(expected),
                         .excerpt  = std::string(text_),
                         .caret    = place});
  }

  [[noreturn]] void stop(const FormulaToken& at, std::string expected) {
    tell(at, shown(at), std::move(expected));
    throw NotUnderstood{};
  }

  Summand sum() {
    auto all = product();
    while (tokens_.take('+')) {
      const auto more = product();
      for (const auto& term : more.terms) add_each_once(all.terms, term);
      all.bare = all.bare && more.bare;
      bounded(all);
    }
    return all;
  }

  Summand product() {
    auto all = crossing();
    while (tokens_.is_sign('*')) {
      const auto times = tokens_.take();
      const auto more  = crossing();
      const auto both  = crossed(all, more, times);
      for (const auto* terms : {&more.terms, &both.terms})
        for (const auto& term : *terms) add_each_once(all.terms, term);
      bounded(all);
    }
    return all;
  }

  Summand crossing() {
    auto all = part();
    while (tokens_.is_sign(':')) {
      const auto sign = tokens_.take();
      all             = crossed(all, part(), sign);
      bounded(all);
    }
    return all;
  }

  Summand crossed(const Summand& a, const Summand& b, const FormulaToken& sign) {
    if (!a.bare || !b.bare) {
      tell(sign, fmt::format("{} with an offset, or strata of several columns", shown(sign)),
           "strata of one column, such as age:strata(sex); the others added by +");
      throw NotUnderstood{};
    }
    Summand all{.terms = {}, .at = a.at};
    for (const auto& x : a.terms)
      for (const auto& y : b.terms) {
        cohort::Term both = x;
        for (const auto& f : y.factors)
          if (std::ranges::find(both.factors, f) == both.factors.end()) both.factors.push_back(f);
        if (both.factors.size() > most_factors) {
          tell(sign, fmt::format("an interaction of {} columns", both.factors.size()),
               fmt::format("at most {}", most_factors));
          throw NotUnderstood{};
        }
        if (both.factors.size() > 1 &&
            std::ranges::all_of(both.factors, [](const cohort::Factor& f) { return f.as == As::stratum; })) {
          tell(sign, fmt::format("{} between strata", shown(sign)), "strata(a, b): every combination is a stratum");
          throw NotUnderstood{};
        }
        std::ranges::sort(both.factors, {}, [](const cohort::Factor& f) { return f.place; });
        add_each_once(all.terms, both);
        bounded(all);
      }
    return all;
  }

  void bounded(const Summand& all) {
    if (all.terms.size() <= most_terms) return;
    tell({.at = all.at}, fmt::format("more than {} terms", most_terms), fmt::format("at most {}", most_terms));
    throw NotUnderstood{};
  }

  Summand part() {
    const auto begin = tokens_.now();
    if (tokens_.take('(')) {
      if (++depth_ > deepest_formula) stop(begin, fmt::format("groups nested at most {} deep", deepest_formula));
      auto all = sum();
      if (!tokens_.take(')')) stop(tokens_.now(), "a closing parenthesis");
      --depth_;
      all.at = begin.at;
      return all;
    }
    const auto name = column("a column or a function of one, such as age, log(ki67) or strata(centre)");
    if (begin.is == TokenIs::word && tokens_.take('(')) return function(begin);
    return one({.column = name}, begin);
  }

  /// A term of one factor; of a factor seen before, its place is where it was seen first.
  Summand one(cohort::Factor factor, const FormulaToken& at) {
    factor.place    = characters(text_.substr(0, at.at)) + 1;
    const auto same = [&](cohort::Factor seen) {
      seen.place = factor.place;
      return seen == factor;
    };
    if (const auto seen = std::ranges::find_if(seen_, same); seen != seen_.end())
      factor.place = seen->place;
    else
      seen_.push_back(factor);
    return {.terms = {{.factors = {factor}}}, .at = at.at};
  }

  Summand function(const FormulaToken& called) {
    Summand made{.at = called.at};
    if (called.words == "log")
      made = one({.column = argument(), .as = As::logarithm}, called);
    else if (called.words == "factor")
      made = one({.column = argument(), .as = As::category}, called);
    else if (called.words == "ns")
      made = spline(called);
    else if (called.words == "ref")
      made = reference(called);
    else if (called.words == "strata")
      made = strata(called);
    else if (called.words == "offset")
      made = offset(called);
    else
      made = unknown(called);
    if (!tokens_.take(')')) stop(tokens_.now(), "a closing parenthesis");
    return made;
  }

  Summand spline(const FormulaToken& called) {
    const auto name = argument();
    comma("a comma and the number of columns of the spline, such as ns(age, 3)");
    const auto given   = tokens_.take();
    int        degrees = 0;
    const auto end     = given.words.data() + given.words.size();
    const auto read    = std::from_chars(given.words.data(), end, degrees);
    if (given.is != TokenIs::word || read.ec != std::errc{} || read.ptr != end || degrees < 1 || degrees > 20) {
      tell(given, shown(given), "a whole number from 1 to 20, such as 3");
      if (given.is == TokenIs::end || given.is == TokenIs::open) throw NotUnderstood{};
    }
    return one({.column = name, .as = As::natural_spline, .degrees = degrees}, called);
  }

  Summand reference(const FormulaToken& called) {
    const auto name = argument();
    comma("a comma and the level the others are compared with, such as ref(sex, f)");
    return one({.column = name, .as = As::category, .reference = level("a level, such as f or 'small bowel'")}, called);
  }

  Summand strata(const FormulaToken& called) {
    std::vector<std::string> names;
    do {
      names.push_back(argument());
      const auto& name = names.back();
      if (std::ranges::find(formula_.strata, name) == formula_.strata.end()) formula_.strata.push_back(name);
    } while (tokens_.take(','));
    if (names.size() == 1) return one({.column = names[0], .as = As::stratum}, called);
    joint_strata_.push_back(std::move(names));
    return {.bare = false, .at = called.at};
  }

  Summand offset(const FormulaToken& called) {
    formula_.offsets.push_back(argument());
    return {.bare = false, .at = called.at};
  }

  Summand unknown(const FormulaToken& called) {
    tell(called, fmt::format("{}(", called.words),
         fmt::format("one of {}{}", fmt::join(functions, ", "), did_you_mean(called.words, functions)));
    for (int open = 0; tokens_.now().is != TokenIs::end && tokens_.now().is != TokenIs::open; tokens_.take()) {
      if (tokens_.is_sign('(')) ++open;
      if (tokens_.is_sign(')') && open-- == 0) break;
    }
    return {.at = called.at};
  }

  std::string argument() { return column("a column"); }

  std::string column(std::string expected) {
    const auto& token = tokens_.now();
    const bool  fits =
        token.is == TokenIs::word ? is_plain_name(token.words) : token.is == TokenIs::column && !token.words.empty();
    if (!fits) stop(token, std::move(expected));
    return std::string(tokens_.take().words);
  }

  std::string level(std::string expected) {
    const bool  below = tokens_.take('-');
    const auto& token = tokens_.now();
    if (token.is != TokenIs::word && (below || (token.is != TokenIs::text && token.is != TokenIs::column)))
      stop(token, std::move(expected));
    std::string words = below ? "-" : "";
    const bool  plain = token.is == TokenIs::word;
    auto        last  = tokens_.take();
    words += last.words;
    while (plain && (tokens_.is_sign('-') || tokens_.now().is == TokenIs::word) &&
           tokens_.now().at == last.at + last.words.size()) {
      last = tokens_.take();
      words += last.words;
    }
    return words;
  }

  void comma(std::string expected) {
    if (!tokens_.take(',')) stop(tokens_.now(), std::move(expected));
  }

  std::string_view                      text_, name_;
  FormulaTokens                         tokens_;
  cohort::Formula                       formula_;
  std::vector<cohort::Factor>           seen_;
  Problems                              problems_;
  int                                   depth_ = 0;
  std::vector<std::vector<std::string>> joint_strata_;  // of several columns
};

std::string column_written(const std::string& name) { return is_plain_name(name) ? name : fmt::format("`{}`", name); }

std::string level_written(const std::string& level) {
  return fmt::format("{0}{1}{0}",
                     level.find('\'') == std::string::npos  ? "'"
                     : level.find('"') == std::string::npos ? "\""
                                                            : "`",
                     level);
}

std::string factor_written(const cohort::Factor& f) {
  auto column = column_written(f.column);
  switch (f.as) {
    case As::itself:         return column;
    case As::stratum:        return fmt::format("strata({})", column);
    case As::logarithm:      return fmt::format("log({})", column);
    case As::natural_spline: return fmt::format("ns({}, {})", column, f.degrees);
    case As::category:
      return f.reference.empty() ? fmt::format("factor({})", column)
                                 : fmt::format("ref({}, {})", column, level_written(f.reference));
  }
  return {};
}

}  // namespace

Result<cohort::Formula> read_formula(std::string_view text, std::string_view name) {
  return FormulaParser(text, name).formula();
}

Result<cohort::Roles> read_surv(std::string_view text, std::string_view name) {
  return FormulaParser(text, name).roles();
}

std::string written(const cohort::Formula& formula) {
  std::vector<std::string> parts;
  for (const auto& term : formula.terms) {
    std::vector<std::string> factors;
    for (const auto& f : term.factors) factors.push_back(factor_written(f));
    parts.push_back(fmt::format("{}", fmt::join(factors, ":")));
  }
  std::vector<std::string> strata;
  for (const auto& name : formula.strata)
    if (std::ranges::find(formula.crossed, name) == formula.crossed.end()) strata.push_back(column_written(name));
  if (!strata.empty()) parts.push_back(fmt::format("strata({})", fmt::join(strata, ", ")));
  for (const auto& name : formula.offsets) parts.push_back(fmt::format("offset({})", column_written(name)));
  return fmt::format("{}", fmt::join(parts, " + "));
}

}  // namespace nelm::exchange
