#include "nelm/sheet/json.h"

#include <cmath>

#include "nelm/json_text.h"
#include "nelm/sheet/alike_words.h"
#include "nelm/sheet/phrases.h"

namespace nelm::sheet {

using board::Criterion;
using board::Finding;
using board::Flag;
using board::Position;
using board::RuleJudged;
using board::Span;
using patient::Fact;
using patient::Kind;
using patient::row;

namespace {

constexpr std::string_view verdicts[] = {"unmet", "unknown", "met"};
constexpr std::string_view grades[]   = {"excluded", "divided", "borderline", "weakened", "clear"};
constexpr std::string_view flags[]    = {"contradiction", "reports_differ", "overridden", "specimens_part", "question"};
constexpr std::string_view gate_states[] = {"closed", "open", "clear", "not_asked"};
constexpr std::string_view gate_kinds[]  = {"gate", "hazard"};
constexpr std::string_view kinds[]       = {"required", "exclusion", "relative", "advisory", "evidence"};
constexpr std::string_view directions[]  = {"favourable", "adverse", "disputed"};
constexpr std::string_view confidences[] = {"SRC", "SEC", "SEED"};

template <class Enum>
std::string_view word(std::span<const std::string_view> words, Enum e) {
  return words[static_cast<std::size_t>(e)];
}

class SheetWriter {
 public:
  explicit SheetWriter(const Given& g) : g_(g) {}

  std::string all() {
    const auto& a = g_.assessment;
    json_.object().member("written_by", g_.provenance).member("on", written(a.on)).member("day_from", g_.day_from);
    json_.said("case_id", g_.the_case.text(Fact::case_id));
    knowledge();
    facts();
    json_.key("flags").list();
    for (const Flag& f : a.facts.flags)
      json_.object().member("fact", row(f.fact).name).member("why", word(flags, f.why)).member("says", f.says).close();
    json_.close();
    gates();
    json_.key("options").list();
    for (const auto& o : a.options) option(o);
    json_.close();
    lesions();
    conflicts();
    factors();
    worth();
    would_change();
    if (g_.alike != nullptr) alike(*g_.alike);
    remarks();
    json_.close();
    return json_.done();
  }

 private:
  void knowledge() {
    json_.key("knowledge").object().member("version", g_.knowledge.version).member("hash", g_.knowledge.hash);
    if (g_.knowledge.valid_on) json_.member("as_of", written(*g_.knowledge.valid_on));
    if (!g_.knowledge.layers.empty()) json_.key("own_rules").list();
    for (const auto& l : g_.knowledge.layers) {
      json_.object().member("name", l.name).member("hash", l.hash).key("files").list();
      for (const auto& file : l.files) json_.text(file);
      json_.close().key("reviewed_by").list();
      for (const auto& by : l.reviews) json_.text(by);
      json_.close().key("unreviewed").number(static_cast<double>(l.unreviewed)).close();
    }
    if (!g_.knowledge.layers.empty()) json_.close();
    json_.close();
  }

  void value(Fact f, const patient::Possible& p) {
    const auto& r = row(f);
    if (r.kind == Kind::number || r.kind == Kind::date) {
      const auto end = [&](std::string_view name, double x) {
        json_.key(name);
        if (!std::isfinite(x))
          json_.null();
        else if (r.kind == Kind::date)
          json_.text(written(date_of(static_cast<int>(x))));
        else
          json_.number(x);
      };
      end("low", p.numbers.low);
      end("high", p.numbers.high);
      if (p.numbers.low_open) json_.key("low_open").is(true);
      if (p.numbers.high_open) json_.key("high_open").is(true);
      return;
    }
    static constexpr std::string_view       no_and_yes[] = {"false", "true"};
    const std::span<const std::string_view> words =
        r.kind == Kind::yes_no ? std::span<const std::string_view>(no_and_yes) : r.words;
    json_.key("among").list();
    for (std::size_t i = 0; i < words.size(); ++i)
      if ((p.choices >> i & 1U) == 0)
        continue;
      else if (r.kind == Kind::yes_no)
        json_.is(i == 1);
      else
        json_.text(words[i]);
    json_.close();
  }

  /// Every fact of which something is known: what is still possible of it. A fact of several schemes stands by each.
  void facts() {
    json_.key("facts").list();
    for (const auto& r : patient::facts()) {
      const bool valued     = r.in == Fact::none && (r.kind == Kind::number || r.kind == Kind::date ||
                                                 r.kind == Kind::yes_no || r.kind == Kind::choice);
      const bool by_schemes = schemes_of(r.id) > 1;
      if (!valued || by_schemes || g_.assessment.facts[r.id] == patient::anything(r.id)) continue;
      one_fact(r.id, g_.assessment.facts[r.id], {});
    }
    for (const auto& s : g_.knowledge.schemes)
      if (schemes_of(s.gives) > 1) one_fact(s.gives, g_.assessment.facts.values.all()[s.slot], s.id);
    json_.close();
  }

  int schemes_of(Fact f) const {
    int count = 0;
    for (const auto& s : g_.knowledge.schemes) count += s.gives == f ? 1 : 0;
    return count;
  }

