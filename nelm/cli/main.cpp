// The door for people at a terminal: finds the command, sorts out its words, runs it.
#include <cstdio>
#include <exception>

#include "nelm/cli/command_line.h"

int main(int count, char** words) {
  try {
    return nelm::cli::run({words + 1, words + count});
  } catch (const std::exception& wrong) {
    std::fprintf(stderr, "nelm: something is wrong with nelm itself: %s\n", wrong.what());
    return nelm::cli::internal_error;
  }
}
