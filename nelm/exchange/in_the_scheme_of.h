// The grading scheme a file of knowledge names, by which its conditions read what several schemes give.
#pragma once

#include "nelm/exchange/knowledge_reading.h"

namespace nelm::exchange {

/// A fact several schemes give is read by the file's own: `grade` in 2016 is not `grade` in 2020.
class InTheSchemeOf {
 public:
  /// Tells a scheme that is not read here as a problem of the key `scheme`.
  InTheSchemeOf(Fields& file, std::string_view scheme, const Reading& reading) : schemes_(reading.knowledge.schemes) {
    const auto at = std::ranges::find(schemes_, scheme, &board::Scheme::id);
    if (at != schemes_.end()) own_ = &*at;
    if (scheme.empty() || own_ != nullptr) return;
    told_ = true;
    if (reading.there_but_unread("schemes", scheme)) return;
    std::vector<std::string_view> known;
    for (const board::Scheme& s : schemes_) known.push_back(s.id);
    file.problem("scheme", fmt::format("\"{}\"", scheme),
                 fmt::format("a scheme read here{}", did_you_mean(scheme, known)));
  }

  /// Lets every such fact of a condition be read by the scheme.
  void settle(board::Condition& c) {
    for (board::Term& t : c.terms)
      if (own_ != nullptr && t.fact == own_->gives)
        t.slot = own_->slot;
      else if (t.fact != patient::Fact::none && giving(t.fact).size() > 1)
        unsettled_ = t.fact;
  }

  /// Tells what a condition settled here leaves open.
  void tell(Fields& file) const {
    if (told_ || unsettled_ == patient::Fact::none) return;
    file.problem("scheme", own_ == nullptr ? "nothing" : fmt::format("\"{}\"", own_->id),
                 fmt::format("the scheme by which {} is read, one of {}", patient::row(unsettled_).name,
                             fmt::join(giving(unsettled_), ", ")));
  }

 private:
  std::vector<std::string_view> giving(patient::Fact f) const {
    std::vector<std::string_view> ids;
    for (const board::Scheme& s : schemes_)
      if (s.gives == f) ids.push_back(s.id);
    return ids;
  }

  std::span<const board::Scheme> schemes_;
  const board::Scheme*           own_       = nullptr;
  patient::Fact                  unsettled_ = patient::Fact::none;
  bool                           told_      = false;
};

}  // namespace nelm::exchange
