// A user's own table through the program: what it prints as JSON is metafor's answer to its digits; a million rows;
// what is refused, and with which words.
#include <doctest/doctest.h>

#include <deque>
#include <filesystem>
#include <fstream>

#include "tests/reference_numbers.h"
#include "tests/running_nelm.h"

using namespace nelm;
using namespace nelm::tests;

namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr bool sanitized = true;  // takes ten times as long, and room of its own
#elif defined(__has_feature)
constexpr bool sanitized = __has_feature(address_sanitizer);
#else
constexpr bool sanitized = false;
#endif

constexpr double default_convergence = 1e-5;  // what metafor filled it pooled again with its own thresholds
constexpr double loose_profile = 1e-7;  // its search for the ends of tau2 was told to stop at 1e-12, in absolute terms

/// A table the program is given, and what it answers.
class Table {
 public:
  explicit Table(const std::string& rows) { std::ofstream(scratch_.at / "t.csv", std::ios::binary) << rows; }

  Json json(const std::string& switches) {
    const auto ran = tests::run(scratch_, "nelm evidence pool --data t.csv --json " + switches);
    REQUIRE_MESSAGE(ran.status == 0, ran.complained);
    return answers_.emplace_back().parse(ran.said).value();
  }
  std::string page(const std::string& switches) {
    const auto ran = tests::run(scratch_, "nelm evidence pool --data t.csv " + switches);
    REQUIRE_MESSAGE(ran.status == 0, ran.complained);
    return ran.said;
  }
  std::string refused(const std::string& switches) {
    const auto ran = tests::run(scratch_, "nelm evidence pool --data t.csv " + switches);
    CHECK(ran.status == 1);
    CHECK(ran.said.empty());
    return ran.complained;
  }
  bool wrote(const std::string& file) const { return fs::exists(scratch_.at / file); }

 private:
  Scratch                           scratch_;
  std::deque<simdjson::dom::parser> answers_;  // each keeps what it read
};

/// A table of the reference data, its columns under nelm's names, its studies numbered.
std::string renamed(const std::string& csv, const std::vector<std::pair<std::string, std::string>>& names) {
  const auto  columns = columns_of(csv);
  std::string text    = "study";
  for (const auto& [theirs, ours] : names) text += "," + ours;
  for (std::size_t i = 0; i < columns.at(names[0].first).size(); ++i) {
    text += fmt::format("\nS{}", i);
    for (const auto& [theirs, ours] : names) text += fmt::format(",{}", columns.at(theirs)[i]);
  }
  return text + "\n";
}

std::string read_example(const char* name) { return read(fs::path(NELM_SOURCE_DIR "/examples/tables") / name); }

void agree_shown(Json ours, Json theirs) {
  agree("estimate", number(ours, "estimate"), number(theirs, has(theirs, "beta") ? "beta" : "b"));
  agree("se", number(ours, "standard_error"), number(theirs, "se"));
  agree("tau2", number(ours, "tau2"), number(theirs, "tau2"));
  agree("I2", number(ours, "i2_pct"), number(theirs, "I2"));
  agree("Q", number(ours, "q"), number(theirs, "QE"));
  agree("P of Q", number(ours, "q_p"), number(theirs, "QEp"));
}

void agree_coefficients(Json ours, Json theirs) {
  const auto all = ours["coefficients"].get_array().value();
  REQUIRE(all.size() == numbers(theirs, "b").size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    agree("b", number(all.at(i).value(), "estimate"), numbers(theirs, "b")[i]);
    agree("its se", number(all.at(i).value(), "standard_error"), numbers(theirs, "se")[i]);
    agree("its P", number(all.at(i).value(), "p"), numbers(theirs, "pval")[i]);
  }
}

const std::vector<std::pair<std::string, std::string>> estimates{{"yi", "estimate"}, {"vi", "variance"}};

}  // namespace

