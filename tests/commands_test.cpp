// The program as a user meets it: every example in the help, the exit statuses, what goes to which stream, and that
// nothing is written when something is wrong.
#include <doctest/doctest.h>

#include <array>
#include <sstream>

#include "tests/running_nelm.h"

using namespace nelm::tests;

TEST_CASE("every example in the help runs, with the exit status it promises") {
  const Scratch      scratch;
  const auto         help = run(scratch, "nelm help --examples");
  std::istringstream lines(help.said);
  int                count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    INFO(line);
    const auto ran = run(scratch, line.substr(2));
    CHECK(ran.status == line[0] - '0');
    CHECK((ran.status == 0 ? ran.complained.empty() || line.find("case new") != std::string::npos : ran.said.empty()));
  }
  CHECK(count >= 15);
}

TEST_CASE("a wrong use exits with 2 and says where to look") {
  const Scratch scratch;
  for (const auto* line : {"nelm bord x", "nelm board", "nelm board a b", "nelm board --no-such x", "nelm cases",
                           "nelm board x --on yesterday", "nelm board x --as-of then", "nelm board x --compare today",
                           "nelm board x --as-of 2016-01-01 --compare today --since y", "nelm schema nothing",
                           "nelm completion tcsh", "nelm knowledge"}) {
    INFO(line);
    const auto ran = run(scratch, line);
    CHECK(ran.status == 2);
    CHECK(ran.said.empty());
    CHECK(ran.complained.find("nelm help") != std::string::npos);
  }
}

TEST_CASE("a word that looks like a switch and is none of the command is named, with the nearest that is") {
  const Scratch scratch;
  CHECK(run(scratch, "nelm cohort km examples/tables/lung.csv --piture=x.svg").complained ==
        "nelm: --piture: no such switch of nelm cohort km, did you mean --picture?; see nelm help\n");
  CHECK(run(scratch, "nelm board examples/v05.json --curves x.svg").complained ==
        "nelm: --curves: no such switch of nelm board; see nelm help\n");
}

TEST_CASE(
    "a command nelm does not have is named, with the nearest it has; of a lone first word all second ones are told") {
  const Scratch scratch;
  const auto    told = [&](const std::string& line) {
    const auto ran = run(scratch, line);
    CHECK(ran.status == 2);
    return ran.complained;
  };
  CHECK(told("nelm boerd x") == "nelm: there is no command \"boerd\", did you mean board?; see nelm help\n");
  CHECK(told("nelm knowledge shw x") ==
        "nelm: there is no command \"knowledge shw\", did you mean show?; nelm knowledge has check, compare, diff, "
        "export, list, show, coverage; see nelm help\n");
  CHECK(told("nelm knowledge") ==
        "nelm: nelm knowledge wants one of check, compare, diff, export, list, show, coverage; see nelm help\n");
  const auto help = run(scratch, "nelm evidence --help");
  CHECK(help.status == 0);
  CHECK(help.said == run(scratch, "nelm help evidence").said);
}

TEST_CASE("a name that is none is told with the nearest, and one that is empty as no name") {
  const Scratch scratch;
  const auto    told = [&](const std::string& line) {
    const auto ran = run(scratch, line);
    CHECK(ran.status != 0);
    CHECK(ran.said.empty());
    return ran.complained;
  };
  CHECK(told("nelm facts ki67") ==
        "ki67: found no such fact; expected a name listed by `nelm facts`, did you mean ki67_pct?\n");
  CHECK(told("nelm facts ''") == "\"\": found no name; expected a name listed by `nelm facts`\n");
  CHECK(told("nelm evidence show ''").starts_with("\"\": found no name; expected a study or a result"));
  CHECK(told("nelm evidence list --option ''").starts_with("\"\": found no name; expected one of resection_curative,"));
  CHECK(told("nelm knowledge show ''").starts_with("\"\": found no name; expected an id listed by"));
  CHECK(told("nelm board ''") == "\"\": found no name; expected the name of a file\n");
  CHECK(
      told("nelm evidence list --endpoint local_recurence")
          .starts_with("local_recurence: found no endpoint of that name; expected local_recurrence, or else one of os, "
                       "dss,"));
}

