#include "nelm/exchange/number_words.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

using namespace nelm;
using namespace nelm::exchange;
using patient::at_least;
using patient::between;
using patient::exactly;
using patient::Fact;
using patient::Range;

namespace {

constexpr Range over_70{70, 100, true, false};
constexpr Range under_3{0, 3, false, true};
constexpr Range any_size = patient::more_than(0);

/// What the words leave possible; a range no fact can have if they are refused.
Range range_of(std::string_view text, Fact f) {
  const auto read = read_number(text, f);
  return read ? read->range : Range{-7, -7};
}
std::string words_of(std::string_view text, Fact f) {
  const auto read = read_number(text, f);
  return read ? read->words : "refused";
}
/// "found ...; expected ...", or "read" if nothing is wrong.
std::string refusal(std::string_view text, Fact f) {
  const auto read = read_number(text, f);
  return read ? "read" : "found " + read.error().found + "; expected " + read.error().expected;
}

constexpr auto ki67    = Fact::ki67_pct;
constexpr auto load    = Fact::liver_tumour_load_pct;
constexpr auto lesions = Fact::lesion_count_reported;
constexpr auto stable  = Fact::stability_months;
constexpr auto size    = Fact::longest_diameter_mm;
constexpr auto liver   = Fact::liver_volume_ml;

const std::string all_the_words =
    "expected a number, a range such as 20-30, or one of: multiple, several, more than, over, at least, up to, at "
    "most, "
    "less than, under, nearly, about, approximately, raised, few, large, unknown, not done, not assessed, not "
    "evaluable, "
    "not reported, not stated";

}  // namespace

TEST_CASE("multiple and several are at least two, and the word is kept") {
  CHECK(range_of("multiple", lesions) == at_least(2));
  CHECK(range_of("Several", lesions) == at_least(2));
  CHECK(words_of("multiple", lesions) == "multiple");
}

TEST_CASE("more than, over and > leave out the number itself") {
  for (const auto* text : {"more than 70 %", "over 70 %", "> 70 %", ">70%", "More than 70 percent", "over 70 per cent"})
    CHECK_MESSAGE(range_of(text, load) == over_70, text);
}

TEST_CASE("at least and >= hold the number itself") {
  CHECK(range_of("at least 70 %", load) == between(70, 100));
  CHECK(range_of(">= 70", load) == between(70, 100));
}

TEST_CASE("up to, at most and <= hold the number itself and begin at nothing") {
  for (const auto* text : {"up to 30 %", "at most 30 %", "<= 30 %"})
    CHECK_MESSAGE(range_of(text, load) == between(0, 30), text);
}

TEST_CASE("less than, under, nearly and < leave out the number itself") {
  for (const auto* text : {"less than 3 %", "under 3 %", "nearly 3 %", "<3 %", "< 3"})
    CHECK_MESSAGE(range_of(text, ki67) == under_3, text);
}

TEST_CASE("nearly two years is under 24 months") {
  CHECK(range_of("nearly two years", stable) == Range{0, 24, false, true});
  CHECK(words_of("nearly two years", stable) == "nearly two years");
}

TEST_CASE("two numbers hold both and all between") {
  for (const auto* text : {"80-90 %", "80 - 90 %", "80 to 90 %", "80–90 %", "80 %-90 %"})
    CHECK_MESSAGE(range_of(text, load) == between(80, 90), text);
  CHECK(words_of("80-90 %", load) == "80-90 %");
  CHECK(range_of("two to three years", stable) == between(24, 36));
}

TEST_CASE("brackets say which ends are in") {
  CHECK(range_of("[20, 30]", load) == between(20, 30));
  CHECK(range_of("(20, 30] %", load) == Range{20, 30, true, false});
  CHECK(range_of("[20, 30)", load) == Range{20, 30, false, true});
  CHECK(range_of("(2, 3) cm", size) == Range{20, 30, true, true});
  CHECK(words_of("[20, 30]", load).empty());
  CHECK(words_of("(2, 3) cm", size) == "(2, 3) cm");
}

TEST_CASE("about, raised, few and large leave everything possible, and the words are kept") {
  for (const auto* text : {"about 30 %", "approximately 20-30 %", "raised", "few", "large"}) {
    CHECK_MESSAGE(range_of(text, load) == between(0, 100), text);
    CHECK(words_of(text, load) == text);
  }
}

TEST_CASE("what stands behind about is a number all the same") {
  CHECK(refusal("about elephants", load) == "found \"about elephants\"; " + all_the_words);
  CHECK(refusal("about 3,5 %", load) ==
        "found \"about 3,5 %\"; expected a number without a comma; was about 3.5 % meant, or about 35 %?");
  CHECK(refusal("about 140 %", load) == "found \"about 140 %\"; expected a value from 0 to 100 %");
}

