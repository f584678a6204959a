// nelm ask: a case entered by hand. The most decisive missing fact is asked first, with what hangs on each answer; it ends
// when no answer could move a standing. What was answered is in the file as soon as it is answered.
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <iostream>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "nelm/board/consequences.h"
#include "nelm/cli/day.h"
#include "nelm/cli/door.h"
#include "nelm/cli/write_file.h"
#include "nelm/exchange/fact_comment.h"
#include "nelm/exchange/read_answer.h"
#include "nelm/exchange/read_case.h"
#include "nelm/exchange/write_case.h"
#include "nelm/printable.h"
#include "nelm/sheet/asked.h"
#include "nelm/sheet/phrases.h"
#include "nelm/sheet/text.h"

namespace nelm::cli {

namespace {

using patient::Fact;

constexpr std::string_view how_to_answer =
    "Type an answer as a report would have it: 4, <3 %, 80-90 %, multiple, yes, no, 2016-05.\n"
    "Enter: not known.  ?: what is asked.  back: take the last answer away.  stop: that is all.\n"
    "from DOCUMENT[, DAY]: where the answers that follow come from.  FACT = ANSWER: another fact than the one asked.\n";

/// Who the patient is and what is asked moves no standing, and still comes first.
constexpr Fact head[] = {Fact::case_id, Fact::kind, Fact::question};

class Conversation {
 public:
  Conversation(const board::Knowledge& knowledge, std::string made_with, patient::Case the_case, Date on,
               std::string to)
      : knowledge_(knowledge),
        made_with_(std::move(made_with)),
        case_(std::move(the_case)),
        on_(on),
        to_(std::move(to)) {
    origin_.by = "nelm ask";
  }

  int run() {
    say(how_to_answer);
    for (auto question = next(); question; question = next()) {
      say(fmt::format("\n{}\n", question->words));
      if (!take_answer(question->fact)) break;
    }
    if (failed_) return bad_input;
    say(written_ ? fmt::format("{}: written\n", to_) : "Nothing was answered, and nothing written.\n");
    return done;
  }

 private:
  struct Question {
    Fact        fact;
    std::string words;
  };

  static void say(std::string_view text) { std::cout << printable(text) << std::flush; }

  bool open(Fact f) const { return !passed_over_.contains(f) && case_.reports(f).empty(); }

  /// The head first, then the missing fact that moves most, until none is left that could move a standing.
  std::optional<Question> next() const {
    for (const Fact f : head)
      if (open(f)) return Question{f, sheet::with_a_capital(std::string(patient::row(f).plain))};
    const auto known      = patient::known_by(case_, on_);
    const auto assessment = board::assess(known, knowledge_, on_);
    for (const auto& worth : board::worth_asking(known, knowledge_, assessment)) {
      if (passed_over_.contains(worth.fact)) continue;
      const auto hangs = board::consequences(worth.fact, known, knowledge_, assessment);
      return Question{worth.fact, sheet::question_asked({known, knowledge_, assessment, {}, made_with_, "nelm ask"},
                                                        worth, hangs, sheet::text_columns)};
    }
    say("Nothing that is still missing could move a standing.\n");
    return {};
  }

  /// False: that is all.
  bool take_answer(Fact asked) {
    for (;;) {
      say(fmt::format("{} = ", patient::row(asked).name));
      std::string line;
      if (!std::getline(std::cin, line) || line == "stop") return false;
      if (line.find_first_not_of(" \t\r") == std::string::npos) {
        passed_over_.insert(asked);
        return true;
      }
      if (line == "?") {
        say(fmt::format("{}\n{}", exchange::fact_comment(patient::row(asked)), how_to_answer));
      } else if (line == "back") {
        take_back();
        return !failed_;
      } else if (line.starts_with("from ")) {
        take_origin(line.substr(5));
      } else if (const auto [fact, typed] = meant(asked, line); taken(fact, typed)) {
        return !failed_;
      }
    }
  }

  /// "age_years = 55" answers another fact than the one asked.
  static std::pair<Fact, std::string> meant(Fact asked, const std::string& line) {
    const auto equals = line.find('=');
    if (equals == std::string::npos) return {asked, line};
    const auto name = line.substr(0, line.find_last_not_of(" =", equals) + 1);
    const auto fact = patient::fact_named(name);
    return fact ? std::pair(*fact, line.substr(equals + 1)) : std::pair(asked, line);
  }

