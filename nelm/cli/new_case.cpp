// nelm case new: an empty case to fill in.
#include <fmt/format.h>

#include "nelm/cli/door.h"
#include "nelm/cli/write_file.h"
#include "nelm/exchange/write_case.h"
#include "nelm/printable.h"

namespace nelm::cli {

int new_case(const Request& request) {
  const auto known = knowledge(request);
  if (!known) return tell(known.error());
  const std::string& path = request.operands.at(0);
  const auto text = fmt::format("# An empty case, written by {}.\n{}", provenance(*known), exchange::empty_case_toml());
  if (path == "-") return answer(text);
  if (const auto written = write_new_file(path, text); !written) return tell(written.error());
  if (!request.has("--quiet"))
    fmt::print(stderr, "{}: an empty case; fill in what is known and leave the rest out\n", in_one_line(path));
  return done;
}

}  // namespace nelm::cli
