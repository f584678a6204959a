// The numbers of a pool as JSON, every one with all its digits.
#pragma once

#include <string_view>

#include "nelm/evidence/pool.h"
#include "nelm/evidence/reading.h"
#include "nelm/json_text.h"

namespace nelm::sheet {

/// A member of two numbers, as they are.
void interval_json(JsonText&, std::string_view name, const evidence::Interval&);

/// The prediction interval first, then the summary as it is read; estimate and standard error on the effects' scale.
void pooled_json(JsonText&, std::string_view name, const evidence::Pooled&, const evidence::Reading&);

/// Members of a row: its value and interval as they are read, its estimate and variance on the effects' scale.
void effect_json(JsonText&, const evidence::Effect&, const evidence::Interval&, const evidence::Reading&);

}  // namespace nelm::sheet
