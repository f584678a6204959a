// Several options named in one breath: "arterial embolisation / chemoembolisation / radioembolisation, debulking".
#pragma once

#include <string>
#include <string_view>

#include "nelm/board/knowledge.h"

namespace nelm::sheet {

/// A name put behind those before it: one of the same kind (the same first word of several) gives only what is new.
void add_option_name(std::string& names, std::string& last, std::string_view name);

/// The options of a set, in the clinical order.
std::string option_names(const board::Knowledge&, board::OptionSet);

/// The same, or how many they are where naming them all would say less: "12 options".
std::string option_names_or_count(const board::Knowledge&, board::OptionSet);

}  // namespace nelm::sheet
