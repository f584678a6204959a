// nelm knowledge compare: a smallest patient on whom two sources part, as a case.
#include <fmt/format.h>

#include <algorithm>

#include "nelm/board/parting.h"
#include "nelm/cli/door.h"
#include "nelm/cli/evidence_named.h"
#include "nelm/exchange/write_case.h"
#include "nelm/patient/words.h"
#include "nelm/sheet/statement.h"

namespace nelm::cli {

namespace {

using board::Parting;
using board::Source;
using patient::Fact;
using patient::Option;

Problem no_such(std::string_view what, const std::string& id, std::span<const std::string_view> known) {
  const auto where = fmt::format("{} {} listed by `nelm knowledge list`", what == "option" ? "an" : "a", what);
  return unknown_name(what, id, where, known);
}

const Source* source_named(const std::string& id, const board::Knowledge& k, Problems& problems) {
  std::vector<std::string_view> ids;
  for (const Source& s : k.sources) ids.push_back(s.id);
  const auto at = std::ranges::find(k.sources, id, &Source::id);
  if (at != k.sources.end()) return &*at;
  problems.push_back(no_such("source", id, ids));
  return nullptr;
}

/// The options to look at: the one named, or all of them in the clinical order.
std::vector<Option> options_named(const Request& request, Problems& problems) {
  std::vector<Option> all;
  for (std::size_t i = 0; i < patient::option_count; ++i)
    if (request.operands.size() < 3 || patient::Option_words[i] == request.operands[2])
      all.push_back(static_cast<Option>(i));
  if (all.empty()) problems.push_back(no_such("option", request.operands[2], patient::Option_words));
  return all;
}

/// The case, with what it shows as its question.
std::string written(Parting p, const board::Knowledge& k) {
  auto&      entries = p.the_case.facts.entries;
  const auto say     = [&](Fact f, std::string words) {
    patient::Entry e{.fact = f};
    e.words = std::move(words);
    entries.push_back(std::move(e));
  };
  say(Fact::case_id, fmt::format("{}-against-{}-{}", p.favours->id, p.against->id, patient::name(p.option)));
  entries.push_back({.fact = Fact::kind, .value = patient::choice(patient::only(patient::CaseKind::invented))});
  say(Fact::question, fmt::format("On {} the two part. {}: {}. {}: {}.", k.option(p.option).name, p.favours->id,
                                  sheet::verb_of(p.for_it), p.against->id, sheet::verb_of(p.against_it)));
  return exchange::case_json(p.the_case, fmt::format("Written by {}.", provenance(k)));
}

/// Neither is put aside for a newer source: what the two say is compared, not what is valid.
board::Knowledge with_nothing_replaced(board::Knowledge k) {
  for (Source& s : k.sources) s.superseded_by.clear();
  return k;
}

}  // namespace

int compare_sources(const Request& request) {
  const auto known = knowledge(request);
  if (!known) return tell(known.error());
  const auto    k = with_nothing_replaced(*known);
  Problems      problems;
  const Source *one   = source_named(request.operands.at(0), k, problems),
               *other = source_named(request.operands.at(1), k, problems);
  const auto options  = options_named(request, problems);
  if (!problems.empty()) return tell(problems);
  bool all_tried = true;
  for (const Option o : options) {
    auto search = board::parting(*one, *other, o, k, today());
    if (search.found) return answer(written(std::move(*search.found), k) + "\n");
    all_tried = all_tried && search.all_tried;
  }
  return tell(
      {{.file     = fmt::format("{}, {}", one->id, other->id),
        .found    = all_tried ? "no patient on whom they part"
                              : fmt::format("no patient on whom they part among the {} tried each way; there may be one",
                                            board::most_patients_tried),
        .expected = "two sources of which one favours an option that the other decides against"}});
}

}  // namespace nelm::cli
