// A source as one CQL library: its facts as parameters, every criterion, every rule, and where it stands on each option.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nelm/export/cql_ends.h"
#include "nelm/patient/fact.h"

namespace nelm::exported {

/// One parameter of a library.
struct Parameter {
  std::string name, type;     // "ki67_pct", "Quantity"
  board::Fact fact{};         // what is known of it
  bool        least = false;  // at least so much: of a number that the lesions listed leave open above
};

/// A file to be written: its name, without a folder, and its bytes.
struct File {
  std::string name, bytes;
};

/// What a source's conditions ask, in the order of the table of facts: the facts of the patient, and those of each lesion.
std::vector<Parameter> parameters_of(const board::Source&, const board::Knowledge&);
std::vector<Parameter> parameters_of_a_lesion(const board::Source&);

/// The library of one source. `made_with` says which nelm and which knowledge wrote it. Same in, same out.
std::string cql_library(const board::Source&, const board::Knowledge&, std::string_view made_with);

/// One file for each source: "NelmMilan2007.cql".
std::vector<File> cql_files(const board::Knowledge&, std::string_view made_with);

}  // namespace nelm::exported
