// The two ends of a criterion and of a rule, as CQL: the table of spans (board/span.h) said with the words of its grades.
#pragma once

#include <string>
#include <vector>

#include "nelm/board/knowledge.h"
#include "nelm/export/cql_words.h"

namespace nelm::exported {

/// One definition of a library: its name and what it is. Of a rule judged lesion by lesion it is a function of a lesion.
struct Definition {
  std::string name, is;
};

/// The grades an end can have at all, worst first.
using Grades = std::vector<board::Grade>;
struct CanBe {
  Grades worst, best;
};
CanBe can_be(const board::Criterion&);
CanBe can_be(const board::Rule&);

/// A criterion's conditions, and its two ends where it decides. `of` is what stands behind the name of a definition where
/// it is used: nothing, or "(lesion)".
std::vector<Definition> definitions(const board::Criterion&, std::string_view of);

/// Whom a rule speaks of, where it says so, and its two ends: the least of its criteria's.
std::vector<Definition> definitions(const board::Rule&, std::string_view of);

/// That the end of that name is one of these grades; always so where it cannot be another.
CqlLogic is_one_of(const std::string& name, const Grades& can_be, const Grades& wanted);

}  // namespace nelm::exported
