#include "nelm/literature/literature.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace nelm::literature {

namespace {

bool names(const std::vector<std::string>& ids, std::string_view id) { return std::ranges::find(ids, id) != ids.end(); }

/// What is not a review of the patients of others.
bool of_own_patients(const Study& s) {
  return s.kind == StudyKind::cohort || s.kind == StudyKind::case_series || s.kind == StudyKind::registry;
}

/// "reviews", "meta-analyses"
std::string_view several(StudyKind kind) {
  constexpr std::array<std::string_view, StudyKind_words.size()> words{
      "cohorts", "case series", "registries", "reviews", "systematic reviews", "meta-analyses", "guidelines"};
  return words[static_cast<std::size_t>(kind)];
}

/// Of those with patients of their own.
auto with_design(const std::vector<const Study*>& studies, Design design) {
  return std::ranges::count_if(studies, [&](const Study* s) { return of_own_patients(*s) && s->design == design; });
}

}  // namespace

char letter(Severity s) { return static_cast<char>('A' + static_cast<int>(s)); }

bool Overlap::between(std::string_view one, std::string_view other) const {
  if (one == other || !names(studies, one) || !names(studies, other)) return false;
  return kind == OverlapKind::same_patients || studies.front() == one || studies.front() == other;
}

std::string_view study_id_of(std::string_view result_id) { return result_id.substr(0, result_id.rfind('.')); }

const Study* study_of(const Literature& l, std::string_view id) {
  const auto at = std::ranges::find(l.studies, id, &Study::id);
  return at == l.studies.end() ? nullptr : &*at;
}

const Study* the_review(const Literature& l) {
  const auto at = std::ranges::find(l.studies, "the review itself", &Study::topic);
  return at == l.studies.end() ? nullptr : &*at;
}

const StudyResult* result_of(const Literature& l, std::string_view id) {
  const Study* s = study_of(l, study_id_of(id));
  if (s == nullptr) return nullptr;
  const auto at = std::ranges::find(s->results, id, &StudyResult::id);
  return at == s->results.end() ? nullptr : &*at;
}

Literature as_of(Literature l, Date day) {
  std::erase_if(l.studies, [&](const Study& s) { return s.year > static_cast<int>(day.year()); });
  return l;
}

std::vector<const Discrepancy*> discrepancies_of(const Literature& l, std::string_view id) {
  std::vector<const Discrepancy*> found;
  for (const Discrepancy& d : l.discrepancies)
    if (names(d.studies, id) || names(d.claims, id) || names(d.originals, id)) found.push_back(&d);
  std::ranges::stable_sort(found, {}, [](const Discrepancy* d) { return std::pair(d->severity, d->number); });
  return found;
}

std::vector<const Discrepancy*> worst_first(const Literature& l) {
  std::vector<const Discrepancy*> all;
  for (const Discrepancy& d : l.discrepancies) all.push_back(&d);
  std::ranges::stable_sort(all, {}, [](const Discrepancy* d) { return std::pair(d->severity, d->number); });
  return all;
}

std::vector<const Overlap*> overlaps_of(const Literature& l, std::string_view study) {
  std::vector<const Overlap*> found;
  for (const Overlap& o : l.overlaps)
    if (names(o.studies, study)) found.push_back(&o);
  std::ranges::stable_sort(found, {}, [](const Overlap* o) { return std::tie(o->sure, o->id); });
  return found;
}

const Overlap* overlap_between(const Literature& l, std::string_view one, std::string_view other) {
  for (const Overlap* o : overlaps_of(l, one))
    if (o->between(one, other)) return o;
  return nullptr;
}

std::vector<const Warning*> warnings_of(const Literature& l, board::Option option) {
  std::vector<const Warning*> found;
  for (const Warning& w : l.warnings)
    if ((w.options & board::bit(option)) != 0) found.push_back(&w);
  return found;
}

std::vector<const Study*> studies_on(const Literature& l, board::Option option) {
  std::vector<const Study*> all;
  for (const Study& s : l.studies)
    if (std::ranges::any_of(s.results,
                            [&](const StudyResult& r) { return (options_of(r.arm) & board::bit(option)) != 0; }))
      all.push_back(&s);
  return all;
}

std::string randomised_said(const std::vector<const Study*>& studies) {
  const auto all        = std::ranges::count_if(studies, [](const Study* s) { return of_own_patients(*s); });
  const auto randomised = with_design(studies, Design::randomised), unsaid = with_design(studies, Design::not_stated);
  if (all == 0) return "no study here has patients of its own";
  if (all == 1)
    return randomised == 1 ? "the study is randomised"
           : unsaid == 1   ? "the design of the study is not stated"
                           : "the study is not said to be randomised";
  return randomised == 0
             ? fmt::format("none of the {} studies is said to be randomised", all)
             : fmt::format("{} of {} studies {} randomised", randomised, all, randomised == 1 ? "is" : "are");
}

std::string how_weak(const std::vector<const Study*>& studies) {
  if (studies.empty()) return {};
  std::map<Design, int>    designs;
  std::map<StudyKind, int> besides;
  for (const Study* s : studies) {
    if (!of_own_patients(*s)) ++besides[s->kind];
    if (of_own_patients(*s) && s->design != Design::not_stated) ++designs[s->design];
  }
  std::vector<std::string> each, others, said;
  for (const auto& [design, n] : designs) each.push_back(fmt::format("{} {}", n, name(design)));
  for (const auto& [kind, n] : besides) others.push_back(fmt::format("{} {}", n, n == 1 ? name(kind) : several(kind)));
  if (!each.empty()) said.push_back(fmt::format("{}", fmt::join(each, ", ")));
  said.push_back(randomised_said(studies));
  const auto unsaid = with_design(studies, Design::not_stated);
  if (unsaid > 0 && (unsaid > 1 || !each.empty()))
    said.push_back(fmt::format("of {} the design is not stated", unsaid));
  if (!others.empty()) said.push_back(fmt::format("besides {}", fmt::join(others, ", ")));
  return fmt::format("{}", fmt::join(said, "; "));
}

std::vector<board::Carrier> carriers(const Literature& l) {
  std::vector<board::Carrier> all;
  for (const Study& s : l.studies) {
    all.push_back({s.id, s.statements});
    for (const StudyResult& r : s.results) all.push_back({r.id, r.statements});
  }
  for (const Discrepancy& d : l.discrepancies) all.push_back({d.id, d.statements});
  for (const Overlap& o : l.overlaps) all.push_back({"overlap " + o.id, o.statements});
  for (const Warning& w : l.warnings) all.push_back({"warning " + w.id, w.statements});
  std::erase_if(all, [](const board::Carrier& c) { return c.statements.empty(); });
  return all;
}

}  // namespace nelm::literature
