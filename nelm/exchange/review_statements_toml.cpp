// A file of statements/: what the review says in one of its sections, statement by statement, in our own words.
#include "nelm/exchange/knowledge_reading.h"

namespace nelm::exchange {

namespace {

board::ReviewStatement read_statement(Fields& f, Reading& reading) {
  constexpr std::string_view kinds[] = {"rule", "number", "caveat", "opinion", "background"};
  constexpr std::string_view homes[] = {"evidence", "the product"};
  board::ReviewStatement     s;
  s.number = f.rank("number");
  s.kind   = f.word<board::StatementKind>("kind", kinds);
  s.says   = f.text("says");
  if (f.has("home")) s.home = f.word<int>("home", homes) == 0 ? board::Home::evidence : board::Home::product;
  s.where = f.text("where", s.home == board::Home::product ? Need::must : Need::may);
  if (s.home != board::Home::product && !s.where.empty())
    f.problem("where", "where without home = \"the product\"", "home = \"the product\" beside it, or no where");
  f.nothing_else();
  if (s.number == 0) return s;
  const auto place      = fmt::format("{}:{}", f.file(), f.table().find("number")->line);
  const auto [at, once] = reading.ids.emplace(fmt::format("statement {}", s.number), place);
  if (!once)
    f.problem("number", fmt::format("{}", s.number),
              fmt::format("a number of its own; {} stands at {} already", s.number, at->second));
  return s;
}

}  // namespace

std::vector<board::ReviewStatement> read_review_statements(Fields& f, Reading& reading) {
  std::vector<board::ReviewStatement> all;
  read_own_id(f, "section", reading);
  const auto section = f.text("section");
  read_review(f);
  const auto list = f.tables("statement", Need::must);
  for (std::size_t i = 0; i < list.size(); ++i) {
    Fields one(list[i], f.file(), fmt::format("statement[{}].", i + 1), f.problems());
    all.push_back(read_statement(one, reading));
    all.back().section = section;
  }
  f.nothing_else();
  return all;
}

}  // namespace nelm::exchange