TEST_CASE("the words of not knowing leave everything possible for any fact") {
  for (const auto* text : {"unknown", "not done", "not assessed", "not evaluable", "not reported", "Not Stated"}) {
    CHECK(says_nothing(text));
    CHECK_MESSAGE(range_of(text, ki67) == between(0, 100), text);
    CHECK_MESSAGE(range_of(text, size) == any_size, text);
    CHECK(words_of(text, ki67) == text);
  }
  CHECK(!says_nothing("none"));
}

TEST_CASE("innumerable is a number of lesions, at least two, and of nothing else") {
  CHECK(range_of("innumerable", lesions) == at_least(2));
  CHECK(words_of(" Innumerable ", lesions) == "innumerable");
  CHECK(refusal("innumerable", ki67) == "found \"innumerable\"; " + all_the_words);
}

TEST_CASE("any other word is refused with the words there are") {
  for (const auto* text : {"lots", "inflamed", "nan", "infinity", "-", "about", "five-ish", "multiple lesions"})
    CHECK(refusal(text, ki67) == "found \"" + std::string(text) + "\"; " + all_the_words);
  CHECK(refusal("", ki67) == "found an empty text; " + all_the_words);
}

TEST_CASE("a number alone keeps no words, a number in words does") {
  CHECK(words_of("45", ki67).empty());
  CHECK(words_of(" 4.5 ", ki67).empty());
  CHECK(words_of("two", lesions) == "two");
  CHECK(range_of("twenty", lesions) == exactly(20));
  CHECK(refusal("twenty-one", lesions) == "found \"twenty-one\"; " + all_the_words);
}

TEST_CASE("a unit is converted to the fact's and the words are kept") {
  CHECK(range_of("4.5 cm", size) == exactly(45));
  CHECK(words_of("4.5 cm", size) == "4.5 cm");
  CHECK(range_of("45mm", size) == exactly(45));
  CHECK(range_of("1.5 l", liver) == exactly(1500));
  CHECK(range_of("1500 cm3", liver) == exactly(1500));
  CHECK(range_of("1500 cc", liver) == exactly(1500));
  CHECK(range_of("one year", stable) == exactly(12));
  CHECK(range_of("18 months", stable) == exactly(18));
  CHECK(range_of("48 years", Fact::age_years) == exactly(48));
  CHECK(range_of("2-3 cm", size) == between(20, 30));
  CHECK(range_of("6 months to 2 years", stable) == between(6, 24));
}

TEST_CASE("a unit behind the first number alone is no unit of the second") {
  CHECK(refusal("2 years to 30", stable) == "found \"2 years to 30\"; expected the unit behind the second number");
}

TEST_CASE("an unknown unit is refused with those accepted") {
  CHECK(refusal("12 apples", size) == "found \"12 apples\"; expected the unit mm, cm");
  CHECK(refusal("12 mm", ki67) == "found \"12 mm\"; expected the unit %, percent, per cent");
  CHECK(refusal("2 l", size) == "found \"2 l\"; expected the unit mm, cm");
  CHECK(refusal("18 months", Fact::age_years) == "found \"18 months\"; expected the unit years, year");
  CHECK(refusal("3 %", lesions) == "found \"3 %\"; expected a number without a unit (lesion_count_reported has none)");
}

TEST_CASE("a share of 0.35 stays 0.35 per cent") {
  CHECK(range_of("0.35", ki67) == exactly(0.35));
  CHECK(range_of("0.35 %", load) == exactly(0.35));
  CHECK(range_of("<0.35", ki67) == Range{0, 0.35, false, true});
}

TEST_CASE("a comma is refused with the question what was meant") {
  CHECK(refusal("4,5 cm", size) == "found \"4,5 cm\"; expected a number without a comma; was 4.5 cm meant, or 45 cm?");
  CHECK(refusal("1,200 ml", liver) ==
        "found \"1,200 ml\"; expected a number without a comma; was 1.200 ml meant, or 1200 ml?");
  CHECK(refusal("< 2,5 %", ki67) ==
        "found \"< 2,5 %\"; expected a number without a comma; was < 2.5 % meant, or < 25 %?");
  CHECK(refusal(",5 %", ki67) == "found \",5 %\"; expected a number without a comma; was .5 % meant, or 5 %?");
  CHECK(refusal("2-3,5 cm", size) ==
        "found \"2-3,5 cm\"; expected a number without a comma; was 2-3.5 cm meant, or 2-35 cm?");
  CHECK(refusal("1,200,000", liver) == "found \"1,200,000\"; expected a number without a comma; was 1200000 meant?");
  CHECK(refusal("[4,5, 6] cm", size) ==
        "found \"[4,5, 6] cm\"; expected two numbers without a comma inside either, such as [4.5, 6]");
}

