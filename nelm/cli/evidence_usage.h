// The switches and examples of `nelm evidence ...` but for pooling, which has its own.
#pragma once

#include "nelm/cli/command.h"

namespace nelm::cli {

constexpr Switch evidence_list_switches[] = {
    {"--option", "OPTION", "only results on this option (lt), with what is to be said of every number on it"},
    {"--endpoint", "ENDPOINT", "only results of this endpoint (os, pfs, recurrence, ...)"},
    {"--study", "STUDY", "only results of this study, and what the review ascribes to it among others"},
    {"--json", "", "as JSON, by the schema of `nelm schema evidence`"},
    {"--csv", "", "as CSV, a row for each result"},
};

constexpr Example evidence_list_examples[] = {
    {"nelm evidence list", "every published result, as the review claims it and as the paper has it"},
    {"nelm evidence list --option lt --endpoint os", "survival after transplantation"},
    {"nelm evidence list --study mayo-2011 --json", "one study, for a program"},
    {"nelm evidence list --endpoint local_recurrence --csv", "a table for another program"},
    {"nelm evidence list --endpoint local_recurence", "an endpoint nelm does not know is refused, the nearest named",
     bad_usage},
};

constexpr Example evidence_show_examples[] = {
    {"nelm evidence show mayo-2011", "a study: where it and the review differ, whose patients it shares, every result"},
    {"nelm evidence show mayo-2011.2", "one result, with what the other side has of the same"},
    {"nelm evidence show D-01", "one discrepancy, with both sides"},
    {"nelm evidence show mayo-2011 --json", "the study for a program"},
    {"nelm evidence show mayo-2012", "what is not there is said, with the nearest name", bad_input},
};

constexpr Switch evidence_show_switches[] = {{"--json", "", "as JSON, by the schema of `nelm schema evidence`"}};

constexpr Switch discrepancies_switches[] = {
    {"--option", "OPTION", "only of results on this option (lt)"},
    {"--endpoint", "ENDPOINT", "only of results of this endpoint (os, pfs, recurrence, ...)"},
    {"--study", "STUDY", "only of this study"},
    {"--severity", "SEVERITY", "only A, B or C"},
    {"--json", "", "as JSON, by the schema of `nelm schema evidence`"},
    {"--csv", "", "as CSV, a row for each"},
};

constexpr Example discrepancies_examples[] = {
    {"nelm evidence discrepancies", "where the review and the papers differ, worst first"},
    {"nelm evidence discrepancies --csv", "the same as a table"},
    {"nelm evidence discrepancies --option lt --severity A", "only those that change a conclusion on transplantation"},
};

constexpr Switch evidence_export_switches[] = {
    {"--fhir", "DIR",
     "write a FHIR R5 Citation for each study, an Evidence for each result and the EvidenceVariables "
     "they name into this folder"}};

constexpr Example evidence_export_examples[] = {
    {"nelm evidence export --fhir evidence", "every study and result, in a new folder; an earlier export is replaced"},
    {"nelm evidence export --fhir examples", "a folder with other files is left alone", bad_input},
};

constexpr Switch reconstruct_switches[] = {
    {"--at-risk", "FILE", "the numbers at risk below the curve, as CSV (time, at_risk); that at time 0 at least"},
    {"--events", "N", "the number of events published; without it, it follows from the curve"},
    {"--out", "FILE", "write the patients as CSV (time, event); - prints them instead"},
};

constexpr Example reconstruct_examples[] = {
    {"nelm evidence reconstruct examples/curves/lung-test-data-points.csv --at-risk "
     "examples/curves/lung-test-data-at-risk.csv --events 101 --out patients.csv",
     "a test data set: the patients behind a curve, and how far they are off"},
    {"nelm evidence reconstruct examples/curves/lung-test-data-at-risk.csv --at-risk "
     "examples/curves/lung-test-data-at-risk.csv",
     "a table that is no curve is refused at its cells", bad_input},
};

constexpr Switch models_switches[] = {
    {"--on", "DAY", "judge the case on this day (2017-11-20); else on its assessment_date, else today"},
};

constexpr Example models_examples[] = {
    {"nelm evidence models", "the published prognostic models, and what of each is missing"},
    {"nelm evidence models examples/v05.json", "what each of them can say of a case"},
};

}  // namespace nelm::cli
