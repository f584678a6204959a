// nelm board: read the case, read the knowledge, assess, show the sheet; or only what moved since an earlier one.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "nelm/board/as_of.h"
#include "nelm/board/what_would_change.h"
#include "nelm/board/worth_asking.h"
#include "nelm/cli/case_file.h"
#include "nelm/cli/day.h"
#include "nelm/cli/door.h"
#include "nelm/cli/outputs.h"
#include "nelm/cli/registry_file.h"
#include "nelm/cli/write_file.h"
#include "nelm/exchange/what_if.h"
#include "nelm/print/pdf.h"
#include "nelm/sheet/changes_page.h"
#include "nelm/sheet/html.h"
#include "nelm/sheet/json.h"
#include "nelm/sheet/make_page.h"
#include "nelm/sheet/text.h"
#include "nelm/sheet/then_and_now_page.h"

namespace nelm::cli {

namespace {

using patient::Fact;

/// One file judged. What is judged points into the case, so it stays where it is.
struct Sheet {
  patient::Case                   the_case;
  Day                             day;
  board::Assessment               assessment;
  std::vector<board::Worth>       worth;
  std::vector<board::WouldChange> would_change;

  Sheet(const patient::Case& whole, Day on, const board::Knowledge& k)
      : the_case(patient::known_by(whole, on.on)), day(on), assessment(board::assess(the_case, k, on.on)) {}
  Sheet(const Sheet&)            = delete;
  Sheet& operator=(const Sheet&) = delete;

