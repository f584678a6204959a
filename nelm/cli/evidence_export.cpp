// nelm evidence export: what has been published, in the standard other programs read.
#include "nelm/cli/door.h"
#include "nelm/cli/exported_folder.h"
#include "nelm/export/fhir_evidence.h"

namespace nelm::cli {

int export_evidence(const Request& request) {
  if (!request.has("--fhir")) return misuse("evidence export wants --fhir DIR");
  const auto all = knowledge_and_literature(request);
  if (!all) return tell(all.error());
  const auto   by = provenance(all->knowledge);
  const Folder folder =
      exported_folder(request.value("--fhir"),
                      exported::fhir_evidence_files(all->literature, {.version = all->knowledge.version, .by = by}));
  const auto written = write_folders({&folder, 1});
  return written ? done : tell(written.error());
}

}  // namespace nelm::cli
