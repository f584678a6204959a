// The lines of a page, found by where they stand.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "nelm/sheet/page.h"

namespace nelm::tests {

/// The lines of a section by the beginning of its title, as they stand on the page.
inline std::vector<const sheet::Line*> lines_under(const sheet::Page& page, std::string_view title) {
  std::vector<const sheet::Line*> lines;
  for (const auto& s : page.sections)
    if (s.title.starts_with(title))
      for (const auto& b : s.blocks)
        if (const auto* line = std::get_if<sheet::Line>(&b)) lines.push_back(line);
  return lines;
}

inline std::vector<const sheet::Line*> lines_under(const sheet::Page&&,
                                                   std::string_view) = delete;  // they point into the page

inline sheet::Line line_called(const sheet::Page& page, std::string_view title, std::string_view label) {
  const auto lines = lines_under(page, title);
  const auto found = std::ranges::find(lines, label, &sheet::Line::label);
  REQUIRE_MESSAGE(found != lines.end(), std::string(label));
  return **found;
}

/// "arterial embolisation / chemoembolisation": the whole name of each. Commas and slashes stand in no option's name.
inline void add_names(std::string_view text, std::vector<std::string>& names) {
  std::string first;
  while (!text.empty()) {
    const auto end  = std::min(text.find_first_of(",/;"), text.size());
    auto       name = std::string(text.substr(0, end));
    name.erase(0, name.find_first_not_of(' '));
    name.erase(name.find_last_not_of(' ') + 1);
    const bool shortened = !first.empty() && !names.empty();
    names.push_back(shortened ? first + name : name);
    first = end < text.size() && text[end] == '/' ? names.back().substr(0, names.back().find(' ') + 1) : "";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace nelm::tests
