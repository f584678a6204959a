// nelm knowledge diff: which rules changed, and which cases stand otherwise by them.
#include <fmt/format.h>

#include <deque>

#include "nelm/cli/case_file.h"
#include "nelm/cli/day.h"
#include "nelm/cli/door.h"
#include "nelm/sheet/knowledge_diff_page.h"
#include "nelm/sheet/text.h"

namespace nelm::cli {

namespace {

/// One case judged by both knowledges. What is judged points into the case, so it stays where it is.
struct Recheck {
  std::string       called;
  patient::Case     the_case;
  Day               day;
  board::Assessment old_assessment, new_assessment;
  sheet::Given      was, is;
  board::Changes    changes;

  Recheck(std::string name, const patient::Case& whole, Day on, const board::Knowledge& before,
          const board::Knowledge& after, std::string_view made_with)
      : called(std::move(name)),
        the_case(patient::known_by(whole, on.on)),
        day(on),
        old_assessment(board::assess(the_case, before, on.on)),
        new_assessment(board::assess(the_case, after, on.on)),
        was{the_case, before, old_assessment, {}, made_with, on.from},
        is{the_case, after, new_assessment, {}, made_with, on.from},
        changes(board::changes({the_case, before, old_assessment}, {the_case, after, new_assessment})) {}
  Recheck(const Recheck&)            = delete;
  Recheck& operator=(const Recheck&) = delete;
};

Result<board::Knowledge> knowledge_in(const std::string& folder) { return knowledge_of(std::span(&folder, 1)); }

}  // namespace

int diff_knowledge(const Request& request) {
  const auto asked = day_asked(request);
  if (!asked) return misuse(asked.error());
  if (request.has("--knowledge")) return misuse("knowledge diff takes its two folders by name, without --knowledge");

  const auto before = knowledge_in(request.operands.at(0)), after = knowledge_in(request.operands.at(1));
  if (!before) tell(before.error());
  if (!after) tell(after.error());
  bool                all_read = before && after;
  std::deque<Recheck> cases;
  for (std::size_t i = 2; i < request.operands.size(); ++i) {
    const auto file  = read_file(request.operands[i]);
    const auto whole = file ? case_in(*file, *asked) : Result<patient::Case>(tl::unexpected(file.error()));
    if (!whole) {
      tell(whole.error());
      all_read = false;
    } else if (all_read) {
      cases.emplace_back(file->name, *whole, day_of(*whole, *asked), *before, *after, "");
    }
  }
  if (!all_read) return bad_input;

  std::vector<sheet::CaseByBoth> by_both;
  for (const Recheck& c : cases) by_both.push_back({c.called, {c.was, c.is, c.changes}});
  auto page = sheet::knowledge_diff_page(*before, *after, by_both);
  page.foot = {provenance(*after)};
  return answer(sheet::text(page, {.all = true, .colour = colour()}));
}

}  // namespace nelm::cli
