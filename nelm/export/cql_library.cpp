#include "nelm/export/cql_library.h"

#include <fmt/format.h>

#include <array>

#include "nelm/board/conditions_of.h"
#include "nelm/export/cql_condition.h"
#include "nelm/export/cql_position.h"
#include "nelm/export/cql_words.h"
#include "nelm/export/names.h"

namespace nelm::exported {

using board::Criterion;
using board::FactSet;
using board::Knowledge;
using board::Option;
using board::Rule;
using board::Source;
using patient::Fact;
using patient::row;

namespace {

constexpr std::string_view of_the_lesion = "(lesion)";

/// The options a source says something of.
std::vector<Option> options_of(const Source& s) {
  std::vector<Option> all;
  for (std::size_t i = 0; i < patient::option_count; ++i)
    if (!definitions(s, static_cast<Option>(i)).empty()) all.push_back(static_cast<Option>(i));
  return all;
}

FactSet asked(const Source& s, const Knowledge& k) {
  FactSet all;
  for (const Rule& r : s.rules) each_condition(r, [&](const board::Condition& c) { all |= facts_of(c); });
  for (const board::OptionRow& o : k.options)
    if (stands_on(s, o.id)) all |= facts_of(o.needs);
  return all;
}

bool by_lesion(const Source& s) {
  for (const Rule& r : s.rules)
    if (r.per_lesion) return true;
  return false;
}

std::string fact_comment(Fact f, const Knowledge& k, std::string_view scheme = {}) {
  const auto& r     = row(f);
  std::string words = fmt::format("{}{}{}", r.plain, r.unit.empty() ? "" : ", in ", r.unit);
  if (r.kind == patient::Kind::choice) words += fmt::format(": {}", fmt::join(r.words, ", "));
  for (const board::Scheme& s : k.schemes)
    if (s.id == scheme && s.gives == f) words += fmt::format("; by {}", s.title);
  return words;
}

/// Tuple { "longest_diameter_mm" Quantity }
std::string lesion_type(const Source& s) {
  std::string elements;
  for (const Parameter& p : parameters_of_a_lesion(s))
    elements += fmt::format("{}{} {}", elements.empty() ? "" : ", ", cql_name(p.name), p.type);
  return fmt::format("Tuple {{ {} }}", elements.empty() ? "\"id\" String" : elements);
}

class Library {
 public:
  Library(const Source& s, const Knowledge& k, std::string_view made_with) : source_(s), knowledge_(k) {
    head(made_with);
    parameters();
    for (const Rule& r : s.rules) rule(r);
    for (const Option o : options_of(s)) option(o);
  }

  std::string text() && { return std::move(text_); }

 private:
  void say(std::string_view words) { text_ += cql_comment(words); }
  void gap() { text_ += '\n'; }

  void head(std::string_view made_with) {
    say(source_.title);
    say(source_.doi.empty() ? source_.citation : fmt::format("{}, doi {}", source_.citation, source_.doi));
    say(fmt::format("Dated {}. Written by {}, from {}.", source_.dated, made_with, source_.review.transcribed_from));
    say(source_.review.reviewed_by.empty()
            ? "Nobody has reviewed this transcription."
            : fmt::format("Reviewed by {}, {}.", source_.review.reviewed_by, source_.review.reviewed_on));
    for (const board::NotEncoded& n : source_.not_encoded)
      say(fmt::format("Not encoded: {} ({}).", n.missing, n.because));
    text_ +=
        "//\n"
        "// Every fact is a parameter: its one value, or null while it is not known. true, false and null are met, "
        "unmet and\n"
        "// unknown. A criterion and a rule stand between two grades, the worst and the best still possible: "
        "excluded,\n"
        "// divided, borderline, weakened, clear. An option stands between two words. What must be clear before an "
        "option\n"
        "// (the gates), what other sources say, and what follows from other facts is not in here: see "
        "docs/export.md.\n"
        "// It informs qualified professionals; it does not decide.\n";
    text_ += fmt::format("library {} version {}\n\n", library_name(source_.id), cql_text(knowledge_.version));
  }

  /// Each with its default said: cql-execution takes a parameter that has none and is not given for a value.
  void parameters() {
    for (const Parameter& p : parameters_of(source_, knowledge_)) {
      say(p.least ? fmt::format("{}, at least: where lesions are listed and there may be more, or larger ones",
                                row(p.fact).plain)
                  : fact_comment(p.fact, knowledge_, source_.scheme));
      text_ += fmt::format("parameter {} {} default null\n", cql_name(p.name), p.type);
    }
    if (by_lesion(source_)) {
      say("each viable lesion listed:");
      for (const Parameter& p : parameters_of_a_lesion(source_))
        say(fmt::format("  {}: {}", p.name, fact_comment(p.fact, knowledge_)));
      text_ += fmt::format("parameter \"lesions\" List<{}> default null\n", lesion_type(source_));
    }
    gap();
    for (const Parameter& p : parameters_of(source_, knowledge_))
      if (p.least)
        text_ +=
            fmt::format("define {}:\n  Coalesce({}, {})\n\n", cql_least(p.fact), cql_name(p.name), cql_fact(p.fact));
  }

