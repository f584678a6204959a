#include "nelm/cli/outputs.h"

#include <fmt/format.h>

#include <filesystem>

namespace nelm::cli {

namespace {

bool same_file(const std::string& a, const std::string& b) {
  namespace fs = std::filesystem;
  if (a == b) return true;
  if (a == "-" || b == "-") return false;
  std::error_code none, neither;
  if (fs::equivalent(a, b, none)) return true;
  const auto one = fs::weakly_canonical(fs::absolute(a, none), none);
  return !none && one == fs::weakly_canonical(fs::absolute(b, neither), neither) && !neither;
}

}  // namespace

Problems overwrites(const Request& request, std::span<const std::string_view> switches,
                    const std::vector<Input>& inputs) {
  Problems                      problems;
  std::vector<std::string_view> before;
  for (const auto name : switches) {
    if (!request.has(name)) continue;
    const auto path = request.value(name);
    if (path.empty()) {
      problems.push_back({.file = std::string(name), .found = "no name", .expected = "the name of a file"});
      continue;
    }
    const auto refuse = [&](std::string what) {
      problems.push_back(
          {.file = path, .field = std::string(name), .found = std::move(what), .expected = "another file"});
    };
    for (const Input& input : inputs)
      if (path != "-" && same_file(path, input.path)) refuse(std::string(input.what));
    for (const auto other : before)
      if (same_file(path, request.value(other))) refuse(fmt::format("the file of {}", other));
    before.push_back(name);
  }
  return problems;
}

}  // namespace nelm::cli
