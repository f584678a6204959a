// A small sound knowledge for tests: one source, one scheme, one gate and every option, to be changed line by line. Its
// limits are invented, and far from any that medicine knows.
#pragma once

#include <fmt/format.h>

#include <map>
#include <stdexcept>
#include <string>

#include "nelm/exchange/knowledge_toml.h"
#include "nelm/patient/option.h"

namespace nelm::exchange {

inline constexpr std::string_view small_source = R"(id               = "small-2016"
title            = "A small source"
citation         = "Nobody N. J Nothing 2016;1:1-2"
kind             = "guideline"
dated            = "2016"
speaks_of        = "its options"
read             = "in part"
scheme           = "small-grades"
transcribed_from = "its abstract"

[[rule]]
id         = "S1"
options    = ["lt"]
form       = "list"
strength   = "conditional"
says       = "a small list"
place      = "abstract"
confidence = "SRC"

[[rule.criterion]]
id         = "S1-1"
asks       = "Is the patient under the invented age?"
limit      = "under 77 to 88"
kind       = "required"
met_if     = "age_years < 77 years"
unmet_if   = "age_years >= 88 years"
between    = "borderline"
place      = "abstract"
confidence = "SRC"
)";

inline constexpr std::string_view small_scheme = R"(id               = "small-grades"
gives            = "grade"
title            = "Small grades"
citation         = "Nobody N. J Nothing 2010;1:3-4"
dated            = "2010"
transcribed_from = "its table"
place            = "table 1"
confidence       = "SRC"

[[class]]
value = "G1"
if    = "ki67_pct < 77 '%'"

[[class]]
value = "G2"
if    = "ki67_pct >= 77 '%'"
)";

inline constexpr std::string_view small_gate = R"(id               = "small-gate"
kind             = "gate"
order            = 1
name             = "ascites"
options          = ["lt"]
closed_if        = "ascites = 'none'"
source           = "small-2016"
criterion        = "S1-1"
says             = "a gate nobody would build"
dated            = "2016"
transcribed_from = "its abstract"
place            = "abstract"
confidence       = "SRC"
)";

class SmallKnowledge {
 public:
  SmallKnowledge() {
    files["gates/small-gate.toml"]      = small_gate;
    files["schemes/small-grades.toml"]  = small_scheme;
    files["sources/small-2016.toml"]    = small_source;
    constexpr std::string_view what_all = R"(transcribed_from = "the list"
place            = "the list"
confidence       = "SRC"
)";
    for (const auto option : patient::Option_words)
      files[fmt::format("options/{}.toml", option)] =
          fmt::format("id               = \"{}\"\nname             = \"{}\"\n{}", option, option, what_all);
  }

  /// Puts one text in the place of another, which must stand there once.
  SmallKnowledge& put(const std::string& file, std::string_view instead_of, std::string_view text) {
    std::string& bytes = files.at(file);
    const auto   at    = bytes.find(instead_of);
    if (at == std::string::npos || bytes.find(instead_of, at + 1) != std::string::npos)
      throw std::logic_error(fmt::format("{} must hold once: {}", file, instead_of));
    bytes.replace(at, instead_of.size(), text);
    return *this;
  }
  SmallKnowledge& source(std::string_view instead_of, std::string_view text) {
    return put("sources/small-2016.toml", instead_of, text);
  }
  SmallKnowledge& scheme(std::string_view instead_of, std::string_view text) {
    return put("schemes/small-grades.toml", instead_of, text);
  }
  SmallKnowledge& gate(std::string_view instead_of, std::string_view text) {
    return put("gates/small-gate.toml", instead_of, text);
  }

  Result<board::Knowledge> read(std::string_view folder = "") const {
    std::vector<std::string> names;
    names.reserve(files.size());
    for (const auto& [path, bytes] : files) names.push_back(std::string(folder) + path);
    std::vector<Source> all;
    all.reserve(files.size());
    auto name = names.begin();
    for (const auto& [path, bytes] : files) all.push_back({*name++, bytes});
    return read_knowledge(all, "0.1.0");
  }

  /// What is told, a line for each problem; empty if it reads.
  std::string told(std::string_view folder = "") const {
    std::string text;
    if (const auto knowledge = read(folder); !knowledge)
      for (const Problem& p : knowledge.error()) {
        if (!text.empty()) text += "\n";
        text += sentence(p);
      }
    return text;
  }

  std::map<std::string, std::string> files;
};

}  // namespace nelm::exchange