TEST_CASE("a value the fact cannot have is refused with those it can") {
  CHECK(refusal("140", ki67) == "found \"140\"; expected a value from 0 to 100 %");
  CHECK(refusal("140 %", ki67) == "found \"140 %\"; expected a value from 0 to 100 %");
  CHECK(refusal("-3", ki67) == "found \"-3\"; expected a value from 0 to 100 %");
  CHECK(refusal("over 100 %", ki67) == "found \"over 100 %\"; expected a value from 0 to 100 %");
  CHECK(refusal("less than 0 %", ki67) == "found \"less than 0 %\"; expected a value from 0 to 100 %");
  CHECK(refusal("less than 140 %", ki67) == "found \"less than 140 %\"; expected a value from 0 to 100 %");
  CHECK(refusal("90-140 %", ki67) == "found \"90-140 %\"; expected a value from 0 to 100 %");
  CHECK(refusal("[-5, 5]", ki67) == "found \"[-5, 5]\"; expected a value from 0 to 100 %");
  CHECK(refusal("0 mm", size) == "found \"0 mm\"; expected a value over 0 mm");
  CHECK(refusal("up to 0 mm", size) == "found \"up to 0 mm\"; expected a value over 0 mm");
  CHECK(refusal("-2", stable) == "found \"-2\"; expected a value of 0 or more months");
  CHECK(refusal("121 years", Fact::age_years) == "found \"121 years\"; expected a value from 0 to 120 years");
  CHECK(refusal("5", Fact::ecog) == "found \"5\"; expected a value from 0 to 4");
  CHECK(refusal("1e999", ki67) == "found \"1e999\"; expected a number of ordinary size");
}

TEST_CASE("a value at the very bound is one the fact can have") {
  CHECK(range_of("0", ki67) == exactly(0));
  CHECK(range_of("100 %", ki67) == exactly(100));
  CHECK(range_of("over 0 mm", size) == any_size);
  CHECK(range_of("0-5 mm", size) == Range{0, 5, true, false});
}

TEST_CASE("an implausible value is kept as it is") {
  CHECK(range_of("3 mm", size) == exactly(3));
  CHECK(range_of("0.02 %", ki67) == exactly(0.02));
}

TEST_CASE("what is counted is a whole number") {
  CHECK(refusal("2.5", lesions) == "found \"2.5\"; expected a whole number");
  CHECK(refusal("54.5 years", Fact::age_years) == "found \"54.5 years\"; expected a whole number");
  CHECK(range_of("2.5", stable) == exactly(2.5));
  CHECK(range_of("3.0", lesions) == exactly(3));
}

TEST_CASE("a range stands with its smaller number first and holds something") {
  CHECK(refusal("30-20 %", load) == "found \"30-20 %\"; expected the smaller number first");
  CHECK(refusal("(20, 20]", load) == "found \"(20, 20]\"; expected a range that holds at least one number");
  CHECK(refusal("[20; 30]", load) ==
        "found \"[20; 30]\"; expected two numbers between brackets, such as [20, 30] or (20, 30]");
  CHECK(refusal("[20, 30", load) ==
        "found \"[20, 30\"; expected two numbers between brackets, such as [20, 30] or (20, 30]");
}

TEST_CASE("a range written out is read back, whatever its ends") {
  CHECK(written(exactly(4.5), ki67) == "4.5");
  CHECK(written(Range{2, 3, false, true}, ki67) == "[2, 3)");
  CHECK(written(Range{70, 100, true, false}, ki67) == "over 70");
  CHECK(written(at_least(2), lesions) == "at least 2");
  CHECK(written(Range{0, 3, false, true}, ki67) == "under 3");
  CHECK(rc::check([] {
    const auto end  = [] { return *rc::gen::element(0., 1e-7, 0.1, 2., 2.5, 3., 10. / 3, 20., 99.9, 100.); };
    const auto fact = *rc::gen::element(Fact::ki67_pct, Fact::longest_diameter_mm, Fact::stability_months);
    const auto r =
        patient::meet(Range{end(), end(), *rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<bool>()}, row(fact).bounds);
    RC_PRE(!r.empty());
    RC_ASSERT(range_of(written(r, fact), fact) == r);
  }));
}

TEST_CASE("whatever the text, a number is read within the fact's bounds or refused with a reason") {
  CHECK(rc::check([] {
    const auto part = rc::gen::element<std::string>("4", "0.5", ",", ".", "-", " ", "e", "cm", "%", "<", ">=", "[", "(",
                                                    "]", ")", "about ", "over ", " to ", "two", "years", "–", "1e999");
    const auto parts = *rc::gen::container<std::vector<std::string>>(part);
    std::string text;
    for (const auto& p : parts) text += p;
    const auto fact = *rc::gen::element(Fact::ki67_pct, Fact::longest_diameter_mm, Fact::stability_months, Fact::ecog);
    const auto read = read_number(text, fact);
    if (read) {
      RC_ASSERT(!read->range.empty());
      RC_ASSERT(meet(read->range, row(fact).bounds) == read->range);
    } else {
      RC_ASSERT(!read.error().found.empty());
      RC_ASSERT(!read.error().expected.empty());
    }
  }));
}
