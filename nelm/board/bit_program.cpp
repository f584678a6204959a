#include "nelm/board/bit_program.h"

#include <algorithm>

namespace nelm::board {

namespace {

/// Where a column stands among these; behind them if it was not asked for yet.
template <class Column>
std::uint32_t place_of(Column column, std::vector<Column>& among_these) {
  const auto found = std::ranges::find(among_these, column);
  const auto place = static_cast<std::uint32_t>(found - among_these.begin());
  if (found == among_these.end()) among_these.push_back(column);
  return place;
}

/// All bits, to turn a line into its opposite; none, to leave it.
constexpr std::uint64_t turning(Bit b) { return std::uint64_t{0} - std::uint64_t{b.opposite}; }

}  // namespace

Bit BitProgram::ask(NumberColumn of, bool strict, double limit) {
  const auto [written, is_new] = limits_written_.try_emplace({of, strict, limit});
  if (is_new) {
    written->second = next_line();
    limits_.push_back({written->second.line, place_of(of, number_columns_), strict, limit});
  }
  return written->second;
}

Bit BitProgram::below(Slot slot, End end, double limit) { return ask({slot, end}, true, limit); }
Bit BitProgram::at_most(Slot slot, End end, double limit) { return ask({slot, end}, false, limit); }

Bit BitProgram::has_any(Slot slot, patient::Choices words) {
  if (words == 0) return never;
  const auto [written, is_new] = words_written_.try_emplace({slot, words});
  if (is_new) {
    written->second = next_line();
    words_.push_back({written->second.line, place_of(slot, word_columns_), words});
  }
  return written->second;
}

Bit BitProgram::all(Bit a, Bit b) {
  if (b < a) std::swap(a, b);
  if (a == never || a == !b) return never;
  if (a == always || a == b) return b;
  const auto [written, is_new] = steps_written_.try_emplace({a, b});
  if (is_new) {
    written->second = next_line();
    steps_.push_back({written->second.line, a, b});
  }
  return written->second;
}

void BitProgram::run(const FactColumns& facts, std::size_t block, std::vector<Abreast>& lines) const {
  lines.resize(lines_);
  lines[never.line] = {};
  for (const LimitAsked& q : limits_) {
    const auto numbers = facts.numbers(block, q.column);
    lines[q.into]      = q.strict ? which_are_below(numbers, q.limit) : which_are_at_most(numbers, q.limit);
  }
  for (const WordsAsked& q : words_) lines[q.into] = which_have_any(facts.words(block, q.column), q.words);
  for (const Step& s : steps_) {
    const Abreast &a = lines[s.a.line], &b = lines[s.b.line];
    Abreast        both;
    for (std::size_t i = 0; i < both.words.size(); ++i)
      both.words[i] = (a.words[i] ^ turning(s.a)) & (b.words[i] ^ turning(s.b));
    lines[s.into] = both;
  }
}

}  // namespace nelm::board
