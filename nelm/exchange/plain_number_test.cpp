#include "nelm/exchange/plain_number.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>

#include <bit>
#include <charconv>
#include <cstdint>
#include <limits>
#include <string>

using namespace nelm;
using exchange::plain_number;
using exchange::plain_number_after_eight;

namespace {

double number_of(std::string_view text) {
  double number = std::numeric_limits<double>::quiet_NaN();
  CHECK_MESSAGE(plain_number(text, number), text);
  double     again  = 0;
  const auto padded = std::string("1.-90123") + std::string(text);  // what stands before is no part of it
  CHECK_MESSAGE(plain_number_after_eight(std::string_view(padded).substr(8), again), text);
  CHECK_MESSAGE(std::bit_cast<std::uint64_t>(again) == std::bit_cast<std::uint64_t>(number), text);
  return number;
}

}  // namespace

TEST_CASE("a number is the nearest double, however many digits say it") {
  CHECK(number_of("0.1") == 0.1);
  CHECK(number_of("-12.50") == -12.5);
  CHECK(number_of(".5") == 0.5);
  CHECK(number_of("1.") == 1);
  CHECK(number_of("1e-3") == 0.001);
  CHECK(number_of("9007199254740993") == 9007199254740992);  // 2^53 + 1: to even
  CHECK(number_of("0.30000000000000004") == 0.1 + 0.2);
  CHECK(number_of("123456789012345678901234567890") == 123456789012345678901234567890.0);
  CHECK(number_of("0.0000000000000000000000000000001") == 1e-31);
  CHECK(std::signbit(number_of("-0")));
}

TEST_CASE("what is not a number alone is none") {
  double unused = 0;
  for (const auto* text :
       {"", "-", ".", "-.", "+1", " 1", "1 ", "1,5", "0x10", "nan", "inf", "-inf", "1e999", "1e", "1.2.3", "--1"}) {
    CHECK_MESSAGE(!plain_number(text, unused), text);
    const auto padded = std::string("12345678") + text;
    CHECK_MESSAGE(!plain_number_after_eight(std::string_view(padded).substr(8), unused), text);
  }
}

TEST_CASE("read at once or digit by digit, a short text is the same number or none") {
  CHECK(rc::check([] {
    const auto text   = *rc::gen::container<std::string>(rc::gen::element('0', '1', '5', '9', '.', '-', 'e', ' '));
    const auto padded = "12345678" + text;
    double     slow = 0, fast = 0;
    const bool is = plain_number(text, slow);
    RC_ASSERT(plain_number_after_eight(std::string_view(padded).substr(8), fast) == is);
    RC_ASSERT(!is || std::bit_cast<std::uint64_t>(slow) == std::bit_cast<std::uint64_t>(fast));
  }));
}

TEST_CASE("every double written in its shortest form, or with fixed digits, reads as the library reads it") {
  CHECK(rc::check([] {
    const auto number = std::bit_cast<double>(*rc::gen::arbitrary<std::uint64_t>());
    RC_PRE(std::isfinite(number));
    double read = 0;
    RC_ASSERT(plain_number(fmt::format("{}", number), read));
    RC_ASSERT(read == number);
  }));
  CHECK(rc::check([] {
    const auto text =
        fmt::format("{}.{}", *rc::gen::inRange(0, 1'000'000), *rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000));
    double read = 0, library = 0;
    RC_ASSERT(plain_number(text, read));
    std::from_chars(text.data(), text.data() + text.size(), library);
    RC_ASSERT(read == library);
  }));
}
