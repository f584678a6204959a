// What moved between two sheets of one patient, as JSON.
#include "nelm/json_text.h"
#include "nelm/sheet/changes_words.h"
#include "nelm/sheet/statement.h"

namespace nelm::sheet {

using board::Cause;
using patient::row;

namespace {

class ChangesWriter {
 public:
  explicit ChangesWriter(const Since& s) : s_(s) {}

  std::string all() {
    json_.object().member("written_by", s_.after.provenance);
    json_.said("case_id", s_.after.the_case.text(Fact::case_id));
    json_.member("earlier", written(s_.before.assessment.on)).member("now", written(s_.after.assessment.on));
    if (const auto day = s_.before.knowledge.valid_on) json_.member("earlier_as_of", written(*day));
    if (const auto day = s_.after.knowledge.valid_on) json_.member("now_as_of", written(*day));
    if (!s_.supposed.empty()) json_.each("what_if", s_.supposed, [this](const auto& said) { json_.text(said); });
    json_.each("facts", s_.changes.facts, [this](const auto& f) { fact(f, moved_from(s_, f)); });
    json_.each("entries", s_.changes.items, [this](const auto& item) { entry(item); });
    json_.each("texts", s_.changes.texts, [this](const auto& t) {
      json_.object().member("fact", row(t.fact).name).said("earlier", t.before).said("now", t.after).close();
    });
    json_.each("flags", s_.changes.flags, [this](const auto& f) {
      json_.object().member("fact", row(f.flag->fact).name).member("says", f.flag->says).key("now").is(f.now).close();
    });
    json_.each("gates", s_.changes.gates, [this](const auto& g) { gate(g); });
    json_.each("preconditions", s_.changes.needs, [this](const auto& n) {
      static constexpr std::string_view verdicts[] = {"unmet", "unknown", "met"};
      json_.object()
          .member("option", patient::name(n.option))
          .member("earlier", verdicts[static_cast<std::size_t>(n.before)])
          .member("now", verdicts[static_cast<std::size_t>(n.after)]);
      facts_named(n.facts);
      json_.close();
    });
    json_.each("declined", s_.changes.declined, [this](const auto& d) {
      json_.object().member("option", patient::name(d.option)).key("now").is(d.now).close();
    });
    json_.each("standings", s_.changes.standings, [this](const auto& m) { standing(m); });
    json_.each("lesions", s_.changes.lesions, [this](const auto& l) { lesion(l); });
    json_.close();
    return json_.done();
  }

 private:
  void fact(const board::FactMoved& f, std::string_view from) {
    json_.object()
        .member("fact", row(f.fact).name)
        .said("scheme", f.scheme)
        .said("unit", row(f.fact).unit)
        .member("earlier", moved_value_said(f.fact, f.before))
        .member("now", moved_value_said(f.fact, f.after));
    json_.key("narrowed").is(f.narrowed).said("from", from).close();
  }

  void entry(const board::ItemMoved& item) {
    json_.object().member("list", row(item.list).name).key("number").number(static_cast<double>(item.number));
    json_.member("what", item.before == nullptr ? "new" : item.after == nullptr ? "gone" : "moved");
    json_.said("says", item_said(s_, item));
    json_.each("facts", item.facts, [this](const auto& f) { fact(f, {}); });
    json_.close();
  }

  void facts_named(const std::vector<std::size_t>& which) {
    json_.each("facts", which, [this](std::size_t i) { json_.text(row(s_.changes.facts.at(i).fact).name); });
  }

  void gate(const board::GateMoved& g) {
    json_.object()
        .member("gate", g.gate().id)
        .member("earlier", state_said(g.state_before, g.before))
        .member("now", state_said(g.state_after, g.after));
    facts_named(g.facts);
    json_.close();
  }

  void causes(const std::vector<Cause>& by) {
    static constexpr std::string_view what[] = {"criterion", "scope", "rule", "precondition", "successor"};
    json_.each("by", by, [this](const Cause& c) {
      json_.object().member("what", what[static_cast<std::size_t>(c.what)]).said("id", c.id());
      facts_named(c.facts);
      json_.close();
    });
  }

  void standing(const board::StandingMoved& m) {
    json_.object().member("option", patient::name(m.option)).member("source", m.source().id);
    if (m.word_before) json_.member("earlier", name(*m.word_before));
    if (m.word_after) json_.member("now", name(*m.word_after));
    json_.member("earlier_says", standing_said(s_.before, m, m.before))
        .member("now_says", standing_said(s_.after, m, m.after));
    causes(m.by);
    json_.close();
  }

  void lesion(const board::LesionMoved& m) {
    const auto& one = m.after != nullptr ? *m.after : *m.before;
    json_.object().key("lesion").number(one.number).member("source", one.source->id).member("rule", one.rule->id);
    if (m.before != nullptr) json_.member("earlier", suitability(m.before->span).words);
    if (m.after != nullptr) json_.member("now", suitability(m.after->span).words);
    causes(m.by);
    json_.close();
  }

  const Since& s_;
  JsonText     json_;
};

}  // namespace

std::string changes_json(const Since& s) { return ChangesWriter(s).all(); }

}  // namespace nelm::sheet
