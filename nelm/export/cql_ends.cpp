#include "nelm/export/cql_ends.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "nelm/export/cql_condition.h"
#include "nelm/export/cql_words.h"
#include "nelm/export/names.h"

namespace nelm::exported {

using board::Criterion;
using board::CriterionKind;
using board::Grade;
using board::Rule;
using board::Span;

namespace {

/// A criterion's own conditions in CQL, and what its table of spans has in each cell.
class Ends {
 public:
  Ends(const Criterion& c, std::string_view of) : criterion_(c) {
    met_   = cql_name(met_if(c)) + std::string(of);
    unmet_ = cql_name(unmet_if(c)) + std::string(of);
  }

  bool has_met() const { return criterion_.kind != CriterionKind::exclusion; }
  bool has_unmet() const { return !has_met() || !criterion_.unmet_if.empty(); }

  /// Between what is met and what is not.
  Span lies() const {
    const bool between = has_met() && (has_unmet() || criterion_.never_unmet);
    const Span lies    = between ? what_lies(criterion_.between) : Span{Grade::excluded, Grade::clear};
    return criterion_.kind == CriterionKind::relative ? weakened_at_most(lies) : lies;
  }
  Grade out() const { return criterion_.kind == CriterionKind::relative ? Grade::weakened : Grade::excluded; }

  std::string worst() const {
    CqlChoice it;
    if (!has_met()) return it.when({unmet_ + " is false"}, "clear").otherwise(name(out()));
    it.when({met_}, "clear");
    if (criterion_.never_unmet) return it.otherwise(name(lies().worst));
    if (has_unmet()) it.when({unmet_ + " is false"}, name(lies().worst));
    return it.otherwise(name(out()));
  }

  std::string best() const {
    CqlChoice it;
    if (!has_met()) return it.when({unmet_}, name(out())).otherwise("clear");
    if (has_unmet()) {
      it.when({met_}, "clear").when({unmet_}, name(out()));
      if (lies().best != Grade::clear) it.when({met_ + " is false"}, name(lies().best));
    } else {
      it.when({met_ + " is false"}, name(criterion_.never_unmet ? lies().best : out()));
    }
    return it.otherwise("clear");
  }

 private:
  const Criterion& criterion_;
  std::string      met_, unmet_;
};

Grades rising(std::initializer_list<Grade> grades) {
  const std::set<Grade> each(grades);
  return {each.begin(), each.end()};
}

/// The least of several ends: one that can be excluded excludes, and so on upwards.
template <class Name>
std::string least(const Rule& rule, Grades CanBe::* end, std::string_view of, Name&& name_of) {
  std::set<Grade>               all{Grade::clear};
  std::vector<const Criterion*> deciding;
  for (const Criterion& c : rule.criteria) {
    if (!decides(c)) continue;
    deciding.push_back(&c);
    const CanBe it = can_be(c);
    all.insert((it.*end).begin(), (it.*end).end());
  }
  if (deciding.empty()) return cql_text(name(Grade::clear));
  if (deciding.size() == 1) return cql_name(name_of(*deciding.front())) + std::string(of);
  CqlChoice it;
  for (const Grade g : all) {
    if (g == Grade::clear) break;
    std::vector<CqlLogic> any;
    for (const Criterion* c : deciding) {
      const CanBe   both   = can_be(*c);
      const Grades& grades = both.*end;
      if (std::ranges::find(grades, g) != grades.end())
        any.push_back({fmt::format("{}{} = {}", cql_name(name_of(*c)), of, cql_text(name(g)))});
    }
    it.when(cql_any(any), name(g));
  }
  return it.otherwise(name(Grade::clear));
}

}  // namespace

CanBe can_be(const Criterion& c) {
  if (!decides(c)) return {{Grade::clear}, {Grade::clear}};
  const Ends ends(c, "");
  const Span lies = ends.lies();
  if (c.never_unmet) return {rising({lies.worst, Grade::clear}), rising({lies.best, Grade::clear})};
  return {rising({ends.out(), lies.worst, Grade::clear}), rising({ends.out(), lies.best, Grade::clear})};
}

CanBe can_be(const Rule& r) {
  std::set<Grade> worst{Grade::clear}, best{Grade::clear};
  for (const Criterion& c : r.criteria) {
    const CanBe it = can_be(c);
    worst.insert(it.worst.begin(), it.worst.end());
    best.insert(it.best.begin(), it.best.end());
  }
  if (!r.partly_read.empty()) worst = {Grade::excluded};
  return {{worst.begin(), worst.end()}, {best.begin(), best.end()}};
}

std::vector<Definition> definitions(const Criterion& c, std::string_view of) {
  std::vector<Definition> all;
  if (!c.met_if.empty() && c.kind != CriterionKind::exclusion) all.push_back({met_if(c), cql(c.met_if)});
  if (!decides(c)) return all;
  if (!c.unmet_if.empty()) all.push_back({unmet_if(c), cql(c.unmet_if)});
  const Ends ends(c, of);
  all.push_back({worst(c), ends.worst()});
  all.push_back({best(c), ends.best()});
  return all;
}

std::vector<Definition> definitions(const Rule& r, std::string_view of) {
  std::vector<Definition> all;
  if (!r.applies_if.empty()) all.push_back({applies_if(r), cql(r.applies_if)});
  const bool open_for_ever = !r.partly_read.empty();
  all.push_back({worst(r), open_for_ever ? cql_text(name(Grade::excluded))
                                         : least(r, &CanBe::worst, of, [](const Criterion& c) { return worst(c); })});
  all.push_back({best(r), least(r, &CanBe::best, of, [](const Criterion& c) { return best(c); })});
  return all;
}

CqlLogic is_one_of(const std::string& name_of_end, const Grades& can_be, const Grades& wanted) {
  std::vector<CqlLogic> any;
  for (const Grade g : can_be)
    if (std::ranges::find(wanted, g) != wanted.end())
      any.push_back({fmt::format("{} = {}", cql_name(name_of_end), cql_text(name(g)))});
  return any.size() == can_be.size() ? CqlLogic{} : cql_any(any);
}

}  // namespace nelm::exported
