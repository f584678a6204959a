// Any bytes as a case: refused with a place, or read; and what is read can be written and read again.
#include <cstdint>

#include "fuzz/must.h"
#include "nelm/exchange/read_case.h"
#include "nelm/exchange/write_case.h"

using namespace nelm;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Date             today = *read_date("2018-06-30");
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto             the_case = exchange::read_case({"case", bytes}, today);
  if (!the_case) {
    must(!the_case.error().empty(), "refused without a problem");
    for (const Problem& p : the_case.error()) must(!p.found.empty() && !p.expected.empty(), "a problem without words");
    return 0;
  }
  const auto json  = exchange::case_json(*the_case);
  const auto again = exchange::read_case({"written", json}, today);
  must(again.has_value(), "what was written cannot be read", again ? json : json + sentence(again.error()[0]));
  must(*again == *the_case, "what was written reads as another case", json);
  must(exchange::case_json(*again) == json, "written twice, it differs", json);

  const auto then = patient::known_by(*the_case, *read_date("2017-01-01"));
  must(then.facts.entries.size() <= the_case->facts.entries.size(), "more was known earlier");
  must(patient::known_by(then, *read_date("2017-01-01")) == then, "known twice, it differs");
  return 0;
}
