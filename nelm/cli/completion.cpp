// nelm completion: what a shell offers after `nelm`, from the table of commands.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "nelm/cli/door.h"

namespace nelm::cli {

namespace {

std::string_view first_word(std::string_view name) { return name.substr(0, name.find(' ')); }
std::string_view second_word(std::string_view name) {
  const auto space = name.find(' ');
  return space == std::string_view::npos ? std::string_view{} : name.substr(space + 1);
}

/// The first words of all commands, each once, in the order of the table.
std::vector<std::string_view> first_words() {
  std::vector<std::string_view> words;
  for (const Command& c : commands())
    if (std::ranges::find(words, first_word(c.name)) == words.end()) words.push_back(first_word(c.name));
  return words;
}

/// What may follow a first word: second words, and the switches of all its commands.
std::vector<std::string_view> after(std::string_view first) {
  std::vector<std::string_view> words;
  std::set<std::string_view>    seen;
  const auto                    add = [&](std::string_view word) {
    if (!word.empty() && seen.insert(word).second) words.push_back(word);
  };
  for (const Command& c : commands()) {
    if (first_word(c.name) != first) continue;
    add(second_word(c.name));
    for (const Switch& s : c.switches) add(s.name);
  }
  for (const Switch& s : common_switches()) add(s.name);
  add("--version");
  return words;
}

std::string bash() {
  std::string text =
      "_nelm() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]}\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n";
  text += fmt::format("    COMPREPLY=($(compgen -W \"{} --version\" -- \"$word\"))\n    return\n  fi\n",
                      fmt::join(first_words(), " "));
  text += "  case ${COMP_WORDS[1]} in\n";
  for (const auto first : first_words())
    text += fmt::format("    {}) COMPREPLY=($(compgen -f -W \"{}\" -- \"$word\")) ;;\n", first,
                        fmt::join(after(first), " "));
  return text + "  esac\n}\ncomplete -o filenames -F _nelm nelm\n";
}

std::string zsh() {
  std::string text = "#compdef nelm\n_nelm() {\n  if (( CURRENT == 2 )); then\n";
  text += fmt::format("    compadd -- {} --version\n    return\n  fi\n  case $words[2] in\n",
                      fmt::join(first_words(), " "));
  for (const auto first : first_words())
    text += fmt::format("    {}) compadd -- {}; _files ;;\n", first, fmt::join(after(first), " "));
  return text + "  esac\n}\n_nelm \"$@\"\n";
}

std::string fish() {
  std::string text = "complete -c nelm -n __fish_use_subcommand -f -l version\n";
  for (const auto first : first_words()) {
    text += fmt::format("complete -c nelm -n __fish_use_subcommand -f -a {}\n", first);
    for (const auto word : after(first)) {
      const bool is_switch = word.starts_with("--");
      text += fmt::format("complete -c nelm -n '__fish_seen_subcommand_from {}' {} {}\n", first,
                          is_switch ? "-l" : "-a", is_switch ? word.substr(2) : word);
    }
  }
  return text;
}

}  // namespace

int completion(const Request& request) {
  static constexpr std::pair<std::string_view, std::string (*)()> shells[] = {
      {"bash", bash}, {"zsh", zsh}, {"fish", fish}};
  for (const auto& [name, write] : shells)
    if (request.operands.at(0) == name) return answer(write());
  return misuse("completions are written for bash, zsh and fish");
}

}  // namespace nelm::cli