  void take_origin(const std::string& text) {
    const auto comma = text.rfind(',');
    origin_.document = text.substr(0, comma);
    origin_.on       = {};
    if (comma == std::string::npos) return;
    const auto first = text.find_first_not_of(' ', comma + 1);
    const auto day   = first == std::string::npos ? std::nullopt : read_date(text.substr(first));
    if (day)
      origin_.on = day;
    else
      origin_.document = text;  // the comma is the document's own
  }

  bool taken(Fact fact, const std::string& typed) {
    auto origin = origin_;
    if (!origin.on && patient::day_of_assessment(case_) != on_) origin.on = on_;  // else it would speak of that day
    auto read = exchange::read_answer(fact, typed, origin, on_);
    if (!read) {
      for (const Problem& p : read.error()) say(fmt::format("  found {}; expected {}\n", p.found, p.expected));
      return false;
    }
    const auto flags = board::assess(patient::known_by(case_, on_), knowledge_, on_).facts.flags;
    before_.push_back(case_);
    case_ = exchange::joined(std::move(case_), *read);
    passed_over_.insert(fact);
    tell_back(*read, flags);
    save();
    return true;
  }

  /// How the answer was understood, and what no longer goes together since.
  void tell_back(const patient::Case& answer, const std::vector<board::Flag>& before) const {
    for (const auto& e : answer.facts.entries) say(fmt::format("  understood: {}\n", understood(e)));
    for (const auto& list : answer.lists)
      say(fmt::format("  understood: {} of them\n", list.items.empty() ? "none" : std::to_string(list.items.size())));
    const auto known = patient::known_by(case_, on_);
    for (const auto& flag : board::assess(known, knowledge_, on_).facts.flags)
      if (std::ranges::none_of(before, [&](const auto& b) { return b.says == flag.says; }))
        say(fmt::format("  ! {}\n", flag.says));
  }

  static std::string understood(const patient::Entry& e) {
    const auto kind = patient::row(e.fact).kind;
    if (kind == patient::Kind::text) return e.words;
    return e.value == anything(e.fact) && !e.words.empty() ? fmt::format("\"{}\", which leaves all open", e.words)
                                                           : sheet::said(e.fact, e.value);
  }

  void take_back() {
    if (before_.empty()) return say("  nothing was answered yet\n");
    const auto was = before_.back();
    for (const auto& r : patient::facts())
      if (was.reports(r.id).size() != case_.reports(r.id).size() ||
          (was.list(r.id) == nullptr) != (case_.list(r.id) == nullptr))
        passed_over_.erase(r.id);
    case_ = was;
    before_.pop_back();
    save();
  }

  void save() {
    const auto written = write_file(to_, exchange::case_json(case_, fmt::format("Written by {}.", made_with_)));
    failed_            = !written;
    written_           = written_ || !failed_;
    if (failed_) tell(written.error());
  }

  const board::Knowledge&    knowledge_;
  std::string                made_with_;
  patient::Case              case_;
  std::vector<patient::Case> before_;  // each answer, for `back`
  Date                       on_;
  std::string                to_;
  patient::Origin            origin_;
  std::set<Fact>             passed_over_;  // answered, or not known
  bool                       failed_ = false, written_ = false;
};

bool is_there(const std::string& path) {
  struct stat what{};
  return stat(path.c_str(), &what) == 0;
}

}  // namespace

int ask(const Request& request) {
  const auto asked = day_asked(request);
  if (!asked) return misuse(asked.error());
  const auto from = request.operands.empty() ? std::string("case.json") : request.operands[0];
  const auto to   = request.has("--out") ? request.value("--out") : from;
  if (request.operands.empty() && !request.has("--out") && is_there(to))
    return misuse("case.json is there already: name it to go on with it, or another with --out FILE");
  if (to == from && !to.ends_with(".json"))
    return misuse(fmt::format("{} may hold comments, which would be lost: name a new file with --out FILE", from));
  if (to != from && is_there(to))
    return misuse(fmt::format("{} is there already: name a new file with --out FILE", to));

  const auto known = knowledge(request);
  if (!known) return tell(known.error());
  patient::Case the_case;
  if (is_there(from)) {
    const auto file = read_file(from);
    if (!file) return tell(file.error());
    auto read = exchange::read_case(*file, today(), *asked);
    if (!read) return tell(read.error());
    the_case = std::move(*read);
  }
  const auto day = day_of(the_case, *asked);
  if (the_case.reports(Fact::assessment_date).empty()) {
    const auto dated = exchange::read_answer(Fact::assessment_date, nelm::written(day.on), {}, today());
    if (!dated) return tell(dated.error());
    the_case = exchange::joined(std::move(the_case), *dated);
  }
  return Conversation(*known, provenance(*known), std::move(the_case), day.on, to).run();
}

}  // namespace nelm::cli
