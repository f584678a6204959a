#include "nelm/board/knowledge_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace nelm::board {

namespace {

template <class Enum, std::size_t n>
std::string word(const std::string_view (&words)[n], Enum e) {
  return std::string(words[static_cast<std::size_t>(e)]);
}

std::string options_of(OptionSet set) {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < patient::option_count; ++i)
    if ((set >> i & 1U) != 0) names.push_back(patient::Option_words[i]);
  return fmt::format("{}", fmt::join(names, ", "));
}

void add_place(FieldList& all, const Place& p) {
  static constexpr std::string_view sure[] = {"read in the source", "read in another source", "as the review reports"};
  all.push_back({"where", p.place});
  all.push_back({"how sure", fmt::format("{}{}{}", word(sure, p.confidence), p.via.empty() ? "" : ": ", p.via)});
  all.push_back({"doubtful", p.doubtful});
  all.push_back({"url", p.url});
}

void add_statements(FieldList& all, const StatementNumbers& numbers) {
  all.push_back(
      {"the review's", numbers.empty() ? std::string{} : fmt::format("statements {}", fmt::join(numbers, ", "))});
}

void add_review(FieldList& all, const Review& r) {
  all.push_back({"transcribed from", r.transcribed_from});
  all.push_back(
      {"reviewed", r.reviewed_by.empty() ? "by nobody yet" : fmt::format("by {}, {}", r.reviewed_by, r.reviewed_on)});
}

}  // namespace

FieldList fields_of(const Source& s) {
  static constexpr std::string_view kinds[] = {"review", "guideline", "list", "study", "payer"};
  std::vector<std::string>          superseded;
  for (const SupersededBy& by : s.superseded_by) superseded.push_back(fmt::format("{}: {}", by.source, by.replaces));
  FieldList all{{"title", s.title},
                {"citation", s.citation},
                {"doi", s.doi},
                {"kind", word(kinds, s.kind)},
                {"dated", s.dated},
                {"of what", s.every_option ? "every option" : "its options"},
                {"read", s.read_whole ? "whole" : "in part"},
                {"grading scheme", s.scheme},
                {"superseded by", fmt::format("{}", fmt::join(superseded, "; "))},
                {"remark", s.remark}};
  add_statements(all, s.statements);
  add_review(all, s.review);
  return all;
}

FieldList fields_of(const NotEncoded& n) {
  FieldList all{{"missing", n.missing},
                {"because", n.because},
                {"options", n.options == 0 ? "of no option in particular" : options_of(n.options)}};
  add_statements(all, n.statements);
  return all;
}

FieldList fields_of(const Rule& r) {
  static constexpr std::string_view forms[]     = {"list", "indication", "bar", "finding"};
  static constexpr std::string_view strengths[] = {"recommends",   "conditional",      "against", "divided",
                                                   "evidence for", "evidence against", "caution", "disputed",
                                                   "commissioned", "not commissioned"};
  FieldList                         all{{"says", r.says},
                                        {"options", options_of(r.options)},
                                        {"form", fmt::format("{}, {}", word(forms, r.form), word(strengths, r.strength))},
                                        {"speaks of", r.population},
                                        {"applies if", r.applies_if.text},
                                        {"provided", r.provided},
                                        {"not read", r.partly_read},
                                        {"judged", r.per_lesion ? "lesion by lesion" : ""}};
  add_place(all, r.place);
  add_statements(all, r.statements);
  return all;
}

FieldList fields_of(const Criterion& c) {
  static constexpr std::string_view kinds[]   = {"required", "exclusion", "relative", "advisory", "evidence"};
  static constexpr std::string_view between[] = {"", "borderline", "divided", "unsaid"};
  const bool                        excludes  = c.kind == CriterionKind::exclusion;
  FieldList                         all{{"asks", c.asks},
                                        {"kind", word(kinds, c.kind)},
                                        {"in short", c.limit},
                                        {"met if", c.met_if.text},
                                        {excludes ? "out if" : "unmet if", c.never_unmet ? "never" : c.unmet_if.text},
                                        {"in between", word(between, c.between)}};
  add_place(all, c.place);
  all.push_back({"note", c.note});
  add_statements(all, c.statements);
  return all;
}

