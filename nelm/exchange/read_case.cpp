#include "nelm/exchange/read_case.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>
#include <vector>

#include "nelm/exchange/date_words.h"
#include "nelm/exchange/nearest.h"
#include "nelm/exchange/node.h"
#include "nelm/exchange/number_words.h"
#include "nelm/exchange/text_place.h"

namespace nelm::exchange {

namespace {

using patient::Case;
using patient::Entry;
using patient::Fact;
using patient::Origin;
using patient::Record;
using patient::Row;
using patient::row;
using Is = Node::Kind;
using patient::Kind;

constexpr std::string_view origin_keys[] = {"on", "known_on", "document", "by"};
constexpr std::string_view entry_keys[]  = {"value", "unit",     "override", "basis", "words",
                                            "on",    "known_on", "document", "by"};
constexpr std::string_view note_keys[]   = {"text", "on"};

/// Nobody mends more at once; what is no case at all would go on for millions.
constexpr std::size_t enough_problems = 1000;

bool among(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

/// What stands at a node, as a problem calls it.
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

class CaseReader {
 public:
  CaseReader(const Source& source, Date today, std::optional<Date> on)
      : source_(source), day_(today), counted_to_(on.value_or(today)) {}

  Result<Case> read(const Node& root) {
    if (root.kind == Is::table) {
      take_the_day(root);
      for (const Node& member : root.children)
        if (problems_.size() < enough_problems) top_level(member);
    } else {
      problem(root, "", found(root), "a case: a table of facts");
    }
    if (!problems_.empty()) {
      std::ranges::stable_sort(problems_, {}, [](const Problem& p) { return std::pair(p.line, p.column); });
      return tl::unexpected(std::move(problems_));
    }
    put_in_order(case_);
    return std::move(case_);
  }

 private:
  /// In the order of the catalogue, so that the order in which a case was written makes no difference.
  static void put_in_order(Case& c) {
    std::ranges::stable_sort(c.facts.entries, {}, &Entry::fact);
    std::ranges::stable_sort(c.lists, {}, &patient::List::fact);
    std::ranges::stable_sort(c.notes, {}, &patient::Note::fact);
    for (auto& list : c.lists)
      for (Record& item : list.items) std::ranges::stable_sort(item.entries, {}, &Entry::fact);
  }

  void problem(const Node& at, std::string field, std::string what, std::string expected) {
    problems_.push_back({.file     = std::string(source_.name),
                         .line     = at.line,
                         .column   = at.column,
                         .field    = std::move(field),
                         .found    = std::move(what),
                         .expected = std::move(expected)});
  }

  void problem_of_key(const Node& at, std::string field, std::string what, std::string expected) {
    problems_.push_back({.file     = std::string(source_.name),
                         .line     = at.key_line,
                         .column   = at.key_column,
                         .field    = std::move(field),
                         .found    = std::move(what),
                         .expected = std::move(expected)});
  }

  /// Other dates are counted to the day of the assessment, wherever in the text it stands.
  void take_the_day(const Node& root) {
    const Node* node = root.find("assessment_date");
    if (node != nullptr && node->kind == Is::table) node = node->find("value");
    if (node == nullptr) return;
    if (const auto date = read_date(node->text)) day_ = counted_to_ = *date;
  }

  void top_level(const Node& member) {
    if (member.key == "$schema" || member.key == "$comment") return;
    const auto fact = patient::fact_named(member.key);
    if (!fact) return unknown_name(member, Fact::none, "");
    switch (row(*fact).kind) {
      case Kind::list:  return read_list(member, *fact);
      case Kind::notes: return read_notes(member, *fact);
      default:          read_fact(member, row(*fact), member.key, case_.facts, {});
    }
  }

  void unknown_name(const Node& member, Fact in, const std::string& path) {
    std::vector<std::string_view> known;
    for (const Row& r : patient::facts())
      if (r.in == in) known.push_back(r.name);
    if (in != Fact::none) known.insert(known.end(), std::begin(origin_keys), std::end(origin_keys));
    problem_of_key(member, path + member.key, fmt::format("the unknown name \"{}\"", member.key),
                   fmt::format("a name listed by `nelm facts`{}", did_you_mean(member.key, known)));
  }

  // A fact: a value, what is possible, with its origin, or several reports.

  void read_fact(const Node& node, const Row& r, const std::string& path, Record& into, const Origin& origin) {
    const bool reports = node.kind == Is::list && !node.children.empty() &&
                         std::ranges::all_of(node.children, [](const Node& n) { return n.kind == Is::table; });
    if (reports) {
      for (std::size_t i = 0; i < node.children.size(); ++i)
        read_report(node.children[i], r, fmt::format("{}[{}]", path, i + 1), into, origin);
    } else if (node.kind == Is::table) {
      read_report(node, r, path, into, origin);
    } else if (auto entry = read_value(node, r, path)) {
      entry->origin = placed(origin, node);
      into.entries.push_back(std::move(*entry));
    }
  }

  void read_report(const Node& node, const Row& r, const std::string& path, Record& into, Origin origin) {
    const Node* value = node.find("value");
    const Node* words = node.find("words");
    for (const Node& member : node.children)
      if (!among(entry_keys, member.key))
        problem_of_key(member, fmt::format("{}.{}", path, member.key),
                       fmt::format("the unknown name \"{}\"", member.key),
                       fmt::format("one of {}{}", fmt::join(entry_keys, ", "), did_you_mean(member.key, entry_keys)));
    read_origin(node, path, origin);
    if (value == nullptr) {
      problem(node, path, "no value", "a value, or null where nothing is known");
      return;
    }
    auto entry = read_value(with_unit(*value, node.find("unit"), r, path), r, path + ".value");
    if (!entry) return;
    // The word "innumerable" is the report itself; another would hide it.
    if (words != nullptr && entry->words != "innumerable") entry->words = text_of(*words, path + ".words");
    entry->overrides = yes_of(node.find("override"), path + ".override");
    entry->basis     = basis_of(node.find("basis"), r, path + ".basis");
    entry->origin    = placed(origin, *value);
    into.entries.push_back(std::move(*entry));
  }

  /// A number with its unit beside it is read as the two written together.
  Node with_unit(Node value, const Node* unit, const Row& r, const std::string& path) {
    if (unit == nullptr) return value;
    const auto words = text_of(*unit, path + ".unit");
    if (r.kind != Kind::number && r.kind != Kind::text) {
      problem(*unit, path + ".unit", found(*unit), fmt::format("no unit ({} has none)", r.name));
    } else if (value.kind == Is::nothing || (value.kind == Is::text && says_nothing(value.text))) {
      return value;
    } else if (value.kind == Is::number || value.kind == Is::text) {
      value.kind = Is::text;
      value.text += " " + words;
    } else {
      problem(*unit, path + ".unit", found(*unit), "a unit only beside a single number");
    }
    return value;
  }

  static Origin placed(Origin origin, const Node& at) {
    origin.line   = at.line;
    origin.column = at.column;
    return origin;
  }

  void read_origin(const Node& node, const std::string& path, Origin& origin) {
    for (const Node& member : node.children) {
      const auto field = fmt::format("{}.{}", path, member.key);
      if (member.key == "document")
        origin.document = text_of(member, field);
      else if (member.key == "by")
        origin.by = text_of(member, field);
      else if (member.key == "on")
        origin.on = day_of(member, field);
      else if (member.key == "known_on")
        origin.known_on = day_of(member, field);
    }
    // What is dated after the day the board decides, it cannot know, unless it says when it came to be known.
    const Node* on = node.find("on");
    if (on != nullptr && origin.on && *origin.on > day_ && !origin.known_on)
      problem(*on, path + ".on", found(*on),
              fmt::format("a date on or before the assessment, {}, or a known_on beside it", nelm::written(day_)));
  }

  // Values.

  std::optional<Entry> read_value(const Node& node, const Row& r, const std::string& path) {
    if (node.kind == Is::nothing || (node.kind == Is::text && r.kind != Kind::text && says_nothing(node.text)))
      return Entry{
          .fact = r.id, .value = anything(r.id), .words = node.kind == Is::nothing ? "not reported" : node.text};
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

  std::optional<Entry> read_number_fact(const Node& node, const Row& r, const std::string& path) {
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

  static std::string expected_number(const Row& r) {
    return fmt::format("a number{}{}", r.unit.empty() ? "" : " in ", r.unit);
  }

  std::optional<Entry> refuse(const Node& node, const std::string& path, std::string expected) {
    problem(node, path, found(node), std::move(expected));
    return {};
  }

  std::optional<Entry> read_date_fact(const Node& node, const Row& r, const std::string& path) {
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

  std::optional<Entry> read_yes_no(const Node& node, const Row& r, const std::string& path) {
    const auto is = [&](std::string_view a, std::string_view b) { return node.text == a || node.text == b; };
    if ((node.kind == Is::boolean || node.kind == Is::text) && (is("true", "yes") || is("false", "no")))
      return Entry{.fact = r.id, .value = patient::answer(is("true", "yes"))};
    return refuse(node, path, "true or false, or \"not reported\"");
  }

  std::optional<Entry> read_words(const Node& node, const Row& r, const std::string& path) {
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

  std::optional<patient::Choices> read_word(const Node& node, const Row& r, const std::string& path) {
    if (node.kind == Is::text)
      if (const auto at = std::ranges::find(r.words, node.text); at != r.words.end())
        return patient::Choices{1} << (at - r.words.begin());
    problem(node, path, found(node),
            fmt::format("{}{}", a_word_of(r), node.kind == Is::text ? did_you_mean(node.text, r.words) : ""));
    return {};
  }

  static std::string a_word_of(const Row& r) {
    constexpr std::size_t few = 12;
    if (r.words.size() <= few) return fmt::format("one of {}", fmt::join(r.words, ", "));
    return fmt::format("one of the {} words listed by `nelm facts {}`", r.words.size(), r.name);
  }

  // Small parts.

  std::string text_of(const Node& node, const std::string& field) {
    if (node.kind == Is::text) return node.text;
    problem(node, field, found(node), "a text");
    return {};
  }

  std::string scalar_text(const Node& node, const std::string& field) {
    if (node.kind == Is::number) return node.text;
    return text_of(node, field);
  }

  std::optional<Date> day_of(const Node& node, const std::string& field) {
    const auto date = node.kind == Is::text ? read_date(node.text) : std::nullopt;
    if (!date) problem(node, field, found(node), "a day such as 2016-05-04");
    return date;
  }

  bool yes_of(const Node* node, const std::string& field) {
    if (node == nullptr) return false;
    if (node->kind != Is::boolean) problem(*node, field, found(*node), "true or false");
    return node->text == "true";
  }

  std::string basis_of(const Node* node, const Row& r, const std::string& field) {
    if (node == nullptr) return {};
    if (r.id != Fact::cytoreducible_fraction_pct)
      problem(*node, field, found(*node), "a basis only of cytoreducible_fraction_pct");
    else if (node->text != "volume" && node->text != "count")
      problem(*node, field, found(*node), "one of volume, count");
    return node->text;
  }

  // Lists and notes.

  void read_list(const Node& node, Fact list) {
    if (node.kind == Is::nothing || (node.kind == Is::text && says_nothing(node.text)))
      return;  // nobody looked: not given
    if (node.kind != Is::list)
      return problem(
          node, node.key, found(node),
          fmt::format("a list, [] where there are none{}",
                      list == Fact::lesions ? "; a number of lesions alone goes to lesion_count_reported" : ""));
    patient::List items{list, {}, false};
    for (std::size_t i = 0; i < node.children.size(); ++i)
      items.items.push_back(read_item(node.children[i], list, fmt::format("{}[{}]", node.key, i + 1)));
    case_.lists.push_back(std::move(items));
  }

  Record read_item(const Node& node, Fact list, const std::string& path) {
    Record item;
    item.origin = placed({}, node);
    if (node.kind == Is::text && list == Fact::treatments) {  // "ssa" is short for a treatment of that type
      read_fact(node, row(Fact::treatment_type), path, item, item.origin);
      return item;
    }
    if (node.kind != Is::table) {
      problem(node, path, found(node), "a table, such as { ... }");
      return item;
    }
    read_origin(node, path, item.origin);
    for (const Node& member : node.children) {
      if (among(origin_keys, member.key)) continue;
      if (const auto fact = patient::fact_named(member.key, list))
        read_fact(member, row(*fact), fmt::format("{}.{}", path, member.key), item, {});
      else
        unknown_name(member, list, path + ".");
    }
    return item;
  }

  void read_notes(const Node& node, Fact kind) {
    if (node.kind == Is::nothing) return;
    if (node.kind != Is::list) return read_note(node, kind, node.key);
    for (std::size_t i = 0; i < node.children.size(); ++i)
      read_note(node.children[i], kind, fmt::format("{}[{}]", node.key, i + 1));
  }

  void read_note(const Node& node, Fact kind, const std::string& path) {
    patient::Note note{.fact = kind, .text = {}, .on = {}};
    if (node.kind != Is::table) {
      note.text = text_of(node, path);
    } else {
      for (const Node& member : node.children)
        if (!among(note_keys, member.key))
          problem_of_key(member, fmt::format("{}.{}", path, member.key),
                         fmt::format("the unknown name \"{}\"", member.key), "one of text, on");
      if (const Node* text = node.find("text"))
        note.text = text_of(*text, path + ".text");
      else
        problem(node, path, "no text", "a text");
      if (const Node* on = node.find("on")) note.on = day_of(*on, path + ".on");
    }
    case_.notes.push_back(std::move(note));
  }

  const Source& source_;
  Date          day_;         // of the assessment: no date lies after it
  Date          counted_to_;  // "14 months ago" counts back from here

  Case     case_;
  Problems problems_;
};

}  // namespace

Result<Case> read_case(const Source& source, Date today, std::optional<Date> on) {
  const auto root = any_node(source);
  if (!root) return tl::unexpected(root.error());
  return CaseReader(source, today, on).read(*root);
}

}  // namespace nelm::exchange
