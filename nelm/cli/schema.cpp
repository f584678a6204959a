// nelm schema: the published JSON Schemas.
#include "nelm/cli/door.h"
#include "nelm/exchange/case_schema.h"
#include "nelm/sheet/changes_page.h"
#include "nelm/sheet/cohort_schema.h"
#include "nelm/sheet/evidence.h"
#include "nelm/sheet/json.h"
#include "nelm/sheet/pool_page.h"

namespace nelm::cli {

int schema(const Request& request) {
  const std::string& name = request.operands.at(0);
  if (name == "case") return answer(exchange::case_schema());
  if (name == "assessment") return answer(sheet::json_schema());
  if (name == "changes") return answer(sheet::changes_json_schema());
  if (name == "evidence") return answer(sheet::evidence_json_schema());
  if (name == "pool") return answer(sheet::pool_json_schema());
  if (name == "cohort") return answer(sheet::cohort_json_schema());
  return misuse("the schemas are case, assessment, changes, evidence, pool and cohort");
}

}  // namespace nelm::cli
