// What must be so of any input: if it is not, the target stops where a fuzzer sees it.
#pragma once

#include <cstdlib>
#include <iostream>
#include <string>

inline void must(bool is_so, const char* what, const std::string& shown = {}) {
  if (is_so) return;
  std::cerr << what << "\n" << shown << "\n";
  std::abort();
}
