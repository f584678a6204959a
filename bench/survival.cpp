// What survival analysis costs, data in memory. tools/bench_survival runs it beside R on the same patients, asking for one
// task at a time, so that neither has a quieter machine than the other.
//
//   bench_survival make ROWS COLUMNS FILE     writes patients with so many covariates, and FILE.moments
//   bench_survival FILE ASKED ANSWERED        reads them; then for each line `task threads` of the pipe ASKED writes one to
//                                             ANSWERED: wall and CPU seconds, peak memory in bytes beside that of the data
//                                             (counted as doubles), those bytes, seconds of the least there is to do, numbers
#include <fmt/format.h>
#include <malloc.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

#include "survival_cohort.h"
#include "survival_tasks.h"

namespace {

using namespace nelm::bench;

double wall() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }
double cpu() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

/// A line of /proc/self/status, in bytes.
double memory(std::string_view field) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with(field)) return 1024 * std::strtod(line.c_str() + field.size() + 1, nullptr);
  return 0;
}

/// Memory of earlier tasks given back, and the peak begun anew.
double forget_the_peak() {
  malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << "5";
  return memory("VmRSS");
}

std::string answer(const Cohort& cohort, const Task& task, int threads) {
  task.floor(cohort, threads);  // what it needs is there
  const double    begun      = wall();
  volatile double least_done = task.floor(cohort, threads);
  const double    least      = wall() - begun;
  (void)least_done;

  const double before = forget_the_peak(), wall_before = wall(), cpu_before = cpu();
  const auto   found     = task.run(cohort, threads);
  const double wall_took = wall() - wall_before, cpu_took = cpu() - cpu_before, more = memory("VmHWM") - before;
  const double data = 8. * static_cast<double>(cohort.rows * cohort.table.columns.size());
  std::string  line = fmt::format("{:.6f} {:.6f} {:.0f} {:.0f} {:.7f}", wall_took, cpu_took, more, data, least);
  for (const double x : found) line += fmt::format(" {:.17g}", x);
  return line;
}

void serve(const Cohort& cohort, const char* asked, const char* answered) {
  std::ifstream in(asked);
  std::ofstream out(answered);
  std::string   name;
  for (int threads = 0; in >> name >> threads;) {
    const auto task = std::ranges::find_if(tasks(), [&](const Task& t) { return t.name == name; });
    out << (task == tasks().end() ? "unknown" : answer(cohort, *task, threads)) << std::endl;
  }
}

}  // namespace

int main(int count, char** words) {
  if (count == 5 && std::string_view(words[1]) == "make")
    write_cohort(std::strtoul(words[2], nullptr, 10), std::strtoul(words[3], nullptr, 10), words[4]);
  else if (count == 4)
    serve(Cohort(words[1]), words[2], words[3]);
  else
    return std::cerr << "bench_survival make ROWS COLUMNS FILE | FILE ASKED ANSWERED\n", 2;
  return 0;
}