FieldList fields_of(const OptionRow& o) {
  FieldList all{{"name", o.name}, {"needs", o.needs.text},      {"in words", o.needs_words},
                {"note", o.note}, {"once given", o.once_given}, {"without a source", o.no_source}};
  add_place(all, o.place);
  add_statements(all, o.statements);
  add_review(all, o.review);
  return all;
}

FieldList fields_of(const Scheme& s) {
  FieldList all{{"title", s.title},
                {"gives", std::string(patient::row(s.gives).name)},
                {"citation", s.citation},
                {"dated", s.dated}};
  add_place(all, s.place);
  add_statements(all, s.statements);
  add_review(all, s.review);
  return all;
}

FieldList fields_of(const Class& c) {
  return {{"possible unless", c.when.text.empty() ? std::string{} : fmt::format("not ({})", c.when.text)},
          {"pooled apart", c.pooled_apart ? "results on its patients are pooled with those on no others" : ""},
          {"note", c.note}};
}

FieldList fields_of(const Gate& g) {
  const bool gate = g.kind == GateKind::gate;
  FieldList  all{{"name", g.name},
                 {"kind", gate ? "gate" : "hazard"},
                 {"place among the gates", fmt::format("{}", g.order)},
                 {"options", options_of(g.options)},
                 {gate ? "closed if" : "warns if", g.closed_if.text},
                 {"clear once", g.clear_if.text},
                 {"left open if", g.open_if.text},
                 {"written for", g.written_for.text},
                 {"in words", g.population},
                 {"asked for if", g.asked_if.text},
                 {"says", g.says},
                 {"from", fmt::format("{}{}{}", g.source, g.criterion.empty() ? "" : " ", g.criterion)},
                 {"citation", g.citation},
                 {"dated", g.dated}};
  add_place(all, g.place);
  add_statements(all, g.statements);
  add_review(all, g.review);
  return all;
}

FieldList fields_of(const Conflict& c) {
  FieldList all{{"asks", c.asks},
                {"options", c.options == 0 ? "none: it is about prognosis" : options_of(c.options)},
                {"bears if", c.bears_if.text},
                {"note", c.note}};
  add_statements(all, c.statements);
  add_review(all, c.review);
  return all;
}

FieldList fields_of(const ConflictSide& side) {
  std::vector<std::string> cites;
  for (const auto& cited : side.cites) cites.push_back(fmt::format("{} {}", cited.source, cited.id));
  return {{"says", side.says}, {"cites", fmt::format("{}", fmt::join(cites, ", "))}, {"citation", side.citation}};
}

FieldList fields_of(const ConflictSide::Cited& cited) {
  FieldList all{{"cites", fmt::format("{} {}", cited.source, cited.id)}};
  add_place(all, cited.place);
  return all;
}

FieldList fields_of(const Factor& f) {
  static constexpr std::string_view directions[] = {"favourable", "adverse", "disputed"};
  std::vector<std::string_view>     looks_at;
  for (const Fact fact : f.looks_at) looks_at.push_back(patient::row(fact).name);
  FieldList all{{"name", f.name},
                {"direction", word(directions, f.direction)},
                {"holds if", f.holds_if.text},
                {"looks at", fmt::format("{}", fmt::join(looks_at, ", "))},
                {"says", f.says},
                {"citation", f.citation},
                {"stands in", f.conflict}};
  add_place(all, f.place);
  add_statements(all, f.statements);
  add_review(all, f.review);
  return all;
}

FieldList fields_of(const ReviewStatement& s) {
  static constexpr std::string_view kinds[] = {"rule", "number", "caveat", "opinion", "background"};
  static constexpr std::string_view homes[] = {"the knowledge", "the evidence base", "the product"};
  return {{"section", s.section},
          {"says", s.says},
          {"kind", word(kinds, s.kind)},
          {"lives in", word(homes, s.home)},
          {"there", s.where}};
}