  board::Judgement judgement(const board::Knowledge& k) const { return {the_case, k, assessment}; }
  sheet::Given     given(const board::Knowledge& k, std::string_view made_with) const {
    return {the_case, k, assessment, worth, made_with, day.from, would_change};
  }
};

/// A problem of a fact of a case, at the place where it is said, or of the file where it is not.
Problem problem_of(const File& file, const patient::Case& c, Fact f, std::string found, std::string expected) {
  Problem     p{.file     = file.name,
                .field    = std::string(patient::row(f).name),
                .found    = std::move(found),
                .expected = std::move(expected)};
  const auto* entry = c.facts.find(f);
  if (entry != nullptr) p.line = entry->origin.line, p.column = entry->origin.column;
  return p;
}

/// Two sheets are compared only of one patient, by name, and in the order of their days.
Problems not_comparable(const File& file, const patient::Case& now, Day day, const File& old_file,
                        const patient::Case& old) {
  Problems   problems;
  const auto id = now.text(Fact::case_id), old_id = old.text(Fact::case_id);
  if (old_id.empty())
    problems.push_back(problem_of(old_file, old, Fact::case_id, "nothing", "the patient's case_id, the same in both"));
  else if (id != old_id)
    problems.push_back(problem_of(file, now, Fact::case_id, id.empty() ? "nothing" : fmt::format("\"{}\"", id),
                                  fmt::format("\"{}\", the patient of {}", old_id, old_file.name)));
  if (const auto own = patient::day_of_assessment(old); own && *own > day.on)
    problems.push_back(
        problem_of(old_file, old, Fact::assessment_date, written(*own),
                   fmt::format("a day not after {}, on which {} is judged", written(day.on), file.name)));
  return problems;
}

constexpr std::array<std::string_view, 2> sheets_written{"--html", "--pdf"};

std::vector<Input> read_of(const Request& request) {
  std::vector<Input> all{{request.operands.at(0), "the case itself"}};
  if (request.has("--since")) all.push_back({request.value("--since"), "the earlier case"});
  if (request.has("--registry")) all.push_back({request.value("--registry"), "the registry"});
  return all;
}

/// Writes the page to the files asked for, to all or none, and to standard output where one is "-"; without any to the
/// terminal.
int give(const Request& request, const sheet::Page& page, Day day) {
  if (!request.has("--html") && !request.has("--pdf"))
    return answer(sheet::text(page, {.all = request.has("--all"), .colour = colour()}));
  std::vector<FileToWrite> files;
  std::string              on_output;
  const auto               give_to = [&](const std::string& path, std::string bytes) {
    if (path == "-")
      on_output = std::move(bytes);
    else
      files.push_back({path, std::move(bytes)});
  };
  if (request.has("--html")) give_to(request.value("--html"), sheet::html(page));
  if (request.has("--pdf")) {
    auto printed = print::pdf(page, day.on);
    if (!printed) return tell(printed.error());
    give_to(request.value("--pdf"), std::move(*printed));
  }
  if (const auto put = write_files(files); !put) return tell(put.error());
  return on_output.empty() ? done : answer(on_output);
}

/// A case judged by a knowledge.
struct Side {
  const Sheet&            sheet;
  const board::Knowledge& knowledge;
};

/// Prints what stands otherwise between two sheets of one patient: as a page, or as JSON.
int give_changes(const Request& request, Side before, Side after, sheet::Page (*page)(const sheet::Since&),
                 std::span<const std::string> supposed = {}) {
  const auto made_with = provenance(after.knowledge);
  const auto was = before.sheet.given(before.knowledge, made_with), is = after.sheet.given(after.knowledge, made_with);
  const auto changes = board::changes(before.sheet.judgement(before.knowledge), after.sheet.judgement(after.knowledge));
  const sheet::Since since{was, is, changes, supposed};
  if (request.has("--json")) return answer(sheet::changes_json(since));
  return give(request, page(since), after.sheet.day);
}

/// A knowledge as of the day a switch names; without the switch as it is.
Result<board::Knowledge> as_of(const board::Knowledge& k, const Request& request, std::string_view name) {
  const auto day = day_named(request, name);
  if (!day || !*day) return k;  // what is no day was refused before
  auto valid = board::as_of(k, **day);
  if (!valid.sources.empty()) return valid;
  const auto first = board::first_dated(k);
  return tl::unexpected(
      Problems{{.file     = std::string(name),
                .found    = written(**day),
                .expected = first ? fmt::format("a day on which a source was there: {} or later", written(*first))
                                  : std::string("a knowledge with a source")}});
}

/// What one case stands like by the sources of two days.
int then_and_now(const Request& request, const board::Knowledge& known, const patient::Case& whole, Day day) {
  const auto then = as_of(known, request, "--as-of"), now = as_of(known, request, "--compare");
  if (!then) tell(then.error());
  if (!now) tell(now.error());
  if (!then || !now) return bad_input;
  const Sheet before(whole, day, *then), after(whole, day, *now);
  return give_changes(request, {before, *then}, {after, *now}, sheet::then_and_now_page);
}

/// What nobody can suppose of this patient: each contradiction that the case had not.
Problems impossible(const board::Assessment& as_recorded, const board::Assessment& supposed) {
  Problems problems;
  for (const board::Flag& f : supposed.facts.flags) {
    const auto the_same = [&](const board::Flag& g) { return g.fact == f.fact && g.why == f.why; };
    if (f.why == board::Flag::Why::contradiction && std::ranges::none_of(as_recorded.facts.flags, the_same))
      problems.push_back({.file     = "--what-if",
                          .field    = std::string(patient::row(f.fact).name),
                          .found    = f.says,
                          .expected = "what goes with the rest of the case: suppose that too"});
  }
  return problems;
}

/// What would move if some facts were otherwise.
int what_if(const Request& request, const board::Knowledge& known, const patient::Case& whole, Day day) {
  const auto asked    = request.values("--what-if");
  const auto supposed = exchange::what_if(patient::known_by(whole, day.on), asked, today());
  if (!supposed) return tell(supposed.error());
  const Sheet as_recorded(whole, day, known), then(*supposed, day, known);
  if (const auto why = impossible(as_recorded.assessment, then.assessment); !why.empty()) return tell(why);
  return give_changes(request, {as_recorded, known}, {then, known}, sheet::changes_page, asked);
}

int what_moved(const Request& request, const board::Knowledge& known, const File& file, const patient::Case& whole,
               Day day) {
  const auto old_file = read_file(request.value("--since"));
  if (!old_file) return tell(old_file.error());
  const auto old = case_in(*old_file, day.on);
  if (!old) return tell(old.error());
  if (const auto why = not_comparable(file, whole, day, *old_file, *old); !why.empty()) return tell(why);

  const auto  own = patient::day_of_assessment(*old);
  const Sheet now(whole, day, known), before(*old, own ? Day{*own, "the case"} : Day{day.on, "the same day"}, known);
  return give_changes(request, {before, known}, {now, known}, sheet::changes_page);
}

}  // namespace

int board(const Request& request) {
  const auto asked = day_asked(request);
  if (!asked) return misuse(asked.error());
  for (const auto* name : {"--as-of", "--compare"})
    if (const auto day = day_named(request, name); !day) return misuse(day.error());
  if (request.has("--compare") && !request.has("--as-of")) return misuse("--compare wants the earlier day in --as-of");
  if (request.has("--compare") + request.has("--since") + request.has("--what-if") > 1)
    return misuse("--since, --compare and --what-if ask different questions");
  if (request.has("--registry") && request.has("--compare") + request.has("--since") + request.has("--what-if") > 0)
    return misuse("--registry goes with the sheet of one case on one day");

  const auto all  = knowledge_and_literature(request);
  const auto file = read_file(request.operands.at(0));
  if (!file) return tell(file.error());
  const auto whole    = case_in(*file, *asked);
  const auto patients = registry_file(request, all ? &all->literature : nullptr);
  if (!whole || !all || !patients) {
    if (!whole) tell(whole.error());
    if (!all) tell(all.error());
    if (!patients) tell(patients.error());
    return bad_input;
  }
  const board::Knowledge& known = all->knowledge;
  const Day               day   = day_of(*whole, *asked);
  if (const auto why = overwrites(request, sheets_written, read_of(request)); !why.empty()) return tell(why);
  if (request.has("--compare")) return then_and_now(request, known, *whole, day);
  const auto valid = as_of(known, request, "--as-of");
  if (!valid) return tell(valid.error());
  if (request.has("--since")) return what_moved(request, *valid, *file, *whole, day);
  if (request.has("--what-if")) return what_if(request, *valid, *whole, day);

  Sheet made(*whole, day, *valid);
  made.worth = board::worth_asking(made.the_case, *valid, made.assessment);
  // It takes longest, and the sheet in the terminal shows it to who unfolds it only.
  if (request.has("--all") || request.has("--json") || request.has("--html") || request.has("--pdf"))
    made.would_change = board::what_would_change(made.the_case, *valid, made.assessment);
  const auto made_with = provenance(*valid);
  const auto published = valid->valid_on ? literature::as_of(all->literature, *valid->valid_on) : all->literature;
  auto       given     = made.given(*valid, made_with);
  given.literature     = &published;
  std::optional<registry::AlikePatients> alike;
  if (*patients) alike = registry::alike_patients(made.assessment.facts.values, (*patients)->table, (*patients)->by);
  if (alike) given.alike = &*alike;
  if (request.has("--json")) return answer(sheet::json(given));
  return give(request, sheet::page(given), day);
}

}  // namespace nelm::cli
