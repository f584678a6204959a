#include "nelm/cli/cohort_usage.h"
#include "nelm/cli/command.h"
#include "nelm/cli/evidence_usage.h"
#include "nelm/cli/pool_usage.h"

namespace nelm::cli {

namespace {

constexpr Switch common[] = {
    {"--knowledge", "DIR",
     "with options/ in it: the knowledge of DIR instead of that built in; without: a site's own rules, laid over it "
     "(may "
     "be repeated)",
     true},
    {"--quiet", "", "say nothing but the answer and what is wrong"},
};

constexpr Switch board_switches[] = {
    {"--on", "DAY",
     "judge on this day (2017-11-20) by what was known then; else the case's assessment_date, else today"},
    {"--all", "",
     "unfold everything: each criterion with the value used, its origin, its source, place and confidence"},
    {"--json", "", "the assessment as JSON, by the schema of `nelm schema assessment`; of --since that of `changes`"},
    {"--html", "FILE",
     "write the sheet as one HTML file instead, to read on a screen and to print on A4, every reason behind"},
    {"--pdf", "FILE", "write the sheet as a PDF: one A4 page for the board, every reason on numbered pages behind it"},
    {"--as-of", "DAY", "by the sources that were there on this day alone (2017-11-20, or today)"},
    {"--compare", "DAY",
     "print, option by option, what changed from the sources of --as-of to those of this day, and which source changed "
     "it"},
    {"--what-if", "FACT=VALUE",
     "print only what would move if a fact were otherwise, or known; may be given several times", true},
    {"--registry", "FILE",
     "with it patients like this one: a CSV or TSV with a row for each patient, in columns that are facts of `nelm "
     "facts`, and "
     "follow_up_months (from diagnosis), death (0 or 1); entry_months, treatment (an option), treatment_months, id, "
     "origin may be "
     "there. How many are alike, by which facts, and, of ten and more, how long they lived: not adjusted"},
    {"--since", "OLD",
     "print only what moved since an earlier case of the same patient: facts, what stands otherwise, and by which "
     "criterion; OLD is judged on its own assessment_date, or on the same day"},
};

constexpr Example board_examples[] = {
    {"nelm board examples/v05.json", "the sheet of an invented case, on one page"},
    {"nelm board examples/marques-2018.json --all", "a published case, with every reason opened"},
    {"nelm board examples/v05.json --json", "the same assessment for a program"},
    {"nelm board examples/v05.json --html v05.html", "the sheet for the screen and the printer"},
    {"nelm board examples/marques-2018.json --pdf sheet.pdf", "the sheet on paper, one page for the board"},
    {"nelm board - < examples/v05.json", "a case from another program"},
    {"nelm board examples/v05-later.json --since examples/v05.json", "what moved between two sheets of one patient"},
    {"nelm board examples/v05-later.json --since examples/v05.json --json", "the same for a program"},
    {"nelm board examples/v05.json --as-of 2016-12-31", "the sheet by the sources of then"},
    {"nelm board examples/v05.json --as-of 2010-01-01 --compare today",
     "then and now: what changed, and by which source"},
    {"nelm board examples/v05.json --what-if liver_function=normal --what-if cytoreducible_fraction_pct=75",
     "what two findings would move"},
    {"nelm board examples/v05.json --registry examples/tables/registry.csv",
     "with the patients like this one of a simulated registry"},
    {"nelm board examples/v05.json --what-if age_yeers=50", "a fact nelm does not know is refused, the nearest named",
     bad_input},
    {"nelm board examples/v05.json --as-of 1990-01-01", "a day before every source has nothing to judge by", bad_input},
    {"nelm board examples/marques-2018.json --since examples/v05.json", "two patients are not compared", bad_input},
    {"nelm board examples/v05.json --registry examples/tables/bcg.csv", "a table of no patients is refused", bad_input},
    {"nelm board examples/v05.json --knowledge examples/own-rules", "with a site's own rules beside those built in"},
    {"nelm board no-such-case.json", "what cannot be read is said, and nothing is guessed", bad_input},
};

constexpr Example cases_examples[] = {
    {"nelm cases examples/marques-2018.json examples/umino-2024.json", "two published cases, as Markdown"},
    {"nelm cases examples/*.json", "all of them"},
};

constexpr Switch ask_switches[] = {
    {"--on", "DAY", "enter the case as of this day; else the case's assessment_date, else today"},
    {"--out", "FILE", "write to a new FILE and leave CASE as it is"},
};

constexpr Example ask_examples[] = {
    {"printf 'case-018\\npatient\\n' | nelm ask case-018.json", "from nothing: a file that is not there begins empty"},
    {"echo 'ecog = 1' | nelm ask examples/v05.json --out more.json", "go on with a case, in a file of its own"},
};

constexpr Example new_case_examples[] = {
    {"nelm case new case-017.toml", "an empty case to fill in; a file that is there is never overwritten"},
    {"nelm case new -", "the same, printed"},
};

constexpr Example check_examples[] = {
    {"nelm knowledge check", "the knowledge built in"},
    {"nelm knowledge check knowledge", "a folder of it: all problems of all files at once"},
    {"nelm knowledge check examples/own-rules", "a site's own rules, laid over those built in"},
};

constexpr Switch diff_switches[] = {
    {"--on", "DAY", "judge the cases on this day (2017-11-20); else on each one's assessment_date, else today"},
};

constexpr Example diff_examples[] = {
    {"nelm knowledge diff knowledge examples/own-rules", "what a site's own rules add"},
    {"nelm knowledge diff knowledge examples/own-rules examples/v05.json examples/marques-2018.json",
     "and which of two cases stand otherwise by them"},
    {"nelm knowledge diff knowledge no-such-folder", "a folder that cannot be read is said", bad_input},
};

constexpr Switch export_switches[] = {
    {"--cql", "DIR", "write one CQL library for each source into DIR"},
    {"--fhir", "DIR", "write a FHIR R4 Library and PlanDefinition for each source into DIR"},
};

constexpr Example export_examples[] = {
    {"nelm knowledge export --cql cql", "every source as a CQL library, in a new folder"},
    {"nelm knowledge export --fhir fhir", "and as FHIR resources; an earlier export is replaced"},
    {"nelm knowledge export --cql examples", "a folder with other files is left alone", bad_input},
};

constexpr Example compare_examples[] = {
    {"nelm knowledge compare milan-2007 esmo-2020",
     "a smallest patient on whom they part, on the first option they do"},
    {"nelm knowledge compare milan-2007 esmo-2020 lt | nelm board -", "the same on transplantation, as a sheet"},
    {"nelm knowledge compare milan-2006 esmo-2020", "a source that is not there is said, with the nearest name",
     bad_input},
};

constexpr Example list_examples[] = {
    {"nelm knowledge list", "every source, option, scheme, gate, conflict and prognostic factor, a line each"}};

constexpr Example show_examples[] = {
    {"nelm knowledge show milan-net", "a source with its rules and criteria"},
    {"nelm knowledge show M7-5", "one criterion, with its place"},
    {"nelm knowledge show C-01", "a conflict between the sources, with every side"},
};

constexpr Example coverage_examples[] = {
    {"nelm knowledge coverage", "the review, statement by statement: docs/coverage.md"}};

constexpr Example facts_examples[] = {
    {"nelm facts", "everything nelm can know of a patient"},
    {"nelm facts ki67_pct", "one fact: unit, values, what follows from it"},
};

constexpr Example schema_examples[] = {
    {"nelm schema case", "the JSON Schema (2020-12) of a case"},
    {"nelm schema assessment", "the schema of what `nelm board --json` writes"},
    {"nelm schema changes", "and of what it writes with --since"},
    {"nelm schema evidence", "and of what `nelm evidence list`, `show` and `discrepancies` write with --json"},
    {"nelm schema pool", "and of what `nelm evidence pool` writes of published results"},
    {"nelm schema cohort", "and of what `nelm cohort` writes with --json"},
};

constexpr Switch help_switches[] = {
    {"--examples", "", "every example, with the exit status it must have, for the tests"}};

constexpr Example help_examples[] = {{"nelm help", "the commands"}, {"nelm help board", "one of them"}};

constexpr Example completion_examples[] = {{"nelm completion bash", "also zsh and fish"}};

constexpr Example manual_examples[] = {{"nelm man", "the manual page, for man -l -"}};

constexpr Command table[] = {
    {"board", "CASE", "the tumour board's sheet of a case",
     "Reads a case in JSON or TOML (a path, or - for standard input) and prints what every source says of every "
     "option: "
     "each criterion met, unmet or unknown, where the sources part, and what to find out first. It informs qualified "
     "professionals; it does not decide.",
     board_switches, board_examples, board},
    {"cases",
     "CASE...",
     "several cases side by side, as Markdown",
     "For each case, on its own day: what was done, which sources support what was chosen and which speak against it, "
     "what "
     "the case leaves out, and how many standings that leaves open. Nothing is counted for or against a team.",
     {},
     cases_examples,
     cases},
    {"ask", "[CASE]", "asks for a case in the terminal, the most decisive missing fact first",
     "Asks for what is missing in CASE (JSON; begun if it is not there; case.json if none is named), says what hangs "
     "on each "
     "answer, takes answers as vague as reports are and Enter for what is not known, and ends when no answer could "
     "move a "
     "standing. What was answered is in the file at once, so nothing is lost on Ctrl-C.",
     ask_switches, ask_examples, ask},
    {"case new",
     "FILE",
     "an empty case to fill in, with a comment for every fact",
     "Writes a TOML file from the table of facts (- prints it). A file that is there is left alone.",
     {},
     new_case_examples,
     new_case},
    {"knowledge check",
     "[DIR]",
     "whether knowledge can be read, and every problem in it",
     "Checks all files before any is used: conditions, facts, units, sources. Then what makes no sense as a whole: "
     "criteria "
     "no case could meet, rules that never come to bear, options, schemes and citations nothing refers to. Exit status "
     "1 if "
     "anything is found.",
     {},
     check_examples,
     check_knowledge},
    {"knowledge compare",
     "A B [OPTION]",
     "a smallest patient on whom two sources part, as a case",
     "Prints a case (JSON) for which one source favours the option and the other is decided against it, and of which "
     "no "
     "fact can be left out; without OPTION on the first option, in the clinical order, on which they part. The case's "
     "question says which source says what. The one is decided against by as few facts as can be, over every limit the "
     "two "
     "name and one value in each gap between. At most 20000 patients are tried each way, and 20000 more where there "
     "are "
     "too many to find the smallest; exit status 1 if none was found, and whether all were tried. That one source "
     "replaces the other is not looked at.",
     {},
     compare_examples,
     compare_sources},
    {"knowledge diff", "OLD_DIR NEW_DIR [CASES...]", "which rules changed, and which cases stand otherwise by them",
     "Field by field, what was added, removed and changed in the rules; then of each case given which option and "
     "source stand "
     "otherwise, and by which criterion. A DIR with options/ stands alone; one without is laid over the knowledge "
     "built in. "
     "Exit status 0 whether anything differs or not.",
     diff_switches, diff_examples, diff_knowledge},
    {"knowledge export", "", "the sources as CQL libraries and as FHIR resources",
     "One CQL library for each source: its facts as parameters, every criterion with its verdict, every rule and "
     "option "
     "with the worst and the best end of its standing, for cases in which each fact has one value or is missing. As "
     "FHIR "
     "a Library that carries it and a PlanDefinition that uses it. A folder is written whole or not at all.",
     export_switches, export_examples, export_knowledge},
    {"knowledge list",
     "",
     "the sources, options, schemes, gates, conflicts and prognostic factors",
     "",
     {},
     list_examples,
     list_knowledge},
    {"knowledge show",
     "ID",
     "one of them, or one rule or criterion, with its place and confidence",
     "",
     {},
     show_examples,
     show_knowledge},
    {"knowledge coverage",
     "",
     "each statement of the review, and where it lives",
     "Prints, in Markdown, which lines of knowledge and which of the evidence base carry each statement, and which "
     "live "
     "in the product itself.",
     {},
     coverage_examples,
     coverage_of_the_review},
    {"evidence list", "", "published results, on an option, of an endpoint or of a study",
     "Each result stands as the review claims it and as the paper itself has it, where that could be read: of whom, "
     "how "
     "many, from when, with bounds that are called what they are, and with the discrepancies it stands in. Nothing is "
     "pooled.",
     evidence_list_switches, evidence_list_examples, list_evidence},
    {"evidence show", "ID", "a study, a result or a discrepancy, with everything known of it", "",
     evidence_show_switches, evidence_show_examples, show_evidence},
    {"evidence discrepancies", "", "where the review and a paper differ, worst first, both sides beside each other",
     "Severity A changes a conclusion or a number that would be pooled, B a label or a denominator, C is cosmetic.",
     discrepancies_switches, discrepancies_examples, list_discrepancies},
    {"evidence export", "", "studies and results as FHIR R5 resources",
     "Citation, Evidence and EvidenceVariable. What the review claims and what a paper has are two resources, each "
     "says "
     "which it is; a range is never written as a confidence interval, and how certain a result is nobody has judged. A "
     "folder is written whole or not at all.",
     evidence_export_switches, evidence_export_examples, export_evidence},
    {"evidence pool", "", "published results pooled where they may be, or a table of your own (--data)",
     "Of published results one row of each study, the paper's own before the review's account of it. A pool is refused "
     "(shared patients, endpoint, time zero, horizon, treatment, comparator, population, unit, denominator, no error) "
     "with each reason and what would make it possible; what is made has its prediction interval before its summary, "
     "and beside it what is to be said of it. A table (CSV, or - for standard input) has a column study and those of "
     "one kind of effect: estimate with variance or se; events, n; events_1, n_1, events_2, n_2; mean_1, sd_1, n_1, "
     "mean_2, sd_2, n_2; hr with low and high, or with p; events, time. Whether its rows may be pooled is not judged.",
     pool_switches, pool_examples, pool_evidence},
    {"evidence reconstruct", "POINTS", "individual patients from a published Kaplan-Meier curve",
     "Reads points clicked on a curve (CSV: time, survival) and makes times of event and of censoring that draw it "
     "again, by Guyot's method (BMC Med Res Methodol 2012;12:9). Says how far the curve, the numbers at risk and the "
     "events are off. A curve that rises, crosses the numbers at risk or has more events than patients is refused.",
     reconstruct_switches, reconstruct_examples, reconstruct_curve},
    {"evidence models", "[CASE]", "prognostic models: what is published of each, or what it says of a case",
     "Of class A a model gives survival at a horizon, of R a hazard or score against a reference alone, of C the "
     "classes "
     "still possible with what became of each, of X nothing but what is missing. What is not known of a case gives a "
     "range. A centre adds models in models/ of its own folder (--knowledge DIR).",
     models_switches, models_examples, prognostic_models},
    {"cohort describe", "FILE", "your own patients: who they are, by group",
     "Medians, means and counts with what is missing, how far two groups lie apart in standard deviations, and with "
     "--surv how long patients were followed, by reverse Kaplan-Meier. FILE is a table (CSV, TSV); what each column "
     "was taken for is said.",
     cohort_describe_switches, cohort_describe_examples, cohort_describe},
    {"cohort km", "FILE", "survival of your own patients: Kaplan-Meier curves by group",
     "The median with its interval and survival at named times, with the numbers at risk, stand first; rows that lack "
     "something are left out and counted by column. --json and --csv have every step, quantile and named time; in CSV "
     "the column 'what' says which.",
     cohort_km_switches, cohort_km_examples, cohort_km},
    {"cohort logrank", "FILE", "whether groups of your own patients have the event at one rate",
     "Events of each group beside those expected if all had one rate, with its median; the test below. Log-rank, or "
     "with weights; within strata.",
     cohort_logrank_switches, cohort_logrank_examples, cohort_logrank},
    {"cohort rmst", "FILE", "the mean time without the event within a limit, by group",
     "Needs no proportional hazards. Of two groups the difference and the ratio.", cohort_rmst_switches,
     cohort_rmst_examples, cohort_rmst},
    {"cohort cox", "FILE", "hazard ratios of your own patients, by Cox's model",
     "As R's coxph. Hazard ratios with their intervals stand first. What happened is said: convergence, separation, "
     "columns that follow from others, events for each coefficient, ties. Rows with an entry may change their columns "
     "over time.",
     cohort_cox_switches, cohort_cox_examples, cohort_cox},
    {"cohort zph", "FILE", "whether the hazards of a Cox model of your own patients are proportional",
     "The score test of coefficients that change over time, as R's cox.zph: each term, and all together.",
     cohort_zph_switches, cohort_zph_examples, cohort_zph},
    {"cohort concordance", "FILE", "how well a marker or a Cox model puts your own patients in order",
     "Of two patients, how often the one at higher risk has the event first: Harrell's c, or Uno's, with its standard "
     "error.",
     cohort_concordance_switches, cohort_concordance_examples, cohort_concordance},
    {"cohort simulate", "", "a registry simulated, with its truth beside it: no patient of it ever lived",
     "Writes registry.csv (a row for each patient), intervals.csv (a row for each interval, the treatment as it was in "
     "it) "
     "and truth.toml (the true baselines and coefficients of death and of progression, and how each is made). Marginal "
     "numbers follow published ones, each named in "
     "knowledge/registry/simulated.toml; effects, choice of treatment, waits, referral, loss and what is missing are "
     "assumed there, and so are known. A folder is written whole or not at all.",
     simulate_switches, simulate_examples, simulate_cohort},
    {"facts", "[ID]", "the facts nelm can know of a patient", "", {}, facts_examples, facts},
    {"schema",
     "NAME",
     "a published JSON Schema: case, assessment, changes, evidence, pool or cohort",
     "",
     {},
     schema_examples,
     schema},
    {"help", "[COMMAND...]", "this help, or that of a command", "", help_switches, help_examples, help},
    {"completion", "SHELL", "the completions for bash, zsh or fish", "", {}, completion_examples, completion},
    {"man", "", "the manual page", "", {}, manual_examples, manual},
};

}  // namespace

std::span<const Command> commands() { return table; }

std::span<const Switch> common_switches() { return common; }

}  // namespace nelm::cli
