// The knowledge built in and the day, for everything that is timed.
#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "nelm/date.h"
#include "nelm/exchange/builtin_knowledge.h"
#include "nelm/exchange/knowledge_toml.h"
#include "nelm/exchange/literature_toml.h"

namespace nelm::bench {

inline constexpr Date the_day{std::chrono::year{2026} / 11 / 23};

inline const board::Knowledge& knowledge() {
  static const board::Knowledge built_in = [] {
    std::vector<exchange::Source> files;
    for (const auto& file : exchange::builtin_knowledge()) files.push_back({file.path, file.bytes});
    return exchange::read_knowledge(files, "bench").value();
  }();
  return built_in;
}

inline const literature::Literature& published() {
  static const literature::Literature built_in = [] {
    std::vector<exchange::Source> files;
    for (const auto& file : exchange::builtin_knowledge()) files.push_back({file.path, file.bytes});
    const exchange::KnowledgeFolder folder{"built-in", files};
    return exchange::read_literature({&folder, 1}, &knowledge()).value();
  }();
  return built_in;
}

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace nelm::bench
