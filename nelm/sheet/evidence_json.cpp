// What has been published, as JSON, and the schema of it.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "nelm/json_text.h"
#include "nelm/literature/evidence_words.h"
#include "nelm/sheet/evidence.h"
#include "nelm/sheet/schema_text.h"

namespace nelm::sheet {

namespace {

using literature::Bounds;
using literature::Discrepancy;
using literature::Literature;
using literature::or_not_stated;
using literature::Overlap;
using literature::Selected;
using literature::Study;
using literature::StudyResult;

constexpr std::array<std::string_view, 4> bounds_words{"none", "ci", "range", "not stated"};
constexpr std::array<std::string_view, 2> overlap_words{"same patients", "review of the study"};
constexpr std::array<std::string_view, 2> warning_words{"selection", "weakness"};

template <class Words, class Enum>
std::string_view word_in(const Words& words, Enum e) {
  return words[static_cast<std::size_t>(e)];
}

class EvidenceWriter {
 public:
  explicit EvidenceWriter(const Literature& l) : l_(l) {}

  std::string all(std::span<const Selected> results, std::span<const Discrepancy* const> discrepancies,
                  std::optional<board::Option> option, std::string_view provenance) {
    json_.object().member("written_by", provenance).key("studies").list();
    std::set<std::string_view> named;
    for (std::size_t i = 0; i < results.size();) {
      const Study& s = *results[i].study;
      named.insert(s.id);
      study(s);
      for (; i < results.size() && results[i].study == &s; ++i) result(*results[i].result);
      json_.close().close();
    }
    json_.close();
    json_.each("discrepancies", discrepancies, [this](const Discrepancy* d) { discrepancy(*d); });
    json_.key("overlaps").list();
    for (const Overlap& o : l_.overlaps)
      if (std::ranges::any_of(o.studies, [&](const auto& id) { return named.contains(id); })) overlap(o);
    json_.close().key("warnings").list();
    for (const literature::Warning& w : l_.warnings)
      if (option && (w.options & board::bit(*option)) != 0) warning(w);
    json_.close().close();
    return json_.done();
  }

 private:
  template <class Number>
  void number(std::string_view key, const std::optional<Number>& n) {
    if (n) json_.key(key).number(*n);
  }

  /// The study, its list of results left open.
  void study(const Study& s) {
    json_.object().member("id", s.id);
    number("reference", s.number);
    json_.said("authors", s.authors).key("year").number(s.year);
    json_.said("title", s.title)
        .said("journal", s.journal)
        .said("volume", s.volume)
        .said("pages", s.pages)
        .said("doi", s.doi)
        .said("pmid", s.pmid)
        .member("kind", name(s.kind))
        .member("topic", s.topic)
        .member("design", word_in(literature::Design_words, s.design))
        .member("period", or_not_stated(s.period))
        .member("setting", or_not_stated(s.setting));
    number("n", s.n);
    json_.member("population", or_not_stated(s.population))
        .said("population_if", s.population_if.text)
        .said("not_compared", s.not_compared)
        .member("treated_before", or_not_stated(s.before))
        .said("note", s.note)
        .member("transcribed_from", s.review.transcribed_from)
        .said("reviewed_by", s.review.reviewed_by)
        .key("results")
        .list();
  }

  void result(const StudyResult& r) {
    json_.object()
        .member("id", r.id)
        .member("said_by", word_in(literature::SaidBy_words, r.said_by))
        .member("verified", word_in(literature::Verified_words, r.verified))
        .member("place", r.place)
        .said("url", r.url);
    json_.texts("cites", r.cites);
    json_.member("arm", word_in(literature::Arm_words, r.arm)).key("options").list();
    for (std::size_t i = 0; i < patient::option_count; ++i)
      if ((options_of(r.arm) & board::bit(static_cast<board::Option>(i))) != 0) json_.text(patient::Option_words[i]);
    json_.close().said("group", r.group);
    number("n", r.n);
    json_.said("n_derived", r.n_derived)
        .member("design", word_in(literature::Design_words, r.design))
        .member("population", or_not_stated(r.population))
        .said("population_if", r.population_if.text)
        .member("period", or_not_stated(r.period))
        .member("endpoint", word_in(literature::Endpoint_words, r.endpoint))
        .member("measure", word_in(literature::Measure_words, r.measure));
    number("months", r.months);
    number("value", r.value);
    json_.member("unit", word_in(literature::Unit_words, unit_of(r.measure)))
        .member("per", word_in(literature::Per_words, r.per))
        .member("bounds", word_in(bounds_words, r.bounds.kind));
    if (r.bounds.kind != Bounds::Kind::none) json_.key("low").number(r.bounds.low).key("high").number(r.bounds.high);
    number("sd", r.sd);
    json_.said("p", r.p);
    number("exact_p", r.exact_p);
    json_.said("comparator", r.comparator)
        .said("against", r.against)
        .member("actuarial", word_in(literature::Actuarial_words, r.actuarial))
        .member("time_zero", word_in(literature::TimeZero_words, r.time_zero));
    number("events", r.events);
    number("of", r.of);
    json_.said("says", r.says).said("note", r.note).said("doubtful", r.doubtful).key("discrepancies").list();
    for (const Discrepancy* d : discrepancies_of(l_, r.id)) json_.text(d->id);
    json_.close().close();
  }

