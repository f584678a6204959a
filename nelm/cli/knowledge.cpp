// nelm knowledge check, list and show: what the sources say, without a patient.
#include <fmt/format.h>

#include <algorithm>

#include "nelm/cli/door.h"

namespace nelm::cli {

namespace {

using board::Criterion;
using board::Gate;
using board::Knowledge;
using board::Place;
using board::Rule;
using board::Source;

std::size_t criteria_of(const Source& s) {
  std::size_t count = 0;
  for (const Rule& r : s.rules) count += r.criteria.size();
  return count;
}

std::string counted(std::size_t n, std::string_view what) { return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s"); }

std::string summary(const Knowledge& k) {
  std::size_t rules = 0, criteria = 0;
  for (const Source& s : k.sources) rules += s.rules.size(), criteria += criteria_of(s);
  return fmt::format("{}, {}, {}, {}, {}, {}; hash {}\n", counted(k.sources.size(), "source"), counted(rules, "rule"),
                     fmt::format("{} criteria", criteria), counted(k.options.size(), "option"),
                     counted(k.schemes.size(), "scheme"), counted(k.gates.size(), "gate"), k.hash);
}

std::string options_of(board::OptionSet set) {
  std::string text;
  for (std::size_t i = 0; i < patient::option_count; ++i)
    if ((set >> i & 1U) != 0) text += fmt::format("{}{}", text.empty() ? "" : ", ", patient::Option_words[i]);
  return text;
}

/// Lines of one thing shown, each with a name in front; those without words are left out.
class Shown {
 public:
  explicit Shown(std::string_view title) : text_(fmt::format("{}\n", title)) {}
  Shown& line(std::string_view name, std::string_view words, int indent = 2) {
    if (!words.empty()) text_ += fmt::format("{:{}}{:<18} {}\n", "", indent, name, words);
    return *this;
  }
  Shown& heading(std::string_view words, int indent) {
    text_ += fmt::format("\n{:{}}{}\n", "", indent, words);
    return *this;
  }
  Shown& place(const Place& p, int indent = 2) {
    static constexpr std::string_view sure[] = {"read in the source", "read in another source",
                                                "as the review reports"};
    line("where", p.place, indent);
    line("how sure",
         fmt::format("{}{}{}", sure[static_cast<std::size_t>(p.confidence)], p.via.empty() ? "" : ": ", p.via), indent);
    line("doubtful", p.doubtful, indent);
    return line("url", p.url, indent);
  }
  Shown& review(const board::Review& r) {
    line("transcribed from", r.transcribed_from);
    return line("reviewed",
                r.reviewed_by.empty() ? "by nobody yet" : fmt::format("by {}, {}", r.reviewed_by, r.reviewed_on));
  }
  std::string text() const { return text_; }

 private:
  std::string text_;
};

void show(const Criterion& c, Shown& shown, int indent) {
  static constexpr std::string_view kinds[]   = {"required", "exclusion", "relative", "advisory", "evidence"};
  static constexpr std::string_view between[] = {"", "borderline", "divided", "unsaid"};
  shown.heading(fmt::format("{}  {}", c.id, c.asks), indent);
  shown.line("kind", kinds[static_cast<std::size_t>(c.kind)], indent + 2)
      .line("in short", c.limit, indent + 2)
      .line("met if", c.met_if.text, indent + 2)
      .line(c.kind == board::CriterionKind::exclusion ? "out if" : "unmet if",
            c.never_unmet ? "never" : c.unmet_if.text, indent + 2)
      .line("in between", between[static_cast<std::size_t>(c.between)], indent + 2)
      .place(c.place, indent + 2)
      .line("note", c.note, indent + 2);
}

void show(const Rule& r, Shown& shown) {
  static constexpr std::string_view forms[]     = {"list", "indication", "bar", "finding"};
  static constexpr std::string_view strengths[] = {"recommends",   "conditional",      "against", "divided",
                                                   "evidence for", "evidence against", "caution", "disputed"};
  shown.heading(fmt::format("{}  {}", r.id, r.says), 2);
  shown.line("options", options_of(r.options), 4)
      .line("form",
            fmt::format("{}, {}", forms[static_cast<std::size_t>(r.form)],
                        strengths[static_cast<std::size_t>(r.strength)]),
            4)
      .line("speaks of", r.population, 4)
      .line("applies if", r.applies_if.text, 4)
      .line("provided", r.provided, 4)
      .line("not read", r.partly_read, 4)
      .line("judged", r.per_lesion ? "lesion by lesion" : "", 4)
      .place(r.place, 4);
  for (const Criterion& c : r.criteria) show(c, shown, 4);
}

std::string shown(const Source& s) {
  static constexpr std::string_view kinds[] = {"review", "guideline", "list", "study"};
  Shown                             it(fmt::format("{}  {}", s.id, s.title));
  it.line("citation", s.citation)
      .line("doi", s.doi)
      .line("kind", kinds[static_cast<std::size_t>(s.kind)])
      .line("dated", s.dated);
  it.line("read", s.read_whole ? "whole" : "in part")
      .line("grading scheme", s.scheme)
      .line("remark", s.remark)
      .review(s.review);
  for (const Rule& r : s.rules) show(r, it);
  return it.text();
}

std::string shown(const board::OptionRow& o) {
  Shown it(fmt::format("{}  {}", patient::name(o.id), o.name));
  return it.line("needs", o.needs.text)
      .line("in words", o.needs_words)
      .line("note", o.note)
      .line("once given", o.once_given)
      .place(o.place)
      .review(o.review)
      .text();
}

std::string shown(const board::Scheme& s) {
  Shown it(fmt::format("{}  {}", s.id, s.title));
  it.line("gives", patient::row(s.gives).name)
      .line("citation", s.citation)
      .line("dated", s.dated)
      .place(s.place)
      .review(s.review);
  const auto& r = patient::row(s.gives);
  for (const auto& c : s.classes) {
    const auto words = in_words(s.gives, patient::choice(c.value));
    it.heading(fmt::format("{} {}", r.name, words), 2)
        .line("possible unless", c.when.text.empty() ? "" : fmt::format("not ({})", c.when.text), 4)
        .line("note", c.note, 4);
  }
  return it.text();
}

std::string shown(const Gate& g) {
  Shown it(fmt::format("{}  {}", g.id, g.name));
  it.line("kind", g.kind == board::GateKind::gate ? "gate" : "hazard").line("options", options_of(g.options));
  it.line(g.kind == board::GateKind::gate ? "closed if" : "warns if", g.closed_if.text)
      .line("clear once", g.clear_if.text)
      .line("left open if", g.open_if.text);
  it.line("written for", g.written_for.text)
      .line("asked for if", g.asked_if.text)
      .line("says", g.says)
      .line("from", fmt::format("{} {}", g.source, g.criterion))
      .line("citation", g.citation);
  return it.line("dated", g.dated).place(g.place).review(g.review).text();
}

std::string everything_named(const Knowledge& k, const std::string& id) {
  std::string text;
  for (const Source& s : k.sources) {
    if (s.id == id) text += shown(s);
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
  for (const Gate& g : k.gates)
    if (g.id == id) text += shown(g);
  return text;
}

}  // namespace

int check_knowledge(const Request& request) {
  Request asked = request;
  if (!request.operands.empty()) asked.switches["--knowledge"] = request.operands[0];
  const auto known = knowledge(asked);
  return known ? answer(request.has("--quiet") ? "" : summary(*known)) : tell(known.error());
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
  return answer(text);
}

int show_knowledge(const Request& request) {
  const auto known = knowledge(request);
  if (!known) return tell(known.error());
  const std::string& id   = request.operands.at(0);
  const std::string  text = everything_named(*known, id);
  if (!text.empty()) return answer(text);
  return tell({{.file     = id,
                .found    = "nothing of that name",
                .expected = "an id listed by `nelm knowledge list`, or of a rule or criterion"}});
}

}  // namespace nelm::cli
