// What the readers of the single files of the literature share.
#pragma once

#include <string>
#include <vector>

#include "nelm/exchange/in_the_scheme_of.h"
#include "nelm/exchange/knowledge_reading.h"
#include "nelm/literature/literature.h"

namespace nelm::exchange {

/// Where a result names a study, or another result of its own; looked at once all studies have been read.
struct NamedLater {
  std::string id, file, field;
  int         line = 0, column = 0;
  bool        result = false;  // it names a result
};

/// What has been read so far: all of the board's knowledge, then studies, discrepancies, overlaps, warnings and models.
struct LiteratureReading {
  Reading                 reading;
  bool                    knowledge_sound = true;  // else what rests on schemes and statements is not told
  literature::Literature  literature;
  std::vector<NamedLater> named_later;
};

// One file of each folder.
literature::Study           read_study(Fields&, LiteratureReading&);
literature::Discrepancy     read_discrepancy(Fields&, LiteratureReading&);
literature::Overlap         read_overlap(Fields&, LiteratureReading&);
literature::Warning         read_warning(Fields&, LiteratureReading&);
literature::PrognosticModel read_model(Fields&, LiteratureReading&);

/// One [[result]] of a study: whatever it does not say of itself is the study's.
literature::StudyResult read_study_result(Fields&, const literature::Study&, InTheSchemeOf&, LiteratureReading&);

/// Tells what is sound key by key and makes no sense together: bounds in the wrong order or of the wrong kind, a value its
/// unit does not allow, counts that give another percentage, more patients than the study has.
void check_study_result(Fields&, const literature::StudyResult&, const literature::Study&);

/// Problems of results that name a study, or a result, that is not there.
Problems check_named_later(const LiteratureReading&);

/// The ids under a key, each of a study that was read.
std::vector<std::string> read_study_ids(Fields&, std::string_view key, Need, const LiteratureReading&);

/// "a study read here, did you mean mayo-2011?"
std::string a_study_read_here(std::string_view id, const LiteratureReading&);
std::string a_result_read_here(std::string_view id, const LiteratureReading&);

}  // namespace nelm::exchange
