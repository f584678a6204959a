// Documents held against a JSON Schema by a validator that is not ours.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace nelm::tests {

/// Debian's python3-jsonschema; another python may stand first on the path.
inline constexpr std::string_view validator = R"(
import json, sys
from jsonschema import Draft202012Validator
with open('schema.json') as file:
    schema = json.load(file)
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
for number in range(int(sys.argv[1])):
    with open(f'{number}.json') as file:
        error = next(validator.iter_errors(json.load(file)), None)
    print('valid' if error is None else f'refused: {error.json_path}')
)";

/// What the validator says of each document: "valid", or "refused: " and where. The schema itself is checked first.
inline std::vector<std::string> validated(const std::string& schema, const std::vector<std::string>& documents) {
  const auto read = [](const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(file), {}};
  };
  const auto write = [](const std::filesystem::path& path, std::string_view text) {
    std::ofstream(path, std::ios::binary) << text;
  };
  const std::filesystem::path at = std::filesystem::temp_directory_path() / fmt::format("nelm-schema-{}", ::getpid());
  std::filesystem::create_directories(at);
  write(at / "schema.json", schema);
  write(at / "validate.py", validator);
  for (std::size_t i = 0; i < documents.size(); ++i) write(at / fmt::format("{}.json", i), documents[i]);
  const auto command = fmt::format("cd '{}' && /usr/bin/python3 validate.py {} > said.txt 2> complained.txt",
                                   at.string(), documents.size());
  const int  status  = std::system(command.c_str());
  INFO(read(at / "complained.txt"));
  CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
  std::vector<std::string> said;
  std::istringstream       lines(read(at / "said.txt"));
  for (std::string line; std::getline(lines, line);) said.push_back(line);
  std::filesystem::remove_all(at);
  REQUIRE(said.size() == documents.size());
  return said;
}

}  // namespace nelm::tests
