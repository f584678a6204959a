#include "nelm/nearest.h"

#include <doctest/doctest.h>

#include <array>

using namespace nelm;

namespace {
constexpr std::array<std::string_view, 4> known{"ki67_pct", "ileum", "jejunum", "lung"};
}

TEST_CASE("the word with the fewest letters to change is offered") {
  CHECK(nearest("ki67pct", known) == "ki67_pct");
  CHECK(nearest("illeum", known) == "ileum");
  CHECK(nearest("jejenum", known) == "jejunum");
  CHECK(did_you_mean("illeum", known) == ", did you mean ileum?");
}

TEST_CASE("a word of which more than a third would have to change is not offered") {
  CHECK(nearest("lu", known) == std::nullopt);       // 2 of 4
  CHECK(nearest("iloun", known) == std::nullopt);    // 2 of 5
  CHECK(nearest("jojonum", known) == "jejunum");     // 2 of 7
  CHECK(nearest("jojonom", known) == std::nullopt);  // 3 of 7
  CHECK(nearest("", known) == std::nullopt);
  CHECK(did_you_mean("colon", known).empty());
}

TEST_CASE("two neighbours that changed places are one fault") {
  constexpr std::array<std::string_view, 3> columns{"sex", "age", "time"};
  CHECK(nearest("aeg", columns) == "age");  // 1 of 3; letter by letter it would be 2
  CHECK(nearest("gae", columns) == "age");
  CHECK(nearest("esx", columns) == "sex");
  CHECK(nearest("tiem", columns) == "time");
  CHECK(nearest("gea", columns) == std::nullopt);  // no neighbours: 2 of 3
  CHECK(nearest("itme", columns) == "time");
}

TEST_CASE("a name that holds the text as a whole word is offered, however much is missing") {
  constexpr std::array<std::string_view, 5> names{"ki67_primary_pct", "ki67_pct", "liver_tumour_load_pct", "lesions",
                                                  "lesion_count"};
  CHECK(nearest("ki67", names) == "ki67_pct");  // the one with the least to add
  CHECK(nearest("tumour_load", names) == "liver_tumour_load_pct");
  CHECK(nearest("lesion", names) == "lesions");  // one letter is nearer than a word
  CHECK(nearest("count", names) == "lesion_count");
  CHECK(nearest("ki6", names) == std::nullopt);   // no whole word
  CHECK(nearest("mour", names) == std::nullopt);  // nor this
  CHECK(nearest("load_pct", names) == "liver_tumour_load_pct");
}

TEST_CASE("of two equally near the shorter is offered, of two equally long the first") {
  constexpr std::array<std::string_view, 2> grades{"G1", "G3"};
  constexpr std::array<std::string_view, 2> months{"stable_a", "stable_b"};
  CHECK(nearest("G2", grades) == std::nullopt);  // 1 of 2
  CHECK(nearest("stable_c", months) == "stable_a");
}

TEST_CASE("a text far longer than any word is not compared") {
  CHECK(nearest(std::string(81, 'x'), std::array<std::string_view, 1>{"x"}) == std::nullopt);
}
