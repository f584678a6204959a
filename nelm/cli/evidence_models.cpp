#include "nelm/cli/command.h"
namespace nelm::cli {
int prognostic_models(const Request&) { return 0; }
}  // namespace nelm::cli
