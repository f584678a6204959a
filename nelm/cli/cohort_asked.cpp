#include "nelm/cli/cohort_asked.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "nelm/cli/door.h"
#include "nelm/cli/evidence_named.h"
#include "nelm/cli/write_file.h"
#include "nelm/cohort/dependence.h"
#include "nelm/cohort/design_problems.h"
#include "nelm/exchange/model_formula.h"
#include "nelm/sheet/html.h"
#include "nelm/sheet/text.h"

namespace nelm::cli {

namespace {

struct TimeUnit {
  std::string_view name;
  double           days;
};
constexpr double                  days_a_month = 30.4375;  // 365.25 / 12
constexpr std::array<TimeUnit, 3> time_units{{{"days", 1}, {"months", days_a_month}, {"years", 12 * days_a_month}}};
constexpr std::array<std::string_view, 3> unit_names{"days", "months", "years"};

std::optional<double> as_number(std::string_view text) {
  double     value = 0;
  const auto read  = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || !std::isfinite(value)) return {};
  return value;
}

std::vector<std::string_view> parts_of(std::string_view list) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto comma = list.find(',');
    auto       part  = list.substr(0, comma);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    parts.push_back(part);
    if (comma == std::string_view::npos) return parts;
    list.remove_prefix(comma + 1);
  }
}

std::string said_of_dependence(cohort::Dependence d, const cohort::Roles& roles) {
  switch (d) {
    case cohort::Dependence::none: return {};
    case cohort::Dependence::clusters:
      return fmt::format(
          "Rows of one {} are under observation at one time and may resemble each other; the intervals and tests here "
          "take every row as independent, and may say more than is known",
          roles.cluster.empty() ? roles.id : roles.cluster);
    case cohort::Dependence::weights: break;
  }
  return fmt::format(
      "The weights of {} are no whole numbers; intervals and tests here take a weight as a number of patients, and may "
      "be too narrow or too wide",
      roles.weights);
}

/// A column by itself, as --entry and the like name one; also between backticks.
std::string column_name(std::string text) {
  if (text.size() >= 2 && text.front() == '`' && text.back() == '`') return text.substr(1, text.size() - 2);
  return text;
}

}  // namespace

CohortAsked::CohortAsked(const Request& request) : request_(request) {
  const auto take_problems = [this](Problems problems) {
    problems_.insert(problems_.end(), problems.begin(), problems.end());
  };
  if (request.has("--surv")) {
    auto read = exchange::read_surv(request.value("--surv"), "--surv");
    if (read)
      roles_ = std::move(*read);
    else
      take_problems(std::move(read.error()));
  }
  roles_.entry   = column_name(request.value("--entry"));
  roles_.id      = column_name(request.value("--id"));
  roles_.weights = column_name(request.value("--weights"));
  roles_.cluster = column_name(request.value("--cluster"));
  if (request.has("--on")) {
    auto read = exchange::read_formula(request.value("--on"), "--on");
    if (read)
      on_ = std::move(*read);
    else
      take_problems(std::move(read.error()));
  }
  grouping();
  units();
  if (const auto threads = number("--threads", "a number of threads, such as 2", 1, 1024))
    threads_ = static_cast<int>(*threads);
}

void CohortAsked::grouping() {
  if (!request_.has("--by")) return;
  const auto read = exchange::read_formula(request_.value("--by"), "--by");
  if (!read) {
    problems_.insert(problems_.end(), read.error().begin(), read.error().end());
    return;
  }
  for (const auto& term : read->terms) {
    const auto& factor = term.factors.front();
    const bool  plain  = term.factors.size() == 1 && factor.reference.empty() &&
                       (factor.as == cohort::Factor::As::itself || factor.as == cohort::Factor::As::category);
    if (plain)
      by_.push_back(factor.column);
    else
      problems_.push_back({.file     = "--by",
                           .found    = exchange::written({.text = {}, .terms = {term}, .strata = {}, .offsets = {}}),
                           .expected = "columns whose groups are compared, such as sex or sex + centre"});
  }
  strata_ = read->strata;
  if (!read->offsets.empty())
    problems_.push_back({.file = "--by", .found = "offset()", .expected = "columns whose groups are compared"});
}

void CohortAsked::units() {
  const auto shown = word("unit", "--time-unit", unit_names), file = word("unit", "--times-in", unit_names);
  if (!shown && !file) return;
  const auto& from = time_units[file.value_or(0)];
  const auto& to   = shown ? time_units[*shown] : from;
  unit_            = to.name;
  divisor_         = to.days / from.days;
  if (divisor_ == 1) return;
  unit_said_ = fmt::format("{}, made of {} of the file: 30.4375 days are a month, 365.25 a year{}", to.name, from.name,
                           file ? "" : " (--times-in says what the file counts in, where it is not days)");
}

