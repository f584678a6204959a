// nelm cases: several cases side by side, each judged on its own day.
#include <deque>

#include "nelm/cli/case_file.h"
#include "nelm/cli/day.h"
#include "nelm/cli/door.h"
#include "nelm/sheet/cases.h"

namespace nelm::cli {

namespace {

/// A case judged; what is judged points into the case.
struct Judged {
  patient::Case     the_case;
  board::Assessment assessment;
  const char*       day_from;

  Judged(const patient::Case& whole, const board::Knowledge& k, Day day)
      : the_case(patient::known_by(whole, day.on)),
        assessment(board::assess(the_case, k, day.on)),
        day_from(day.from) {}
};

}  // namespace

int cases(const Request& request) {
  const auto known = knowledge(request);
  Problems   problems;
  if (!known) problems = known.error();

  std::deque<Judged> judged;
  for (const auto& path : request.operands) {
    const auto file  = read_file(path);
    const auto whole = file ? case_in(*file) : Result<patient::Case>(tl::unexpected(file.error()));
    if (!whole) {
      problems.insert(problems.end(), whole.error().begin(), whole.error().end());
    } else if (known) {
      judged.emplace_back(*whole, *known, day_of(*whole, {}));
    }
  }
  if (!problems.empty()) return tell(problems);

  const auto                made_with = provenance(*known);
  std::vector<sheet::Given> given;
  for (const Judged& j : judged) given.push_back({j.the_case, *known, j.assessment, {}, made_with, j.day_from});
  return answer(sheet::cases(given), *known);
}

}  // namespace nelm::cli
