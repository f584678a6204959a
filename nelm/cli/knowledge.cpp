// nelm knowledge check, list and show: what the sources say, without a patient.
#include <fmt/format.h>

#include <algorithm>

#include "nelm/board/knowledge_fields.h"
#include "nelm/cli/door.h"
#include "nelm/cli/evidence_named.h"
#include "nelm/cli/layers.h"
#include "nelm/cli/shown.h"
#include "nelm/exchange/alike_toml.h"
#include "nelm/exchange/lint.h"
#include "nelm/exchange/registry_toml.h"
#include "nelm/sheet/evidence.h"

namespace nelm::cli {

namespace {

using board::Criterion;
using board::Gate;
using board::Knowledge;
using board::Rule;
using board::Source;

std::size_t criteria_of(const Source& s) {
  std::size_t count = 0;
  for (const Rule& r : s.rules) count += r.criteria.size();
  return count;
}

std::string summary(const Knowledge& k, const literature::Literature& l) {
  std::size_t rules = 0, criteria = 0;
  for (const Source& s : k.sources) rules += s.rules.size(), criteria += criteria_of(s);
  std::size_t results = 0;
  for (const auto& s : l.studies) results += s.results.size();
  const auto published = fmt::format(
      "{} with {}, {}, {}, {}", l.studies.size() == 1 ? "1 study" : fmt::format("{} studies", l.studies.size()),
      counted(results, "result"),
      l.discrepancies.size() == 1 ? "1 discrepancy" : fmt::format("{} discrepancies", l.discrepancies.size()),
      counted(l.overlaps.size(), "overlap"), counted(l.warnings.size(), "warning"));
  return fmt::format("{}, {}, {}, {}, {}, {}, {}, {};\n{}; hash {}\n", counted(k.sources.size(), "source"),
                     counted(rules, "rule"), fmt::format("{} criteria", criteria), counted(k.options.size(), "option"),
                     counted(k.schemes.size(), "scheme"), counted(k.gates.size(), "gate"),
                     counted(k.conflicts.size(), "conflict"), counted(k.factors.size(), "prognostic factor"), published,
                     k.hash);
}

void show(const Criterion& c, Shown& shown, int indent) {
  shown.heading(fmt::format("{}  {}", c.id, c.asks), indent).fields(fields_of(c), "asks", indent + 2);
}

void show(const Rule& r, Shown& shown) {
  shown.heading(fmt::format("{}  {}", r.id, r.says), 2).fields(fields_of(r), "says", 4);
  for (const Criterion& c : r.criteria) show(c, shown, 4);
}

void show(const board::NotEncoded& n, Shown& shown) {
  shown.heading(fmt::format("{}  not encoded: {}", n.id, n.missing), 2).fields(fields_of(n), "missing", 4);
}

std::string shown(const Source& s) {
  Shown it(fmt::format("{}  {}", s.id, s.title));
  it.fields(fields_of(s), "title");
  for (const Rule& r : s.rules) show(r, it);
  for (const board::NotEncoded& n : s.not_encoded) show(n, it);
  return it.text();
}

std::string shown(const board::OptionRow& o) {
  return Shown(fmt::format("{}  {}", patient::name(o.id), o.name)).fields(fields_of(o), "name").text();
}

std::string shown(const board::Scheme& s) {
  Shown it(fmt::format("{}  {}", s.id, s.title));
  it.fields(fields_of(s), "title");
  for (const auto& c : s.classes)
    it.heading(fmt::format("{} {}", patient::row(s.gives).name, in_words(s.gives, patient::choice(c.value))), 2)
        .fields(fields_of(c), {}, 4);
  return it.text();
}

std::string shown(const Gate& g) {
  return Shown(fmt::format("{}  {}", g.id, g.name)).fields(fields_of(g), "name").text();
}

std::string everything_named(const Knowledge& k, const std::string& id) {
  std::string text;
  for (const Source& s : k.sources) {
    if (s.id == id) text += shown(s);
    for (const board::NotEncoded& n : s.not_encoded) {
      if (n.id != id) continue;
      Shown it(fmt::format("{}, in {}", n.id, s.id));
      show(n, it);
      text += it.text();
    }
    for (const Rule& r : s.rules) {
      if (r.id == id) {
        Shown it(fmt::format("{}, in {}", r.id, s.id));
        show(r, it);
        text += it.text();
        continue;
      }
      for (const Criterion& c : r.criteria) {
        if (c.id != id) continue;
        Shown it(fmt::format("{}, in {} ({})", c.id, s.id, r.says));
        show(c, it, 2);
        text += it.text();
      }
    }
  }
  for (const auto& o : k.options)
    if (patient::name(o.id) == id) text += shown(o);
  for (const auto& s : k.schemes)
    if (s.id == id) text += shown(s);
  const bool stands_in_a_file = !text.empty();
  for (const Gate& g : k.gates)  // a source or criterion of which no file holds more opens as the gate that cites it
    if (g.id == id || (!stands_in_a_file && (g.source == id || g.criterion == id))) text += shown(g);
  for (const auto& c : k.conflicts)
    if (c.id == id) text += conflict_shown(c);
  for (const auto& f : k.factors)
    if (f.id == id) text += factor_shown(f);
  return text;
}

}  // namespace

int check_knowledge(const Request& request) {
  Request asked = request;
  if (!request.operands.empty()) asked.switches["--knowledge"].push_back(request.operands[0]);
  const auto folders = knowledge_folders(asked.values("--knowledge"));
  if (!folders) return tell(folders.error());
  const auto all = knowledge_and_literature(*folders);
  if (!all) return tell(all.error());
  if (const auto simulated = exchange::read_simulation(folders->as_read, &all->literature); !simulated)
    return tell(simulated.error());
  if (const auto alike = exchange::read_alike(folders->as_read, &all->literature); !alike) return tell(alike.error());
  if (const auto found = exchange::lint(folders->as_read, all->knowledge); !found.empty()) return tell(found);
  return request.has("--quiet") ? done : answer(summary(all->knowledge, all->literature), all->knowledge);
}

int list_knowledge(const Request& request) {
  const auto known = knowledge(request);
  if (!known) return tell(known.error());
  std::string text = "Sources\n";
  for (const Source& s : known->sources)
    text += fmt::format("  {:<22} {:<10} {}, {}\n", s.id, s.dated, counted(s.rules.size(), "rule"), s.citation);
  text += "\nOptions\n";
  for (const auto& o : known->options) text += fmt::format("  {:<22} {}\n", patient::name(o.id), o.name);
  text += "\nSchemes\n";
  for (const auto& s : known->schemes)
    text += fmt::format("  {:<22} gives {}: {}\n", s.id, patient::row(s.gives).name, s.title);
  text += "\nGates and hazards\n";
  for (const Gate& g : known->gates) text += fmt::format("  {:<22} {}\n", g.id, g.name);
  text += "\nConflicts\n";
  for (const auto& c : known->conflicts) text += fmt::format("  {:<22} {}\n", c.id, c.asks);
  text += "\nPrognostic factors\n";
  for (const auto& f : known->factors) text += fmt::format("  {:<22} {}\n", f.id, f.name);
  return answer(text, *known);
}

int show_knowledge(const Request& request) {
  const auto all = knowledge_and_literature(request);
  if (!all) return tell(all.error());
  const std::string& id   = request.operands.at(0);
  std::string        text = id.empty() ? std::string{} : everything_named(all->knowledge, id);
  if (const auto* study = study_of(all->literature, id); text.empty() && study != nullptr)
    text = sheet::study_shown(all->literature, *study);
  if (!text.empty()) return answer(text, all->knowledge);
  return tell({not_there(id, "nothing of that name",
                         "an id listed by `nelm knowledge list`, of a rule or criterion, or of a study")});
}

}  // namespace nelm::cli