  void one_fact(Fact f, const patient::Possible& p, std::string_view scheme) {
    json_.object()
        .member("fact", row(f).name)
        .said("scheme", scheme)
        .said("unit", row(f).unit)
        .member("words", value_said(f, p));
    value(f, p);
    const auto reports = g_.the_case.reports(f);
    if (!reports.empty()) {
      json_.key("reports").list();
      for (const auto* e : reports) {
        json_.object()
            .member("words", e->words.empty() ? value_said(f, e->value) : e->words)
            .said("document", e->origin.document)
            .said("by", e->origin.by);
        if (e->origin.on) json_.member("on", written(*e->origin.on));
        if (e->origin.known_on) json_.member("known_on", written(*e->origin.known_on));
        if (e->overrides) json_.key("override").is(true);
        json_.said("basis", e->basis).close();
      }
      json_.close();
    }
    json_.close();
  }

  void names(std::string_view key, const patient::FactSet& set) {
    json_.key(key).list();
    for (const auto& r : patient::facts())
      if (set.test(patient::index(r.id))) json_.text(r.name);
    json_.close();
  }

  void options_of(std::string_view key, board::OptionSet set) {
    json_.key(key).list();
    for (std::size_t i = 0; i < patient::option_count; ++i)
      if ((set >> i & 1U) != 0) json_.text(patient::Option_words[i]);
    json_.close();
  }

  void span(Span s) { json_.key("span").list().text(word(grades, s.worst)).text(word(grades, s.best)).close(); }

  void place(const board::Place& p) {
    json_.member("place", p.place)
        .member("confidence", word(confidences, p.confidence))
        .said("via", p.via)
        .said("url", p.url)
        .said("doubtful", p.doubtful);
  }

  void gates() {
    json_.key("gates").list();
    for (const auto& j : g_.assessment.gates) {
      json_.object()
          .member("id", j.gate->id)
          .member("kind", word(gate_kinds, j.gate->kind))
          .member("state", word(gate_states, j.state))
          .member("says", j.gate->says);
      json_.said("source", j.gate->source).said("criterion", j.gate->criterion);
      options_of("options", j.gate->options);
      names("missing", j.missing);
      json_.close();
    }
    json_.close();
  }

  void option(const board::OptionJudged& o) {
    json_.object()
        .member("option", patient::name(o.option->id))
        .member("name", o.option->name)
        .member("precondition", word(verdicts, o.needs));
    names("missing", o.missing);
    json_.key("declined").is(o.declined).key("already_given").is(o.given);
    if (o.given) json_.said("once_given", o.option->once_given);
    json_.key("positions").list();
    for (const Position& p : g_.assessment.positions_of(o)) position(o, p);
    json_.close().close();
  }

  void position(const board::OptionJudged& o, const Position& p) {
    json_.object().member("source", p.source->id).member("standing", name(g_.assessment.word(o, p)));
    json_.member("worst", name(p.worst)).member("best", name(p.best)).member("scope", word(verdicts, p.scope));
    json_.key("weakened").is(p.weakened).key("not_yet").is(p.by_time).key("open_by_silence").is(p.silent);
    json_.member("replaced", word(verdicts, p.replaced))
        .said("replaced_by", p.by == nullptr ? std::string{} : p.by->id);
    names("missing", p.missing);
    json_.key("rules").list();
    for (const RuleJudged& r : g_.assessment.rules_of(p)) rule(r);
    json_.close().key("not_encoded").list();
    for (const board::NotEncoded& n : p.source->not_encoded)
      if (n.concerns(o.option->id))
        json_.object().member("id", n.id).member("missing", n.missing).member("because", n.because).close();
    json_.close().close();
  }

  void conflicts() {
    json_.key("conflicts").list();
    for (const auto& j : g_.assessment.conflicts) {
      json_.object()
          .member("id", j.conflict->id)
          .member("asks", j.conflict->asks)
          .member("bears", word(verdicts, j.bears))
          .said("note", j.conflict->note);
      options_of("options", j.conflict->options);
      names("missing", j.missing);
      json_.key("sides").list();
      for (const board::ConflictSide& side : j.conflict->sides) {
        json_.object().member("says", side.says).said("citation", side.citation).key("cites").list();
        for (const auto& c : side.cites) json_.object().member("source", c.source).member("id", c.id).close();
        json_.close().close();
      }
      json_.close().close();
    }
    json_.close();
  }

  void factors() {
    json_.key("prognostic_factors").list();
    for (const auto& j : g_.assessment.factors) {
      json_.object()
          .member("id", j.factor->id)
          .member("name", j.factor->name)
          .member("direction", word(directions, j.factor->direction))
          .member("holds", word(verdicts, j.holds))
          .member("says", j.factor->says)
          .member("citation", j.factor->citation)
          .said("conflict", j.factor->conflict);
      place(j.factor->place);
      json_.close();
    }
    json_.close();
  }

