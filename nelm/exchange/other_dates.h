// Dates in forms that are asked about, not read: 03/04/2016 is in April or in March, as the country has it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nelm/date.h"

namespace nelm::exchange {

/// The days a date with slashes, points or hyphens may mean that is none of ISO 8601: "03/04/2016" two, "25.12.2016",
/// "3/3/2016" and "2016/05/04" one. Nothing: it is no such date.
std::vector<Date> days_meant(std::string_view text);

/// What is asked of whoever wrote it: "; was 2016-04-03 meant, or 2016-03-04?"; empty: it is no such date.
std::string which_day(std::string_view text);

}  // namespace nelm::exchange
