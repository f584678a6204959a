// What the sources say, option by option in the fixed clinical order: first where they part, then where they agree.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "nelm/sheet/clauses.h"
#include "nelm/sheet/conflicts.h"
#include "nelm/sheet/option_names.h"
#include "nelm/sheet/phrases.h"
#include "nelm/sheet/sections.h"
#include "nelm/sheet/statement.h"
#include "nelm/sheet/unfolded.h"

namespace nelm::sheet {

using board::Form;
using board::GateKind;
using board::GateState;
using board::OptionJudged;
using board::Position;
using board::Side;
using board::Verdict;
using board::Word;

namespace {

class Options_ {
 public:
  explicit Options_(const Given& g) : g_(g) {}

  Options all() {
    Options out{.part  = {.title = "WHERE THE SOURCES PART", .beside = {}, .blocks = {}},
                .agree = {.title = "WHERE THEY AGREE, OR ONE ALONE SPEAKS", .beside = {}, .blocks = {}}};
    std::map<std::string, std::vector<std::string>>     not_asked;  // by what they need
    std::vector<std::string>                            no_rule;
    std::vector<Line>                                   no_rule_opens;  // what stands there is for others
    std::map<Depends, std::vector<const OptionJudged*>> depends;
    for (const OptionJudged& o : g_.assessment.options) {
      const auto& name = o.option->name;
      if (o.needs == Verdict::unmet) {
        not_asked[o.option->needs_words].push_back(name);
        continue;
      }
      const auto spoken = statements(o);
      if (o.needs == Verdict::unknown && !spoken.empty()) {
        depends[{o.option->needs_words, closed_gates(o)}].push_back(&o);
        continue;
      }
      if (spoken.empty()) {
        no_rule.push_back(o.given ? name + " (already given)" : name);
        for (Line& l : unfolded(g_, o)) no_rule_opens.push_back(std::move(l));
        continue;
      }
      add(o, spoken, out);
    }
    for (const auto& [on, options] : depends) out.agree.blocks.emplace_back(under_a_condition(on, options));
    put_together(out.part);
    if (out.part.blocks.empty()) out.part.blocks.emplace_back(Line{.words = "On no option, as far as can be told."});
    for (Line& l : conflicts(g_)) out.part.blocks.emplace_back(std::move(l));
    put_together(out.agree);
    for (const OptionJudged& o : g_.assessment.options)
      if (o.given && !o.option->once_given.empty())
        out.agree.blocks.emplace_back(
            Line{.sign = Sign::unknown, .label = "after " + o.option->name, .words = o.option->once_given});
    if (!no_rule.empty())
      out.agree.blocks.emplace_back(Line{.label = "No rule read",
                                         .words = fmt::format("{}", fmt::join(no_rule, ", ")),
                                         .fold  = Fold::first,
                                         .opens = std::move(no_rule_opens)});
    std::vector<std::string> needs;
    for (const auto& [words, names] : not_asked)
      needs.push_back(fmt::format("{} (needs {})", fmt::join(names, ", "), words));
    if (!needs.empty())
      out.agree.blocks.emplace_back(
          Line{.label = "Not asked", .words = fmt::format("{}", fmt::join(needs, "; ")), .fold = Fold::first});
    if (auto gone = replaced(); !gone.empty())
      out.agree.blocks.emplace_back(Line{.label = "Replaced", .words = std::move(gone), .fold = Fold::first});
    if (auto out_of_scope = not_for_this_patient(); !out_of_scope.empty())
      out.agree.blocks.emplace_back(
          Line{.label = "Not for this patient", .words = std::move(out_of_scope), .fold = Fold::first});
    return out;
  }

 private:
  std::vector<Spoken> statements(const OptionJudged& o) const {
    std::vector<Spoken> all;
    for (const Position& p : g_.assessment.positions_of(o))
      if (speaks(g_, o, p))
        for (Statement& s : sheet::statements(g_, o, p)) all.push_back({&p, std::move(s)});
    return all;
  }

  /// What must first be known of an option, and the gates that are closed before it all the same.
  struct Depends {
    std::string needs, barred;
    auto        operator<=>(const Depends&) const = default;
  };

  /// Options of which it is not known whether they arise; what would be said of them, unfolded.
  Line under_a_condition(const Depends& on, const std::vector<const OptionJudged*>& options) const {
    const bool  barred = !on.barred.empty();
    std::string names, last;
    Line        line{.sign = barred ? Sign::gate : Sign::unknown, .label = {}, .words = {}, .source = {}, .opens = {}};
    for (const OptionJudged* o : options) {
      add_option_name(names, last, o->option->name);
      for (const Spoken& s : statements(*o))
        line.opens.push_back(
            {.sign   = s.says.sign,
             .label  = o->option->name,
             .words  = fmt::format("then {}{}{}", s.says.verb, s.says.reason.empty() ? "" : ": ", s.says.reason),
             .source = fmt::format("{} {}", s.position->source->id, cited(s.says)),
             .fold   = Fold::closed,
             .opens  = {}});
      for (Line& l : unfolded(g_, *o)) line.opens.push_back(std::move(l));
    }
    const auto gate = barred ? fmt::format("behind a gate ({}); ", on.barred) : std::string{};
    line.words      = fmt::format("{}: {}needs {}: not known", names, gate, on.needs);
    if (barred) make_faint(line);
    return line;
  }