  void rule(const RuleJudged& r) {
    json_.object()
        .member("rule", r.rule->id)
        .member("says", r.rule->says)
        .said("provided", r.rule->provided)
        .said("not_encoded", r.rule->partly_read);
    json_.member("scope", word(verdicts, r.scope));
    span(r.span);
    place(r.rule->place);
    json_.key("criteria").list();
    for (const Finding& f : g_.assessment.findings_of(r)) finding(f);
    json_.close().close();
  }

  void finding(const Finding& f) {
    const Criterion& c = *f.criterion;
    json_.object()
        .member("id", c.id)
        .member("asks", c.asks)
        .member("limit", c.limit)
        .member("kind", word(kinds, c.kind));
    json_.said("met_if", c.met_if.text).said("unmet_if", c.never_unmet ? "never" : c.unmet_if.text);
    json_.member("met", word(verdicts, f.met_if));
    span(f.span);
    json_.key("matters").is(f.matters);
    place(c.place);
    json_.close();
  }

  void lesions() {
    json_.key("lesions").list();
    for (const auto& l : g_.assessment.lesions) {
      json_.object().key("lesion").number(l.number).member("source", l.source->id).member("rule", l.rule->id);
      span(l.span);
      json_.key("criteria").list();
      for (const Finding& f : g_.assessment.findings_of(l)) finding(f);
      json_.close().close();
    }
    json_.close();
  }

  void worth() {
    json_.key("worth_asking").list();
    for (const auto& w : g_.worth) {
      json_.object().member("fact", row(w.fact).name);
      options_of("options", w.options);
      options_of("gates_before", w.gates);
      json_.close();
    }
    json_.close();
  }

  void would_change() {
    static constexpr std::string_view hows[] = {"found_out", "in_time", "done", "treated", "turned"};
    json_.key("what_would_change").list();
    for (const auto& w : g_.would_change) {
      json_.object()
          .member("option", patient::name(w.position->option))
          .member("source", w.position->source->id)
          .key("ways")
          .list();
      for (const board::Way& way : w.ways) {
        json_.object().key("crosses").number(way.crosses).key("changes").list();
        for (const board::Change& c : way.changes) {
          json_.object().member("fact", row(c.fact).name).member("how", word(hows, c.how));
          json_.said("unit", row(c.fact).unit).member("words", value_said(c.fact, c.to));
          value(c.fact, c.to);
          json_.close();
        }
        json_.close().close();
      }
      json_.close().close();
    }
    json_.close();
  }

  void count(std::string_view key, std::size_t n) { json_.key(key).number(static_cast<double>(n)); }

  void alike(const registry::AlikePatients& a) {
    static constexpr std::string_view whys[] = {"not_reported", "no_column"};
    json_.key("alike").object().member("registry", a.file).key("simulated").is(a.simulated);
    count("patients", a.found.rows);
    json_.key("named").is(a.found.ids).key("matched").list();
    for (const auto& m : a.found.matched) {
      json_.object()
          .member("fact", row(m.by->fact).name)
          .member("alike_if", alike_if(m))
          .member("reason", m.by->reason);
      json_.member("from", where_from(m.by->from));
      count("differ", m.differs);
      count("not_recorded", m.missing);
      json_.close();
    }
    json_.close().key("not_matched").list();
    for (const auto& n : a.found.not_matched)
      json_.object().member("fact", row(n.by->fact).name).member("why", word(whys, n.why)).close();
    json_.close();
    count("alike", a.found.surely.size());
    count("perhaps", a.found.perhaps.size());
    json_.key("fewest").number(a.by->fewest.value);
    if (a.curves) curves(*a.curves);
    json_.close();
  }

  void curves(const registry::AlikeCurves& c) {
    static constexpr std::string_view bys[] = {"treatment", "nothing_given", "no_time"};
    json_.key("curves")
        .object()
        .member("time_zero", "diagnosis")
        .key("adjusted")
        .is(false)
        .member("by", word(bys, c.by));
    json_.said("until_another_begins", c.before);
    count("no_follow_up", c.no_follow_up);
    count("no_treatment", c.no_treatment);
    json_.key("all");
    treated(c.all);
    json_.key("groups").list();
    for (const auto& t : c.curves) treated(t);
    json_.close().close();
  }

  void treated(const registry::TreatedCurve& t) {
    json_.object().said("treatment", t.treatment);
    count("patients", t.patients);
    count("deaths", t.deaths);
    if (t.from) json_.key("from_months").number(*t.from);
    json_.key("at").list();
    for (const auto& at : t.read) {
      json_.object().key("months").number(at.months);
      count("at_risk", at.at_risk);
      if (at.alive) {
        json_.key("alive_pct").number(100 * at.alive->survival);
        json_.key("low").number(100 * at.alive->interval.low).key("high").number(100 * at.alive->interval.high);
      }
      json_.close();
    }
    json_.close().close();
  }

  void remarks() {
    json_.key("remarks").list();
    for (const auto& n : g_.the_case.notes)
      if (n.fact == Fact::remarks) json_.text(n.text);
    json_.close();
  }

  const Given& g_;
  JsonText     json_;
};

}  // namespace

std::string json(const Given& g) { return SheetWriter(g).all(); }

}  // namespace nelm::sheet
