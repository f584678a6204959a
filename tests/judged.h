// A case from its bytes to everything a sheet is made of, for the tests that look at whole sheets.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/board/worth_asking.h"
#include "nelm/exchange/read_case.h"
#include "nelm/sheet/json.h"
#include "nelm/sheet/make_page.h"
#include "nelm/sheet/text.h"
#include "tests/built_in.h"
#include "tests/case_files.h"

namespace nelm::tests {

inline constexpr Date the_day = Date{std::chrono::year{2026} / 11 / 23};

/// A case judged on the day, or on the one it names for its assessment, by the knowledge built in. What is judged points into
/// the case, so it stays where it is.
struct Judged {
  std::string               name;
  patient::Case             the_case;
  board::Assessment         assessment;
  std::vector<board::Worth> worth;

  Judged(std::string called, std::string_view bytes, bool on_its_own_day = false) : name(std::move(called)) {
    auto whole = exchange::read_case({name, bytes}, the_day);
    if (!whole)
      for (const auto& p : whole.error()) FAIL_CHECK(sentence(p));
    REQUIRE(whole);
    const auto own = on_its_own_day ? patient::day_of_assessment(*whole) : std::nullopt;
    const auto on  = own.value_or(the_day);
    the_case       = patient::known_by(*whole, on);
    assessment     = board::assess(the_case, built_in_knowledge(), on);
    worth          = board::worth_asking(the_case, built_in_knowledge(), assessment);
  }
  Judged(const Judged&)            = delete;
  Judged& operator=(const Judged&) = delete;

  sheet::Given given() const {
    return {the_case, built_in_knowledge(), assessment, worth, "nelm 0.1.0", "--on", {}, &built_in_literature()};
  }
  sheet::Page page() const { return sheet::page(given()); }
  std::string text(sheet::TextStyle style = {}) const { return sheet::text(page(), style); }
  std::string json() const { return sheet::json(given()); }
};

using Cases = std::vector<std::unique_ptr<Judged>>;

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline std::unique_ptr<Judged> story(std::string_view id) {
  const auto path = std::filesystem::path(NELM_SOURCE_DIR "/tests/stories") / id / "case.toml";
  return std::make_unique<Judged>(path.string(), bytes_of(path));
}

/// A case written in the test.
inline std::unique_ptr<Judged> written_here(std::string_view toml) {
  return std::make_unique<Judged>("written here.toml", toml);
}

/// Every story and every example.
inline Cases stories_and_examples() {
  Cases all;
  for (const auto& file : case_files()) all.push_back(std::make_unique<Judged>(file.string(), bytes_of(file)));
  return all;
}

}  // namespace nelm::tests