  static bool part(const std::vector<Spoken>& spoken) {
    const auto any = [&](Side side) {
      return std::ranges::any_of(spoken, [&](const Spoken& s) { return s.says.side == side; });
    };
    return any(Side::favours) && any(Side::against);
  }

  /// What all agree on; a source that is open by its own silence has nothing to agree with.
  static Sign sign_of(const std::vector<Spoken>& spoken) {
    if (part(spoken)) return Sign::parts;
    static constexpr Sign order[] = {Sign::unknown, Sign::parts, Sign::met, Sign::unmet};
    for (const bool silent_too : {false, true})
      for (const Sign sign : order)
        if (std::ranges::any_of(
                spoken, [&](const Spoken& s) { return s.says.sign == sign && (silent_too || !s.position->silent); }))
          return sign;
    return Sign::none;
  }

  void add(const OptionJudged& o, const std::vector<Spoken>& spoken, Options& out) const {
    const auto barred  = closed_gates(o);
    Lists      lists   = the_lists(g_, o);
    const bool parts   = part(spoken) || !lists.title.empty();
    Section&   section = parts ? out.part : out.agree;

    Line                       line{.sign  = barred.empty() ? sign_of(spoken) : Sign::gate,
                                    .label = o.option->name,
                                    .words = barred.empty() ? std::string{} : fmt::format("behind a gate ({}): ", barred),
                                    .source = {},
                                    .opens  = {}};
    std::vector<const Spoken*> in_lines;  // a list stands in the table, unless there is none, or it was read in part
    for (const Spoken& s : spoken) {
      const auto& rule = *s.says.rules.front()->rule;
      if (in_full(s, spoken) && (lists.title.empty() || rule.form != Form::list || !rule.partly_read.empty()))
        in_lines.push_back(&s);
    }
    const auto gate = line.words;
    const auto said = [&](Detail detail) {
      auto       words = gate + lists.title;
      const auto rest  = in_clauses(in_lines, detail);
      if (!lists.title.empty() && !rest.empty()) words += "; ";
      words += rest;
      words += studies_still_open(spoken);
      words += lesion_by_lesion(o);
      words += conflicts_beside(g_, o.option->id);
      if (o.given) words += fmt::format("; already given{}", response(o));
      return words;
    };
    line.words   = said(Detail::everything);
    line.shorter = {said(Detail::reasons), said(Detail::sources)};
    for (const Spoken& s : spoken) line.opens.push_back(opened(s));
    for (Line& l : unfolded(g_, o)) line.opens.push_back(std::move(l));
    if (!barred.empty()) {
      make_faint(line);
      for (Block& b : lists.blocks) make_faint(b);
    }
    section.blocks.emplace_back(std::move(line));
    for (Block& b : lists.blocks) section.blocks.push_back(std::move(b));
  }

  /// All that stands behind a closed gate is grey, what it opens to and the table of its lists too.
  static void make_faint(Line& line) {
    line.faint = true;
    for (Line& l : line.opens) make_faint(l);
  }
  static void make_faint(Block& block) {
    if (auto* line = std::get_if<Line>(&block)) make_faint(*line);
    if (auto* table = std::get_if<Table>(&block)) table->faint = true;
    if (auto* figure = std::get_if<LimitLines>(&block)) figure->faint = true;
  }

  /// A study's finding that is still open says no more than its name where anything else is said; it opens to the rest.
  static bool in_full(const Spoken& s, const std::vector<Spoken>& spoken) {
    return !open_study(s) || std::ranges::all_of(spoken, open_study);
  }
  static bool open_study(const Spoken& s) {
    return s.says.word == Word::undetermined && s.says.rules.front()->rule->form == Form::finding;
  }

  static std::string studies_still_open(const std::vector<Spoken>& spoken) {
    std::vector<std::string_view> names;
    for (const Spoken& s : spoken)
      if (!in_full(s, spoken)) names.push_back(s.position->source->id);
    return names.empty() ? std::string{} : fmt::format("; studies still open: {}", fmt::join(names, ", "));
  }

  /// A source's own sentence.
  Line opened(const Spoken& s) const {
    std::vector<std::string_view> says;
    for (const auto* r : s.says.rules)
      if (std::ranges::find(says, r->rule->says) == says.end()) says.push_back(r->rule->says);
    return {.sign   = s.says.sign,
            .words  = fmt::format("{}", fmt::join(says, "; ")),
            .source = fmt::format("{} {}", s.position->source->id, cited(s.says)),
            .fold   = Fold::first,
            .opens  = {}};
  }

