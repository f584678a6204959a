// Knowledge as its parts and their fields in words: what `knowledge show` prints and `knowledge diff` compares.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nelm/board/knowledge.h"

namespace nelm::board {

struct Field {
  std::string_view name;   // "met if", "where": as a reader knows it
  std::string      words;  // empty: it does not say
};
using FieldList = std::vector<Field>;

/// All fields of each, in the order they are shown; parts below (rules, criteria, classes, sides) not among them.
FieldList fields_of(const Source&);
FieldList fields_of(const NotEncoded&);
FieldList fields_of(const Rule&);
FieldList fields_of(const Criterion&);
FieldList fields_of(const OptionRow&);
FieldList fields_of(const Scheme&);
FieldList fields_of(const Class&);
FieldList fields_of(const Gate&);
FieldList fields_of(const Conflict&);
FieldList fields_of(const ConflictSide&);
FieldList fields_of(const ConflictSide::Cited&);
FieldList fields_of(const Factor&);
FieldList fields_of(const ReviewStatement&);

/// One part of the knowledge, by which it is found again in another.
struct Part {
  std::string_view kind;  // "source", "rule", "criterion", "not encoded", "option", "scheme", "class", "gate", ...
  std::string      id;    // "M7-5"; of a side of a conflict its number
  std::string      in;    // of a rule its source, of a criterion "source, rule M7", of a class its scheme; else empty
  FieldList        fields;
};

/// Every part, each before those below it: sources with their rules and criteria and what is not encoded of them, options,
/// schemes, gates, conflicts with their sides, factors, the statements of the review.
std::vector<Part> parts_of(const Knowledge&);

/// A part that came, went, or says something else.
struct PartMoved {
  enum class How : std::uint8_t { added, removed, changed };
  struct FieldMoved {
    std::string_view name;
    std::string      before, after;
  };
  How                     how = How::changed;
  std::string_view        kind;
  std::string             id, in;
  std::vector<FieldMoved> fields;  // of one that changed; of one that came or went all it says
};

/// What differs, in the order of the newer knowledge; what went stands first. The order of parts is no difference.
std::vector<PartMoved> moved_parts(const Knowledge& before, const Knowledge& after);

}  // namespace nelm::board
