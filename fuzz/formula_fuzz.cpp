// Any bytes as a formula, and as times and events: refused at a place inside them, or read; and what is read, written out,
// reads as the same terms.
#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <tuple>

#include "fuzz/must.h"
#include "nelm/exchange/model_formula.h"
#include "nelm/exchange/text_place.h"

using namespace nelm;
using cohort::Factor;

namespace {

using Key = std::tuple<std::string, int, int, std::string>;

std::set<std::set<Key>> terms(const cohort::Formula& f) {
  std::set<std::set<Key>> all;
  for (const auto& term : f.terms) {
    std::set<Key> factors;
    for (const Factor& x : term.factors) factors.insert({x.column, static_cast<int>(x.as), x.degrees, x.reference});
    all.insert(factors);
  }
  return all;
}

void in_the_text(const Problems& problems, std::string_view text) {
  must(!problems.empty(), "refused without a problem");
  for (const Problem& p : problems) {
    must(!p.found.empty() && !p.expected.empty(), "a problem without words");
    if (exchange::unfit({"x", text})) continue;  // places count the characters of UTF-8
    must(p.caret >= 1 && p.caret <= exchange::characters(text) + 1, "a caret outside the text", sentence(p));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto             roles = exchange::read_surv(text, "x");
  if (!roles) in_the_text(roles.error(), text);
  const auto read = exchange::read_formula(text, "x");
  if (!read) {
    in_the_text(read.error(), text);
    return 0;
  }
  const auto out = exchange::written(*read);
  if (out.empty()) return 0;
  const auto again = exchange::read_formula(out, "x");
  must(again.has_value(), "what was written cannot be read", again ? out : out + sentence(again.error()[0]));
  must(terms(*read) == terms(*again), "what was written reads as other terms", out);
  must(read->strata == again->strata && read->offsets == again->offsets, "other strata or offsets", out);
  return 0;
}
