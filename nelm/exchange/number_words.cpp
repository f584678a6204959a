#include "nelm/exchange/number_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <vector>

namespace nelm::exchange {

namespace {

using patient::Fact;
using patient::Range;
using patient::Row;
using patient::row;

// clang-format off
struct Unit {
  std::string_view of;        // the fact's unit
  std::string_view written;
  double           times;     // from the written unit to the fact's
};
constexpr Unit units[] = {
    {"%", "%", 1},        {"%", "percent", 1},   {"%", "per cent", 1}, {"mm", "mm", 1},      {"mm", "cm", 10},
    {"ml", "ml", 1},      {"ml", "cm3", 1},      {"ml", "cc", 1},      {"ml", "l", 1000},    {"months", "months", 1},
    {"months", "month", 1}, {"months", "years", 12}, {"months", "year", 12}, {"years", "years", 1}, {"years", "year", 1},
};

constexpr std::string_view number_names[] = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
                                             "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
                                             "nineteen", "twenty"};

constexpr std::string_view nothing_words[] = {"unknown", "not done", "not assessed", "not evaluable", "not reported", "not stated"};
constexpr std::string_view vague_words[]   = {"raised", "few", "large"};
constexpr std::string_view vague_openings[] = {"about ", "approximately "};
constexpr std::string_view several_words[] = {"multiple", "several"};

/// What a word before a number makes of it.
struct Opening {
  std::string_view word;
  Range (*means)(double);
};
constexpr Opening openings[] = {
    {"more than ", patient::more_than}, {"over ", patient::more_than},  {"at least ", patient::at_least}, {">=", patient::at_least},
    {">", patient::more_than},          {"up to ", patient::at_most},   {"at most ", patient::at_most},   {"<=", patient::at_most},
    {"less than ", patient::less_than}, {"under ", patient::less_than}, {"nearly ", patient::less_than},  {"<", patient::less_than},
};

constexpr std::string_view all_the_words =
    "a number, a range such as 20-30, or one of: multiple, several, more than, over, at least, up to, at most, less than, "
    "under, nearly, about, approximately, raised, few, large, unknown, not done, not assessed, not evaluable, not reported, "
    "not stated";

// clang-format on

std::string_view trim(std::string_view s) {
  const auto first = s.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view{}
                                         : s.substr(first, s.find_last_not_of(" \t\r\n") - first + 1);
}

std::string lower(std::string_view s) {
  std::string text(trim(s));
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

bool contains(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

class Reader {
 public:
  Reader(std::string_view text, Fact f) : given_(trim(text)), text_(lower(text)), fact_(f), row_(row(f)) {}

  tl::expected<NumberRead, Misread> read() {
    const std::string_view text = text_;
    if (text.empty()) return wrong("an empty text", std::string(all_the_words));
    if (says_nothing(text) || contains(vague_words, text)) return nothing_known();
    for (const auto opening : vague_openings)
      if (text.starts_with(opening)) return about(text.substr(opening.size()));
    // The word itself is what later says so, however it was written.
    if (fact_ == Fact::lesion_count_reported && text == "innumerable")
      return NumberRead{patient::at_least(2), "innumerable"};
    if (contains(several_words, text)) return within_bounds(patient::at_least(2), true);
    if (text.front() == '[' || text.front() == '(') return interval(text);
    for (const Opening& o : openings)
      if (text.starts_with(o.word)) return one_sided(text.substr(o.word.size()), o.means);
    return one_or_two(text);
  }

 private:
  struct Amount {
    double           value;    // in the fact's unit
    std::string_view unit;     // as it is written behind this very number; empty if it is not
    bool             by_name;  // "two", not 2
  };

  tl::unexpected<Misread> wrong(std::string found, std::string expected) const {
    return tl::unexpected(Misread{std::move(found), std::move(expected)});
  }
  std::string quoted() const { return fmt::format("\"{}\"", given_); }

  std::string units_accepted() const {
    std::string list;
    for (const Unit& u : units)
      if (u.of == row_.unit) list += fmt::format("{}{}", list.empty() ? "" : ", ", u.written);
    return list.empty() ? fmt::format("a number without a unit ({} has none)", row_.name)
                        : fmt::format("the unit {}", list);
  }

  NumberRead nothing_known() const { return {anything(fact_).numbers, std::string(given_)}; }

  /// A number, or two with what lies between.
  tl::expected<NumberRead, Misread> one_or_two(std::string_view text) const {
    if (const auto split = between(text)) return two_numbers(split->first, split->second);
    const auto number = amount(text);
    if (!number) return tl::unexpected(number.error());
    return within_bounds(patient::exactly(number->value), !number->unit.empty() || number->by_name);
  }

  /// What "about" stands before must be a number, yet bounds nothing.
  tl::expected<NumberRead, Misread> about(std::string_view rest) const {
    const auto number = one_or_two(rest);
    if (!number) return tl::unexpected(number.error());
    return nothing_known();
  }

  /// A number with or without a unit. `unit_behind`: what to take for a unit if none is written here.
  tl::expected<Amount, Misread> amount(std::string_view text, std::string_view unit_behind = {}) const {
    text              = trim(text);
    double      value = 0;
    std::size_t used  = 0;
    // Letters are no digits, though "inf" and "nan" are numbers to the library.
    const bool digits = !text.empty() && std::string_view("0123456789.-").find(text.front()) != std::string_view::npos;
    const auto word   = text.substr(0, text.find(' '));
    const auto name   = std::ranges::find(number_names, word);
    const bool named  = name != std::end(number_names);
    if (text.starts_with(',')) return tl::unexpected(comma());
    if (digits) {
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
      if (error == std::errc::result_out_of_range) return wrong(quoted(), "a number of ordinary size");
      if (error != std::errc{} || !std::isfinite(value)) return wrong(quoted(), std::string(all_the_words));
      used = static_cast<std::size_t>(end - text.data());
    } else if (named) {
      value = static_cast<double>(name - std::begin(number_names));
      used  = word.size();
    } else {
      return wrong(quoted(), std::string(all_the_words));
    }
    const auto written = trim(text.substr(used));
    if (written.starts_with(',')) return tl::unexpected(comma());
    const auto unit = written.empty() ? unit_behind : written;
    if (unit.empty()) return Amount{value, {}, named};
    for (const Unit& u : units)
      if (u.of == row_.unit && u.written == unit) return Amount{value * u.times, written, named};
    return wrong(quoted(), units_accepted());
  }

  Misread comma() const {
    if (given_.front() == '[' || given_.front() == '(')
      return {quoted(), "two numbers without a comma inside either, such as [4.5, 6]"};
    return comma_refused(given_);
  }

  tl::expected<NumberRead, Misread> one_sided(std::string_view rest, Range (*means)(double)) const {
    const auto number = amount(rest);
    if (!number) return tl::unexpected(number.error());
    if (number->value < row_.bounds.low || number->value > row_.bounds.high) return impossible();
    return within_bounds(means(number->value), true);
  }

  /// A unit behind the second number alone is that of both.
  tl::expected<NumberRead, Misread> two_numbers(std::string_view low, std::string_view high) const {
    const auto to = amount(high);
    if (!to) return tl::unexpected(to.error());
    const auto from = amount(low, to->unit);
    if (!from) return tl::unexpected(from.error());
    if (!from->unit.empty() && to->unit.empty()) return wrong(quoted(), "the unit behind the second number");
    return both_ends({from->value, to->value}, true);
  }

  tl::expected<NumberRead, Misread> interval(std::string_view text) const {
    const auto close = text.find_first_of(")]");
    const auto comma = text.find(',');
    if (close == std::string_view::npos || comma == std::string_view::npos || comma > close)
      return wrong(quoted(), "two numbers between brackets, such as [20, 30] or (20, 30]");
    const auto unit = trim(text.substr(close + 1));
    const auto low  = trim(text.substr(1, comma - 1));
    const auto high = trim(text.substr(comma + 1, close - comma - 1));
    const auto from = amount(low, unit), to = amount(high, unit);
    if (!from) return tl::unexpected(from.error());
    if (!to) return tl::unexpected(to.error());
    return both_ends({from->value, to->value, text.front() == '(', text[close] == ')'}, !unit.empty());
  }

  tl::expected<NumberRead, Misread> both_ends(Range range, bool said) const {
    if (range.low > range.high) return wrong(quoted(), "the smaller number first");
    if (range.empty()) return wrong(quoted(), "a range that holds at least one number");
    const bool outside = range.low < row_.bounds.low || range.high > row_.bounds.high;
    return outside ? impossible() : within_bounds(range, said);
  }

  tl::unexpected<Misread> impossible() const {
    const auto unit  = row_.unit.empty() ? std::string{} : fmt::format(" {}", row_.unit);
    const auto bound = [](double b) { return fmt::format("{}", b); };
    return wrong(quoted(),
                 std::isfinite(row_.bounds.high)
                     ? fmt::format("a value from {} to {}{}", bound(row_.bounds.low), bound(row_.bounds.high), unit)
                 : row_.bounds.low_open ? fmt::format("a value over {}{}", bound(row_.bounds.low), unit)
                                        : fmt::format("a value of {} or more{}", bound(row_.bounds.low), unit));
  }

  tl::expected<NumberRead, Misread> within_bounds(Range range, bool said) const {
    const Range left = meet(range, row_.bounds);
    if (left.empty()) return impossible();
    if (row_.traits.whole && left.single() && left.low != std::round(left.low))
      return wrong(quoted(), "a whole number");
    return NumberRead{left, said ? std::string(given_) : std::string{}};
  }

  /// "20-30", "20 to 30", "two to three", with an en dash too.
  static std::optional<std::pair<std::string_view, std::string_view>> between(std::string_view text) {
    for (const std::string_view separator : {" to ", "\u2013", "-"}) {
      const auto at = text.find(separator, 1);
      if (at == std::string_view::npos) continue;
      const bool number_before = separator == " to " || text.find_first_of("0123456789") < at;
      const bool exponent      = separator == "-" && text[at - 1] == 'e';
      if (number_before && !exponent) return std::pair(text.substr(0, at), text.substr(at + separator.size()));
    }
    return {};
  }

  std::string_view given_;
  std::string      text_;
  Fact             fact_;
  const Row&       row_;
};

}  // namespace

std::span<const std::string_view> words_for_nothing() { return nothing_words; }

Misread comma_refused(std::string_view given) {
  std::string none(given), point(given);
  std::erase(none, ',');
  if (const auto at = point.find(','); at != std::string::npos) point[at] = '.';
  return {fmt::format("\"{}\"", given),
          std::ranges::count(given, ',') > 1
              ? fmt::format("a number without a comma; was {} meant?", none)
              : fmt::format("a number without a comma; was {} meant, or {}?", point, none)};
}

bool says_nothing(std::string_view text) { return contains(nothing_words, lower(text)); }

std::vector<std::string_view> units_read(Fact f) {
  std::vector<std::string_view> of_the_fact;
  for (const Unit& u : units)
    if (u.of == row(f).unit) of_the_fact.push_back(u.written);
  return of_the_fact;
}

tl::expected<NumberRead, Misread> read_number(std::string_view text, Fact f) { return Reader(text, f).read(); }

std::string written(Range r, Fact f) {
  const Range bounds = row(f).bounds;
  if (r.single()) return fmt::format("{}", r.low);
  if (r.low == bounds.low && r.low_open == bounds.low_open)
    return fmt::format("{} {}", r.high_open ? "under" : "at most", r.high);
  if (r.high == bounds.high && r.high_open == bounds.high_open)
    return fmt::format("{} {}", r.low_open ? "over" : "at least", r.low);
  return fmt::format("{}{}, {}{}", r.low_open ? '(' : '[', r.low, r.high, r.high_open ? ')' : ']');
}

}  // namespace nelm::exchange
