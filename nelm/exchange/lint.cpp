#include "nelm/exchange/lint.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "nelm/board/conditions_of.h"
#include "nelm/board/consistency.h"
#include "nelm/exchange/node.h"
#include "nelm/patient/binding.h"

namespace nelm::exchange {

using board::Condition;
using board::Criterion;
using board::CriterionKind;
using board::Rule;
using board::Verdict;
using board::Wanted;

namespace {

/// A file, as it was read: its name, and where everything in it stands.
struct Located {
  std::string_view name;
  Node             root;
};

/// "sources/milan-2007" of ".../sources/milan-2007.toml".
std::string kind_and_id(std::string_view name) {
  const auto dot = name.rfind(".toml"), last = name.rfind('/');
  const auto before = last == std::string_view::npos ? last : name.rfind('/', last - 1);
  const auto begin  = before == std::string_view::npos ? 0 : before + 1;
  return std::string(name.substr(begin, dot - begin));
}

/// The child of a list of tables, or none.
const Node* item(const Node* list, std::size_t i) {
  return list == nullptr || i >= list->children.size() ? nullptr : &list->children[i];
}

class Lint {
 public:
  Lint(std::span<const KnowledgeFolder> folders, const board::Knowledge& k) : k_(k) {
    for (const KnowledgeFolder& folder : folders)
      for (const Source& file : folder.files)
        if (auto root = toml_node(file)) files_.emplace(kind_and_id(file.name), Located{file.name, std::move(*root)});
  }

  Problems all() {
    for (const board::Source& s : k_.sources)
      for (std::size_t i = 0; i < s.rules.size(); ++i) rule(s, i);
    for (const board::OptionRow& o : k_.options) option(o);
    for (const board::Scheme& s : k_.schemes) scheme(s);
    for (const board::Gate& g : k_.gates) gate(g);
    return std::move(problems_);
  }

 private:
  /// Tells something of a key of a table, or of the table where the key is not there.
  void tell(const Located& file, const Node* table, std::string_view path, std::string_view key, std::string found,
            std::string expected) {
    if (table == nullptr) table = &file.root;
    const Node* at = table->find(key);
    if (at == nullptr) at = table;
    problems_.push_back({.file     = std::string(file.name),
                         .line     = at->line,
                         .column   = at->column,
                         .field    = fmt::format("{}{}", path, key),
                         .found    = std::move(found),
                         .expected = std::move(expected)});
  }

  // -- rules

  /// Whether surely no case has these verdicts.
  bool none_so(const std::vector<Wanted>& wanted) const {
    const auto found = board::example(wanted, k_);
    return !found.values && found.all_tried;
  }

  /// Of whom a rule speaks, under one of its options.
  std::vector<Wanted> under(const Rule& r, const board::OptionRow& o) const {
    std::vector<Wanted> wanted;
    if (!r.applies_if.empty()) wanted.push_back({&r.applies_if, Verdict::met});
    if (!o.needs.empty()) wanted.push_back({&o.needs, Verdict::met});
    return wanted;
  }

  /// Whether under no option of the rule there is a case with these verdicts besides.
  bool never(const Rule& r, const std::vector<Wanted>& besides) const {
    return std::ranges::none_of(k_.options, [&](const board::OptionRow& o) {
      if (!board::speaks_of(r, o.id)) return false;
      auto wanted = under(r, o);
      wanted.insert(wanted.end(), besides.begin(), besides.end());
      return !none_so(wanted);
    });
  }

  /// What is asked of a criterion that shall be clear; of one that decides nothing none.
  static std::vector<Wanted> to_be_clear(const Criterion& c) {
    switch (c.kind) {
      case CriterionKind::required:
      case CriterionKind::relative:  return {{&c.met_if, Verdict::met}};
      case CriterionKind::exclusion: return {{&c.unmet_if, Verdict::unmet}};
      default:                       return {};
    }
  }

  void rule(const board::Source& s, std::size_t number) {
    const Rule& r    = s.rules[number];
    const auto  file = files_.find(fmt::format("sources/{}", s.id));
    if (file == files_.end()) return;
    const Node* table = item(file->second.root.find("rule"), number);
    const auto  path  = fmt::format("rule[{}].", number + 1);
    if (never(r, {})) {
      tell(file->second, table, path, r.applies_if.empty() ? "options" : "applies_if",
           "a rule that never comes to bear: no case of whom it speaks has what its options need",
           "one that speaks of some case under one of its options");
      return;
    }
    std::vector<Wanted> together;
    bool                each_met = true;
    for (std::size_t i = 0; i < r.criteria.size(); ++i) {
      const auto wanted = to_be_clear(r.criteria[i]);
      together.insert(together.end(), wanted.begin(), wanted.end());
      if (wanted.empty() || !never(r, wanted)) continue;
      each_met = false;
      tell(file->second, item(table == nullptr ? nullptr : table->find("criterion"), i),
           fmt::format("{}criterion[{}].", path, i + 1),
           r.criteria[i].kind == CriterionKind::exclusion ? "out_if" : "met_if",
           "a criterion that no case meets of whom the rule speaks", "one that some such case meets");
    }
    if (each_met && r.criteria.size() > 1 && never(r, together))
      tell(file->second, table, path, "criterion", "criteria that no case meets together",
           "a rule that some case of whom it speaks meets");
  }