TEST_CASE("what a switch never takes is bad usage, and what is named and is nowhere is bad input") {
  const Scratch     scratch;
  const std::string lt = "nelm evidence pool --option lt --endpoint os ";
  for (const auto* more : {"--at abc", "--at -1", "--level 0", "--level 99.9999999", "--method remm", "--endpoint oss",
                           "--scale x", "--at abc --without nobody"})
    CHECK_MESSAGE(run(scratch, lt + more).status == 2, more);
  CHECK(run(scratch, "nelm evidence list --option xx").status == 2);
  CHECK(run(scratch, "nelm evidence discrepancies --severity D").status == 2);
  CHECK(run(scratch, "nelm evidence list --study nobody").status == 1);
  CHECK(run(scratch, lt + "--without nobody").status == 1);
  CHECK(run(scratch, lt + "--level 99.9999999 --at abc").complained ==
        "--at: found \"abc\"; expected a number of months from 0 to 1200, such as 60\n"
        "--level: found \"99.9999999\"; expected a level from 1 to 99.9 per cent, such as 95\n");
}

TEST_CASE("in the help a description stands beside its name, or below it, and never runs into it") {
  const Scratch scratch;
  const auto    help = run(scratch, "nelm help").said;
  CHECK(help.find("\n  nelm board CASE          the tumour board's sheet of a case\n") != std::string::npos);
  CHECK(help.find("\n  nelm knowledge diff OLD_DIR NEW_DIR [CASES...]\n"
                  "                           which rules changed, and which cases stand otherwise by them\n") !=
        std::string::npos);
  CHECK(run(scratch, "nelm help board").said.find("\n  --what-if FACT=VALUE\n                 print only") !=
        std::string::npos);
}

TEST_CASE("nelm alone shows the help and exits with 2") {
  const Scratch scratch;
  const auto    ran = run(scratch, "nelm");
  CHECK(ran.status == 2);
  CHECK(ran.said.find("nelm board CASE") != std::string::npos);
}

TEST_CASE("--version names program, knowledge and compiler, and the same line stands in what nelm writes") {
  const Scratch scratch;
  auto          version = run(scratch, "nelm --version").said;
  version.pop_back();
  CHECK(version.starts_with("nelm 0.1.0, knowledge 0.1.0 ("));
  const auto at_the_foot = [&](const std::string& line) {
    const auto said = run(scratch, line).said;
    INFO(line, ": ", said.substr(said.size() - std::min<std::size_t>(said.size(), 200)));
    CHECK((said.ends_with(version + "\n") || said.ends_with(version + ".\n")));
  };
  for (const auto* line :
       {"nelm cases examples/v05.json", "nelm facts", "nelm facts ki67_pct", "nelm knowledge check",
        "nelm knowledge list", "nelm knowledge show milan-net", "nelm knowledge show M7-5", "nelm knowledge coverage",
        "nelm knowledge diff knowledge knowledge", "nelm evidence list --option lt", "nelm evidence show mayo-2011",
        "nelm evidence discrepancies", "nelm evidence models", "nelm evidence models examples/v05.json",
        "nelm evidence pool --option lt --endpoint os --at 60"})
    at_the_foot(line);
  for (const auto* line :
       {"nelm case new -", "nelm board examples/v05.json --json", "nelm board examples/v05.json --all",
        "nelm board examples/v05.json --html -", "nelm evidence list --json",
        "nelm evidence pool --option lt --endpoint os --at 60 --json",
        "nelm evidence pool --option lt --endpoint os --at 60 --forest f.svg && cat f.svg",
        "nelm knowledge compare milan-2007 esmo-2020 lt", "echo x | nelm ask n.json > o.txt; cat n.json"})
    CHECK(run(scratch, line).said.find(version) != std::string::npos);
  CHECK(run(scratch, "nelm board n.json --json").status == 0);
}