  void define(const Definition& d) { text_ += fmt::format("define {}:\n  {}\n\n", cql_name(d.name), d.is); }
  void define_of_a_lesion(const Definition& d) {
    text_ += fmt::format("define function {}(lesion {}):\n  {}\n\n", cql_name(d.name), lesion_type(source_), d.is);
  }

  void rule(const Rule& r) {
    say(fmt::format("Rule {}: {}{}{}", r.id, r.says, r.provided.empty() ? "" : "; ", r.provided));
    cite(r.place);
    if (!r.population.empty()) say(fmt::format("It speaks of: {}.", r.population));
    if (!r.partly_read.empty()) say(fmt::format("Not read of it: {}. So its worst end stays open.", r.partly_read));
    gap();
    for (const Criterion& c : r.criteria) criterion(c, r.per_lesion);
    const auto all = definitions(r, r.per_lesion ? of_the_lesion : "");
    for (const Definition& d : all) r.per_lesion ? define_of_a_lesion(d) : define(d);
    if (r.per_lesion) each(r);
  }

  void criterion(const Criterion& c, bool of_a_lesion) {
    static constexpr std::array kinds{"required", "exclusion", "relative", "advisory", "evidence"};
    say(fmt::format("{}: {} ({})", c.id, c.asks, kinds.at(static_cast<std::size_t>(c.kind))));
    cite(c.place);
    const auto all = definitions(c, of_a_lesion ? of_the_lesion : "");
    if (all.empty()) say("Nothing to compute: it is shown, and decides nothing.");
    for (const Definition& d : all) of_a_lesion ? define_of_a_lesion(d) : define(d);
    if (all.empty()) gap();
  }

  void cite(const board::Place& p) {
    say(fmt::format("  {}{}{}{}", p.place, p.via.empty() ? "" : ", read in ", p.via,
                    p.doubtful.empty() ? "" : fmt::format("; doubtful: {}", p.doubtful)));
  }

  /// What is judged lesion by lesion, in the order of the list; "all" keeps lesions that read alike apart.
  void each(const Rule& r) {
    std::vector<Definition> all;
    for (const Criterion& c : r.criteria)
      for (Definition& d : definitions(c, of_the_lesion)) all.push_back(std::move(d));
    for (Definition& d : definitions(r, of_the_lesion)) all.push_back(std::move(d));
    std::string elements;
    for (const Definition& d : all)
      elements +=
          fmt::format("{}\n    {}: {}(lesion)", elements.empty() ? "" : ",", cql_name(d.name), cql_name(d.name));
    define({each_lesion(r), fmt::format("\"lesions\" lesion return all Tuple {{{} }}", elements)});
  }

  void option(Option o) {
    const board::OptionRow& row = knowledge_.option(o);
    say(fmt::format("Option {}: {}", patient::name(o), row.name));
    gap();
    if (!row.needs.empty() && stands_on(source_, o)) define({arises(o), cql(row.needs)});
    for (const Definition& d : definitions(source_, o)) define(d);
  }

  const Source&    source_;
  const Knowledge& knowledge_;
  std::string      text_;
};

}  // namespace

std::vector<Parameter> parameters_of(const Source& s, const Knowledge& k) {
  const FactSet          facts = asked(s, k);
  std::vector<Parameter> all;
  for (const auto& r : patient::facts()) {
    if (!facts.test(patient::index(r.id)) || r.in == Fact::lesions) continue;
    all.push_back({std::string(r.name), cql_type(r.id), r.id});
    if (known_at_least(r.id)) all.push_back({at_least_parameter(r.id), cql_type(r.id), r.id, true});
  }
  return all;
}

std::vector<Parameter> parameters_of_a_lesion(const Source& s) {
  FactSet facts;
  for (const Rule& r : s.rules) each_condition(r, [&](const board::Condition& c) { facts |= facts_of(c); });
  std::vector<Parameter> all;
  for (const auto& r : patient::facts())
    if (facts.test(patient::index(r.id)) && r.in == Fact::lesions)
      all.push_back({std::string(r.name), cql_type(r.id), r.id});
  return all;
}

std::string cql_library(const Source& s, const Knowledge& k, std::string_view made_with) {
  return Library(s, k, made_with).text();
}

std::vector<File> cql_files(const Knowledge& k, std::string_view made_with) {
  std::vector<File> all;
  for (const Source& s : k.sources) all.push_back({library_name(s.id) + ".cql", cql_library(s, k, made_with)});
  return all;
}

}  // namespace nelm::exported
