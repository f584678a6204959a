// A digitised Kaplan-Meier curve from the two tables somebody typed or clicked.
#pragma once

#include <optional>
#include <string>

#include "nelm/evidence/guyot.h"
#include "nelm/exchange/source.h"

namespace nelm::exchange {

/// Reads the points (columns time, survival) and the numbers at risk (columns time, at_risk), each in one unit of time;
/// the number of events as it was given to a switch, or none.
/// Problems, all of both tables at once: what csv_table tells, missing and unknown columns, cells that are no numbers;
/// if all of them are numbers, the flaws of the curve, each at its cell.
Result<evidence::PublishedCurve> read_curve(const Source& points, const Source& at_risk,
                                            const std::optional<std::string>& events);

/// The patients made, as CSV: "time,event" and a line for each, event 1 or 0. Read back, the times are the same.
std::string patients_csv(const evidence::Reconstruction&);

}  // namespace nelm::exchange
