// The main of every test program: how often a law is tried, and no test left out unseen.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdlib>
#include <iostream>
#include <string>

#include "tests/shared_folder.h"

namespace {

constexpr int skipped_code = 77;  // what ctest reports as skipped

int  left_out = 0;
bool ran_none = false;

/// A test somebody decorated with skip() would vanish without a trace; here it is named, and fails the program.
struct NothingLeftOut : doctest::IReporter {
  explicit NothingLeftOut(const doctest::ContextOptions&) {}
  void test_case_skipped(const doctest::TestCaseData& test) override {
    if (!test.m_skip) return;  // only filtered out, on somebody's command line
    std::cerr << "left out: " << test.m_name << '\n';
    ++left_out;
  }
  void report_query(const doctest::QueryData&) override {}
  void test_run_start() override {}
  void test_run_end(const doctest::TestRunStats& run) override { ran_none = run.numTestCasesPassingFilters == 0; }
  void test_case_start(const doctest::TestCaseData&) override {}
  void test_case_reenter(const doctest::TestCaseData&) override {}
  void test_case_end(const doctest::CurrentTestCaseStats&) override {}
  void test_case_exception(const doctest::TestCaseException&) override {}
  void subcase_start(const doctest::SubcaseSignature&) override {}
  void subcase_end() override {}
  void log_assert(const doctest::AssertData&) override {}
  void log_message(const doctest::MessageData&) override {}
};
DOCTEST_REGISTER_LISTENER("nothing left out", 1, NothingLeftOut);

/// NELM_LAW_CASES=10000 tries every law that often; rapidcheck asks RC_PARAMS, and 100 is its own default.
void set_law_cases() {
  const char* cases = std::getenv("NELM_LAW_CASES");
  if (cases != nullptr) setenv("RC_PARAMS", ("max_success=" + std::string(cases)).c_str(), 0);
}

}  // namespace

int main(int count, char** words) {
  set_law_cases();
  const int failed = doctest::Context(count, words).run();
  for (const auto& test : nelm::tests::skipped_without_shared)
    std::cout << "skipped, ../shared is not here: " << test << '\n';
  if (ran_none) std::cerr << "no test ran: none is called so, or stands in such a file\n";
  if (failed != 0 || left_out != 0 || ran_none) return 1;
  return nelm::tests::skipped_without_shared.empty() ? 0 : skipped_code;
}