std::optional<std::size_t> CohortAsked::word(std::string_view what, std::string_view name,
                                             std::span<const std::string_view> words) {
  return request_.has(name) ? place_of(what, request_.value(name), words, problems_) : std::nullopt;
}

std::vector<std::size_t> CohortAsked::words(std::string_view what, std::string_view name,
                                            std::span<const std::string_view> known) {
  std::vector<std::size_t> all;
  if (!request_.has(name)) return all;
  const auto list = request_.value(name);
  for (const auto part : parts_of(list))
    if (const auto at = place_of(what, std::string(part), known, problems_)) all.push_back(*at);
  return all;
}

void CohortAsked::refuse_strata() {
  if (!strata_.empty())
    problems_.push_back(
        {.file = "--by", .found = "strata()", .expected = "columns alone, each group of which is read"});
}

std::vector<double> CohortAsked::numbers(std::string_view name, std::string_view expected, double low, double high) {
  std::vector<double> all;
  if (!request_.has(name)) return all;
  const auto list = request_.value(name);
  for (const auto part : parts_of(list)) {
    const auto value = as_number(part);
    if (value && *value >= low && *value <= high)
      all.push_back(*value);
    else
      problems_.push_back(
          {.file = std::string(name), .found = fmt::format("\"{}\"", part), .expected = std::string(expected)});
  }
  std::ranges::sort(all);
  return all;
}

std::optional<double> CohortAsked::number(std::string_view name, std::string_view expected, double low, double high) {
  if (!request_.has(name)) return {};
  const auto text  = request_.value(name);
  const auto value = as_number(text);
  if (value && *value >= low && *value <= high) return value;
  problems_.push_back(
      {.file = std::string(name), .found = fmt::format("\"{}\"", text), .expected = std::string(expected)});
  return {};
}

std::optional<double> CohortAsked::above(std::string_view name, std::string_view expected, double low) {
  return number(name, expected, std::nextafter(low, low + 1), std::numeric_limits<double>::max());
}

double CohortAsked::level() {
  return number("--level", "a level in per cent, such as 95", 1, 99.999).value_or(95) / 100;
}

Result<exchange::ReadTable> CohortAsked::table(const std::string& path) const {
  const auto file = read_file(path, most_of_a_table);
  if (!file) return tl::unexpected(file.error());
  const exchange::ReadOptions options{.threads = threads_, .categories = {}};
  return exchange::read_columns(*file, options);
}

Result<Cohort> CohortAsked::read(Progress& progress) {
  progress.now(fmt::format("reading {}", request_.operands.at(0)));
  auto read = table(request_.operands.at(0));
  if (!read) return tl::unexpected(std::move(read.error()));
  auto inferred = exchange::inferences(*read);
  progress.now("working");
  return made(std::move(read->table), std::move(inferred));
}

Result<cohort::Design> CohortAsked::designed(const cohort::Table& table, const cohort::Formula& formula) const {
  const auto* time = roles_.time.empty() ? nullptr : table.column(roles_.time);
  if (time != nullptr && time->kind == cohort::Column::Kind::date && request_.has("--times-in") &&
      request_.value("--times-in") != "days")
    return tl::unexpected(
        Problems{{.file     = "--times-in",
                  .found    = fmt::format("{}, and {} holds dates", request_.value("--times-in"), roles_.time),
                  .expected = "days, which is what dates are counted in"}});
  if (!only_look_) return cohort::design(table, roles_, formula);
  cohort::DesignProblems problems(table, on_);
  for (const auto& term : on_.terms)
    for (const auto& f : term.factors) problems.column_of_formula(f.column, f.place);
  if (!problems.none()) return tl::unexpected(problems.take());
  if (!roles_.time.empty()) return cohort::design(table, roles_, formula);

  cohort::Design                     d;
  std::vector<const cohort::Column*> parting;
  cohort::DesignProblems             of_groups(table, formula);
  for (const auto& name : formula.strata)
    if (const auto* column = of_groups.column_of_formula(name, 0)) parting.push_back(column);
  if (!of_groups.none()) return tl::unexpected(of_groups.take());
  const auto known = [&](std::size_t row) {
    return std::ranges::none_of(parting, [&](const auto* column) { return std::isnan(column->cells[row]); });
  };
  for (std::size_t row = 0; row < table.rows(); ++row)
    if (known(row)) d.rows.push_back(row);
  d.incomplete = table.rows() - d.rows.size();
  for (const auto* column : parting) {
    const auto lacking = std::ranges::count_if(column->cells, [](double cell) { return std::isnan(cell); });
    if (lacking > 0) d.left_out.push_back({column->name, static_cast<std::size_t>(lacking)});
  }
  if (d.rows.empty()) {
    of_groups.of_column({}, "no rows", "one row or more");
    return tl::unexpected(of_groups.take());
  }
  return d;
}

