// nelm facts: the catalogue, from the table of facts.
#include <fmt/format.h>

#include <deque>
#include <optional>
#include <vector>

#include "nelm/cli/door.h"
#include "nelm/cli/evidence_named.h"
#include "nelm/nearest.h"
#include "nelm/patient/changes.h"

namespace nelm::cli {

namespace {

using patient::Fact;
using patient::Kind;
using patient::Row;

std::string values(const Row& r) {
  switch (r.kind) {
    case Kind::number:
      return fmt::format("{}number{}{}", r.traits.whole ? "whole " : "", r.unit.empty() ? "" : " in ", r.unit);
    case Kind::yes_no:  return "true or false";
    case Kind::date:    return "date";
    case Kind::choice:  return fmt::format("one of {}", fmt::join(r.words, ", "));
    case Kind::members: return fmt::format("any of {}", fmt::join(r.words, ", "));
    case Kind::list:    return "list";
    case Kind::notes:   return "dated text";
    case Kind::text:    return "text";
  }
  return {};
}

std::string full_name(const Row& r) {
  return r.in == Fact::none ? std::string(r.name) : fmt::format("{}[].{}", patient::row(r.in).name, r.name);
}

std::string line(const Row& r) {
  const auto what = values(r);
  return fmt::format("  {:<37} {}\n", full_name(r),
                     what.size() > 60 ? what.substr(0, what.rfind(' ', 57)) + " ..." : what);
}

std::string catalogue() {
  std::string                     text;
  std::optional<patient::Section> section;
  for (const Row& r : patient::facts()) {
    if (r.section != section) text += fmt::format("{}{}\n", text.empty() ? "" : "\n", patient::title(r.section));
    section = r.section;
    text += line(r);
  }
  return text;
}

std::string described(const Row& r) {
  std::string text = fmt::format("{}\n  {}\n  {}\n", full_name(r), r.plain, values(r));
  const auto  add  = [&](std::string_view what) { text += fmt::format("  {}\n", what); };
  if (r.kind == Kind::number) add(fmt::format("from {} to {}", r.bounds.low, r.bounds.high));
  if (!r.says.empty()) add(r.says);
  if (r.traits.derived) add("follows from other facts; may be entered too, and then what both leave possible counts");
  if (r.traits.latest_counts) add("of several dated reports the newest counts; the older ones are shown");
  if (r.traits.rises_with_time) add("rises with time: an unmet lower limit on it reads \"not yet\"");
  if (r.traits.clinicians_word) add("a clinician's judgement");
  if (const auto changes = patient::in_words(r.changes); !changes.empty()) add(changes);
  if (!r.doubtful.empty())
    add(fmt::format("between {} and {} it is kept, with a question on the sheet (nelm's own limits)", r.doubtful.low,
                    r.doubtful.high));
  if (!r.code.empty()) add(r.code);
  std::string rests;
  for (const Fact f : r.rests_on)
    if (f != Fact::none) rests += fmt::format("{}{}", rests.empty() ? "asked for by: " : ", ", patient::row(f).name);
  if (!rests.empty()) add(rests);
  return text;
}

}  // namespace

int facts(const Request& request) {
  const auto known = knowledge(request);
  if (!known) return tell(known.error());
  if (request.operands.empty()) return answer(catalogue(), *known);
  const std::string& id = request.operands[0];
  std::string        text;
  for (const Row& r : patient::facts())
    if (r.name == id || full_name(r) == id) text += described(r);
  if (!text.empty()) return answer(text, *known);
  std::deque<std::string>       names;
  std::vector<std::string_view> offered;
  for (const Row& r : patient::facts())
    for (auto name : {std::string(r.name), full_name(r)}) offered.emplace_back(names.emplace_back(std::move(name)));
  return tell(
      {not_there(id, "no such fact", fmt::format("a name listed by `nelm facts`{}", did_you_mean(id, offered)))});
}

}  // namespace nelm::cli