TEST_CASE("transplantation in a table of one's own: proportions as metafor pools them, prediction first") {
  Table      table(renamed("lt-os5-corrected.csv", {{"xi", "events"}, {"ni", "n"}}));
  const Json theirs = reference("lt-os5-corrected-plo-reml-knha.json");
  const Json ours   = table.json("")["pooled"].value();
  agree_shown(ours, theirs);
  const Json turned = theirs["backtransformed"].value();
  agree("summary", number(ours, "summary") / 100, number(turned, "pred"));
  agree("lower", numbers(ours, "interval")[0] / 100, number(turned, "ci_lb"));
  agree("further, upper", numbers(ours, "prediction")[1] / 100, number(turned, "pi_ub"));
  const Json intervals = table.json("")["heterogeneity_intervals"].value();
  agree("tau2, upper", numbers(intervals, "tau2")[1], numbers(theirs["confint_heterogeneity"].value(), "tau2")[2],
        loose_profile);
  const auto page = table.page("");
  CHECK(page.find("14.8 to 97.6 % (95 % prediction interval)") < page.find("72.5 % (45.0 to 89.5)"));
}

TEST_CASE("transplantation as printed, each study left out in turn, and on the double arcsine") {
  Table      table(renamed("lt-os5-as-printed.csv", {{"xi", "events"}, {"ni", "n"}}));
  const Json left  = reference("lt-os5-printed-plo-reml-leave1out.json");
  const Json pools = table.json("--test z --leave-one-out l.svg")["leave_one_out"].value();
  for (std::size_t i = 0; i < numbers(left, "estimate").size(); ++i) {
    const Json pooled = pools.at(i).value()["pooled"].value();
    agree("without one", number(pooled, "estimate"), numbers(left, "estimate")[i]);
    agree("its se", number(pooled, "standard_error"), numbers(left, "se")[i]);
  }
  CHECK(table.wrote("l.svg"));
  const Json theirs = reference("lt-os5-printed-pft-dl.json");
  const Json ours   = table.json("--scale freeman-tukey --method dl --test z")["pooled"].value();
  agree_shown(ours, theirs);
  agree("by the harmonic mean", number(ours, "summary") / 100, number(theirs["backtransformed"].value(), "pred"));
}

TEST_CASE("the trials of BCG as an example: every analysis by its switch is metafor's") {
  Table      table(read_example("bcg.csv"));
  const Json meta = reference("bcg_meta.json")["result"].value();
  const Json ours = table.json(
      "--contrast rr --test z --moderator latitude --moderator year --subgroup allocation --influence --egger --begg "
      "--trim-and-fill --cumulative c.svg --forest f.svg --funnel g.svg --baujat b.pdf");
  agree_shown(ours["pooled"].value(), meta["REML_z"].value());
  agree_coefficients(ours["regression"].value(), meta["metareg_REML"].value());
  agree("R2", number(ours["regression"].value(), "r2_pct"), number(meta["metareg_REML"].value(), "R2"));
  agree("Egger", number(ours["egger"]["mixed"].value(), "statistic"),
        number(meta["egger_regtest_REML"].value(), "zval"));
  agree("Egger, linear", number(ours["egger"]["linear"].value(), "p"), number(meta["egger_lm"].value(), "pval"));
  agree("Begg", number(ours["begg"].value(), "p"), number(meta["begg"].value(), "pval"));
  const Json filled = ours["trim_and_fill"].value();
  CHECK(number(filled, "missing") == number(meta["trimfill"].value(), "k0"));
  CHECK(word(filled, "side") == word(meta["trimfill"].value(), "side"));
  agree("filled", number(filled["pooled"].value(), "estimate"), number(meta["trimfill"].value(), "b"),
        default_convergence);

  const Json more  = reference("more.json");
  const Json group = more["groups"].value();
  for (const Json one : ours["subgroups"]["groups"].get_array()) {
    const auto names = words(group, "names");
    const auto at    = static_cast<std::size_t>(std::ranges::find(names, word(one, "name")) - names.begin());
    agree(word(one, "name"), number(one["pooled"].value(), "estimate"), numbers(group, "estimate").at(at));
  }
  agree("do they differ", number(ours["subgroups"]["own_tau2"].value(), "statistic"), number(group, "Q"));
  const Json diagnosed = more["diagnosed"].at(0).value();  // bcg, REML, z
  const auto rows      = ours["rows"].get_array().value();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Json one = rows.at(i).value()["influence"].value();
    agree("rstudent", number(one, "rstudent"), numbers(diagnosed, "rstudent")[i]);
    agree("Cook", number(one, "cook"), numbers(diagnosed, "cook")[i]);
  }
  for (const auto* file : {"c.svg", "f.svg", "g.svg", "b.pdf"}) CHECK(table.wrote(file));
}

