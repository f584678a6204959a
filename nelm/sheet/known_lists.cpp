// The lists of a case in words: metastases, what is outside the liver, treatments.
#include <fmt/format.h>

#include <bit>

#include "nelm/patient/lesions.h"
#include "nelm/patient/reported.h"
#include "nelm/patient/words.h"
#include "nelm/sheet/known_parts.h"
#include "nelm/sheet/phrases.h"

namespace nelm::sheet {

using patient::anything;
using patient::Entry;
using patient::Fact;
using patient::items;
using patient::Record;

namespace {

/// The first words of these reports; empty if there are none.
std::string_view first_words(const std::vector<const Entry*>& reports) {
  for (const Entry* e : reports)
    if (!e->words.empty() && e->words != "not reported") return e->words;
  return {};
}

/// An item's own words for a fact; empty if there are none.
std::string_view words_in(const Record& item, Fact f) { return first_words(patient::reports_used(item, f)); }

/// "VI/VII": of one lesion, every segment it lies in.
std::string segments_said(const Record& l) {
  const Entry* s = l.find(Fact::segments);
  if (s == nullptr || !s->words.empty()) return {};
  std::string text;
  for (auto left = s->value.choices; left != 0; left &= left - 1)
    text += fmt::format("{}{}", text.empty() ? "" : "/",
                        patient::in_words(Fact::segments, patient::choice(left & (~left + 1))));
  return text;
}

/// "VI/VII 92 mm, 400 ml, to resect": where a lesion lies, its size, and what is planned of it, as far as that was said.
std::string lesion_said(const Record& l) {
  std::string text = segments_said(l);
  if (const auto size = l[Fact::longest_diameter_mm]; size != anything(Fact::longest_diameter_mm))
    text += fmt::format("{}{}", text.empty() ? "" : " ", value_said(Fact::longest_diameter_mm, size));
  if (const auto volume = l[Fact::volume_ml]; volume != anything(Fact::volume_ml))
    text += fmt::format("{}{}", text.empty() ? "" : ", ", value_said(Fact::volume_ml, volume));
  if (const auto plan = l[Fact::planned]; plan != anything(Fact::planned))
    text += fmt::format("{}to {}", text.empty() ? "" : ", ", value_said(Fact::planned, plan));
  if (!text.empty() && patient::viability(l) == patient::no) text += " (not viable)";
  return text;
}

/// " (segment VI 45 mm, VII 12 mm)", of a few lesions; nothing of more. A lesion said in several parts is set off.
std::string each_lesion(const Given& g) {
  constexpr std::size_t    few = 6;
  std::vector<std::string> each;
  bool                     in_parts = false, where = false;
  for (const Record& l : items(g.the_case, Fact::lesions)) {
    auto text = lesion_said(l);
    if (text.empty()) continue;
    if (each.empty()) where = !segments_said(l).empty();
    in_parts = in_parts || text.find(',') != std::string::npos;
    each.push_back(std::move(text));
  }
  if (each.empty() || each.size() > few) return {};
  return fmt::format(" ({}{})", where ? "segment " : "", fmt::join(each, in_parts ? "; " : ", "));
}

/// " ("multiple"; earlier 5, 2020-01-01)": the word for how many, and how many there were.
std::string beside_how_many(const Given& g, std::string_view word) {
  auto beside = said_besides(g.the_case, Fact::lesion_count_reported);
  if (!word.empty()) beside.insert(beside.begin(), fmt::format("\"{}\"", word));
  return beside.empty() ? std::string{} : fmt::format(" ({})", fmt::join(beside, "; "));
}

/// A site by its own name: a mesenteric deposit is neither a node nor silently outside the liver.
std::string site_said(const Record& item, std::string_view not_reported) {
  const auto where = item[Fact::elsewhere_site];
  if (const auto words = words_in(item, Fact::elsewhere_site); !where.single_choice() && !words.empty())
    return std::string(words);
  if (!where.single_choice())
    return where == anything(Fact::elsewhere_site) ? fmt::format("a finding, where {}", not_reported)
                                                   : value_said(Fact::elsewhere_site, where);
  auto site = value_said(Fact::elsewhere_site, where);
  if (where.choices != patient::only(patient::Elsewhere::mesentery)) return site;
  const auto as = item[Fact::elsewhere_counts_as];
  return fmt::format("{} (counts as {})", site,
                     as.single_choice() ? value_said(Fact::elsewhere_counts_as, as)
                                        : fmt::format("regional or extrahepatic: {}", not_reported));
}

std::string status_said(const Record& item, std::string_view not_reported) {
  const auto status = item[Fact::elsewhere_status];
  if (const auto words = words_in(item, Fact::elsewhere_status); !status.single_choice() && !words.empty())
    return std::string(words);
  if (status == anything(Fact::elsewhere_status)) return fmt::format("status {}", not_reported);
  return value_said(Fact::elsewhere_status, status);
}

/// " on CT, receptor PET"; nothing if no examination is listed.
std::string looked_for_on(const Given& g) {
  std::vector<std::string> looked;
  for (auto left = patient::listed_words(g.the_case, Fact::extrahepatic_workup).value_or(0); left != 0;
       left &= left - 1)
    looked.push_back(value_said(Fact::extrahepatic_workup, patient::choice(left & (~left + 1))));
  return looked.empty() ? std::string{} : fmt::format(" on {}", fmt::join(looked, ", "));
}

/// Whether there may be more than a list holds: then that it is empty says nothing.
bool may_hold_more(const Given& g, const patient::List& list, Fact opens) {
  return list.open || g.assessment.facts.values.surely_yes(opens);
}

/// " 2024-05 to 2025-01": from when, until when, as far as that was said.
std::string time_said(const Record& t) {
  const auto  start = t[Fact::treatment_start], end = t[Fact::treatment_end];
  const bool  begun = start != anything(Fact::treatment_start), ended = end != anything(Fact::treatment_end);
  std::string text;
  if (begun) text = fmt::format(" {} {}", ended ? "from" : "since", value_said(Fact::treatment_start, start));
  if (ended) text += fmt::format(" to {}", value_said(Fact::treatment_end, end));
  return text;
}

std::string treatment_said(const Given& g, const Record& t) {
  const auto type = t[Fact::treatment_type];
  const auto kind = words_in(t, Fact::treatment_type), how = words_in(t, Fact::treatment_response);
  auto       text = type.single_choice()
                        ? g.knowledge.option(static_cast<patient::Option>(std::countr_zero(type.choices))).name
                    : kind.empty() ? fmt::format("treatment {}", value_said(Fact::treatment_type, type))
                                   : std::string(kind);
  text += time_said(t);
  if (const auto r = t[Fact::treatment_response]; r.single_choice())
    text += fmt::format(" ({})", value_said(Fact::treatment_response, r));
  else if (!how.empty())
    text += fmt::format(" ({})", how);
  return text;
}

}  // namespace

std::string_view word_kept(const patient::Case& c, Fact f) { return first_words(patient::reports_used(c, f)); }

std::vector<std::string> said_besides(const patient::Case& c, Fact f) {
  std::vector<std::string> all;
  const auto               add = [&](std::string text, const Entry& e) {
    const auto from = origin_said(e.origin);
    all.push_back(fmt::format("{}{}{}", text, from.empty() ? "" : ", ", from));
  };
  const auto reports = patient::reported(c, f);
  if (!reports.given) return all;
  if (!reports.replaced)  // what an override sets aside has a line of its own
    for (const Entry* e : reports.older) {
      const auto value = value_said(f, e->value);
      const auto words = first_words({e});
      add(fmt::format("earlier {}{}", value, words.empty() || words == value ? "" : fmt::format(", \"{}\"", words)),
          *e);
    }
  for (const Entry* e : c.reports(f))
    if (patient::says_nothing(*e) && e->words != "not reported") add(fmt::format("also \"{}\"", e->words), *e);
  return all;
}

std::string metastases_said(const Given& g) {
  const auto& facts  = g.assessment.facts;
  const auto  detail = each_lesion(g);
  const auto  before = beside_how_many(g, {});
  if (facts.values.surely_yes(Fact::innumerable)) return "innumerable metastases" + before + detail;
  const auto& count = facts[Fact::lesion_count];
  if (count == anything(Fact::lesion_count)) {
    const auto word = word_kept(g.the_case, Fact::lesion_count_reported);
    return word.empty() ? std::string{} : fmt::format("number of metastases: \"{}\"", word);
  }
  const bool counted = g.the_case.list(Fact::lesions) != nullptr || !g.the_case.reports(Fact::lesion_count).empty() ||
                       !g.the_case.reports(Fact::lesion_count_reported).empty();
  if (!counted) return {};
  if (count.numbers == patient::exactly(0)) return "no metastasis in the liver" + before;
  if (count.numbers == patient::exactly(1)) return "1 metastasis" + before + detail;
  const auto beside = beside_how_many(g, word_kept(g.the_case, Fact::lesion_count_reported));
  if (count.numbers == patient::at_least(1)) return "at least 1 metastasis" + beside + detail;
  return said(Fact::lesion_count, count) + beside + detail;
}

std::string elsewhere_said(const Given& g, std::string_view not_reported) {
  const auto* list = g.the_case.list(Fact::extrahepatic);
  const auto  on   = looked_for_on(g);
  if (list == nullptr) {
    const auto& present = g.assessment.facts[Fact::extrahepatic_present];
    if (present != anything(Fact::extrahepatic_present)) return said(Fact::extrahepatic_present, present);
    return on.empty() ? std::string{} : fmt::format("{}, looked for{}", not_reported, on);
  }
  const bool open = may_hold_more(g, *list, Fact::extrahepatic_open);
  if (list->items.empty())
    return fmt::format("none found{}{}{}", open ? " so far" : "",
                       on.empty() ? fmt::format(", how it was looked for {}", not_reported) : on,
                       open ? fmt::format("; {} whether that is all", not_reported) : "");
  std::vector<std::string> sites;
  for (const Record& item : list->items)
    sites.push_back(fmt::format("{}: {}", site_said(item, not_reported), status_said(item, not_reported)));
  return fmt::format("{}{}{}{}", fmt::join(sites, "; "), open ? ", perhaps more" : "", on.empty() ? "" : "; looked for",
                     on);
}

std::string treatments_said(const Given& g, std::string_view not_reported) {
  const auto* list = g.the_case.list(Fact::treatments);
  if (list == nullptr) return {};
  const bool open = may_hold_more(g, *list, Fact::treatments_open);
  if (list->items.empty())
    return open ? fmt::format("no treatment listed; {} whether that is all", not_reported) : "no treatment so far";
  std::vector<std::string> given;
  for (const Record& t : list->items) given.push_back(treatment_said(g, t));
  return fmt::format("treated: {}{}", fmt::join(given, ", "), open ? ", perhaps more" : "");
}

}  // namespace nelm::sheet
