#include "nelm/exchange/model_formula.h"

#include <doctest/doctest.h>

using namespace nelm;
using exchange::read_formula;
using exchange::read_surv;

namespace {

/// The formula as it is written out, or its problems.
std::string formula_of(std::string_view text) {
  const auto read = read_formula(text, "--on");
  if (read) return exchange::written(*read);
  std::string lines;
  for (const Problem& p : read.error()) lines += sentence(p) + "\n";
  return lines;
}

std::string roles_of(std::string_view text) {
  const auto read = read_surv(text, "--surv");
  if (read) return read->time + "|" + read->event + "|" + read->event_is.value_or("none");
  std::string lines;
  for (const Problem& p : read.error()) lines += sentence(p) + "\n";
  return lines;
}

}  // namespace

TEST_CASE("strata may stand in an interaction, and are no term by themselves") {
  CHECK(formula_of("age:strata(sex)") == "age:strata(sex)");
  CHECK(formula_of("age*strata(sex)") == "age + age:strata(sex) + strata(sex)");
  CHECK(formula_of("(age + ki67):strata(sex) + x") == "x + age:strata(sex) + ki67:strata(sex)");
  const auto read = read_formula("age:strata(sex) + strata(centre)", "--on");
  REQUIRE(read);
  CHECK(read->terms.size() == 1);
  CHECK(read->strata == std::vector<std::string>{"sex", "centre"});
  CHECK(read->crossed == std::vector<std::string>{"sex"});
}

TEST_CASE("a formula is terms, strata and offsets, main effects first") {
  CHECK(formula_of(
            "age + log(ki67) + sex:age + ns(size, 3) + strata(centre) + offset(x) + factor(grade) + ref(sex, f)") ==
        "age + log(ki67) + ns(size, 3) + factor(grade) + ref(sex, 'f') + age:sex + strata(centre) + offset(x)");
  const auto read = read_formula("age + ns(size, 3)", "--on");
  REQUIRE(read);
  CHECK(read->text == "age + ns(size, 3)");
  CHECK(read->terms[1].factors[0].as == cohort::Factor::As::natural_spline);
  CHECK(read->terms[1].factors[0].degrees == 3);
  CHECK(read->terms[1].factors[0].place == 7);
}

TEST_CASE("a product is its main effects and their interactions, each term once") {
  CHECK(formula_of("grade*sex") == "grade + sex + grade:sex");
  CHECK(formula_of("~ a * b * c") == "a + b + c + a:b + a:c + b:c + a:b:c");
  CHECK(formula_of("(a + b):c + c + a:c + c") == "c + a:c + b:c");
  CHECK(formula_of("a:a") == "a");
  CHECK(formula_of("a + b*c + c:b") == "a + b + c + b:c");
}

TEST_CASE("an interaction names its columns in the order in which the formula does, as in R") {
  CHECK(formula_of("age + sex:age") == "age + age:sex");
  CHECK(formula_of("sex:age + age") == "age + sex:age");
}

TEST_CASE("names and levels that are no plain words stand in quotes") {
  CHECK(formula_of("`tumour size` + ref(site, 'small bowel')") == "`tumour size` + ref(site, 'small bowel')");
  CHECK(formula_of("ref(grade, 2) + ref(t, -1.5) + ref(arm, Lev-5FU)") ==
        "ref(grade, '2') + ref(t, '-1.5') + ref(arm, 'Lev-5FU')");
  CHECK(formula_of("größe + x.1 + x_2") == "größe + x.1 + x_2");
  CHECK(formula_of("strata(centre, sex) + strata(sex)") == "strata(centre, sex)");
}

TEST_CASE("a misspelt function is told with the nearest, and so is the next fault") {
  CHECK(formula_of("age + lag(ki67) + fator(grade, (2)) + ns(age, x)") ==
        "--on: found lag(; expected one of log, ns, factor, ref, strata, offset, did you mean log?\n"
        "    age + lag(ki67) + fator(grade, (2)) + ns(age, x)\n"
        "          ^\n"
        "--on: found fator(; expected one of log, ns, factor, ref, strata, offset, did you mean factor?\n"
        "    age + lag(ki67) + fator(grade, (2)) + ns(age, x)\n"
        "                      ^\n"
        "--on: found \"x\"; expected a whole number from 1 to 20, such as 3\n"
        "    age + lag(ki67) + fator(grade, (2)) + ns(age, x)\n"
        "                                                  ^\n");
}

