// The sections of a page, a file each.
#pragma once

#include "nelm/sheet/make_page.h"

namespace nelm::sheet {

Section the_question(const Given&);
Section what_is_known(const Given&);
Section before_any_procedure(const Given&);

/// The lists on transplantation as one table, and every other option, split by whether the sources part on it.
struct Options {
  Section part, agree;
};
Options what_the_sources_say(const Given&);

/// The lists on one option, criteria down, lists across, with the facts on which they part. Empty without a list.
struct Lists {
  std::string        title;  // "THE LISTS PART ON ONE FACT: age 55"; empty where they stand alike
  std::vector<Block> blocks;
};
Lists the_lists(const Given&, const board::OptionJudged&);

Section what_to_find_out_first(const Given&);
/// For each option and source that does not favour it the fewest facts that would change that, for who unfolds it.
Section the_answer_would_change(const Given&);
/// Published outcomes of each arm whose option arises. Empty without a literature.
Section what_is_known_of_the_outcome(const Given&);
/// Patients of a registry: how many, by which facts, and how long they lived from diagnosis. Empty without a registry.
Section patients_like_this_one(const Given&);
Section prognostic_factors(const Given&);

/// What a team did and how it went, below a line of its own, with what the sources above say of it.
Section what_the_team_did(const Given&);
Section the_decision(const Given&);

}  // namespace nelm::sheet