TEST_CASE("the trials of BCG in the order of their years, whatever order they stand in") {
  Table      table(renamed("bcg.csv", {{"yi", "estimate"}, {"vi", "variance"}, {"year", "year"}}));
  const Json pools = table.json("--test z --cumulative c.svg")["cumulative"].value();
  CHECK(word(pools.at(1).value(), "study") == "S1");
  CHECK(word(pools.at(2).value(), "study") == "S5");  // of 1953, the sixth row
  const Json whole = reference("bcg_meta.json")["result"]["REML_z"].value();
  agree("at last", number(pools.at(12).value()["pooled"].value(), "estimate"), number(whole, "b"));
  // Without years as they stand, which is how metafor was asked.
  Table      plain(renamed("bcg.csv", estimates));
  const Json theirs = reference("bcg_meta.json")["result"]["cumulative"].value();
  CHECK(plain.page("--cumulative c.svg").find("Added in the order of the rows: there is no column year.") !=
        std::string::npos);
  const Json ours = plain.json("--test z --cumulative c.svg")["cumulative"].value();
  for (std::size_t i = 0; i < 13; ++i)
    agree("with one more", number(ours.at(i).value()["pooled"].value(), "estimate"), numbers(theirs, "estimate")[i]);
}

TEST_CASE("tables of two arms by Mantel-Haenszel and by Peto") {
  Table      table(read_example("bcg.csv"));
  const Json theirs = reference("bcg_effects.json")["result"].value();
  const Json mh     = table.json("--contrast or --method mh");
  const Json peto   = table.json("--contrast or --method peto");
  agree("Mantel-Haenszel", number(mh["pooled"].value(), "estimate"), number(theirs["mantel_haenszel_or"].value(), "b"));
  agree("its test", number(mh["tables"]["no_effect"].value(), "statistic"),
        number(theirs["mantel_haenszel_or"].value(), "MH"));
  agree("Peto", number(peto["pooled"].value(), "estimate"), number(theirs["peto"].value(), "b"));
  CHECK_FALSE(has(mh["pooled"].value(), "prediction"));

  Table      two(renamed("resection-vs-nonsurgical-os5-verified.csv",
                         {{"ai", "events_1"}, {"n1i", "n_1"}, {"ci", "events_2"}, {"n2i", "n_2"}}));
  const Json exp = reference("resection-os5-verified-mh-or.json")["exp"].value();
  agree("as a ratio", number(two.json("--contrast or --method mh")["pooled"].value(), "summary"), numbers(exp)[0]);
}

