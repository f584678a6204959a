// exported_cases N [SEED]: N random cases and what nelm says of each, for the engine that runs the exported libraries
// (tools/export/compare.mjs). The first line says what the others hold. Same N and seed, same bytes.
#include <cstdio>
#include <cstdlib>
#include <exception>

#include "bench/built_in.h"
#include "tests/exported_lines.h"

int main(int count, char** words) {
  const std::size_t   cases = count > 1 ? std::strtoul(words[1], nullptr, 10) : 0;
  const std::uint64_t seed  = count > 2 ? std::strtoull(words[2], nullptr, 10) : 1;
  try {
    nelm::tests::ExportedCases next(nelm::bench::knowledge(), seed);
    if (cases < next.enough()) {
      fmt::print(stderr, "exported_cases: {} cases are too few; expected at least {}\n", cases, next.enough());
      return 1;
    }
    const nelm::tests::ExportedLines lines(nelm::bench::knowledge());
    fmt::print("{}\n", lines.first());
    for (std::size_t n = 0; n < cases; ++n) fmt::print("{}\n", lines.line(next(n)));
    return 0;
  } catch (const std::exception& e) {
    fmt::print(stderr, "exported_cases: {}\n", e.what());
    return 1;
  }
}