std::vector<Part> parts_of(const Knowledge& k) {
  std::vector<Part> all;
  for (const Source& s : k.sources) {
    all.push_back({"source", s.id, {}, fields_of(s)});
    for (const Rule& r : s.rules) {
      all.push_back({"rule", r.id, s.id, fields_of(r)});
      for (const Criterion& c : r.criteria)
        all.push_back({"criterion", c.id, fmt::format("{}, rule {}", s.id, r.id), fields_of(c)});
    }
    for (const NotEncoded& n : s.not_encoded) all.push_back({"not encoded", n.id, s.id, fields_of(n)});
  }
  for (const OptionRow& o : k.options) all.push_back({"option", std::string(patient::name(o.id)), {}, fields_of(o)});
  for (const Scheme& s : k.schemes) {
    all.push_back({"scheme", s.id, {}, fields_of(s)});
    for (const Class& c : s.classes)
      all.push_back({"class", in_words(s.gives, patient::choice(c.value)), s.id, fields_of(c)});
  }
  for (const Gate& g : k.gates) all.push_back({"gate", g.id, {}, fields_of(g)});
  for (const Conflict& c : k.conflicts) {
    all.push_back({"conflict", c.id, {}, fields_of(c)});
    for (std::size_t i = 0; i < c.sides.size(); ++i)
      all.push_back({"side", fmt::format("{}", i + 1), c.id, fields_of(c.sides[i])});
  }
  for (const Factor& f : k.factors) all.push_back({"prognostic factor", f.id, {}, fields_of(f)});
  for (const ReviewStatement& s : k.statements)
    all.push_back({"statement", fmt::format("{}", s.number), {}, fields_of(s)});
  return all;
}

std::vector<PartMoved> moved_parts(const Knowledge& before, const Knowledge& after) {
  using How       = PartMoved::How;
  const auto olds = parts_of(before), news = parts_of(after);
  const auto by_name = [](const Part& p) { return std::tuple(p.kind, std::string_view(p.in), std::string_view(p.id)); };
  std::map<std::tuple<std::string_view, std::string_view, std::string_view>, const Part*> was, is;
  for (const Part& p : olds) was.emplace(by_name(p), &p);
  for (const Part& p : news) is.emplace(by_name(p), &p);

  std::vector<PartMoved> all;
  const auto             one_sided = [&](const Part& p, How how) {
    PartMoved m{.how = how, .kind = p.kind, .id = p.id, .in = p.in, .fields = {}};
    for (const Field& f : p.fields)
      if (!f.words.empty())
        m.fields.push_back({f.name, how == How::added ? "" : f.words, how == How::added ? f.words : ""});
    all.push_back(std::move(m));
  };
  for (const Part& p : olds)
    if (!is.contains(by_name(p))) one_sided(p, How::removed);
  for (const Part& p : news) {
    const auto old = was.find(by_name(p));
    if (old == was.end()) {
      one_sided(p, How::added);
      continue;
    }
    PartMoved m{.how = How::changed, .kind = p.kind, .id = p.id, .in = p.in, .fields = {}};
    // A criterion that became an exclusion has its condition under another name.
    const auto words_in = [](const FieldList& in, std::string_view name) {
      const auto at = std::ranges::find(in, name, &Field::name);
      return at == in.end() ? std::string{} : at->words;
    };
    const auto note = [&](std::string_view name) {
      const auto seen = std::ranges::find(m.fields, name, &PartMoved::FieldMoved::name);
      auto       from = words_in(old->second->fields, name), to = words_in(p.fields, name);
      if (from != to && seen == m.fields.end()) m.fields.push_back({name, std::move(from), std::move(to)});
    };
    for (const Field& f : p.fields) note(f.name);
    for (const Field& f : old->second->fields) note(f.name);
    if (!m.fields.empty()) all.push_back(std::move(m));
  }
  return all;
}

}  // namespace nelm::board
