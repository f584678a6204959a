// What a sheet costs: the same case as text, HTML and PDF, in milliseconds and bytes; and a run over every example, from its
// bytes to all three.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/built_in.h"
#include "nelm/board/assess.h"
#include "nelm/board/what_would_change.h"
#include "nelm/board/worth_asking.h"
#include "nelm/exchange/read_case.h"
#include "nelm/print/pdf.h"
#include "nelm/sheet/html.h"
#include "nelm/sheet/make_page.h"
#include "nelm/sheet/text.h"

namespace {

using namespace nelm;
using namespace nelm::bench;
namespace fs = std::filesystem;

sheet::Page page_of(const std::string& name, const std::string& bytes) {
  const auto the_case   = patient::known_by(exchange::read_case({name, bytes}, the_day).value(), the_day);
  const auto assessment = board::assess(the_case, knowledge(), the_day);
  const auto worth      = board::worth_asking(the_case, knowledge(), assessment);
  const auto changes    = board::what_would_change(the_case, knowledge(), assessment);
  return sheet::page({the_case, knowledge(), assessment, worth, "nelm, timed", "--on", changes, &published()});
}

const sheet::Page& v05() {
  static const auto page = page_of("v05.json", bytes_of(NELM_SOURCE_DIR "/examples/v05.json"));
  return page;
}

std::string as_text(const sheet::Page& page) { return sheet::text(page, {}); }
std::string as_html(const sheet::Page& page) { return sheet::html(page); }
std::string as_pdf(const sheet::Page& page) { return print::pdf(page, the_day).value(); }

/// One page, laid out again and again; the font cache is warm after the first.
template <std::string (*renders)(const sheet::Page&)>
void a_sheet(benchmark::State& state) {
  std::size_t bytes = renders(v05()).size();
  for (auto _ : state) benchmark::DoNotOptimize(renders(v05()).data());
  state.counters["bytes"] = static_cast<double>(bytes);
}

/// Reading, judging, finding out what to ask and what would change the answer, without a renderer.
void to_a_page(benchmark::State& state) {
  const auto bytes = bytes_of(NELM_SOURCE_DIR "/examples/v05.json");
  for (auto _ : state) benchmark::DoNotOptimize(page_of("v05.json", bytes).sections.data());
}

void every_example(benchmark::State& state) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(NELM_SOURCE_DIR "/examples"))
    if (entry.is_regular_file()) files.push_back(entry.path());
  std::ranges::sort(files);
  std::size_t bytes = 0;
  for (auto _ : state) {
    bytes = 0;
    for (const auto& file : files) {
      const auto page = page_of(file.filename().string(), bytes_of(file));
      bytes += as_text(page).size() + as_html(page).size() + as_pdf(page).size();
    }
  }
  state.counters["examples"] = static_cast<double>(files.size());
  state.counters["bytes"]    = static_cast<double>(bytes);
}

BENCHMARK(to_a_page)->Unit(benchmark::kMillisecond);
BENCHMARK(a_sheet<as_text>)->Unit(benchmark::kMillisecond)->Name("as_text");
BENCHMARK(a_sheet<as_html>)->Unit(benchmark::kMillisecond)->Name("as_html");
BENCHMARK(a_sheet<as_pdf>)->Unit(benchmark::kMillisecond)->Name("as_pdf");
BENCHMARK(every_example)->Unit(benchmark::kMillisecond);

}  // namespace
