// What has been published, in characters.
#include <fmt/format.h>

#include <algorithm>

#include "nelm/literature/evidence_words.h"
#include "nelm/sheet/columns.h"
#include "nelm/sheet/evidence.h"
#include "nelm/sheet/text.h"

namespace nelm::sheet {

namespace {

using literature::Discrepancy;
using literature::Literature;
using literature::or_not_stated;
using literature::Selected;
using literature::Study;
using literature::StudyResult;

/// Lines of text, each within the columns.
class EvidenceText {
 public:
  explicit EvidenceText(const Literature& l) : l_(l) {}

  /// Words behind a beginning; what wraps stands below the words.
  EvidenceText& hanging(std::string_view begins, std::string_view words) {
    const auto at  = width(begins);
    const auto all = wrapped(words, text_columns - at);
    for (std::size_t i = 0; i < all.size(); ++i) put(i == 0 ? std::string(begins) : std::string(at, ' '), all[i]);
    return *this;
  }

  EvidenceText& words(std::string_view text) { return hanging("", text); }
  EvidenceText& blank() { return put("", ""); }

  EvidenceText& field(std::string_view label, std::string_view text) {
    return text.empty() ? *this : hanging(fmt::format("  {:<18} ", label), text);
  }

  EvidenceText& beside(std::string_view left, std::string_view right) {
    constexpr std::size_t indent = 2, gap = 2, half = (text_columns - indent - gap) / 2;
    const auto            a = wrapped(left, half), b = wrapped(right, half);
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i)
      put(std::string(indent, ' ') + padded(i < a.size() ? a[i] : "", half + gap), i < b.size() ? b[i] : "");
    return *this;
  }

  EvidenceText& result(const StudyResult& r) {
    auto said = result_said(r);
    for (const Discrepancy* d : discrepancies_of(l_, r.id))
      said += fmt::format("; see {} ({})", d->id, letter(d->severity));
    const auto begins = fmt::format("  {:<17} {} ", r.id, r.is_claim() ? "review" : "paper ");
    return hanging(begins, said);
  }

  EvidenceText& discrepancy(const Discrepancy& d) {
    words(fmt::format("{}  {}", d.id, d.about))
        .beside("THE REVIEW", "THE PAPER")
        .beside(d.review_says, d.original_says);
    for (std::size_t i = 0; i < std::max(d.claims.size(), d.originals.size()); ++i)
      beside(side(d.claims, i), side(d.originals, i));
    return field("severity", severity_said(d.severity)).field("checked", d.checked).field("consequence", d.consequence);
  }

  EvidenceText& overlaps(const Study& s) {
    for (const literature::Overlap* o : overlaps_of(l_, s.id)) {
      std::vector<std::string> others;
      for (const auto& id : o->studies)
        if (id != s.id) others.push_back(id);
      const bool same = o->kind == literature::OverlapKind::same_patients;
      field(same ? "shares patients" : "review and study",
            fmt::format("{}: {} ({})", fmt::join(others, ", "), sure_said(o->sure), o->why));
    }
    return *this;
  }

  std::string text() && { return std::move(text_); }

 private:
  EvidenceText& put(std::string begins, std::string_view rest) {
    begins += rest;
    begins.erase(begins.find_last_not_of(' ') + 1);
    text_ += begins + "\n";
    return *this;
  }

  /// "mayo-2011.2: 34 % at 60 months"; nothing where that side has no more.
  std::string side(const std::vector<std::string>& ids, std::size_t i) const {
    if (i >= ids.size()) return {};
    const StudyResult* r = result_of(l_, ids[i]);
    return r == nullptr ? ids[i] : fmt::format("{}: {}, {}", r->id, name(r->endpoint), result_value_said(*r));
  }

