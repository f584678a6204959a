// What poppler reads in a PDF.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace nelm::tests {

/// What a command of poppler says of a document.
inline std::string read_back(const std::string& pdf, const std::string& with) {
  const auto at = std::filesystem::temp_directory_path() / fmt::format("nelm-pdf-{}.pdf", ::getpid());
  std::ofstream(at, std::ios::binary) << pdf;
  const auto command = fmt::format(fmt::runtime(with), at.string());
  FILE*      pipe    = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string            said;
  std::array<char, 4096> piece{};
  while (const auto got = std::fread(piece.data(), 1, piece.size(), pipe)) said.append(piece.data(), got);
  CHECK(WEXITSTATUS(::pclose(pipe)) == 0);
  std::filesystem::remove(at);
  return said;
}

/// In one line, a space between words.
inline std::string flat(std::string_view text) {
  std::string one;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\f';
    if (!space) one += c;
    if (space && !one.empty() && one.back() != ' ') one += ' ';
  }
  while (one.ends_with(' ')) one.pop_back();
  return one;
}

inline std::string words_of(const std::string& pdf) { return flat(read_back(pdf, "pdftotext -raw '{}' -")); }

}  // namespace nelm::tests
