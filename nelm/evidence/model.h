// How effects are pooled: what is assumed between studies, and how the summary is tested.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace nelm::evidence {

/// How the variance between studies, tau2, is estimated. All but `equal` are random-effects models.
enum class Between : std::uint8_t {
  equal,                  // tau2 is 0: one true effect
  dersimonian_laird,      // R. DerSimonian, N. Laird, Control. Clin. Trials 7 (1986) 177-188
  restricted_likelihood,  // REML: S. W. Raudenbush, in The Handbook of Research Synthesis (2009) 295-315
  paule_mandel,           // R. C. Paule, J. Mandel, J. Res. Natl. Bur. Stand. 87 (1982) 377-385
  likelihood,             // ML: R. J. Hardy, S. G. Thompson, Stat. Med. 15 (1996) 619-629
  empirical_bayes,        // C. N. Morris, J. Am. Stat. Assoc. 78 (1983) 47-55
  sidik_jonkman,          // K. Sidik, J. N. Jonkman, J. R. Stat. Soc. C 54 (2005) 367-384
  hunter_schmidt,         // J. E. Hunter, F. L. Schmidt, Methods of Meta-Analysis (1990)
  hedges,                 // L. V. Hedges, Psychol. Bull. 93 (1983) 388-395
};

/// How the summary is tested and its interval made.
enum class Test : std::uint8_t {
  wald,           // normal deviates
  knapp_hartung,  // G. Knapp, J. Hartung, Stat. Med. 22 (2003) 2693-2710: t with k - p degrees, variance times s2w
  ad_hoc,         // the same, its variance never smaller than the Wald test's: s2w at least 1
};

struct Model {
  Between between = Between::restricted_likelihood;
  Test    test    = Test::wald;
  double  level   = 0.95;  // of confidence and prediction intervals
};

/// What an estimator is called on a command line and in a table of methods.
struct BetweenName {
  Between          between;
  std::string_view word;  // "reml"
  std::string_view name;  // "restricted maximum likelihood"
};
inline constexpr std::array<BetweenName, 9> between_names = {{
    {Between::equal, "ee", "equal effects"},
    {Between::dersimonian_laird, "dl", "DerSimonian-Laird"},
    {Between::restricted_likelihood, "reml", "restricted maximum likelihood"},
    {Between::paule_mandel, "pm", "Paule-Mandel"},
    {Between::likelihood, "ml", "maximum likelihood"},
    {Between::empirical_bayes, "eb", "empirical Bayes"},
    {Between::sidik_jonkman, "sj", "Sidik-Jonkman"},
    {Between::hunter_schmidt, "hs", "Hunter-Schmidt"},
    {Between::hedges, "he", "Hedges"},
}};
constexpr std::string_view                  name_of(Between b) {
  return std::ranges::find(between_names, b, &BetweenName::between)->name;
}

/// Likewise of a test.
struct TestName {
  Test             test;
  std::string_view word;  // "knha"
  std::string_view name;  // "Knapp-Hartung"
};
inline constexpr std::array<TestName, 3> test_names = {{
    {Test::wald, "z", "Wald"},
    {Test::knapp_hartung, "knha", "Knapp-Hartung"},
    {Test::ad_hoc, "adhoc", "Knapp-Hartung, never narrower than Wald"},
}};
constexpr std::string_view name_of(Test t) { return std::ranges::find(test_names, t, &TestName::test)->name; }

}  // namespace nelm::evidence
