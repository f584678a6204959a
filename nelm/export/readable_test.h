// A resource as a test can read it.
#pragma once

#include <string>
#include <string_view>

namespace nelm::exported::by_hand {

inline void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

/// On one line, with ' for "; a concept of one code as <system#code>, without words for it; units without their system.
inline std::string readable(std::string_view json) {
  std::string line;
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (json[i] != '\n')
      line += json[i] == '"' ? '\'' : json[i];
    else
      while (i + 1 < json.size() && json[i + 1] == ' ') ++i;
  }
  replace_all(line, "'system': 'http://unitsofmeasure.org',", "");
  replace_all(line, "http://terminology.hl7.org/CodeSystem/", "");
  constexpr std::string_view begins = "{'coding': [{'system': '", then = "','code': '", ends = "}]}";
  for (auto at = line.find(begins); at != std::string::npos; at = line.find(begins, at)) {
    const auto system = at + begins.size(), code = line.find(then, system) + then.size();
    const auto named = "<" + line.substr(system, code - then.size() - system) + "#" +
                       line.substr(code, line.find('\'', code) - code) + ">";
    line.replace(at, line.find(ends, code) + ends.size() - at, named);
  }
  return line;
}

inline bool says(const std::string& text, std::string_view what) { return text.find(what) != std::string::npos; }

}  // namespace nelm::exported::by_hand