TEST_CASE("several results of one study: three levels, and the robust variance") {
  const Json  nested = reference("more.json")["nested"].at(0).value();
  const auto  y = numbers(nested, "yi"), v = numbers(nested, "vi");
  const auto  of   = words(nested, "study");
  std::string text = "study,district,estimate,variance\n";
  for (std::size_t i = 0; i < y.size(); ++i) text += fmt::format("S{},{},{},{}\n", i, of[i], y[i], v[i]);
  Table      table(text);
  const Json ours = table.json("--cluster district")["three_level"].value();
  agree("between", number(ours, "between"), numbers(nested, "sigma2")[0]);
  agree("within", number(ours, "within"), numbers(nested, "sigma2")[1]);
  agree("further, lower", numbers(ours, "prediction")[0], number(nested, "pi_lb"));
  const auto robust = [](Json r) { return r["coefficients"].at(0).value(); };
  agree("robust", number(robust(ours["robust"].value()), "standard_error"), number(nested["robust"].value(), "se"));
  const Json pooled = table.json("--cluster district")["cluster_robust"].value();
  agree("robust, of two levels", number(robust(pooled), "p"), number(nested["robust_two_level"].value(), "pval"));
}

TEST_CASE("of equal effects the test is of normal deviates, as metafor has it, and no tau2 is said to be estimated") {
  Table      table(read_example("bcg.csv"));
  const Json ours = table.json("--contrast or --method ee")["pooled"].value();
  const Json z    = table.json("--contrast or --method ee --test z")["pooled"].value();
  CHECK(number(ours, "standard_error") == number(z, "standard_error"));
  CHECK_FALSE(has(ours, "tau2"));
  CHECK_FALSE(has(table.json("--contrast or --method mh")["pooled"].value(), "tau2"));
  for (const auto* method : {"ee", "mh", "peto"}) {
    const auto page = table.page(fmt::format("--contrast or --method {}", method));
    CHECK(page.find("tau2 not estimated") != std::string::npos);
    CHECK(page.find("Q-profile") == std::string::npos);
  }
  CHECK(table.page("--contrast or --method ee").find("equal effects, Wald") != std::string::npos);
}

TEST_CASE("a hazard ratio that is not in the middle of its interval is said with its place") {
  Table      table("study,hr,low,high\nA,0.4,0.14,1.11\nB,0.5,0.49,50\n");
  const Json beside = table.json("")["beside"].value();
  bool       told   = false;
  for (const Json one : beside.get_array())
    if (word(one, "id") == "off-middle") told = word(one, "says").ends_with(": t.csv:3:3: 0.5 (0.49 to 50)");
  CHECK(told);
}

TEST_CASE("what needs no literature is judged all the same") {
  Table      shares(renamed("lt-os5-corrected.csv", {{"xi", "events"}, {"ni", "n"}}));
  const auto page = shares.page("--egger --trim-and-fill");
  CHECK(page.find("! Egger's test   proportions: no test of asymmetry") != std::string::npos);
  CHECK(page.find("! trim and fill  proportions: no test of asymmetry") != std::string::npos);
  CHECK(page.find("whether these rows may be pooled") != std::string::npos);
  Table few(renamed("loghr9.csv", estimates));
  CHECK(few.page("--begg").find("! Begg's test  few: 9 studies: too few to test for asymmetry (fewer than 10)") !=
        std::string::npos);
  CHECK(word(few.json("--egger")["egger"].value(), "refused") == "few");
}

TEST_CASE("every malformed row is told at once, with its place") {
  Table table(
      "study,estimate,variance,dose\n"
      "A,0.5,-0.1,1\n"
      "B,nan,0.2,high\n"
      ",0.1,0.2,2\n"
      "D,0.3,,3\n");
  CHECK(table.refused("--moderator dose") ==
        "t.csv:2:7: variance: found \"-0.1\"; expected a variance above 0\n"
        "t.csv:3:3: estimate: found \"nan\"; expected a number, such as 12.5\n"
        "t.csv:3:11: dose: found \"high\"; expected a number, as a moderator is; words are for --subgroup\n"
        "t.csv:4:1: study: found nothing; expected the name of a study\n"
        "t.csv:5:7: variance: found nothing; expected a number, such as 12.5\n");
  CHECK(
      table.refused("--moderator doze --cluster stud") ==
      "--moderator: found \"doze\"; expected a column of t.csv: study, estimate, variance, dose, did you mean dose?\n"
      "--cluster: found \"stud\"; expected a column of t.csv: study, estimate, variance, dose, did you mean study?\n");
  CHECK_FALSE(table.wrote("f.svg"));
}

