// From the words of a command line to one command, with its operands and switches sorted out.
#pragma once

#include <string>
#include <vector>

#include "nelm/cli/command.h"

namespace nelm::cli {

/// Runs the command the words name. Returns its exit status; bad_usage if they name none.
int run(std::vector<std::string> words);

}  // namespace nelm::cli