  /// Of rules judged lesion by lesion: each lesion's word.
  std::string lesion_by_lesion(const OptionJudged& o) const {
    constexpr std::size_t    few = 6;
    std::vector<std::string> each;
    std::string              by;
    for (const auto& l : g_.assessment.lesions) {
      if (!board::speaks_of(*l.rule, o.option->id)) continue;
      each.push_back(fmt::format("{} {}", l.number, suitability(l.span).words));
      by = fmt::format("{} {}", l.source->id, l.rule->id);
    }
    if (each.empty() || each.size() > few) return {};
    return fmt::format("; lesion by lesion: {} ({})", fmt::join(each, ", "), by);
  }

  /// The gates that are closed before an option, by name.
  std::string closed_gates(const OptionJudged& o) const {
    std::vector<std::string_view> closed;
    for (const board::GateJudged& j : g_.assessment.gates)
      if (j.gate->kind == GateKind::gate && j.state == GateState::closed &&
          (j.gate->options & board::bit(o.option->id)) != 0)
        closed.push_back(j.gate->name);
    if (o.declined) closed.emplace_back("declined");
    return fmt::format("{}", fmt::join(closed, ", "));
  }

  std::string response(const OptionJudged& o) const {
    for (const auto& t : patient::items(g_.the_case, patient::Fact::treatments)) {
      const auto r = t[patient::Fact::treatment_response];
      if (t[patient::Fact::treatment_type].choices == patient::only(o.option->id) && r.single_choice())
        return fmt::format(" ({})", value_said(patient::Fact::treatment_response, r));
    }
    return {};
  }

  /// Whether two lines differ at most in their own label: what they open to is the same to the last word.
  static bool says_the_same(const Line& a, const Line& b) {
    return a.words == b.words && a.sign == b.sign && a.faint == b.faint && a.source == b.source &&
           std::ranges::equal(a.opens, b.opens, [](const Line& one, const Line& other) {
             return one.label == other.label && says_the_same(one, other);
           });
  }

  /// Options of which all sources say the same stand in one line.
  static void put_together(Section& section) {
    std::vector<Block> blocks;
    std::string        last_name;
    for (Block& b : section.blocks) {
      Line*      line  = std::get_if<Line>(&b);
      Line*      last  = blocks.empty() ? nullptr : std::get_if<Line>(&blocks.back());
      const bool alike = line != nullptr && last != nullptr && !line->label.empty() && !last->label.empty() &&
                         says_the_same(*line, *last);
      if (alike) {
        add_option_name(last->label, last_name, line->label);
        continue;
      }
      if (line != nullptr) last_name = line->label;
      blocks.push_back(std::move(b));
    }
    section.blocks = std::move(blocks);
  }

  /// The sources in whose place a newer one speaks, each with the options: "enets-2016 by enets-sinet-2024 (resection ...)".
  std::string replaced() const {
    std::vector<std::pair<std::string, board::OptionSet>> all;
    for (const OptionJudged& o : g_.assessment.options)
      for (const Position& p : g_.assessment.positions_of(o)) {
        if (g_.assessment.word(o, p) != Word::replaced) continue;
        const auto pair = fmt::format("{} by {}", p.source->id, p.by->id);
        auto       at   = std::ranges::find(all, pair, [](const auto& a) { return a.first; });
        if (at == all.end()) at = all.insert(all.end(), {pair, 0});
        at->second |= board::bit(o.option->id);
      }
    std::vector<std::string> said;
    for (const auto& [pair, options] : all)
      said.push_back(fmt::format("{} ({})", pair, option_names(g_.knowledge, options)));
    return fmt::format("{}", fmt::join(said, "; "));
  }

  /// Each source of which no rule speaks of this case, on any option it has rules for, with whom it speaks of.
  std::string not_for_this_patient() const {
    std::vector<std::string> all;
    for (const auto& source : g_.knowledge.sources) {
      bool             any = false, none = true;
      std::string_view population;
      for (const OptionJudged& o : g_.assessment.options)
        for (const Position& p : g_.assessment.positions_of(o)) {
          if (p.source != &source || p.count == 0) continue;
          any  = true;
          none = none && p.scope == Verdict::unmet;
          for (const auto& r : g_.assessment.rules_of(p))
            if (population.empty()) population = r.rule->population;
        }
      if (any && none)
        all.push_back(population.empty() ? source.id : fmt::format("{} ({} only)", source.id, population));
    }
    return fmt::format("{}", fmt::join(all, ", "));
  }

  const Given& g_;
};

}  // namespace

Options what_the_sources_say(const Given& g) { return Options_(g).all(); }

}  // namespace nelm::sheet