TEST_CASE(
    "a row of too few cells hides no other problem, spaces round a name are none of it, and counts stand in full") {
  Table table("study,estimate,variance\nA,0.5\nB,x,0.2\nC,1,-1\n");
  CHECK(table.refused("") ==
        "t.csv:2:1: found 2 cells; expected 3, as the header has\n"
        "t.csv:3:3: estimate: found \"x\"; expected a number, such as 12.5\n"
        "t.csv:4:5: variance: found \"-1\"; expected a variance above 0\n");
  Table      named("study,events,n\n A ,123456,10000000\nA,5,100\n");
  const auto page = named.page("");
  CHECK(page.find("123456 of 10000000") != std::string::npos);
  CHECK(page.find("several rows of one study") != std::string::npos);
}

TEST_CASE("an analysis that cannot be made of these rows is refused by its switch, and nothing is drawn") {
  Table two("study,estimate,variance\nA,0.5,0.1\nB,0.4,0.2\n");
  CHECK(two.refused("--influence --forest f.svg") == "--influence: found 2; expected at least 3 effects\n");
  CHECK_FALSE(two.wrote("f.svg"));
  Table one("study,estimate,variance\nA,0.5,0.1\n");
  CHECK(one.page("").find("no prediction: there is one study") != std::string::npos);
  Table none("study,estimate,variance\n");
  CHECK(none.refused("") == "t.csv: found no row; expected a row for each study\n");
  const Scratch scratch;
  CHECK(run(scratch, "nelm evidence pool --data t.csv --option lt").status == 2);
  CHECK(run(scratch, "nelm evidence pool --influence").status == 2);
  CHECK(
      run(scratch, "nelm evidence pool --option lt --endpoint os --at 60 --egger").said.find("proportions: no test") !=
      std::string::npos);
}

TEST_CASE("a table from standard input") {
  const Scratch scratch;
  const auto    ran = run(scratch, "nelm evidence pool --data - --contrast or < examples/tables/bcg.csv");
  CHECK(ran.status == 0);
  CHECK(ran.said.find("standard input: odds ratio, made of the columns events_1, n_1, events_2, n_2; 13 rows.") !=
        std::string::npos);
}

TEST_CASE("a million rows are pooled, in less than a gigabyte of addresses") {
  const auto    rows = sanitized ? 100'000 : 1'000'000;
  const Scratch scratch;
  const auto    ran = run(scratch, fmt::format("{{ echo study,estimate,variance; yes 'A,0.5,0.1\nB,0.4,0.2' | "
                                                  "head -n {}; }} > m.csv; {} nelm evidence pool --data m.csv",
                                               rows, sanitized ? "" : "ulimit -v 1000000;"));
  CHECK(ran.status == 0);
  CHECK(ran.said.find(fmt::format("; {} rows.", rows)) != std::string::npos);
  CHECK(ran.said.find("More than 1000 rows are not shown one by one; --json has them.") != std::string::npos);
}

TEST_CASE("of a row by itself all that cannot be made is told at once") {
  const Scratch scratch;
  run(scratch, "printf 'study,estimate,variance\nA,0.5,0.1\n' > one.csv");
  const auto ran =
      run(scratch, "nelm evidence pool --data one.csv --influence --egger --begg --trim-and-fill --leave-one-out -");
  CHECK(ran.status == 1);
  CHECK(ran.said.empty());
  const std::string few =
      "1 study: too few to test for asymmetry (fewer than 10); expected ten effects or more, and none of shares\n";
  CHECK(ran.complained ==
        "--influence: found 1; expected at least 3 effects\n"
        "--leave-one-out: found 1; expected at least 2 effects\n"
        "--egger: found " +
            few + "--begg: found " + few + "--trim-and-fill: found " + few);
}
