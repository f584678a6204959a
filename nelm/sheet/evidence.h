// What has been published, as text of at most 100 columns, as JSON and as CSV. Claim and original always stand beside each
// other. Same in, same out.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "nelm/literature/select.h"

namespace nelm::sheet {

/// The results asked for, study by study; where an option was asked for, what is to be said with every number on it first.
std::string evidence_list(const literature::Literature&, const literature::Selection&);

/// Everything known of a study: its discrepancies with both sides, its overlaps, every result.
std::string study_shown(const literature::Literature&, const literature::Study&);

/// Everything known of one result, with what the other side has of the same.
std::string result_shown(const literature::Literature&, const literature::Study&, const literature::StudyResult&);

/// One discrepancy, both sides beside each other.
std::string discrepancy_shown(const literature::Literature&, const literature::Discrepancy&);

/// Every discrepancy asked for, worst first, both sides beside each other.
std::string discrepancies_listed(const literature::Literature&, const literature::Selection& = {});

/// The same for other programs, by evidence_json_schema(): the results asked for with their studies, and the discrepancies,
/// overlaps and warnings that concern them; or all discrepancies with the results they name.
std::string evidence_json(const literature::Literature&, const literature::Selection&, std::string_view provenance);
std::string discrepancies_json(const literature::Literature&, std::string_view provenance,
                               const literature::Selection& = {});
/// One study, one result or one discrepancy with the results it names, by its id; empty if there is none.
std::string shown_json(const literature::Literature&, std::string_view id, std::string_view provenance);

/// The JSON Schema (2020-12) of all three.
std::string evidence_json_schema();

/// A row for each result, or for each discrepancy, under a row of names; RFC 4180. A number that is not stated is empty.
std::string evidence_csv(const literature::Literature&, const literature::Selection&);
std::string discrepancies_csv(const literature::Literature&, const literature::Selection& = {});

}  // namespace nelm::sheet
