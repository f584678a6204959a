// A small sound literature beside the small knowledge, to be changed line by line. Its numbers are invented.
#pragma once

#include "nelm/exchange/literature_toml.h"
#include "nelm/exchange/small_knowledge_test.h"

namespace nelm::exchange {

inline constexpr std::string_view small_study = R"(id               = "able-2001"
number           = 7
authors          = "Able AB, et al."
year             = 2001
title            = "not read"
journal          = "J Nothing"
volume           = "1"
pages            = "2-3"
kind             = "cohort"
topic            = "liver transplantation"
design           = "retrospective"
period           = "not stated"
setting          = "Nowhere"
n_study          = 40
population       = "whoever came"
population_if    = "age_years >= 45 years"
before           = "not stated"
transcribed_from = "its abstract"

[[result]]
id        = "able-2001.1"
said_by   = "the review"
place     = "the review, Table 2"
verified  = "review only"
arm       = "lt"
n         = "not stated"
endpoint  = "os"
measure   = "share"
months    = 60
value     = 34
unit      = "percent"
per       = "patients"
bounds    = "none"
p         = "<0.001"
actuarial = "yes"
time_zero = "not stated"

[[result]]
id        = "able-2001.2"
said_by   = "the paper"
place     = "abstract"
url       = "https://example.org"
verified  = "abstract"
arm       = "lt"
n         = 39
endpoint  = "dfs"
measure   = "median"
value     = 30
unit      = "months"
bounds    = "ci"
low       = 20
high      = 45
p         = "0.05"
time_zero = "treatment"
)";

inline constexpr std::string_view small_discrepancy = R"(id               = "D-01"
severity         = "A"
about            = "survival"
studies          = ["able-2001"]
claims           = ["able-2001.1"]
originals        = ["able-2001.2"]
review_says      = "34 %"
original_says    = "30 months"
checked          = "abstract"
consequence      = "a slip"
transcribed_from = "both"
)";

inline constexpr std::string_view small_overlap = R"(id               = "registry"
kind             = "same patients"
sure             = "certain"
studies          = ["able-2001", "baker-2002"]
why              = "one registry"
transcribed_from = "both"
)";

inline constexpr std::string_view small_warning = R"(id               = "late"
kind             = "selection"
options          = ["lt"]
says             = "chosen late"
place            = "the review"
confidence       = "SEED"
transcribed_from = "the review"
)";

inline constexpr const char* study_path = "studies/able-2001.toml";

class SmallLiterature {
 public:
  SmallLiterature() {
    knowledge.files[study_path]                = small_study;
    knowledge.files["discrepancies/d-01.toml"] = small_discrepancy;
    knowledge.files["overlaps/registry.toml"]  = small_overlap;
    knowledge.files["warnings/late.toml"]      = small_warning;
    std::string other(small_study.substr(0, small_study.find("\n[[result]]")));
    knowledge.files["studies/baker-2002.toml"] = other;
    knowledge.put("studies/baker-2002.toml", "able-2001", "baker-2002")
        .put("studies/baker-2002.toml", "= 7", "= \"none\"");
  }

  SmallLiterature& study(std::string_view instead_of, std::string_view text) {
    return put(study_path, instead_of, text);
  }
  SmallLiterature& put(const std::string& file, std::string_view instead_of, std::string_view text) {
    knowledge.put(file, instead_of, text);
    return *this;
  }

  Result<literature::Literature> read() const {
    std::vector<Source> all;
    for (const auto& [path, bytes] : knowledge.files) all.push_back({path, bytes});
    const KnowledgeFolder folder{"small", all};
    const auto            known = knowledge.read();
    return read_literature(std::span(&folder, 1), known ? &*known : nullptr);
  }

  /// What is told, a line for each problem; empty if it reads.
  std::string told() const {
    std::string text;
    if (const auto l = read(); !l)
      for (const Problem& p : l.error()) text += (text.empty() ? "" : "\n") + sentence(p);
    return text;
  }

  SmallKnowledge knowledge;
};

}  // namespace nelm::exchange