TEST_CASE("what cannot be understood is told where it stands") {
  CHECK(formula_of("") ==
        "--on: found the end; expected a column or a function of one, such as age, log(ki67) or strata(centre)\n");
  CHECK(formula_of("age +") ==
        "--on: found the end; expected a column or a function of one, such as age, log(ki67) or strata(centre)\n"
        "    age +\n"
        "         ^\n");
  CHECK(formula_of("größe 2") == "--on: found \"2\"; expected +, *, : or the end\n    größe 2\n          ^\n");
  CHECK(formula_of("age - 1") == "--on: found \"-\"; expected +, *, : or the end\n    age - 1\n        ^\n");
  CHECK(formula_of("log(age") == "--on: found the end; expected a closing parenthesis\n    log(age\n           ^\n");
  CHECK(formula_of("log(2)") == "--on: found \"2\"; expected a column\n    log(2)\n        ^\n");
  CHECK(formula_of("`age") ==
        "--on: found a quote that is not closed; expected a column or a function of one, such as age, log(ki67) or "
        "strata(centre)\n    `age\n    ^\n");
  CHECK(formula_of("ns(age)") ==
        "--on: found \")\"; expected a comma and the number of columns of the spline, such as ns(age, 3)\n"
        "    ns(age)\n          ^\n");
  CHECK(formula_of("ref(sex)") ==
        "--on: found \")\"; expected a comma and the level the others are compared with, such as ref(sex, f)\n"
        "    ref(sex)\n           ^\n");
  CHECK(formula_of("ref(sex, f m)") ==
        "--on: found \"m\"; expected a closing parenthesis\n    ref(sex, f m)\n               ^\n");
  CHECK(formula_of("ref(sex, +)") ==
        "--on: found \"+\"; expected a level, such as f or 'small bowel'\n    ref(sex, +)\n             ^\n");
  CHECK(formula_of("age:offset(x)") ==
        "--on: found \":\" with an offset, or strata of several columns; expected strata of one column, such as "
        "age:strata(sex); the others added by +\n"
        "    age:offset(x)\n       ^\n");
  CHECK(formula_of("age:strata(a, b)").starts_with("--on: found \":\" with an offset, or strata of several columns"));
  CHECK(formula_of("strata(a):strata(b)") ==
        "--on: found \":\" between strata; expected strata(a, b): every combination is a stratum\n"
        "    strata(a):strata(b)\n             ^\n");
}

TEST_CASE("groups, interactions and terms are bounded") {
  const std::string before(65, '('), behind(65, ')');
  CHECK(formula_of(std::string(64, '(') + "a" + std::string(64, ')')) == "a");
  const auto told = read_formula(before + "a" + behind, "--on");
  REQUIRE_FALSE(told);
  CHECK(told.error()[0].expected == "groups nested at most 64 deep");
  CHECK(told.error()[0].caret == 65);
  CHECK(formula_of("a:b:c:d") ==
        "--on: found an interaction of 4 columns; expected at most 3\n    a:b:c:d\n         ^\n");
  std::string many = "c0";
  for (int i = 1; i <= 500; ++i) many += "+c" + std::to_string(i);
  const auto more = read_formula(many, "--on");
  REQUIRE_FALSE(more);
  CHECK(more.error()[0].found == "more than 500 terms");
  CHECK(more.error()[0].expected == "at most 500");
}

TEST_CASE("a time and an event, and which value is the event") {
  CHECK(roles_of("time, death") == "time|death|none");
  CHECK(roles_of("time,status=2") == "time|status|2");
  CHECK(roles_of("`time to death`, state = 'dead of disease'") == "time to death|state|dead of disease");
}

TEST_CASE("the value that is the event is a number too, where it is one") {
  const auto number = [](std::string_view text) { return read_surv(text, "--surv")->event_number; };
  CHECK(number("time, status=2") == 2);
  CHECK(number("time, status=2.0") == 2);
  CHECK(number("time, status='-1e1'") == -10);
  CHECK_FALSE(number("time, status=dead"));
  CHECK_FALSE(number("time, status=2a"));
  CHECK_FALSE(number("time, death"));
}

TEST_CASE("what is no time and event is refused") {
  CHECK(roles_of("time") ==
        "--surv: found the end; expected a comma and the column of events, such as time, death\n"
        "    time\n        ^\n");
  CHECK(roles_of("") == "--surv: found the end; expected the column of times, such as time\n");
  CHECK(roles_of("start, stop, event") ==
        "--surv: found \",\"; expected the end: a time and an event; where observation begins is the entry's column\n"
        "    start, stop, event\n               ^\n");
  CHECK(roles_of("time, status 2") ==
        "--surv: found \"2\"; expected the end, or = and the value that is the event\n    time, status 2\n             "
        "    ^\n");
  CHECK(roles_of("time, status=") ==
        "--surv: found the end; expected the value that is the event, such as status=2\n    time, status=\n            "
        "     ^\n");
}
