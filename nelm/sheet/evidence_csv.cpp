// What has been published, as CSV (RFC 4180).
#include <fmt/format.h>

#include "nelm/csv_row.h"
#include "nelm/literature/evidence_words.h"
#include "nelm/sheet/evidence.h"

namespace nelm::sheet {

namespace {

constexpr std::string_view line_end = "\r\n";  // as RFC 4180 has it

using literature::Bounds;
using literature::Discrepancy;
using literature::Literature;
using literature::or_not_stated;
using literature::StudyResult;

template <class Number>
std::string cell_of(const std::optional<Number>& n) {
  return n ? fmt::format("{}", *n) : std::string{};
}

template <class Words, class Enum>
std::string word_of(const Words& words, Enum e) {
  return std::string(words[static_cast<std::size_t>(e)]);
}

std::string together(const std::vector<std::string>& ids) { return fmt::format("{}", fmt::join(ids, "; ")); }

std::vector<std::string> cells_of(const Literature& l, const literature::Selected& s) {
  constexpr std::string_view bounds[] = {"none", "ci", "range", "not stated"};
  const StudyResult&         r        = *s.result;
  const bool                 some     = r.bounds.kind != Bounds::Kind::none;
  std::vector<std::string>   differs;
  for (const Discrepancy* d : discrepancies_of(l, r.id)) differs.push_back(d->id);
  return {r.id,
          s.study->id,
          cell_of(s.study->number),
          cell_of(s.study->n),
          word_of(literature::SaidBy_words, r.said_by),
          word_of(literature::Verified_words, r.verified),
          word_of(literature::Arm_words, r.arm),
          r.group,
          cell_of(r.n),
          word_of(literature::Endpoint_words, r.endpoint),
          word_of(literature::Measure_words, r.measure),
          cell_of(r.months),
          cell_of(r.value),
          word_of(literature::Unit_words, unit_of(r.measure)),
          word_of(literature::Per_words, r.per),
          word_of(bounds, r.bounds.kind),
          some ? fmt::format("{}", r.bounds.low) : "",
          some ? fmt::format("{}", r.bounds.high) : "",
          cell_of(r.sd),
          r.p,
          r.comparator,
          r.against,
          word_of(literature::Actuarial_words, r.actuarial),
          word_of(literature::TimeZero_words, r.time_zero),
          cell_of(r.events),
          cell_of(r.of),
          word_of(literature::Design_words, r.design),
          std::string(or_not_stated(r.period)),
          std::string(or_not_stated(s.study->setting)),
          std::string(or_not_stated(r.population)),
          r.says,
          r.place,
          r.url,
          together(r.cites),
          together(differs),
          r.note,
          r.doubtful};
}

}  // namespace

std::string evidence_csv(const Literature& l, const literature::Selection& asked) {
  auto text = csv_row({"result",  "study",      "reference", "n_study", "said_by", "verified", "arm",
                       "group",   "n",          "endpoint",  "measure", "months",  "value",    "unit",
                       "per",     "bounds",     "low",       "high",    "sd",      "p",        "comparator",
                       "against", "actuarial",  "time_zero", "events",  "of",      "design",   "period",
                       "setting", "population", "says",      "place",   "url",     "cites",    "discrepancies",
                       "note",    "doubtful"},
                      line_end);
  for (const auto& s : selected(l, asked)) text += csv_row(cells_of(l, s), line_end);
  return text;
}

std::string discrepancies_csv(const Literature& l, const literature::Selection& asked) {
  auto text = csv_row({"id", "severity", "about", "studies", "claims", "originals", "review_says", "original_says",
                       "checked", "consequence"},
                      line_end);
  for (const Discrepancy* d : selected_discrepancies(l, asked))
    text += csv_row({d->id, std::string(1, letter(d->severity)), d->about, together(d->studies), together(d->claims),
                     together(d->originals), d->review_says, d->original_says, d->checked, d->consequence},
                    line_end);
  return text;
}

}  // namespace nelm::sheet
