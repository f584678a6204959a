// nelm evidence reconstruct: the patients behind a published curve, and how far they are off.
#include <fmt/format.h>

#include <array>

#include "nelm/cli/door.h"
#include "nelm/cli/outputs.h"
#include "nelm/cli/write_file.h"
#include "nelm/exchange/curve_csv.h"

namespace nelm::cli {

namespace {

std::string how_far_off(const evidence::Reconstruction& made) {
  const auto& error = made.error;
  const auto  said  = error.events_too_many ? fmt::format("{} published", error.events - *error.events_too_many)
                                            : std::string("not published how many");
  const auto  n     = static_cast<std::int64_t>(made.patients.size());
  std::string text =
      fmt::format("{} patients: {} with the event ({}), {} censored\n", n, error.events, said, n - error.events);
  text += fmt::format(
      "Distance of the curve made from that published, in survival: {:.3f} at most, {:.3f} root mean square\n",
      error.largest, error.root_mean_square);
  text += error.levelled == 0
              ? "Clicks drawn level: none\n"
              : fmt::format("Clicks drawn level: {}, by {:.3f} at most\n", error.levelled, error.highest_rise);
  text += fmt::format("{:<13} {:>10} {:>11} {:>6}\n", "At risk", "time", "published", "made");
  for (const auto& number : error.at_risk)
    text += fmt::format("{:<13} {:>10} {:>11} {:>6}\n", "", number.time, number.published, number.made);
  return text;
}

}  // namespace

int reconstruct_curve(const Request& request) {
  if (!request.has("--at-risk")) return misuse("evidence reconstruct wants --at-risk FILE");
  static constexpr std::array<std::string_view, 1> patients_written{"--out"};
  if (const auto why = overwrites(request, patients_written,
                                  {{request.operands.at(0), "the points themselves"},
                                   {request.value("--at-risk"), "the numbers at risk themselves"}});
      !why.empty())
    return tell(why);
  const auto known   = knowledge(request);
  const auto points  = read_file(request.operands.at(0));
  const auto at_risk = read_file(request.value("--at-risk"));
  Problems   problems;
  if (!known) problems = known.error();
  for (const auto* file : {&points, &at_risk})
    if (!*file) problems.insert(problems.end(), file->error().begin(), file->error().end());
  if (!problems.empty()) return tell(problems);

  const auto events = request.has("--events") ? std::optional(request.value("--events")) : std::nullopt;
  const auto curve  = exchange::read_curve(*points, *at_risk, events);
  if (!curve) return tell(curve.error());
  const auto made = evidence::reconstruct(*curve);
  if (!made) return tell(made.error());

  const auto out = request.value("--out");
  if (out == "-") return answer(exchange::patients_csv(*made));
  if (!out.empty())
    if (const auto written = write_file(out, exchange::patients_csv(*made)); !written) return tell(written.error());
  return request.has("--quiet") && !out.empty() ? done : answer(how_far_off(*made), *known);
}

}  // namespace nelm::cli
