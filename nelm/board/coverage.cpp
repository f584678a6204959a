#include "nelm/board/coverage.h"

#include <algorithm>

namespace nelm::board {

namespace {

class Coverage {
 public:
  explicit Coverage(const Knowledge& k) {
    for (const ReviewStatement& s : k.statements) all_.push_back({&s, {}, {}});
    for (const Source& s : k.sources) source(s);
    for (const OptionRow& o : k.options) carries("option " + std::string(patient::name(o.id)), o.statements);
    for (const Scheme& s : k.schemes) carries("scheme " + s.id, s.statements);
    for (const Gate& g : k.gates) carries("gate " + g.id, g.statements);
    for (const Conflict& c : k.conflicts) carries("conflict " + c.id, c.statements);
    for (const Factor& f : k.factors) carries("factor " + f.id, f.statements);
  }

  void evidence(const Carrier& carrier) {
    for (Covered& c : all_)
      if (std::ranges::find(carrier.statements, c.statement->number) != carrier.statements.end())
        c.evidence.push_back(carrier.line);
  }

  std::vector<Covered> all() && { return std::move(all_); }

 private:
  void source(const Source& s) {
    carries(s.id, s.statements);
    for (const Rule& r : s.rules) {
      carries(s.id + " " + r.id, r.statements);
      for (const Criterion& c : r.criteria) carries(s.id + " " + c.id, c.statements);
    }
    for (const NotEncoded& n : s.not_encoded) carries(s.id + " " + n.id, n.statements);
  }

  void carries(const std::string& line, const StatementNumbers& numbers) {
    for (Covered& c : all_)
      if (std::ranges::find(numbers, c.statement->number) != numbers.end() &&
          std::ranges::find(c.lines, line) == c.lines.end())  // a rule and its criterion may share a name
        c.lines.push_back(line);
  }

  std::vector<Covered> all_;
};

}  // namespace

std::vector<Covered> coverage(const Knowledge& k, std::span<const Carrier> evidence) {
  Coverage all(k);
  for (const Carrier& c : evidence) all.evidence(c);
  return std::move(all).all();
}

}  // namespace nelm::board
