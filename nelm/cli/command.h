// A command of the program. One table of them makes the dispatch, the help, the manual and the completions, and the tests
// run every example in it.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nelm::cli {

/// What the shell gets back.
enum Exit : int { done = 0, bad_input = 1, bad_usage = 2, internal_error = 3 };

inline constexpr std::string_view exit_statuses =
    "0 done, 1 bad input (a file, or a name that is nowhere), 2 bad usage (a word or number no switch takes),\n"
    "3 something is wrong with nelm itself.\n";

/// A switch (`--all`) or an option with a value (`--on DAY`).
struct Switch {
  std::string_view name;   // "--on"
  std::string_view value;  // "DAY"; empty: a switch
  std::string_view says;
  bool             repeats = false;  // may be given several times
};

/// One line of shell that stands in the help, and what it must exit with.
struct Example {
  std::string_view line;
  std::string_view says;
  Exit             exits = done;
};

/// The words a user gave, sorted out.
struct Request {
  std::vector<std::string>                        operands;
  std::map<std::string, std::vector<std::string>> switches;  // by name, in the order given; without a value: none

  bool        has(std::string_view name) const { return switches.contains(std::string(name)); }
  std::string value(std::string_view name) const {
    const auto all = values(name);
    return all.empty() ? std::string{} : all.back();
  }
  std::vector<std::string> values(std::string_view name) const {
    const auto found = switches.find(std::string(name));
    return found == switches.end() ? std::vector<std::string>{} : found->second;
  }
};

struct Command {
  std::string_view         name;     // "board", "knowledge check"
  std::string_view         operand;  // "CASE", "CASE...", "[ID]", or none
  std::string_view         says;     // one line
  std::string_view         more;     // what the manual says besides
  std::span<const Switch>  switches;
  std::span<const Example> examples;
  int (*run)(const Request&);
};

/// All commands, in the order of the help.
std::span<const Command> commands();

/// Switches every command takes.
std::span<const Switch> common_switches();

int board(const Request&);
int cases(const Request&);
int ask(const Request&);
int new_case(const Request&);
int check_knowledge(const Request&);
int compare_sources(const Request&);
int diff_knowledge(const Request&);
int export_knowledge(const Request&);
int list_knowledge(const Request&);
int show_knowledge(const Request&);
int coverage_of_the_review(const Request&);
int list_evidence(const Request&);
int show_evidence(const Request&);
int list_discrepancies(const Request&);
int pool_evidence(const Request&);
int export_evidence(const Request&);
int reconstruct_curve(const Request&);
int prognostic_models(const Request&);
int cohort_describe(const Request&);
int cohort_km(const Request&);
int cohort_logrank(const Request&);
int cohort_rmst(const Request&);
int cohort_cox(const Request&);
int cohort_zph(const Request&);
int cohort_concordance(const Request&);
int simulate_cohort(const Request&);
int facts(const Request&);
int schema(const Request&);
int help(const Request&);
int completion(const Request&);
int manual(const Request&);

}  // namespace nelm::cli
