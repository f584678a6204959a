// A few cases put through a program, for the tests of what is written in it.
#pragma once

#include <vector>

#include "nelm/board/screened.h"
#include "nelm/patient/values.h"

namespace nelm::board::by_hand {

/// At most 256.
inline Screened screened(const BitProgram& program, const std::vector<patient::Values>& cases) {
  FactColumns facts = program.columns();
  for (const patient::Values& values : cases) facts.add(values.all());
  Screened found;
  found.take(program, facts, 0);
  return found;
}

/// A case that carries 32 bits, in place of the words still possible of its sex, and how a program asks for one of them.
inline patient::Values carrying(patient::Choices bits) {
  patient::Values values;
  values[Fact::sex] = patient::choice(bits);
  return values;
}
inline Bit carried(unsigned n, BitProgram& program) {
  return program.has_any(static_cast<Slot>(Fact::sex), patient::Choices{1} << n);
}

}  // namespace nelm::board::by_hand
