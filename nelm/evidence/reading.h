// How a value on the scale on which effects are pooled is read: as it is, as a ratio, or as a share.
#pragma once

#include <cstdint>

#include "nelm/evidence/proportion.h"

namespace nelm::evidence {

struct Reading {
  enum class As : std::uint8_t {
    number,    // as it is: a difference, an effect as somebody gave it
    ratio,     // of its logarithm
    per_cent,  // a share, 0..100, of a value on a scale of proportions
  };

  As              as    = As::number;
  ProportionScale scale = ProportionScale::logit;  // of a share
  double          n     = 1;                       // for Freeman-Tukey: the harmonic mean of the totals

  double   operator()(double value) const;
  Interval operator()(Interval i) const { return {(*this)(i.low), (*this)(i.high)}; }

  friend bool operator==(const Reading&, const Reading&) = default;
};

}  // namespace nelm::evidence
