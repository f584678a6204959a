// Looking at knowledge without a patient: every case two conditions could tell apart, tried.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "nelm/board/knowledge.h"
#include "nelm/patient/values.h"

namespace nelm::board {

/// One value for each threshold of a fact and each gap between, inside the fact's bounds; every word of a choice.
std::vector<Possible> representatives(Fact, std::span<const Condition* const> of);

/// A consistent case (the facts that bind each other hold) in which all of these conditions have these verdicts, if one
/// exists: one representative for each fact any of them names. Nothing if none does.
struct Wanted {
  const Condition* condition;
  Verdict          verdict;
};
std::optional<patient::Values> example(std::span<const Wanted>, std::size_t slots);

}  // namespace nelm::board
