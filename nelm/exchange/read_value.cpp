#include "nelm/exchange/read_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "nelm/exchange/date_words.h"
#include "nelm/exchange/number_words.h"
#include "nelm/exchange/text_place.h"
#include "nelm/nearest.h"

namespace nelm::exchange {

using patient::Entry;
using patient::Fact;
using patient::Kind;
using patient::Row;
using Is = Node::Kind;

namespace {

std::string expected_number(const Row& r) { return fmt::format("a number{}{}", r.unit.empty() ? "" : " in ", r.unit); }

std::string a_word_of(const Row& r) {
  constexpr std::size_t few = 12;
  if (r.words.size() <= few) return fmt::format("one of {}", fmt::join(r.words, ", "));
  return fmt::format("one of the {} words listed by `nelm facts {}`", r.words.size(), r.name);
}

}  // namespace

std::string found(const Node& node) {
  switch (node.kind) {
    case Is::nothing: return "null";
    case Is::text:
      return fmt::format("\"{}\"", node.text.size() > 60 ? std::string(front(node.text, 57)) + "..." : node.text);
    case Is::list:  return "a list";
    case Is::table: return "a table of names and values";
    default:        return node.text;
  }
}

void ValueReader::problem(const Node& at, std::string field, std::string what, std::string expected) {
  problems_.push_back({.file     = file_,
                       .line     = at.line,
                       .column   = at.column,
                       .field    = std::move(field),
                       .found    = std::move(what),
                       .expected = std::move(expected)});
}

void ValueReader::problem_of_key(const Node& at, std::string field, std::string what, std::string expected) {
  problems_.push_back({.file     = file_,
                       .line     = at.key_line,
                       .column   = at.key_column,
                       .field    = std::move(field),
                       .found    = std::move(what),
                       .expected = std::move(expected)});
}

Problems ValueReader::in_order() && {
  std::ranges::stable_sort(problems_, {}, [](const Problem& p) { return std::pair(p.line, p.column); });
  return std::move(problems_);
}

std::optional<Entry> ValueReader::read_value(const Node& node, const Row& r, const std::string& path) {
  if (node.kind == Is::nothing || (node.kind == Is::text && r.kind != Kind::text && says_nothing(node.text)))
    return Entry{.fact = r.id, .value = anything(r.id), .words = node.kind == Is::nothing ? "not reported" : node.text};
  switch (r.kind) {
    case Kind::text:    return Entry{.fact = r.id, .value = {}, .words = scalar_text(node, path)};
    case Kind::number:  return read_number_fact(node, r, path);
    case Kind::date:    return read_date_fact(node, r, path);
    case Kind::yes_no:  return read_yes_no(node, r, path);
    case Kind::choice:
    case Kind::members: return read_words(node, r, path);
    default:            return {};
  }
}

std::optional<Entry> ValueReader::read_number_fact(const Node& node, const Row& r, const std::string& path) {
  const bool range = node.kind == Is::list && node.children.size() == 2 &&
                     std::ranges::none_of(node.children, [](const Node& n) { return n.kind == Is::list; });
  if (range) {
    const auto low = read_number_fact(node.children[0], r, path), high = read_number_fact(node.children[1], r, path);
    if (!low || !high) return {};
    if (low->value.numbers.single() && high->value.numbers.single() &&
        low->value.numbers.low <= high->value.numbers.low)
      return Entry{.fact  = r.id,
                   .value = patient::number(patient::between(low->value.numbers.low, high->value.numbers.low)),
                   .words = low->words.empty() && high->words.empty()
                                ? std::string{}
                                : fmt::format("{} to {}", node.children[0].text, node.children[1].text)};
    problem(node, path, "two values that are no range", "[lowest, highest]");
    return {};
  }
  if (node.kind != Is::number && node.kind != Is::text) return refuse(node, path, expected_number(r));
  const auto read = read_number(node.text, r.id);
  if (!read) {
    problem(node, path, node.kind == Is::number ? node.text : read.error().found, read.error().expected);
    return {};
  }
  return Entry{.fact = r.id, .value = patient::number(read->range), .words = read->words};
}

std::optional<Entry> ValueReader::refuse(const Node& node, const std::string& path, std::string expected) {
  problem(node, path, found(node), std::move(expected));
  return {};
}

std::optional<Entry> ValueReader::read_date_fact(const Node& node, const Row& r, const std::string& path) {
  const bool the_day = r.id == Fact::assessment_date;  // the others count back from it, so it is a plain date
  const auto days    = node.kind != Is::text && node.kind != Is::number ? std::nullopt
                       : the_day                                        ? read_days(node.text)
                                                                        : read_date_words(node.text, counted_to_);
  if (!days && the_day) return refuse(node, path, "a date such as 2016-05-04, 2016-05 or 2016");
  if (!days)
    return refuse(node, path, "a date such as 2016-05-04, 2016-05 or 2016, or \"14 months before assessment\"");
  if (days->first > day_ && !the_day)
    return refuse(node, path, fmt::format("a date on or before the assessment, {}", nelm::written(day_)));
  const patient::Range range{static_cast<double>(day_number(days->first)),
                             static_cast<double>(day_number(the_day ? days->last : std::min(days->last, day_)))};
  const bool           iso = read_days(node.text).has_value();
  return Entry{.fact = r.id, .value = patient::number(range), .words = iso ? std::string{} : node.text};
}

std::optional<Entry> ValueReader::read_yes_no(const Node& node, const Row& r, const std::string& path) {
  const auto is = [&](std::string_view a, std::string_view b) { return node.text == a || node.text == b; };
  if ((node.kind == Is::boolean || node.kind == Is::text) && (is("true", "yes") || is("false", "no")))
    return Entry{.fact = r.id, .value = patient::answer(is("true", "yes"))};
  return refuse(node, path, "true or false, or \"not reported\"");
}

std::optional<Entry> ValueReader::read_words(const Node& node, const Row& r, const std::string& path) {
  const bool members = r.kind == Kind::members;
  if (node.kind == Is::list && (members || !node.children.empty())) {
    patient::Choices all = 0;
    bool             ok  = true;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const auto word = read_word(node.children[i], r, fmt::format("{}[{}]", path, i + 1));
      ok              = ok && word;
      all |= word.value_or(0);
    }
    return ok ? std::optional(Entry{.fact = r.id, .value = patient::choice(all)}) : std::nullopt;
  }
  const auto word = read_word(node, r, path);
  return word ? std::optional(Entry{.fact = r.id, .value = patient::choice(*word)}) : std::nullopt;
}

