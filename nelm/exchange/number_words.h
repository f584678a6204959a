// Numbers as reports write them: "4.5 cm", "80-90 %", "<3 %", "nearly two years", "multiple", "raised".
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "nelm/patient/fact.h"

namespace nelm::exchange {

struct NumberRead {
  patient::Range range;  // in the fact's unit; anything, if the words give no number
  std::string    words;  // as written, where that says more than the number itself: to be kept; else empty
};

/// What was found and what should stand there instead.
struct Misread {
  std::string found, expected;
};

/// Reads a number of a fact from a text. The words for numbers, all of them:
///     multiple, several                           at least 2
///     more than X, over X, >X                     over X
///     at least X, >=X                             X or more
///     up to X, at most X, <=X                     X or less
///     less than X, under X, nearly X, <X          under X
///     X-Y, X to Y                                 from X to Y, both included
///     [X, Y]  [X, Y)  (X, Y]  (X, Y)              the same, each end with or without its own number
///     about X, approximately X, raised, few, large, unknown, not done, not assessed, not evaluable, not reported,
///     not stated                                  nothing: everything stays possible, the words are kept
///     innumerable                                 at least 2, where a number of lesions is asked for
/// A number is written with digits or, up to twenty, as a word; a unit may follow and is converted to the fact's (of two
/// numbers, that behind the second serves both). Nothing is rescaled silently, a comma is refused, and so is a value the
/// fact cannot have.
tl::expected<NumberRead, Misread> read_number(std::string_view text, patient::Fact);

/// A number written with commas is refused with the question what was meant: 4.5 or 45, if there is one; 1234567, if more.
Misread comma_refused(std::string_view given);

/// The words for a fact of which nothing is known, in small letters, and whether a text is one of them.
std::span<const std::string_view> words_for_nothing();
bool                              says_nothing(std::string_view text);

/// The units a number of the fact may be written with, in small letters; none if the fact has none.
std::vector<std::string_view> units_read(patient::Fact);

/// A range as `read_number` reads it back: "4.5", "[2, 3)", "over 70".
std::string written(patient::Range, patient::Fact);

}  // namespace nelm::exchange
