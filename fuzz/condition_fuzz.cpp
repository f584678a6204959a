// Any bytes as a condition: refused at a place inside them, or read; and what is read, written out, reads as the same tree.
#include <algorithm>
#include <cstdint>

#include "fuzz/must.h"
#include "nelm/exchange/condition_text.h"
#include "nelm/exchange/text_place.h"

using namespace nelm;
using board::Term;

namespace {

bool same(const Term& a, const Term& b) {
  return a.is == b.is && a.fact == b.fact && a.slot == b.slot && a.right == b.right && a.words == b.words &&
         a.limit == b.limit;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto             read = exchange::read_condition(text, {.file = "x", .line = 1, .column = 1, .field = {}});
  if (!read) {
    must(read.error().size() == 1, "not one problem");
    const Problem& p = read.error()[0];
    must(!p.found.empty() && !p.expected.empty(), "a problem without words");
    if (exchange::unfit({"x", text})) return 0;  // places count the characters of UTF-8
    must(p.column >= 1 && p.column <= exchange::characters(text) + 1, "a place outside the text");
    must(p.caret >= 1 && p.caret <= exchange::characters(p.excerpt) + 1, "a caret outside the excerpt", sentence(p));
    return 0;
  }
  const auto out   = exchange::written(*read);
  const auto again = exchange::read_condition(out, {});
  must(again.has_value(), "what was written cannot be read", out);
  must(std::ranges::equal(read->terms, again->terms, same), "what was written reads as another condition", out);
  must(exchange::written(*again) == out, "written twice, it differs", out);
  return 0;
}
