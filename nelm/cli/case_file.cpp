#include "nelm/cli/case_file.h"

#include "nelm/cli/door.h"
#include "nelm/cli/refuse.h"
#include "nelm/exchange/read_case.h"

namespace nelm::cli {

Result<patient::Case> case_in(const File& file, std::optional<Date> on) {
  auto the_case = exchange::read_case(file, today(), on);
  if (the_case && the_case->facts.entries.empty() && the_case->lists.empty() && the_case->notes.empty())
    return refuse(file.name, "no fact", "a case: one fact of the patient at least (`nelm facts` lists them)");
  return the_case;
}

}  // namespace nelm::cli
