#include "nelm/exchange/curve_csv.h"

#include <fmt/format.h>

#include <array>

#include "nelm/exchange/csv_table.h"

namespace nelm::exchange {

namespace {

using evidence::CurveFlaw;

constexpr std::array<std::string_view, 2> point_columns{"time", "survival"}, risk_columns{"time", "at_risk"};

/// A table of two columns, or the problems that it has none such.
Result<CsvWithFaults> two_columns(const Source& source, std::span<const std::string_view> names) {
  auto read = csv_with_faults(source);
  if (!read) return read;
  auto problems = check_columns(read->table, names);
  if (problems.empty()) return read;
  problems.insert(problems.end(), read->faults.begin(), read->faults.end());
  return tl::unexpected(std::move(problems));
}

template <class Read>
auto cell(const CsvTable& table, std::size_t row, std::string_view name, Read read, std::string_view expected,
          Problems& problems) {
  const auto column = *table.column(name);
  const auto number = read(table.row(row)[column]);
  if (!number)
    problems.push_back(
        table.problem(row, column, fmt::format("\"{}\"", table.row(row)[column].text), std::string(expected)));
  return number.value_or(0);
}

std::vector<evidence::CurvePoint> points_of(const CsvTable& table, Problems& problems) {
  std::vector<evidence::CurvePoint> points;
  for (std::size_t i = 0; i < table.rows(); ++i)
    points.push_back({cell(table, i, "time", csv_number, "a time, such as 12.5", problems),
                      cell(table, i, "survival", csv_number, "a share from 0 to 1, such as 0.984", problems)});
  return points;
}

std::vector<evidence::NumberAtRisk> numbers_of(const CsvTable& table, Problems& problems) {
  std::vector<evidence::NumberAtRisk> numbers;
  for (std::size_t i = 0; i < table.rows(); ++i)
    numbers.push_back({cell(table, i, "time", csv_number, "a time, such as 12.5", problems),
                       cell(table, i, "at_risk", csv_whole_number, "a number of patients, such as 126", problems)});
  return numbers;
}

std::optional<std::int64_t> events_of(const std::string& written, Problems& problems) {
  const auto number = csv_whole_number({.text = written});
  if (!number)
    problems.push_back(
        {.file = "--events", .found = fmt::format("\"{}\"", written), .expected = "a number of events, such as 101"});
  return number;
}

Problem located(const CurveFlaw& flaw, const CsvTable& points, const CsvTable& at_risk) {
  if (flaw.in == CurveFlaw::In::events) return {.file = "--events", .found = flaw.found, .expected = flaw.expected};
  const CsvTable& table = flaw.in == CurveFlaw::In::points ? points : at_risk;
  if (flaw.field.empty()) return table.problem(flaw.row, std::string(), flaw.found, flaw.expected);
  const auto name = flaw.field == "patients" ? "at_risk" : flaw.field;
  return table.problem(flaw.row, *table.column(name), flaw.found, flaw.expected);
}

template <class T>
void add_problems(const Result<T>& read, Problems& problems) {
  if (!read) problems.insert(problems.end(), read.error().begin(), read.error().end());
}

}  // namespace

Result<evidence::PublishedCurve> read_curve(const Source& points, const Source& at_risk,
                                            const std::optional<std::string>& events) {
  Problems                 problems;
  evidence::PublishedCurve curve;
  const auto               clicked = two_columns(points, point_columns);
  const auto               counted = two_columns(at_risk, risk_columns);
  const auto add = [&](const Problems& more) { problems.insert(problems.end(), more.begin(), more.end()); };
  add_problems(clicked, problems);
  if (clicked) {
    curve.points = points_of(clicked->table, problems);
    add(clicked->faults);
  }
  add_problems(counted, problems);
  if (counted) {
    curve.at_risk = numbers_of(counted->table, problems);
    add(counted->faults);
  }
  const auto of_rows = (clicked ? clicked->faults.size() : 0) + (counted ? counted->faults.size() : 0);
  if (events) curve.events = events_of(*events, problems);
  // A row left out hides no flaw of the others, unless it is the first, on which they rest.
  const auto whole_but_rows = [](const Result<CsvWithFaults>& read) {
    return read &&
           (read->faults.empty() || (read->table.rows() > 0 && read->faults.front().line > read->table.row(0)[0].line));
  };
  if (problems.size() == of_rows && whole_but_rows(clicked) && whole_but_rows(counted))
    for (const CurveFlaw& flaw : evidence::flaws_of(curve))
      problems.push_back(located(flaw, clicked->table, counted->table));
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return curve;
}

std::string patients_csv(const evidence::Reconstruction& made) {
  std::string text = "time,event\n";
  for (const auto& patient : made.patients) text += fmt::format("{},{}\n", patient.time, patient.event ? 1 : 0);
  return text;
}

}  // namespace nelm::exchange
