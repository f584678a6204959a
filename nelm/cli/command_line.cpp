#include "nelm/cli/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <deque>
#include <map>
#include <optional>

#include "nelm/cli/door.h"
#include "nelm/nearest.h"

namespace nelm::cli {

namespace {

/// Where CLI11 puts what it reads for one command.
struct Slots {
  Request                                         request;
  std::map<std::string, bool>                     on;
  std::map<std::string, std::vector<std::string>> values;
};

void add_switches(CLI::App& app, std::span<const Switch> switches, Slots& slots) {
  for (const Switch& s : switches) {
    const std::string name(s.name);
    if (s.value.empty())
      app.add_flag(name, slots.on[name], std::string(s.says));
    else
      app.add_option(name, slots.values[name], std::string(s.says))
          ->allow_extra_args(false)
          ->multi_option_policy(s.repeats ? CLI::MultiOptionPolicy::TakeAll : CLI::MultiOptionPolicy::Throw);
  }
}

/// The subcommand of a name of one or two words, below its parent.
CLI::App& subcommand(CLI::App& app, std::string_view name, std::string_view says) {
  const auto space = name.find(' ');
  if (space == std::string_view::npos) return *app.add_subcommand(std::string(name), std::string(says));
  const std::string parent(name.substr(0, space));
  const auto        named = app.get_subcommands([&](CLI::App* sub) { return sub->get_name() == parent; });
  auto*             above = named.empty() ? app.add_subcommand(parent)->require_subcommand(1) : named.front();
  return *above->add_subcommand(std::string(name.substr(space + 1)), std::string(says));
}

/// How many words "OLD_DIR NEW_DIR [CASES...]" or "CASE..." asks for, and how many it takes.
std::pair<int, int> how_many(std::string_view operand) {
  constexpr int any_number = 1'000'000;
  int           least = 0, most = 0;
  for (std::size_t at = 0; at < operand.size();) {
    const auto end  = std::min(operand.find(' ', at), operand.size());
    const auto word = operand.substr(at, end - at);
    most            = word.ends_with("...]") || word.ends_with("...") ? any_number : most + 1;
    least += word.starts_with('[') ? 0 : 1;
    at = end + 1;
  }
  return {least, most};
}

Request sorted_out(Slots& slots, const CLI::App& app) {
  for (const auto& [name, on] : slots.on)
    if (on) slots.request.switches[name];
  for (auto& [name, value] : slots.values)
    if (app.get_option(name)->count() > 0) slots.request.switches[name] = value;
  return slots.request;
}

/// The command the words begin with, if they name one.
const Command* command_of(const std::vector<std::string>& words) {
  const auto all   = commands();
  const auto named = [&](const std::string& name) {
    const auto found = std::ranges::find(all, std::string_view(name), &Command::name);
    return found == all.end() ? nullptr : &*found;
  };
  const Command* two = words.size() > 1 ? named(words[0] + " " + words[1]) : nullptr;
  return two != nullptr ? two : named(words[0]);
}

/// What is said of a word that looks like a switch and is none of the command: else its value would be taken for an operand.
std::optional<std::string> no_such_switch(const std::vector<std::string>& words) {
  const Command* command = command_of(words);
  if (command == nullptr) return std::nullopt;
  std::vector<std::string_view> known{"--help"};
  for (const auto switches : {command->switches, common_switches()})
    for (const Switch& s : switches) known.push_back(s.name);
  for (const auto& word : words) {
    const auto name = std::string_view(word).substr(0, word.find('='));
    if (!name.starts_with("--") || name == "--" || std::ranges::find(known, name) != known.end()) continue;
    return fmt::format("{}: no such switch of nelm {}{}", name, command->name, did_you_mean(name, known));
  }
  return std::nullopt;
}

/// The commands of one first word, by their second: those of "evidence" are list, show, ...
std::vector<std::string_view> below(std::string_view first) {
  std::vector<std::string_view> names;
  for (const Command& c : commands())
    if (c.name.starts_with(std::string(first) + " ")) names.push_back(c.name.substr(first.size() + 1));
  return names;
}

/// What is said of words that begin no command, with the nearest that is one.
std::optional<std::string> no_such_command(const std::vector<std::string>& words) {
  if (command_of(words) != nullptr) return std::nullopt;
  std::vector<std::string_view> names;
  for (const Command& c : commands())
    for (const auto name : {c.name, c.name.substr(0, c.name.find(' '))}) names.push_back(name);
  const auto second = below(words[0]);
  if (second.empty()) return fmt::format("there is no command \"{}\"{}", words[0], did_you_mean(words[0], names));
  if (words.size() == 1 || words[1].starts_with('-'))
    return fmt::format("nelm {} wants one of {}", words[0], fmt::join(second, ", "));
  return fmt::format("there is no command \"{} {}\"{}; nelm {} has {}", words[0], words[1],
                     did_you_mean(words[1], second), words[0], fmt::join(second, ", "));
}

int misused(const std::vector<std::string>& words, const CLI::ParseError& error) {
  if (words.empty()) {
    help({});
    return bad_usage;
  }
  if (const auto why = no_such_command(words)) return misuse(*why);
  return misuse(no_such_switch(words).value_or(error.what()));
}

/// With whatever else it was asked, no command is run then.
int tell_version(const std::vector<std::string>& words) {
  constexpr std::string_view name = "--knowledge", with_value = "--knowledge=";
  std::vector<std::string>   folders;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == name && i + 1 < words.size())
      folders.push_back(words[++i]);
    else if (words[i].starts_with(with_value))
      folders.push_back(words[i].substr(with_value.size()));
  }
  const auto k = knowledge_of(folders);
  return k ? answer(provenance(*k) + "\n") : tell(k.error());
}

}  // namespace

int run(std::vector<std::string> words) {
  if (std::ranges::find(words, "--version") != words.end()) return tell_version(words);
  if (words.size() == 1 && (words[0] == "--help" || words[0] == "-h")) return help({});

  CLI::App app("nelm");
  app.set_help_flag();
  app.require_subcommand(1);
  std::deque<Slots>                                 slots;
  std::vector<std::pair<CLI::App*, const Command*>> subcommands;
  for (const Command& command : commands()) {
    CLI::App& sub = subcommand(app, command.name, command.says);
    Slots&    s   = slots.emplace_back();
    sub.set_help_flag();
    sub.add_flag("--help,-h", s.on["--help"]);
    add_switches(sub, command.switches, s);
    add_switches(sub, common_switches(), s);
    if (!command.operand.empty()) {
      auto* operand            = sub.add_option(std::string(command.operand), s.request.operands);
      const auto [least, most] = how_many(command.operand);
      operand->expected(least, most)->required(least > 0);
    }
    subcommands.emplace_back(&sub, &command);
  }

  const auto given = words;
  std::reverse(words.begin(), words.end());
  const bool wants_help = std::ranges::any_of(given, [](const auto& word) { return word == "--help" || word == "-h"; });
  try {
    app.parse(words);
  } catch (const CLI::ParseError& error) {
    if (!wants_help) return misused(given, error);
  }
  for (std::size_t i = 0; i < subcommands.size(); ++i) {
    const auto [sub, command] = subcommands[i];
    if (!sub->parsed()) continue;
    if (wants_help) return help({.operands = {std::string(command->name)}});
    return command->run(sorted_out(slots[i], *sub));
  }
  if (!below(given[0]).empty() && given[1].starts_with('-')) return help({.operands = {given[0]}});
  return misuse(no_such_command(given).value_or("no command is named"));
}

}  // namespace nelm::cli
