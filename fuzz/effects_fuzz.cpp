// Any bytes as a table of studies, and as a digitised curve with its numbers at risk: refused with problems that say something, or
// read; what is read has effects that are numbers with an error of their own, a pool of them is one or refused, and as many patients
// come out of a curve as are at its beginning.
#include <cmath>
#include <cstdint>
#include <string_view>

#include "fuzz/must.h"
#include "nelm/evidence/pool.h"
#include "nelm/exchange/curve_csv.h"
#include "nelm/exchange/effects_csv.h"

using namespace nelm;

namespace {

constexpr std::string_view contrasts[] = {"", "or", "rr", "rd", "peto", "md", "smd", "rom", "share", "rate"};
constexpr std::int64_t     few         = 2000;  // patients a curve is taken apart into, so that a try stays short

void told(const Problems& problems) {
  must(!problems.empty(), "refused without a problem");
  for (const Problem& p : problems) must(!p.found.empty() && !p.expected.empty(), "a problem without words");
}

void effects(std::string_view bytes, std::string_view contrast) {
  exchange::EffectsAsked asked;
  asked.contrast  = contrast;
  const auto read = exchange::read_effects({"t", bytes}, asked);
  if (!read) return told(read.error());
  const auto& t = read->table;
  must(t.study.size() == t.rows(), "rows without a study");
  for (const auto& e : t.effects)
    must(std::isfinite(e.estimate) && e.variance > 0 && std::isfinite(e.variance), "an effect that is no number");
  const auto pooled = evidence::pool(t.effects);
  if (!pooled) return told(pooled.error());
  must(pooled->k == t.rows() && !std::isnan(pooled->estimate), "a pool of other rows");
}

void curve(std::string_view points, std::string_view at_risk) {
  const auto read = exchange::read_curve({"points", points}, {"at risk", at_risk}, {});
  if (!read) return told(read.error());
  if (read->at_risk[0].patients > few) return;
  const auto made = evidence::reconstruct(*read);
  must(made.has_value(), "a curve without flaws cannot be taken apart");
  must(static_cast<std::int64_t>(made->patients.size()) == read->at_risk[0].patients, "other patients come out");
}

}  // namespace

/// The first byte says which contrast; a line of "--" parts the points of a curve from its numbers at risk.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.empty()) return 0;
  if (const auto parted = bytes.find("\n--\n"); parted != bytes.npos)
    curve(bytes.substr(0, parted + 1), bytes.substr(parted + 4));
  else
    effects(bytes.substr(1), contrasts[static_cast<unsigned char>(bytes[0]) % std::size(contrasts)]);
  return 0;
}