  const Literature& l_;
  std::string       text_;
};

std::string study_line(const Study& s) {
  auto line = fmt::format("{}  {}", s.id, short_name(s));
  if (s.number) line += fmt::format(" [{}]", *s.number);
  line += fmt::format(", {}", name(s.design));
  line += s.n ? fmt::format(", {} patients", *s.n) : ", patients not counted";
  if (!s.period.empty()) line += fmt::format(", {}", s.period);
  return line;
}

void show_study_fields(const Study& s, EvidenceText& it) {
  it.words(fmt::format("{}  {}", s.id, s.title.empty() ? "(title not read)" : s.title))
      .field("citation", citation_of(s))
      .field("reference", s.number ? fmt::format("{} of the review", *s.number) : "not among those of the review")
      .field("doi", s.doi)
      .field("pmid", s.pmid)
      .field("kind", fmt::format("{}; {}", name(s.kind), s.topic))
      .field("design", name(s.design))
      .field("period", or_not_stated(s.period))
      .field("setting", or_not_stated(s.setting))
      .field("patients", s.n ? fmt::format("{}", *s.n) : "not stated")
      .field("population", or_not_stated(s.population))
      .field("as facts", s.population_if.text)
      .field("not compared", s.not_compared)
      .field("treated before", or_not_stated(s.before))
      .field("note", s.note)
      .field("transcribed from", s.review.transcribed_from)
      .field("reviewed by", s.review.reviewed_by.empty()
                                ? "nobody yet"
                                : fmt::format("{}, {}", s.review.reviewed_by, s.review.reviewed_on));
}

/// The references that have no result of their own.
void without_results(const Literature& l, EvidenceText& it) {
  std::vector<std::string> ids;
  for (const Study& s : l.studies)
    if (s.results.empty()) ids.push_back(s.number ? fmt::format("{} [{}]", s.id, *s.number) : s.id);
  if (!ids.empty()) it.blank().hanging("Without a result of their own: ", fmt::format("{}", fmt::join(ids, ", ")));
}

}  // namespace

std::string evidence_list(const Literature& l, const literature::Selection& asked) {
  EvidenceText it(l);
  const auto   all = selected(l, asked);
  if (asked.option) {
    for (const literature::Warning* w : warnings_of(l, *asked.option)) it.hanging("! ", w->says);
    if (const auto weak = how_weak(studies_on(l, *asked.option)); !weak.empty())
      it.hanging("! ", "of all that was read on this option: " + weak);
  }
  const Study* last = nullptr;
  for (const Selected& s : all) {
    if (s.study != last) {
      if (last != nullptr || asked.option) it.blank();
      it.hanging("", study_line(*s.study));
    }
    last = s.study;
    it.result(*s.result);
  }
  if (all.empty()) it.words("No result read here.");
  if (!asked.option && !asked.endpoint && asked.study.empty()) without_results(l, it);
  return std::move(it).text();
}

std::string study_shown(const Literature& l, const Study& s) {
  EvidenceText it(l);
  show_study_fields(s, it);
  it.overlaps(s);
  for (const Discrepancy* d : discrepancies_of(l, s.id)) it.blank().discrepancy(*d);
  const auto all = selected(l, {.option = {}, .endpoint = {}, .study = s.id});
  if (!all.empty()) it.blank().words("Results");
  for (const Selected& r : all) it.result(*r.result);
  return std::move(it).text();
}

std::string result_shown(const Literature& l, const Study& s, const StudyResult& r) {
  EvidenceText it(l);
  it.words(fmt::format("{}  {}, {}", r.id, name(r.endpoint), result_value_said(r)))
      .field("study", fmt::format("{}  {}", s.id, citation_of(s)))
      .field("said by", r.is_claim() ? "the review" : "the paper")
      .field("place", r.place)
      .field("url", r.url)
      .field("verified", name(r.verified))
      .field("ascribed to", fmt::format("{}", fmt::join(r.cites, ", ")))
      .field("of whom", result_of_whom(r))
      .field("design", name(r.design))
      .field("population", or_not_stated(r.population))
      .field("as facts", r.population_if.text)
      .field("period", or_not_stated(r.period))
      .field("against", r.comparator)
      .field("the other arm", r.against)
      .field("P", r.p);
  if (r.measure == literature::Measure::share)
    it.field("actuarial", literature::Actuarial_words[static_cast<std::size_t>(r.actuarial)]);
  it.field("counted from", name(r.time_zero)).field("note", r.note).field("doubtful", r.doubtful);
  for (const StudyResult* other : counterparts(s, r))
    it.field(other->is_claim() ? "the review" : "the paper", fmt::format("{}: {}", other->id, result_said(*other)));
  it.overlaps(s);
  for (const Discrepancy* d : discrepancies_of(l, r.id)) it.blank().discrepancy(*d);
  return std::move(it).text();
}

std::string discrepancy_shown(const Literature& l, const Discrepancy& d) {
  EvidenceText it(l);
  it.discrepancy(d);
  return std::move(it).text();
}

std::string discrepancies_listed(const Literature& l, const literature::Selection& asked) {
  EvidenceText it(l);
  const auto   all = selected_discrepancies(l, asked);
  for (const Discrepancy* d : all) {
    if (d != all.front()) it.blank();
    it.discrepancy(*d);
  }
  if (all.empty()) it.words("No discrepancy read here.");
  return std::move(it).text();
}

}  // namespace nelm::sheet