TEST_CASE("--version goes with every command and with every knowledge, and runs nothing") {
  const Scratch scratch;
  const auto    version = run(scratch, "nelm --version").said;
  CHECK(run(scratch, "nelm board nowhere.json --version").said == version);
  CHECK(run(scratch, "nelm case new empty.toml --version").said == version);
  CHECK_FALSE(fs::exists(scratch.at / "empty.toml"));
  CHECK(run(scratch, "nelm --knowledge knowledge --version").said == version);
  const auto own = run(scratch, "nelm board --knowledge examples/own-rules --version").said;
  CHECK(own != version);
  CHECK(run(scratch, "nelm --version --knowledge=examples/own-rules").said == own);
  CHECK(run(scratch, "nelm --knowledge nowhere --version").status == 1);
}

TEST_CASE("a case that cannot be opened is refused by name") {
  const Scratch scratch;
  CHECK(run(scratch, "nelm board nowhere.json").complained ==
        "nowhere.json: found no such file; expected a file that can be read\n");
  CHECK(run(scratch, "nelm board examples").complained == "examples: found a folder; expected a file\n");
  CHECK(run(scratch, "nelm board examples").status == 1);
}

TEST_CASE("whatever stood there, what is told of it is a line each and commands no terminal") {
  const Scratch scratch;
  run(scratch, R"(printf '{"case_id":"A","\\u001b]0;x\\u0007":1,"primary_site":"\\u001b[2J"}' > keys.json)");
  run(scratch, R"(printf '{"case_id":"A\\n\\u001b[31mred","assessment_date":"2026-01-01"}' > red.json)");
  run(scratch, R"(printf '{"case_id":"B\\u009b31m","assessment_date":"2026-01-01"}' > b.json)");
  const auto told = [&](const std::string& line) {
    const auto ran = run(scratch, line);
    CHECK(ran.status != 0);
    CHECK(ran.said.empty());
    return ran.complained;
  };
  CHECK(told("nelm board keys.json") ==
        "keys.json:1:16:  ]0;x : found the unknown name \" ]0;x \"; expected a name listed by `nelm facts`\n"
        "keys.json:1:52: primary_site: found \" [2J\"; expected one of the 27 words listed by `nelm facts "
        "primary_site`\n");
  CHECK(told("nelm board red.json --since b.json") ==
        "red.json:1:12: case_id: found \"A  [31mred\"; expected \"B 31m\", the patient of b.json\n");
  CHECK(told("nelm board b.json --what-if \"$(printf 'x\033[2J=1\n2')\"").find('\x1b') == std::string::npos);
  CHECK(told("nelm board b.json --on \"$(printf '\033[2J')\"").find('\x1b') == std::string::npos);
  const auto asked = run(scratch, "printf 'x\033[31mq\nstop\n' | nelm ask n.json");
  CHECK(asked.said.find("understood: x [31mq\n") != std::string::npos);
}

TEST_CASE("a FIFO and standard input are read like a file") {
  const Scratch scratch;
  const auto    whole = run(scratch, "nelm board examples/v05.json").said;
  CHECK(run(scratch, "mkfifo pipe && (cat examples/v05.json > pipe & nelm board pipe)").said == whole);
  CHECK(run(scratch, "nelm board - < examples/v05.json").said == whole);
}

TEST_CASE("100 MB of brackets are refused, not swallowed") {
  const Scratch scratch;
  const auto    ran = run(scratch, "head -c 100000000 /dev/zero | tr '\\0' '[' | nelm board -");
  CHECK(ran.status == 1);
  CHECK(ran.complained == "standard input: found more than 64 MiB; expected at most 64 MiB\n");
  const auto less = run(scratch, "head -c 50000000 /dev/zero | tr '\\0' '[' | nelm board -");
  CHECK(less.status == 1);
  CHECK(less.said.empty());
}

TEST_CASE("case new never overwrites, and leaves nothing half-written") {
  const Scratch scratch;
  CHECK(run(scratch, "nelm case new mine.toml").status == 0);
  const auto written = read(scratch.at / "mine.toml");
  const auto again   = run(scratch, "nelm case new mine.toml");
  CHECK(again.status == 1);
  CHECK(again.complained == "mine.toml: found a file that is there already; expected the name of a new file\n");
  CHECK(read(scratch.at / "mine.toml") == written);
  CHECK(run(scratch, "nelm case new no/such/folder.toml").status == 1);
  CHECK(run(scratch, "ls | grep -c unfinished").said == "0\n");
  CHECK(run(scratch, "echo 'age_years = 48' >> mine.toml; nelm board mine.toml").status == 0);
}

TEST_CASE("a file that says nothing of anybody, as a failed export leaves it, is no case") {
  const Scratch scratch;
  run(scratch, "touch empty.json; echo '{}' > none.json; nelm case new new.toml; cp -L examples/v05.json some.json");
  for (const auto* file : {"empty.json", "none.json", "new.toml"})
    for (const auto* line : {"nelm board {}", "nelm cases some.json {}", "nelm board some.json --since {}",
                             "nelm evidence models {}", "nelm knowledge diff knowledge knowledge {}"}) {
      const auto ran = run(scratch, fmt::format(fmt::runtime(line), file));
      INFO(line);
      CHECK(ran.status == 1);
      CHECK(ran.said.empty());
      CHECK(ran.complained == fmt::format("{}: found no fact; expected a case: one fact of the patient at least (`nelm "
                                          "facts` lists them)\n",
                                          file));
    }
  CHECK(run(scratch, "nelm board /dev/null").status == 1);
}

TEST_CASE("several cases stand on one page, or every one that cannot be read is named and nothing is printed") {
  const Scratch scratch;
  const auto    both = run(scratch, "nelm cases examples/marques-2018.json examples/umino-2024.json");
  CHECK(both.status == 0);
  CHECK(both.said.find("### marques-2018") < both.said.find("### umino-2024"));
  const auto none = run(scratch, "nelm cases nowhere.json examples/v05.json examples");
  CHECK(none.status == 1);
  CHECK(none.said.empty());
  CHECK(none.complained ==
        "nowhere.json: found no such file; expected a file that can be read\n"
        "examples: found a folder; expected a file\n");
}

TEST_CASE("the sheet as HTML goes to its file whole, in the place of an older one, and nowhere else") {
  const Scratch scratch;
  const auto    ran = run(scratch, "echo old > s.html; nelm board examples/v05.json --on 2026-11-23 --html s.html");
  CHECK(ran.status == 0);
  CHECK(ran.said.empty());
  const auto sheet = read(scratch.at / "s.html");
  CHECK(sheet.starts_with("<!DOCTYPE html>"));
  CHECK(sheet.ends_with("</html>\n"));
  CHECK(run(scratch, "nelm board examples/v05.json --on 2026-11-23 --html /dev/stdout").said == sheet);
  CHECK(run(scratch, "ls | grep -c unfinished").said == "0\n");
}

TEST_CASE("a sheet that cannot be written is an error, and what was there stays") {
  const Scratch scratch;
  const auto    full = run(scratch, "nelm board examples/v05.json --html /dev/full");
  CHECK(full.status == 1);
  CHECK(full.complained == "/dev/full: found No space left on device; expected a place with room for the file\n");
  const auto wrong = run(scratch, "echo old > s.html; nelm board nowhere.json --html s.html");
  CHECK(wrong.status == 1);
  CHECK(read(scratch.at / "s.html") == "old\n");
}

TEST_CASE("nobody is supposed to be two patients: a primary in place beside the date of its resection is refused") {
  const Scratch scratch;
  const auto    ran = run(scratch, "nelm board examples/v05.json --what-if primary_status=in_situ");
  CHECK(ran.status == 1);
  CHECK(ran.said.empty());
  CHECK(
      ran.complained ==
      "--what-if: primary_status: found the primary: in situ stands against resected curative or resected noncurative "
      "(a resection of it has a date); both stay possible; expected what goes with the rest of the case: suppose that "
      "too\n");
  const auto whole = run(scratch,
                         "nelm board examples/v05.json --what-if primary_status=in_situ --what-if "
                         "primary_resection_date=unknown --on 2026-11-23");
  CHECK(whole.status == 0);
}

TEST_CASE("a sheet is never written over a case it is made of, nor two over one another") {
  const Scratch scratch;
  run(scratch, "cp -L examples/v05.json a.json; cp -L examples/v05-later.json b.json; ln a.json same.json");
  const auto ran = run(scratch, "nelm board b.json --since a.json --html same.json --pdf b.json");
  CHECK(ran.status == 1);
  CHECK(ran.complained ==
        "same.json: --html: found the earlier case; expected another file\n"
        "b.json: --pdf: found the case itself; expected another file\n");
  CHECK(run(scratch, "nelm board a.json --html s --pdf s").complained ==
        "s: --pdf: found the file of --html; expected another file\n");
  CHECK(run(scratch, "cmp a.json examples/v05.json && cmp b.json examples/v05-later.json && ! test -e s").status == 0);
}

TEST_CASE("of two sheets both are written or none") {
  const Scratch scratch;
  CHECK(run(scratch, "nelm board examples/v05.json --html ok.html --pdf nodir/x.pdf").status == 1);
  CHECK_FALSE(fs::exists(scratch.at / "ok.html"));
  CHECK(run(scratch, "nelm board examples/v05.json --html ''").complained ==
        "--html: found no name; expected the name of a file\n");
}

TEST_CASE("a picture is never drawn over the table it is of, by whatever path, nor two over one another") {
  const Scratch scratch;
  run(scratch, "cp -L examples/tables/bcg.csv in.svg; ln -s in.svg link.svg; mkdir sub");
  const std::string pool = "nelm evidence pool --data in.svg --contrast or ";
  const auto        over = run(scratch, pool + "--forest ./in.svg --funnel link.svg --baujat sub/../in.svg");
  CHECK(over.status == 1);
  CHECK(over.said.empty());
  CHECK(over.complained ==
        "./in.svg: --forest: found the table itself; expected another file\n"
        "link.svg: --funnel: found the table itself; expected another file\n"
        "link.svg: --funnel: found the file of --forest; expected another file\n"
        "sub/../in.svg: --baujat: found the table itself; expected another file\n"
        "sub/../in.svg: --baujat: found the file of --forest; expected another file\n"
        "sub/../in.svg: --baujat: found the file of --funnel; expected another file\n");
  CHECK(run(scratch, "cmp in.svg examples/tables/bcg.csv").status == 0);
  CHECK(run(scratch, pool + "--forest new.svg --funnel ./new.svg").complained ==
        "./new.svg: --funnel: found the file of --forest; expected another file\n");
  CHECK_FALSE(fs::exists(scratch.at / "new.svg"));
}

TEST_CASE("pictures are all written or none, by endings that say what they are") {
  const Scratch     scratch;
  const std::string pool = "nelm evidence pool --data examples/tables/bcg.csv --contrast or ";
  CHECK(run(scratch, pool + "--forest ok.svg --funnel nodir/x.svg").status == 1);
  CHECK_FALSE(fs::exists(scratch.at / "ok.svg"));
  const auto refused = run(scratch, pool + "--forest x.png --funnel '' --baujat lt");
  CHECK(refused.status == 1);
  CHECK(refused.complained ==
        "--funnel: found no name; expected the name of a file\n"
        "x.png: --forest: found another ending; expected a name that ends in .svg or .pdf, or - for standard output\n"
        "lt: --baujat: found another ending; expected a name that ends in .svg or .pdf, or - for standard output\n");
  CHECK(run(scratch, pool + "--forest x.PDF && head -c 5 x.PDF").said.ends_with("%PDF-"));
  const auto out = run(scratch, pool + "--forest -");
  CHECK(out.said.starts_with("<svg"));
  CHECK(out.said.find("POOLED") == std::string::npos);
  CHECK(run(scratch, pool + "--forest - --json").status == 1);
}

TEST_CASE("a picture that cannot be drawn takes no other along") {
  const Scratch scratch;
  run(scratch, "printf 'study,estimate,variance\nA,0.5,0.1\n' > one.csv");
  const auto one =
      run(scratch, "nelm evidence pool --data one.csv --forest f.svg --leave-one-out l.svg --baujat b.svg");
  CHECK(one.status == 1);
  CHECK(one.complained ==
        "--leave-one-out: found 1; expected at least 2 effects\n--baujat: found 1; expected at least 2 effects\n");
  CHECK(fs::exists(scratch.at / "f.svg"));
  CHECK(one.said.find("ONE STUDY") != std::string::npos);
  CHECK_FALSE(fs::exists(scratch.at / "l.svg"));
  // What is refused as a pool is pooled in no picture either.
  const auto both = run(scratch,
                        "nelm evidence pool --study gedaly-2011 --study nguyen-2011 --endpoint os --at 60 --cumulative "
                        "c.svg --forest g.svg");
  CHECK(both.complained == "--cumulative: found rows that are refused as a pool; expected rows that are pooled\n");
  CHECK(fs::exists(scratch.at / "g.svg"));
}

TEST_CASE("patients are never written over the curve they are read from") {
  const Scratch scratch;
  run(scratch,
      "cp -L examples/curves/lung-test-data-points.csv p.csv; cp -L "
      "examples/curves/lung-test-data-at-risk.csv r.csv; ln p.csv same.csv");
  CHECK(run(scratch, "nelm evidence reconstruct p.csv --at-risk r.csv --out ./r.csv").complained ==
        "./r.csv: --out: found the numbers at risk themselves; expected another file\n");
  CHECK(run(scratch, "nelm evidence reconstruct p.csv --at-risk r.csv --out same.csv").complained ==
        "same.csv: --out: found the points themselves; expected another file\n");
  CHECK(run(scratch, "nelm evidence reconstruct p.csv --at-risk r.csv --out ''").status == 1);
}

TEST_CASE("an output called - is standard output") {
  const Scratch scratch;
  CHECK(run(scratch, "nelm board examples/v05.json --html -").said.starts_with("<!DOCTYPE html>"));
  CHECK(run(scratch, "nelm board examples/v05.json --pdf -").said.starts_with("%PDF-"));
  CHECK_FALSE(fs::exists(scratch.at / "-"));
  const auto both = run(scratch, "nelm board examples/v05.json --html - --pdf -");
  CHECK(both.status == 1);
  CHECK(both.said.empty());
  CHECK(both.complained == "-: --pdf: found the file of --html; expected another file\n");
}

TEST_CASE("a disk that fills up under the writing keeps what was there, and nothing half-written") {
  const Scratch scratch;
  // A disk of 64 kB: a tmpfs in a namespace of its own. Where nobody may make one, a file that may not grow over 64 kB.
  const bool own_disk = run(scratch, "mkdir disk; unshare -Urm mount -t tmpfs -o size=64k none disk").status == 0;
  const auto begin =
      own_disk ? "unshare -Urm sh -c 'mount -t tmpfs -o size=64k none disk;" : "sh -c 'ulimit -f 128; trap \"\" XFSZ;";
  const auto full = own_disk ? "No space left on device" : "File too large";
  for (const auto* to : {"--html", "--pdf"}) {
    const auto ran = run(scratch, fmt::format("{} echo old > disk/s; nelm board examples/v05.json {} disk/s; echo $?; "
                                              "cat disk/s; ls -A disk'",
                                              begin, to));
    CHECK(ran.said == "1\nold\ns\n");
    CHECK(ran.complained == fmt::format("disk/s: found {}; expected a place with room for the file\n", full));
  }
}

TEST_CASE("an answer that cannot be written is an error") {
  const Scratch scratch;
  const auto    full = run(scratch, "nelm facts > /dev/full");
  CHECK(full.status == 1);
  CHECK(full.complained == "nelm: standard output: the answer could not all be written\n");
}

TEST_CASE("the same inputs give the same sheet, byte for byte") {
  const Scratch scratch;
  const auto    once = run(scratch, "nelm board examples/marques-2018.json --on 2017-06-01 --all");
  CHECK(once.status == 0);
  CHECK(once.said == run(scratch, "nelm board examples/marques-2018.json --on 2017-06-01 --all").said);
}

TEST_CASE("a folder of knowledge judges like the knowledge built in") {
  const Scratch scratch;
  CHECK(run(scratch, "nelm board examples/v05.json --knowledge knowledge").said ==
        run(scratch, "nelm board examples/v05.json").said);
}

TEST_CASE("no colour without a terminal, and none under NO_COLOR") {
  const Scratch scratch;
  CHECK(run(scratch, "nelm board examples/v05.json").said.find('\033') == std::string::npos);
}

TEST_CASE("own rules are in force beside those built in, and the sheet says whose they are and who reviewed them") {
  const Scratch scratch;
  const auto    sheet = run(scratch, "nelm board examples/v05.json --knowledge examples/own-rules");
  CHECK(sheet.status == 0);
  CHECK(sheet.said.find("In force too: the site's own rules \"own-rules\" (") != std::string::npos);
  CHECK(sheet.said.find("sources/invented-hospital.toml;\nreviewed by nobody yet.") != std::string::npos);
  CHECK(sheet.said.find("invented-hospital") != std::string::npos);
  CHECK(run(scratch, "nelm board examples/v05.json --knowledge knowledge --knowledge examples/own-rules/").said ==
        sheet.said);
}

TEST_CASE("own rules that clash, a whole knowledge behind another and a folder that is none are refused by name") {
  const Scratch scratch;
  run(scratch, "mkdir -p clash/sources && cp knowledge/sources/milan-net.toml clash/sources/");
  const auto clash = run(scratch, "nelm board examples/v05.json --knowledge clash");
  CHECK(clash.status == 1);
  CHECK(clash.complained.starts_with("clash/sources/milan-net.toml:1:"));
  CHECK(clash.complained.find("expected an id of its own; milan-net stands at built-in/sources/milan-net.toml:1 "
                              "already\n") != std::string::npos);
  CHECK(
      run(scratch, "nelm knowledge list --knowledge examples/own-rules --knowledge knowledge").complained ==
      "knowledge: found a whole knowledge (it has options/) laid over another; expected it named first; behind it only "
      "folders without options/\n");
  CHECK(run(scratch, "nelm knowledge list --knowledge nowhere").complained ==
        "nowhere: found no such folder; expected a folder with sources/, options/ and the others of knowledge/\n");
}

TEST_CASE("every source a sheet cites opens: that of a gate alone as the gate, one of the evidence as the study") {
  const Scratch scratch;
  const auto    odisio = run(scratch, "nelm knowledge show odisio-2016");
  CHECK(odisio.status == 0);
  CHECK(odisio.said.starts_with("abscess-after-ablation  abscess after ablation\n"));
  CHECK(odisio.said.find("Odisio BC, Richter M, Aloia TA") != std::string::npos);
  CHECK(run(scratch, "nelm knowledge show abscess").said == odisio.said);
  const auto milan = run(scratch, "nelm knowledge show milan-2007").said;
  CHECK(milan.starts_with("milan-2007  "));
  CHECK(milan.find("transplant-contraindication") == std::string::npos);
  CHECK(run(scratch, "nelm knowledge show touzios-2005").said.find("Touzios") != std::string::npos);
  CHECK(run(scratch,
            "for id in $(nelm board examples/v05.json | grep -oE '[a-z][a-z0-9-]*-(19|20)[0-9]{2}' | sort -u); do "
            "nelm knowledge show $id > o.txt || echo $id; done")
            .said.empty());
}

TEST_CASE("a knowledge folder that changes while it is read is refused by the files that changed") {
  const Scratch scratch;
  run(scratch, "cp -rL knowledge moving && mkfifo moving/sources/zzz.toml");
  // A FIFO holds the first reading up until the others have been changed.
  const auto ran = run(scratch,
                       "nelm knowledge check moving & "
                       "(exec 3> moving/sources/zzz.toml; cd moving; rm sources/zzz.toml sources/ablation.toml; "
                       "echo >> options/everolimus.toml; touch sources/lt-new.toml); wait $!");
  CHECK(ran.status == 1);
  CHECK(ran.said.empty());
  std::string expected;
  for (const auto* file : {"options/everolimus", "sources/ablation", "sources/lt-new", "sources/zzz"})
    expected += fmt::format(
        "moving/{}.toml: found changed while the knowledge was read; expected a folder nobody writes to; read it again "
        "when it is whole\n",
        file);
  CHECK(ran.complained == expected);
}

TEST_CASE("knowledge check finds what makes no sense as a whole, and exits with 1") {
  const Scratch scratch;
  run(scratch, "cp -rL knowledge new && sed -i /no_source/d new/options/resection_two_stage.toml");
  const auto ran = run(scratch, "nelm knowledge check new");
  CHECK(ran.status == 1);
  CHECK(ran.said.empty());
  CHECK(ran.complained ==
        "new/options/resection_two_stage.toml:1:20: id: found an option no source here has a rule on; expected a rule "
        "on it, or "
        "no_source with the reason\n");
}

TEST_CASE("knowledge export writes a library for each source, and as FHIR two resources, the same bytes every time") {
  const Scratch scratch;
  CHECK(run(scratch, "nelm knowledge export --cql one --fhir fhir && nelm knowledge export --cql other").status == 0);
  CHECK(run(scratch, "diff -r one other && ls one | grep -c '^Nelm.*\\.cql$'").said ==
        run(scratch, "ls knowledge/sources | wc -l").said);
  CHECK(run(scratch, "ls fhir | wc -l; ls fhir | grep -c -e '^Library-Nelm' -e '^PlanDefinition-Nelm'").said ==
        run(scratch, "n=$(ls one | wc -l); echo $((2 * n)); echo $((2 * n))").said);
  CHECK(run(scratch, "grep -h ^library one/NelmMilan2007.cql").said == "library NelmMilan2007 version '0.1.0'\n");
  CHECK(run(scratch, "nelm knowledge export --cql own --knowledge examples/own-rules && ls own")
            .said.find("NelmInventedHospital.cql") != std::string::npos);
}

TEST_CASE("knowledge export leaves a folder with other files alone, and then writes nowhere else either") {
  const Scratch scratch;
  run(scratch, "mkdir mine && echo mine > mine/notes.txt");
  const auto ran = run(scratch, "nelm knowledge export --cql new --fhir mine");
  CHECK(ran.status == 1);
  CHECK(ran.said.empty());
  CHECK(ran.complained ==
        "mine: found a folder that holds notes.txt; expected a new or empty folder, or an earlier export\n");
  CHECK(run(scratch, "ls -A mine; ls -d new* .unfinished* 2>/dev/null").said == "notes.txt\n");
  CHECK(run(scratch, "nelm knowledge export --cql no/such/place").complained ==
        "no/such/place: found No such file or directory; expected a place a folder can be made\n");
  CHECK(run(scratch, "nelm knowledge export").status == 2);
  CHECK(run(scratch, "nelm knowledge export --cql one --fhir ./one/").status == 2);
}

TEST_CASE(
    "evidence export writes a Citation for each study and an Evidence for each result, the same bytes every time") {
  const Scratch scratch;
  CHECK(run(scratch, "nelm evidence export --fhir one && nelm evidence export --fhir two && diff -r one two").status ==
        0);
  CHECK(run(scratch, "ls one | grep -c ^Citation-").said == run(scratch, "ls knowledge/studies | wc -l").said);
  CHECK(run(scratch, "ls one | grep -c ^Evidence-").said ==
        run(scratch, "cat knowledge/studies/*.toml | grep -c '^\\[\\[result'").said);
  CHECK(run(scratch, "nelm evidence export --fhir one && diff -r one two").status == 0);
  CHECK(run(scratch, "mkdir mine && echo mine > mine/notes.txt; nelm evidence export --fhir mine").complained ==
        "mine: found a folder that holds notes.txt; expected a new or empty folder, or an earlier export\n");
  CHECK(run(scratch, "nelm evidence export").status == 2);
}

TEST_CASE("a disk that fills up under an export keeps the earlier one, and no half-written folder") {
  const Scratch scratch;
  const bool    own_disk = run(scratch, "mkdir disk; unshare -Urm mount -t tmpfs -o size=64k none disk").status == 0;
  if (!own_disk) return;
  const auto ran =
      run(scratch,
          "unshare -Urm sh -c 'mount -t tmpfs -o size=64k none disk; mkdir disk/old; nelm knowledge export "
          "--cql disk/new; echo $?; nelm knowledge export --cql disk/old; echo $?; ls -A disk disk/old'");
  CHECK(ran.said == "1\n1\ndisk:\nold\n\ndisk/old:\n");
  CHECK(ran.complained ==
        "disk/new: found No space left on device; expected a place with room for the files\n"
        "disk/old: found No space left on device; expected a place with room for the files\n");
}