Result<Cohort> CohortAsked::made(cohort::Table table, std::vector<std::string> inferred) {
  cohort::Formula formula = only_look_ ? cohort::Formula{} : on_;
  if (formula.text.empty()) formula.text = request_.value("--by");
  for (const auto& names : {by_, strata_}) formula.strata.insert(formula.strata.end(), names.begin(), names.end());
  auto design = designed(table, formula);
  if (!design) return tl::unexpected(std::move(design.error()));

  Cohort c{.table = std::move(table), .formula = on_, .design = std::move(*design), .groups = {}, .data = {}};
  if (!by_.empty()) {
    c.groups = cohort::groups_among(c.table, by_, c.design.rows);
    if (c.groups.count() > cohort::most_levels)
      return tl::unexpected(
          Problems{{.file     = c.table.file,
                    .field    = fmt::format("{}", fmt::join(by_, " + ")),
                    .found    = fmt::format("{} groups", c.groups.count()),
                    .expected = fmt::format("at most {}: an id or free text is none", cohort::most_levels)}});
    if (strata_.empty()) {
      c.design.follow_up.stratum.clear();
      c.design.strata.clear();
    } else {
      auto strata                = cohort::groups_among(c.table, strata_, c.design.rows);
      c.design.follow_up.stratum = std::move(strata.of_row);
      c.design.strata            = std::move(strata.words);
    }
  } else {
    c.groups.words = {std::string{}};
  }
  c.divisor = divisor_;
  if (divisor_ != 1)
    for (auto* times : {&c.design.follow_up.time, &c.design.follow_up.entry})
      for (double& t : *times) t /= divisor_;

  std::vector<std::string> used{roles_.time, roles_.event, roles_.entry, roles_.id, roles_.weights, roles_.cluster};
  for (const auto& term : on_.terms)
    for (const auto& f : term.factors) used.push_back(f.column);
  for (const auto* names : {&formula.strata, &formula.offsets}) used.insert(used.end(), names->begin(), names->end());
  auto& d = c.data;
  d.file  = c.table.file;
  for (auto& said : inferred) {
    const bool of_column =
        std::ranges::any_of(c.table.columns, [&](const auto& column) { return said.starts_with(column.name + ": "); });
    const bool is_used =
        std::ranges::any_of(used, [&](const auto& name) { return !name.empty() && said.starts_with(name + ": "); });
    if (!of_column || is_used || (only_look_ && on_.terms.empty())) d.inferred.push_back(std::move(said));
  }
  const auto& f = c.design.follow_up;
  d.roles       = roles_;
  d.rests_on    = request_.value("--on");
  d.by          = request_.value("--by");
  d.unit        = unit_;
  d.unit_said   = unit_said_;
  d.in_all      = c.table.rows();
  d.rows        = c.design.rows.size();
  d.events      = static_cast<std::size_t>(std::ranges::count(f.event, 1));
  d.incomplete  = c.design.incomplete;
  d.left_out    = c.design.left_out;
  d.near_ties   = c.design.near_ties;
  d.groups      = c.groups.count();
  d.delayed     = !f.entry.empty();
  d.dependent   = said_of_dependence(cohort::dependence(f), roles_);
  return c;
}

std::string forms_misused(const Request& r) {
  constexpr std::string_view pictures[] = {"--picture", "--log-minus-log", "--schoenfeld", "--forest"};
  const auto                 drawn      = [&](std::string_view name) { return r.has(name); };
  const auto                 printed    = [&](std::string_view name) { return r.has(name) && r.value(name) == "-"; };
  const int                  forms =
      static_cast<int>(r.has("--json")) + static_cast<int>(r.has("--csv")) + static_cast<int>(r.has("--html"));
  if (forms > 1) return "--json, --csv and --html are three forms of one answer; ask for one";
  if (forms == 1 && std::ranges::any_of(pictures, printed))
    return "a picture on standard output leaves no room for another answer; give it a file";
  if (r.has("--since") && std::ranges::none_of(pictures, drawn))
    return "--since says what time zero is below a picture; ask for one";
  return {};
}

int give_file(const std::string& path, std::string_view bytes) {
  if (path == "-") return answer(bytes);
  const auto put = write_file(path, bytes);
  return put ? done : tell(put.error());
}

Problems of_file(Problems problems, const std::string& file) {
  for (auto& p : problems) p.file = file;
  return problems;
}

Problems no_event(const Cohort& c) {
  return {{.file     = c.table.file,
           .field    = c.data.roles.event,
           .found    = fmt::format("no event in {} rows", c.data.rows),
           .expected = "a row with the event, or more"}};
}

int give_page(const Request& request, sheet::Page page) {
  page.foot = {provenance()};
  if (request.has("--html")) return give_file(request.value("--html"), sheet::html(page));
  return answer(sheet::text(page, {.all = true, .colour = colour()}));
}

}  // namespace nelm::cli
