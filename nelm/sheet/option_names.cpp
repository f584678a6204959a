#include "nelm/sheet/option_names.h"

#include <fmt/format.h>

#include <bit>

namespace nelm::sheet {

namespace {

/// "arterial ", of "arterial embolisation"; nothing of a name of one word.
std::string_view kind(std::string_view name) {
  const auto space = name.find(' ');
  return space == std::string_view::npos ? std::string_view{} : name.substr(0, space + 1);
}

}  // namespace

void add_option_name(std::string& names, std::string& last, std::string_view name) {
  const bool alike = !last.empty() && !kind(name).empty() && kind(name) == kind(last);
  if (!names.empty()) names += alike ? " / " : ", ";
  names += alike ? name.substr(kind(name).size()) : name;
  last = name;
}

std::string option_names(const board::Knowledge& k, board::OptionSet set) {
  std::string names, last;
  for (const auto& o : k.options)
    if ((set & board::bit(o.id)) != 0) add_option_name(names, last, o.name);
  return names;
}

std::string option_names_or_count(const board::Knowledge& knowledge, board::OptionSet options) {
  constexpr int few = 3;
  return std::popcount(options) > few ? fmt::format("{} options", std::popcount(options))
                                      : option_names(knowledge, options);
}

}  // namespace nelm::sheet
