// A file of options/: what can be done for a patient, and what must be so before any source is asked about it.
#include "nelm/exchange/knowledge_reading.h"
#include "nelm/exchange/knowledge_sense.h"
#include "nelm/patient/option.h"

namespace nelm::exchange {

board::OptionRow read_option(Fields& f, Reading& reading) {
  board::OptionRow o;
  const auto       id = read_own_id(f, "option", reading);
  const auto       at = std::ranges::find(patient::Option_words, id);
  if (at != patient::Option_words.end())
    o.id = static_cast<board::Option>(at - patient::Option_words.begin());
  else if (!id.empty())
    f.problem("id", fmt::format("\"{}\"", id),
              fmt::format("an option nelm knows{}", did_you_mean(id, patient::Option_words)));
  o.name  = f.text("name");
  o.note  = f.text("note", Need::may);
  o.needs = read_condition_on(f, "needs");
  check_decides(f, "needs", o.needs, reading);
  o.needs_words = f.text("needs_words", f.has("needs") ? Need::must : Need::may);
  o.once_given  = f.text("once_given", Need::may);
  o.no_source   = f.text("no_source", Need::may);
  o.place       = read_place(f);
  o.review      = read_review(f);
  o.statements  = read_statements(f, reading);
  f.nothing_else();
  return o;
}

}  // namespace nelm::exchange