  void discrepancy(const Discrepancy& d) {
    json_.object().member("id", d.id).member("severity", std::string(1, letter(d.severity))).member("about", d.about);
    json_.texts("studies", d.studies);
    json_.texts("claims", d.claims);
    json_.texts("originals", d.originals);
    json_.member("review_says", d.review_says)
        .member("original_says", d.original_says)
        .member("checked", d.checked)
        .member("consequence", d.consequence)
        .close();
  }

  void overlap(const Overlap& o) {
    json_.object().member("id", o.id).member("kind", word_in(overlap_words, o.kind)).member("sure", sure_said(o.sure));
    json_.texts("studies", o.studies);
    json_.member("why", o.why).close();
  }

  void warning(const literature::Warning& w) {
    json_.object().member("id", w.id).member("kind", word_in(warning_words, w.kind)).member("says", w.says);
    json_.member("place", w.place.place).close();
  }

  const Literature& l_;
  JsonText          json_;
};

std::string any_of_words(std::span<const std::string_view> words) { return fmt::format("{}", fmt::join(words, "|")); }

}  // namespace

std::string evidence_json(const Literature& l, const literature::Selection& asked, std::string_view provenance) {
  const auto results   = selected(l, asked);
  const auto concerned = [&](const Discrepancy* d) {
    return std::ranges::any_of(
        results, [&](const Selected& s) { return std::ranges::find(d->studies, s.study->id) != d->studies.end(); });
  };
  std::vector<const Discrepancy*> discrepancies;
  std::ranges::copy_if(worst_first(l), std::back_inserter(discrepancies), concerned);
  return EvidenceWriter(l).all(results, discrepancies, asked.option, provenance);
}

namespace {

std::string with_their_results(const Literature& l, const std::vector<const Discrepancy*>& all,
                               std::string_view provenance) {
  std::set<std::string_view> named;
  for (const Discrepancy* d : all) {
    named.insert(d->claims.begin(), d->claims.end());
    named.insert(d->originals.begin(), d->originals.end());
  }
  auto results = selected(l, {});
  std::erase_if(results, [&](const Selected& s) { return !named.contains(s.result->id); });
  return EvidenceWriter(l).all(results, all, {}, provenance);
}

}  // namespace

std::string discrepancies_json(const Literature& l, std::string_view provenance, const literature::Selection& asked) {
  return with_their_results(l, selected_discrepancies(l, asked), provenance);
}

std::string shown_json(const Literature& l, std::string_view id, std::string_view provenance) {
  if (const Study* s = study_of(l, id)) {
    std::vector<Selected> results;
    for (const StudyResult& r : s->results) results.push_back({s, &r});
    return EvidenceWriter(l).all(results, discrepancies_of(l, id), {}, provenance);
  }
  if (const StudyResult* r = result_of(l, id)) {
    const Selected one{study_of(l, literature::study_id_of(id)), r};
    return EvidenceWriter(l).all({&one, 1}, discrepancies_of(l, id), {}, provenance);
  }
  const auto d = std::ranges::find(l.discrepancies, id, &Discrepancy::id);
  return d == l.discrepancies.end() ? std::string{} : with_their_results(l, {&*d}, provenance);
}

std::string evidence_json_schema() {
  using namespace literature;
  const std::string design = any_of_words(Design_words), said = any_of_words(SaidBy_words),
                    verified = any_of_words(Verified_words), arm = any_of_words(Arm_words),
                    endpoint = any_of_words(Endpoint_words), measure = any_of_words(Measure_words),
                    unit = any_of_words(Unit_words), per = any_of_words(Per_words), bounds = any_of_words(bounds_words),
                    actuarial = any_of_words(Actuarial_words), zero = any_of_words(TimeZero_words),
                    kind = any_of_words(StudyKind_words);
  const SchemaMember              population{"population", "text"}, period{"period", "text"};
  const SchemaMember              population_if{"population_if", "text", "the same as a condition on facts", false};
  const SchemaMember              note{"note", "text", {}, false};
  const std::vector<SchemaObject> objects{
      {"evidence",
       "Published results, each as the review claims it and as the paper has it. What is not stated says so or, of a "
       "number, is left out.",
       {{"written_by", "text", "program, knowledge and compiler"},
        {"studies", "study[]", "with the results asked for, or those a discrepancy names"},
        {"discrepancies", "discrepancy[]", "worst first"},
        {"overlaps", "overlap[]", "those these studies stand in"},
        {"warnings", "warning[]", "to be said with every number on the option asked for"}}},
      {"study",
       "A published study.",
       {{"id", "text"},
        {"reference", "count", "its number in the review", false},
        {"authors", "text", {}, false},
        {"year", "count"},
        {"title", "text", {}, false},
        {"journal", "text", {}, false},
        {"volume", "text", {}, false},
        {"pages", "text", {}, false},
        {"doi", "text", {}, false},
        {"pmid", "text", {}, false},
        {"kind", kind},
        {"topic", "text"},
        {"design", design},
        period,
        {"setting", "text", "country, centres or registry"},
        {"n", "count", "patients in all", false},
        population,
        population_if,
        {"not_compared", "text", "what the source says of its patients besides, which the condition does not hold",
         false},
        {"treated_before", "text", "treatments before time zero"},
        note,
        {"transcribed_from", "text"},
        {"reviewed_by", "text", "left out: nobody yet", false},
        {"results", "result[]"}}},
      {"result",
       "One result of it.",
       {{"id", "text"},
        {"said_by", said},
        {"verified", verified, "where it was read"},
        {"place", "text"},
        {"url", "text", {}, false},
        {"cites", "text[]", "the studies the review ascribes it to, where it names several"},
        {"arm", arm},
        {"options", "option_id[]", "those the arm bears on"},
        {"group", "text", "which patients of the arm; left out: all", false},
        {"n", "count", "what per names; left out: not stated", false},
        {"n_derived", "text", "how n follows, where it is not printed", false},
        {"design", design},
        population,
        population_if,
        period,
        {"endpoint", endpoint},
        {"measure", measure},
        {"months", "number", "the horizon", false},
        {"value", "number", {}, false},
        {"unit", unit},
        {"per", per, "what a share is a share of"},
        {"bounds", bounds, "a range is no confidence interval (ci: 95 %)"},
        {"low", "number", {}, false},
        {"high", "number", {}, false},
        {"sd", "number", {}, false},
        {"p", "text", "as printed", false},
        {"exact_p", "number", "only where it is printed exactly", false},
        {"comparator", "text", {}, false},
        {"against", "text", "the result of the other arm", false},
        {"actuarial", actuarial},
        {"time_zero", zero},
        {"events", "count", {}, false},
        {"of", "count", {}, false},
        {"says", "text", "of words: what was said", false},
        note,
        {"doubtful", "text", {}, false},
        {"discrepancies", "text[]", "ids"}}},
      {"discrepancy",
       "Where the review and a paper differ; both sides stand.",
       {{"id", "text"},
        {"severity", "A|B|C", "A changes a conclusion or a pooled number, B a label or a denominator, C is cosmetic"},
        {"about", "text"},
        {"studies", "text[]"},
        {"claims", "text[]", "results said by the review"},
        {"originals", "text[]", "results said by the paper"},
        {"review_says", "text"},
        {"original_says", "text"},
        {"checked", "text"},
        {"consequence", "text"}}},
      {"overlap",
       "Studies that share patients, or a review and studies it holds.",
       {{"id", "text"},
        {"kind", "same patients|review of the study"},
        {"sure", "certain|probable|possible"},
        {"studies", "text[]"},
        {"why", "text"}}},
      {"warning",
       "What is to be said with every number on an option.",
       {{"id", "text"}, {"kind", "selection|weakness"}, {"says", "text"}, {"place", "text"}}},
  };
  return schema_text("Published results of nelm's evidence base", objects);
}

}  // namespace nelm::sheet
