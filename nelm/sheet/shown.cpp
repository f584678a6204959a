#include "nelm/sheet/shown.h"

#include <algorithm>

namespace nelm::sheet {

namespace {

/// A title stands in capitals; named among others it does not.
std::string in_small_letters(std::string title) {
  for (char& c : title)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return title;
}

/// How many steps a line is shortened by.
std::size_t shortened_by(const Line& l, const Shown& shown) {
  if (l.shorter.empty()) return 0;
  const bool further = std::ranges::find(shown.further, &l) != shown.further.end();
  return std::min<std::size_t>(std::size_t{shown.shortened} + (further ? 1 : 0), l.shorter.size());
}

const std::string& words_of(const Line& l, const Shown& shown) {
  const auto steps = shortened_by(l, shown);
  return steps == 0 ? l.words : l.shorter[steps - 1];
}

bool met_by_all(const Row& r) {
  return !r.parts && std::ranges::all_of(r.cells, [](const Cell& c) { return c.sign == Sign::met || c.words.empty(); });
}

class Account {
 public:
  explicit Account(const Shown& shown) : shown_(shown) {}

  void take(const Section& s) {
    if (!stands(s.fold, shown_)) return name(in_small_letters(s.title));
    for (const Block& b : s.blocks) std::visit([this](const auto& block) { take(block); }, b);
  }

  std::vector<std::string> names() && {
    std::vector<std::string> all;
    if (reasons_) all.emplace_back("reasons, and criteria by name");
    if (sentences_) all.emplace_back("the sources' own sentences");
    if (rows_) all.emplace_back("rows on which all agree");
    if (figures_) all.emplace_back("limits on their axis");
    if (a_table_) all.emplace_back("a table");
    all.insert(all.end(), names_.begin(), names_.end());
    return all;
  }

 private:
  void take(const Line& l) {
    if (l.fold == Fold::first && !shown_.first) {
      sentences_ = sentences_ || l.label.empty();
      return name(l.label);
    }
    reasons_ = reasons_ || (shortened_by(l, shown_) > 0 && !l.opens.empty());
    for (const Line& o : l.opens) take(o);
  }
  void take(const Fields&) {}
  void take(const Table& t) {
    a_table_ = a_table_ || !stands(t.fold, shown_);
    rows_    = rows_ || (stands(t.fold, shown_) && !shown_.agreed_rows);
  }
  void take(const Plate& d) {
    if (!shown_.first) name(d.called);
  }
  void take(const LimitLines&) { figures_ = figures_ || !shown_.figures; }

  void name(const std::string& words) {
    if (!words.empty() && std::ranges::find(names_, words) == names_.end()) names_.push_back(words);
  }

  const Shown&             shown_;
  std::vector<std::string> names_;
  bool                     reasons_ = false, sentences_ = false, rows_ = false, figures_ = false, a_table_ = false;
};

}  // namespace

bool stands(Fold f, const Shown& shown) { return f == Fold::never || (f == Fold::first ? shown.first : shown.closed); }

bool stands(const Line& l, const Shown& shown) {
  return stands(l.fold, shown) && (l.shorter.empty() || !words_of(l, shown).empty());
}

Line as_shown(const Line& l, const Shown& shown) {
  return {.sign   = l.sign,
          .label  = l.label,
          .words  = words_of(l, shown),
          .source = l.source,
          .faint  = l.faint,
          .fold   = l.fold,
          .opens  = {},
          .blanks = l.blanks};
}

Table without_agreed_rows(Table t, std::vector<std::string>& agreed) {
  std::vector<Row> kept;
  for (Row& r : t.rows)
    if (!kept.empty() && met_by_all(r))
      agreed.push_back(std::move(r.label));
    else
      kept.push_back(std::move(r));
  t.rows = std::move(kept);
  return t;
}

std::vector<const Section*> behind_the_first(const Page& page, const Shown& shown) {
  std::vector<const Section*> all;
  for (const Section& s : page.sections) all.push_back(&s);
  std::ranges::stable_partition(all, [&](const Section* s) { return s->id == "outcome" && !stands(s->fold, shown); });
  return all;
}

std::vector<std::string> gave_way(const Page& page, const Shown& shown) {
  Account account(shown);
  for (const Section& s : page.sections) account.take(s);
  return std::move(account).names();
}

}  // namespace nelm::sheet
