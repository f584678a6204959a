#include "nelm/exchange/alike_toml.h"

#include <algorithm>

#include "nelm/exchange/plain_number.h"
#include "nelm/exchange/registry_file.h"
#include "nelm/exchange/where_from.h"

namespace nelm::exchange {

using registry::AlikeBy;
using registry::AlikeFact;

namespace {

constexpr NumberWithin patients_at_least{1, 1000, "a number of patients, from 1"}, apart{1e-9, 1e6, "a number above 0"},
    limit_within{-1e9, 1e9, "a number"};

class AlikeReader {
 public:
  AlikeReader(Fields& f, const literature::Literature* published) : f_(f), published_(published) {}

  AlikeBy read() {
    AlikeBy by;
    by.id        = f_.text("id");
    by.title     = f_.text("title");
    by.remark    = f_.text("remark");
    by.fewest    = read_stated(f_, "fewest", patients_at_least, published_);
    by.begins_at = read_stated(f_, "begins_at", patients_at_least, published_);
    by.at_months = months();
    each_table(f_, "fact", Need::must, [&](Fields& one) {
      by.facts.push_back(fact(one));
      const auto twice = std::ranges::count(by.facts, by.facts.back().fact, &AlikeFact::fact) > 1;
      if (twice && by.facts.back().fact != patient::Fact::none)
        one.problem("fact", "a fact a second time", "each fact once");
    });
    f_.nothing_else();
    return by;
  }

 private:
  std::vector<double> months() {
    constexpr double           longest = 1200;
    constexpr std::string_view wanted  = "a list of months that rise, from 0";
    std::vector<double>        all;
    for (const Node& n : f_.list_of("at_months", Node::Kind::number, wanted, Need::must)) {
      const auto months = plain_number(n.text);
      const bool right  = months && *months >= 0 && *months <= longest;
      if (!right || (!all.empty() && *months <= all.back()))
        f_.problem(n, "at_months", n.text, std::string(wanted));
      else
        all.push_back(*months);
    }
    return all;
  }

  AlikeFact fact(Fields& f) {
    constexpr std::string_view ways[] = {"same", "group", "within", "side"};
    AlikeFact                  a;
    a.fact   = named(f);
    a.by     = f.word<AlikeFact::By>("compare", ways);
    a.reason = f.text("reason");
    if (a.by == AlikeFact::By::group) groups(f, a);
    if (f.has("vague")) a.vague = words_of(f, "vague", a.fact);
    if (a.by == AlikeFact::By::within) a.band = read_stated(f, "band", apart, published_);
    if (a.by == AlikeFact::By::side) limits(f, a);
    a.from = read_where_from(f, "fact", published_);
    if (a.fact == patient::Fact::none) return a;
    const bool of_numbers = a.by == AlikeFact::By::within || a.by == AlikeFact::By::side;
    const bool number     = patient::row(a.fact).kind == patient::Kind::number;
    if (a.by != AlikeFact::By::same && of_numbers != number)
      f.problem("compare", fmt::format("\"{}\"", ways[static_cast<std::size_t>(a.by)]),
                number ? "same, within or side: it is a number" : "same or group: it is of words");
    return a;
  }

  static patient::Fact named(Fields& f) {
    const auto name = f.text("fact");
    const auto fact = patient::condition_fact(name);
    if (fact) {
      const auto kind = patient::row(*fact).kind;
      if (patient::row(*fact).in == patient::Fact::none &&
          (kind == patient::Kind::number || kind == patient::Kind::choice || kind == patient::Kind::yes_no))
        return *fact;
    }
    if (!name.empty())
      f.problem("fact", fmt::format("\"{}\"", name),
                fmt::format("a number, a choice or a yes and no of `nelm facts`{}",
                            fact ? std::string{} : did_you_mean_fact(name)));
    return patient::Fact::none;
  }

  /// A list of words of the fact, none of them among those `before`.
  static patient::Choices words_of(Fields& f, std::string_view key, patient::Fact fact, patient::Choices before = 0) {
    patient::Choices all = 0;
    for (const Node& n : f.list_of(key, Node::Kind::text, "a list of words", Need::must)) {
      if (fact == patient::Fact::none) continue;
      const auto words = patient::row(fact).words;
      const auto at    = std::ranges::find(words, n.text);
      if (at == words.end()) {
        f.problem(n, std::string(key), fmt::format("\"{}\"", n.text),
                  fmt::format("a word of {}{}", patient::row(fact).name, did_you_mean(n.text, words)));
        continue;
      }
      const auto word = patient::Choices{1} << static_cast<unsigned>(at - words.begin());
      if (((before | all) & word) != 0)
        f.problem(n, std::string(key), fmt::format("\"{}\" a second time", n.text), "each word once");
      all |= word;
    }
    return all;
  }

  static void groups(Fields& f, AlikeFact& a) {
    patient::Choices grouped = 0;
    each_table(f, "group", Need::must, [&](Fields& g) {
      registry::WordGroup group{.name = g.text("name"), .words = words_of(g, "words", a.fact, grouped)};
      grouped |= group.words;
      a.groups.push_back(std::move(group));
    });
  }

  void limits(Fields& f, AlikeFact& a) {
    constexpr std::string_view sides[] = {"below", "above"};
    each_table(f, "limit", Need::must, [&](Fields& l) {
      registry::PartingLimit limit;
      limit.at           = read_stated(l, limit_within, published_);
      limit.itself_above = l.word<unsigned>("itself", sides) == 1;
      if (a.fact != patient::Fact::none && !patient::row(a.fact).bounds.holds(limit.at.value))
        l.problem("value", fmt::format("{}", limit.at.value),
                  fmt::format("a number {} can be", patient::row(a.fact).name));
      if (!a.limits.empty() && limit.at.value <= a.limits.back().at.value)
        l.problem("value", fmt::format("{}", limit.at.value), "limits that rise");
      a.limits.push_back(std::move(limit));
    });
  }

  Fields&                       f_;
  const literature::Literature* published_;
};

}  // namespace

Result<std::optional<AlikeBy>> read_alike(std::span<const KnowledgeFolder> from,
                                          const literature::Literature*    published) {
  return only_registry_file<AlikeBy>(
      from, [](std::string_view stem) { return stem == alike_file; },
      [&](Fields& f) { return AlikeReader(f, published).read(); }, "a second file of what makes patients alike");
}

}  // namespace nelm::exchange
