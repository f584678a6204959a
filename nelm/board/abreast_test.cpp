#include "nelm/board/abreast.h"

#include <doctest/doctest.h>

#include <limits>
#include <vector>

using namespace nelm::board;

namespace {

/// 0, 1, 2, ... 255.
std::vector<double> counted() {
  std::vector<double> numbers(cases_abreast);
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = static_cast<double>(i);
  return numbers;
}

NumbersAbreast abreast(const std::vector<double>& numbers) { return NumbersAbreast{numbers.data(), cases_abreast}; }
WordsAbreast   abreast(const std::vector<std::uint32_t>& words) { return WordsAbreast{words.data(), cases_abreast}; }

}  // namespace

TEST_CASE("each of 256 numbers is compared for itself") {
  const auto numbers = counted();
  for (std::size_t limit = 0; limit <= cases_abreast; ++limit) {
    const auto below   = which_are_below(abreast(numbers), static_cast<double>(limit));
    const auto at_most = which_are_at_most(abreast(numbers), static_cast<double>(limit));
    CHECK(below == first_abreast(limit));
    CHECK(at_most == first_abreast(limit == cases_abreast ? limit : limit + 1));
    CHECK(below.count() == limit);
    for (std::size_t i = 0; i < cases_abreast; ++i) CHECK(below[i] == (i < limit));
  }
}

TEST_CASE("a number without end is below no limit, or below every one") {
  std::vector<double> numbers(cases_abreast, std::numeric_limits<double>::infinity());
  CHECK(which_are_at_most(abreast(numbers), 1e308).count() == 0);
  numbers[77] = -numbers[77];
  CHECK(which_are_below(abreast(numbers), -1e308).count() == 1);
  CHECK(which_are_below(abreast(numbers), -1e308)[77]);
}

TEST_CASE("each of 256 sets of words is asked for itself, the last word too") {
  for (std::size_t i = 0; i < cases_abreast; ++i) {
    std::vector<std::uint32_t> words(cases_abreast, 0b0101U);
    words[i] = 0x80000000U;
    CHECK(which_have_any(abreast(words), 0x80000010U).count() == 1);
    CHECK(which_have_any(abreast(words), 0x80000010U)[i]);
    CHECK(which_have_any(abreast(words), 0b0110U).count() == cases_abreast - 1);
    CHECK(!which_have_any(abreast(words), 0b0110U)[i]);
  }
}
