// nelm knowledge export: what the sources say, in the standards other programs read.
#include <filesystem>

#include "nelm/cli/door.h"
#include "nelm/cli/exported_folder.h"
#include "nelm/export/fhir_resources.h"

namespace nelm::cli {

namespace {

bool one_folder(const std::string& a, const std::string& b) {
  namespace fs = std::filesystem;
  std::error_code none;
  const auto      whole = [&](const std::string& path) { return fs::weakly_canonical(fs::absolute(path + "/"), none); };
  return whole(a) == whole(b);
}

}  // namespace

int export_knowledge(const Request& request) {
  const bool cql = request.has("--cql"), fhir = request.has("--fhir");
  if (!cql && !fhir) return misuse("knowledge export wants --cql DIR or --fhir DIR, or both");
  if (cql && fhir && one_folder(request.value("--cql"), request.value("--fhir")))
    return misuse("knowledge export wants two folders for --cql and --fhir");

  const auto known = knowledge(request);
  if (!known) return tell(known.error());
  std::vector<Folder> folders;
  if (cql) folders.push_back(exported_folder(request.value("--cql"), exported::cql_files(*known, provenance(*known))));
  if (fhir)
    folders.push_back(exported_folder(request.value("--fhir"), exported::fhir_files(*known, provenance(*known))));
  const auto written = write_folders(folders);
  return written ? done : tell(written.error());
}

}  // namespace nelm::cli
