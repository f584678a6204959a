// nelm board: read the case, read the knowledge, assess, show the sheet.
#include <fmt/format.h>

#include "nelm/board/worth_asking.h"
#include "nelm/cli/day.h"
#include "nelm/cli/door.h"
#include "nelm/cli/write_file.h"
#include "nelm/exchange/read_case.h"
#include "nelm/print/pdf.h"
#include "nelm/sheet/html.h"
#include "nelm/sheet/json.h"
#include "nelm/sheet/make_page.h"
#include "nelm/sheet/text.h"

namespace nelm::cli {

int board(const Request& request) {
  const auto asked = day_asked(request);
  if (!asked) return misuse(asked.error());

  const auto known = knowledge(request);
  const auto file  = read_file(request.operands.at(0));
  if (!file) return tell(file.error());
  const auto whole = exchange::read_case(*file, today(), *asked);
  if (!whole || !known) {
    if (!whole) tell(whole.error());
    if (!known) tell(known.error());
    return bad_input;
  }

  const Day          day        = day_of(*whole, *asked);
  const auto         the_case   = patient::known_by(*whole, day.on);
  const auto         assessment = board::assess(the_case, *known, day.on);
  const auto         worth      = board::worth_asking(the_case, *known, assessment);
  const auto         made_with  = provenance(*known);
  const sheet::Given given{the_case, *known, assessment, worth, made_with, day.from};

  if (request.has("--json")) return answer(sheet::json(given));
  const auto page = sheet::page(given);
  if (request.has("--html"))
    if (const auto put = write_file(request.value("--html"), sheet::html(page)); !put) return tell(put.error());
  if (request.has("--pdf")) {
    const auto printed = print::pdf(page, day.on);
    if (!printed) return tell(printed.error());
    if (const auto put = write_file(request.value("--pdf"), *printed); !put) return tell(put.error());
  }
  if (request.has("--html") || request.has("--pdf")) return done;
  return answer(sheet::text(page, {.all = request.has("--all"), .colour = colour()}));
}

}  // namespace nelm::cli
