#include "nelm/board/reports_flagged.h"

#include <fmt/format.h>

#include <algorithm>

#include "nelm/patient/binding.h"
#include "nelm/patient/reported.h"

namespace nelm::board {

using patient::Case;
using patient::Entry;
using patient::index;
using patient::Kind;
using patient::Record;
using patient::row;

namespace {

bool has_a_value(Fact f) {
  const Kind k = row(f).kind;
  return k == Kind::number || k == Kind::date || k == Kind::yes_no || k == Kind::choice;
}

std::string_view one_of(Fact list) {
  switch (list) {
    case Fact::lesions:      return "lesion";
    case Fact::specimens:    return "specimen";
    case Fact::extrahepatic: return "site outside the liver";
    case Fact::treatments:   return "treatment";
    default:                 return "item";
  }
}

FactSet overridden(const Record& record) {
  FactSet facts;
  for (const Entry& e : record.entries)
    if (e.overrides) facts.set(index(e.fact));
  return facts;
}

/// Visits the case itself, then every item of its lists, each fact of it that is wanted once, in the order said, with what
/// stands before its name: "lesion 2: ".
template <class Visit>
void each_fact(const Case& c, FactSet (*wanted)(const Record&), Visit&& visit) {
  const auto of_record = [&](const Record& record, const std::string& of) {
    FactSet left = wanted(record);
    for (const Entry& e : record.entries) {
      if (!left.test(index(e.fact)) || !has_a_value(e.fact)) continue;
      left.reset(index(e.fact));
      visit(record, e.fact, of);
    }
  };
  of_record(c.facts, "");
  for (const patient::List& list : c.lists)
    for (std::size_t i = 0; i < list.items.size(); ++i)
      of_record(list.items[i], fmt::format("{} {}: ", one_of(list.fact), i + 1));
}

/// What would follow if nothing were overridden: derivations, schemes and the facts that bind this one.
std::vector<Possible> what_follows(Fact f, const patient::Known& k, const Knowledge& knowledge) {
  std::vector<Possible> all;
  for (const auto& d : patient::derivations())
    if (d.gives == f) all.push_back(d.from(k));
  for (const Scheme& s : knowledge.schemes)
    if (s.gives == f) all.push_back(classify(s, k.values.all()));
  for (const auto& b : patient::bindings())
    if (b.then == f && patient::holds(b, k.values)) all.push_back(b.is);
  return all;
}

}  // namespace

std::vector<Flag> differing_reports(const Case& c) {
  std::vector<Flag> flags;
  each_fact(c, patient::said_again, [&](const Record& record, Fact f, const std::string& of) {
    if (const auto said = patient::reported(record, f); said.differ)
      flags.push_back(
          {f, Flag::Why::reports_differ,
           fmt::format("{}{}: {} reports differ; all they say stays possible", of, row(f).plain, said.used.size())});
  });
  return flags;
}

std::vector<Flag> overrides(const patient::Known& k, const Knowledge& knowledge) {
  std::vector<Flag> flags;
  each_fact(k.the_case, overridden, [&](const Record& record, Fact f, const std::string& of) {
    const auto said = patient::reported(record, f);
    if (!said.replaced) return;
    std::vector<std::string> aside;
    aside.reserve(said.older.size());
    for (const Entry* e : said.older) aside.push_back(fmt::format("{} (reported)", in_words(f, e->value)));
    if (row(f).in == Fact::none)
      for (const Possible& follows : what_follows(f, k, knowledge)) {
        if (meet(follows, said.value) == said.value) continue;
        const auto words = fmt::format("{} (follows from other entries)", in_words(f, follows));
        if (std::ranges::find(aside, words) == aside.end()) aside.push_back(words);
      }
    flags.push_back(
        {f, Flag::Why::overridden,
         fmt::format("{}{}: {} is used, marked as an override; set aside: {}", of, row(f).plain,
                     in_words(f, said.value), aside.empty() ? "nothing" : fmt::format("{}", fmt::join(aside, ", ")))});
  });
  return flags;
}

}  // namespace nelm::board