  // -- what nothing refers to

  void option(const board::OptionRow& o) {
    const auto file = files_.find(fmt::format("options/{}", patient::name(o.id)));
    if (file == files_.end()) return;
    const board::Source* by = nullptr;
    for (const board::Source& s : k_.sources)
      for (const Rule& r : s.rules)
        if (by == nullptr && board::speaks_of(r, o.id) && s.review.layer == 0) by = &s;
    const bool any = by != nullptr || std::ranges::any_of(k_.sources, [&](const board::Source& s) {
                       return std::ranges::any_of(s.rules, [&](const Rule& r) { return board::speaks_of(r, o.id); });
                     });
    if (!any && o.no_source.empty() && !not_encoded_of(o))
      tell(file->second, nullptr, {}, "id", "an option no source here has a rule on",
           "a rule on it, or no_source with the reason");
    if (by != nullptr && !o.no_source.empty())
      tell(file->second, nullptr, {}, "no_source", fmt::format("a reason although {} has a rule on it", by->id),
           "no no_source");
  }

  /// Whether a source says that it has something on an option by name that could not be read: reason enough.
  bool not_encoded_of(const board::OptionRow& o) const {
    return std::ranges::any_of(k_.sources, [&](const board::Source& s) {
      return std::ranges::any_of(s.not_encoded,
                                 [&](const board::NotEncoded& n) { return n.options != 0 && n.concerns(o.id); });
    });
  }

  /// Whether a condition, a binding, a derivation or a prognostic factor reads what a scheme gives.
  bool reads(const board::Scheme& s) const {
    bool       any  = false;
    const auto look = [&](const Condition& c) {
      any = any ||
            std::ranges::any_of(c.terms, [&](const board::Term& t) { return t.fact == s.gives && t.slot == s.slot; });
    };
    each_condition(k_, look);
    each_condition_that_only_shows(k_, look);
    for (const board::Factor& f : k_.factors) any = any || std::ranges::find(f.looks_at, s.gives) != f.looks_at.end();
    for (const auto& b : patient::bindings()) any = any || b.when == s.gives;
    for (const auto& r : patient::facts()) any = any || std::ranges::find(r.rests_on, s.gives) != r.rests_on.end();
    return any;
  }

  void scheme(const board::Scheme& s) {
    const auto file = files_.find(fmt::format("schemes/{}", s.id));
    if (file == files_.end()) return;
    const bool reason = file->second.root.find("no_rule") != nullptr, named = named_by_a_source(s), read = reads(s);
    if (!read && !named && !reason)
      tell(file->second, nullptr, {}, "gives",
           fmt::format("{}, which nothing reads by this scheme", patient::row(s.gives).name),
           "a condition that reads it, or no_rule with the reason");
    if (read && reason)
      tell(file->second, nullptr, {}, "no_rule",
           fmt::format("a reason although {} is read", patient::row(s.gives).name), "no no_rule");
  }

  bool named_by_a_source(const board::Scheme& s) const {
    return std::ranges::any_of(k_.sources, [&](const board::Source& source) { return source.scheme == s.id; });
  }

  void gate(const board::Gate& g) {
    const auto file = files_.find(fmt::format("gates/{}", g.id));
    if (file == files_.end() || g.citation.empty()) return;
    for (const board::Source& s : k_.sources)
      for (const Rule& r : s.rules)
        for (const Criterion& c : r.criteria)
          if (s.id == g.source && c.id == g.criterion)
            tell(file->second, nullptr, {}, "citation",
                 fmt::format("a citation that nothing needs: {} of {} is read here", c.id, s.id), "no citation");
  }

  const board::Knowledge&        k_;
  std::map<std::string, Located> files_;
  Problems                       problems_;
};

}  // namespace

Problems lint(std::span<const KnowledgeFolder> folders, const board::Knowledge& k) { return Lint(folders, k).all(); }

}  // namespace nelm::exchange
