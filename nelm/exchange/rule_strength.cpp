#include "nelm/exchange/rule_strength.h"

namespace nelm::exchange {

using board::Form;
using board::Rule;
using board::SourceKind;
using board::Strength;

namespace {

template <class... Words>
constexpr unsigned any_of(Words... words) {
  return (0U | ... | (1U << static_cast<unsigned>(words)));
}

template <class Word>
bool is_of(unsigned set, Word word) {
  return (set & any_of(word)) != 0;
}

/// What rules of one form say, and whose they are.
struct MaySay {
  unsigned         kinds;
  Form             form;
  unsigned         strengths;
  std::string_view why;
};

constexpr unsigned those_who_advise = any_of(SourceKind::review, SourceKind::guideline, SourceKind::list);

constexpr MaySay may_say[] = {
    {those_who_advise, Form::list, any_of(Strength::recommends, Strength::conditional), "a list is met or not"},
    {those_who_advise, Form::indication, any_of(Strength::recommends, Strength::conditional, Strength::divided),
     "what speaks against an option is a bar"},
    {those_who_advise, Form::bar, any_of(Strength::against), "a bar speaks against its options"},
    {any_of(SourceKind::study), Form::finding,
     any_of(Strength::evidence_for, Strength::evidence_against, Strength::caution, Strength::disputed),
     "a study advises nothing"},
    {any_of(SourceKind::payer), Form::finding, any_of(Strength::commissioned, Strength::not_commissioned),
     "a payer pays or does not"},
};

std::string listed(unsigned set, std::span<const std::string_view> words) {
  std::vector<std::string_view> of;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (is_of(set, i)) of.push_back(words[i]);
  return fmt::format("{}{}", of.size() > 1 ? "one of " : "", fmt::join(of, ", "));
}

}  // namespace

void check_strength(Fields& f, SourceKind kind, const Rule& r) {
  const auto    form  = rule_forms[static_cast<std::size_t>(r.form)];
  const auto    says  = rule_strengths[static_cast<std::size_t>(r.strength)];
  const MaySay* as    = nullptr;
  unsigned      forms = 0;
  for (const MaySay& m : may_say) {
    if (!is_of(m.kinds, kind)) continue;
    forms |= any_of(m.form);
    if (m.form == r.form) as = &m;
  }
  if (as == nullptr)
    f.problem("form", fmt::format("\"{}\" of a {}", form, source_kinds[static_cast<std::size_t>(kind)]),
              listed(forms, rule_forms));
  else if (!is_of(as->strengths, r.strength))
    f.problem("strength", fmt::format("\"{}\"", says),
              fmt::format("{}: {}", listed(as->strengths, rule_strengths), as->why));
  else if (r.strength == Strength::recommends && !r.provided.empty())
    f.problem("strength", "\"recommends\" with the condition under provided",
              "conditional: no fact holds that condition, so it is never known to be met");
}

void check_lists_alone(Fields& f, const Rule& r, std::span<const Rule> before) {
  for (const Rule& other : before) {
    const bool meet = (r.options & other.options) != 0 && !r.per_lesion && !other.per_lesion;
    if (meet && (r.form == Form::list || other.form == Form::list))
      f.problem("options", fmt::format("an option {} is about too, and one of the two is a list", other.id),
                "a list alone on its options: whether it is met is all its source says there");
  }
}

}  // namespace nelm::exchange
