// No source is read on a sheet before the gate it stands behind, whoever the patient is.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/hostile_cases.h"
#include "tests/page_lines.h"

using namespace nelm;
using namespace nelm::tests;
using sheet::Line;
using sheet::Sign;

TEST_CASE("every closed gate has its line, and every option behind it is marked before its sources are read") {
  int closed = 0;
  for (const auto& c : every_case()) {
    const auto page  = c->page();
    const auto gates = lines_under(page, "BEFORE ANY PROCEDURE");
    const auto text  = c->text();
    for (const auto& j : c->assessment.gates) {
      if (j.state != board::GateState::closed) continue;
      INFO(c->name, ": ", j.gate->name);
      CHECK(std::ranges::count_if(gates, [&](const Line* l) {
              return l->sign == Sign::gate && l->words.starts_with(j.gate->says) && l->fold == sheet::Fold::never;
            }) == 1);
      CHECK(text.find("\n! " + j.gate->says.substr(0, 30)) != std::string::npos);
      if (j.gate->kind == board::GateKind::hazard) continue;
      ++closed;
      for (const auto& o : built_in_knowledge().options) {
        if ((j.gate->options & board::bit(o.id)) == 0) continue;
        for (const auto* title : {"WHERE THE SOURCES PART", "WHERE THEY AGREE"})
          for (const Line* l : lines_under(page, title)) {
            std::vector<std::string> names;
            add_names(l->label, names);
            if (std::ranges::find(names, o.name) == names.end()) continue;
            INFO(o.name);
            CHECK(l->sign == Sign::gate);
            CHECK(l->faint);
            CHECK(l->words.starts_with("behind a gate ("));
            CHECK(l->words.substr(0, l->words.find(')')).find(j.gate->name) != std::string::npos);
          }
      }
    }
  }
  CHECK(closed >= 7);
}

namespace {

bool grey_throughout(const Line& l) { return l.faint && std::ranges::all_of(l.opens, grey_throughout); }

}  // namespace

TEST_CASE("all that is read behind a closed gate is grey: the sources' own sentences, the lists' table, the remarks") {
  const auto c      = written_here(all_gates_closed);
  const auto page   = c->page();
  int        opened = 0, tables = 0;
  for (const auto& s : page.sections) {
    if (!s.title.starts_with("WHERE ")) continue;
    bool behind = false;
    for (const auto& b : s.blocks) {
      const auto* line = std::get_if<Line>(&b);
      if (line != nullptr && !line->label.empty()) behind = line->words.starts_with("behind a gate (");
      INFO((line == nullptr ? std::string{} : line->label + line->words));
      if (behind && line != nullptr) {
        CHECK(grey_throughout(*line));
        opened += static_cast<int>(line->opens.size());
      }
      if (const auto* table = std::get_if<sheet::Table>(&b)) {
        CHECK(table->faint == behind);
        ++tables;
      }
    }
  }
  CHECK(opened > 20);
  CHECK(tables == 1);
}

TEST_CASE("an option of which it is not known whether it arises is marked too where a gate is closed before it") {
  const auto c      = written_here(R"(
liver_function = "failure"
patient_declines = ["lt"]
)");
  const auto page   = c->page();
  const auto marked = [&](std::string_view words) {
    return std::ranges::count_if(lines_under(page, "WHERE THEY AGREE"),
                                 [&](const Line* l) { return l->sign == Sign::gate && l->faint && l->words == words; });
  };
  CHECK(marked("liver resection to cure, resection with ablation, ablation alone, arterial embolisation / "
               "chemoembolisation / radioembolisation: behind a gate (liver function); needs a viable liver "
               "lesion: not known") == 1);
  CHECK(marked("liver transplantation: behind a gate (declined); needs a viable liver lesion: not known") == 1);
  CHECK(std::ranges::count_if(lines_under(page, "WHERE THEY AGREE"), [](const Line* l) {
          return l->sign == Sign::unknown &&
                 l->words ==
                     "down-staging before liver surgery, watch and wait: needs a viable liver lesion: not known";
        }) == 1);
}

TEST_CASE("what a patient declines is said once above, and stands behind that gate") {
  const auto c    = written_here(all_declined());
  const auto page = c->page();
  CHECK(std::ranges::count_if(lines_under(page, "BEFORE ANY PROCEDURE"), [](const Line* l) {
          return l->words.starts_with("the patient declines: liver resection to cure, two-stage liver resection, ");
        }) == 1);
  for (const Line* l : lines_under(page, "WHERE THEY AGREE"))
    if (!l->label.empty() && l->label != "No rule read" && l->label != "Not asked") {
      INFO(l->label);
      CHECK(l->words.starts_with("behind a gate ("));
      CHECK(l->words.substr(0, l->words.find(')')).ends_with("declined"));
    }
}