std::optional<patient::Choices> ValueReader::read_word(const Node& node, const Row& r, const std::string& path) {
  if (node.kind == Is::text)
    if (const auto at = std::ranges::find(r.words, node.text); at != r.words.end())
      return patient::Choices{1} << (at - r.words.begin());
  problem(node, path, found(node),
          fmt::format("{}{}", a_word_of(r), node.kind == Is::text ? did_you_mean(node.text, r.words) : ""));
  return {};
}

std::string ValueReader::text_of(const Node& node, const std::string& field) {
  if (node.kind == Is::text) return node.text;
  problem(node, field, found(node), "a text");
  return {};
}

std::string ValueReader::scalar_text(const Node& node, const std::string& field) {
  if (node.kind == Is::number) return node.text;
  return text_of(node, field);
}

std::optional<Date> ValueReader::day_of(const Node& node, const std::string& field) {
  const auto date = node.kind == Is::text ? read_date(node.text) : std::nullopt;
  if (!date) problem(node, field, found(node), "a day such as 2016-05-04");
  return date;
}

bool ValueReader::yes_of(const Node* node, const std::string& field) {
  if (node == nullptr) return false;
  if (node->kind != Is::boolean) problem(*node, field, found(*node), "true or false");
  return node->text == "true";
}

}  // namespace nelm::exchange
