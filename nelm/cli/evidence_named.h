// What a user names of the evidence: options, endpoints, studies and results, each resolved or refused with the nearest name.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/literature/literature.h"
#include "nelm/result.h"

namespace nelm::cli {

/// What nothing is called: ""nope": found nothing of that name", or ""\"\"": found no name", where none was given.
Problem not_there(const std::string& name, std::string found, std::string expected);

/// "no study of that name; expected ..., did you mean ...?"
Problem unknown_name(std::string_view what, const std::string& name, std::string_view where,
                     std::span<const std::string_view> known);

/// The place of a word in a vocabulary; none, and a problem told, where it is not in it.
std::optional<std::size_t> place_of(std::string_view what, const std::string& name,
                                    std::span<const std::string_view> words, Problems&);

std::vector<std::string_view> study_names(const literature::Literature&);
std::vector<std::string_view> result_names(const literature::Literature&);

}  // namespace nelm::cli
