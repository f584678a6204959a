#include "nelm/exchange/read_case.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "nelm/exchange/node.h"
#include "nelm/exchange/number_words.h"
#include "nelm/exchange/read_value.h"
#include "nelm/nearest.h"

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

class CaseReader : ValueReader {
 public:
  CaseReader(const Source& source, Date today, std::optional<Date> on)
      : ValueReader(source.name, today, on.value_or(today)) {}

  Result<Case> read(const Node& root) {
    if (root.kind == Is::table) {
      take_the_day(root);
      for (const Node& member : root.children)
        if (problems().size() < enough_problems) top_level(member);
    } else {
      problem(root, "", found(root), "a case: a table of facts");
    }
    if (!problems().empty()) return tl::unexpected(std::move(*this).in_order());
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

  Case case_;
};

}  // namespace

Result<Case> read_case(const Source& source, Date today, std::optional<Date> on) {
  const auto root = any_node(source);
  if (!root) return tl::unexpected(root.error());
  return CaseReader(source, today, on).read(*root);
}

}  // namespace nelm::exchange
