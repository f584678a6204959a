// Dates as reports write them: "2016-05-04", "2016-05", "14 months before assessment".
#pragma once

#include <optional>
#include <string_view>

#include "nelm/date.h"

namespace nelm::exchange {

/// The days a written date may mean. "N months before assessment", "N months ago", and the same with years, count back from
/// `day` to the day. Nothing if it is no date, or one before 1800.
std::optional<Days> read_date_words(std::string_view text, Date day);

}  // namespace nelm::exchange
