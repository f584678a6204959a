// The curves of patients like this one as a picture, with the loud words that nothing in it is adjusted for.
#pragma once

#include <optional>
#include <string>

#include "nelm/registry/alike_curves.h"
#include "nelm/sheet/survival_curve_plot.h"

namespace nelm::sheet {

/// A curve with its name, such as the treatment's.
struct NamedTreatment {
  std::string                   name;
  const registry::TreatedCurve* curve = nullptr;
};

/// By treatment given, as many curves as can be told apart: of more those of most patients, and it is said. Curves of too few
/// patients (registry::TreatedCurve::from) are not drawn; nothing where there is none. Each begins where enough are at risk.
std::optional<Picture> alike_picture(const registry::AlikePatients&, std::vector<NamedTreatment>);

}  // namespace nelm::sheet
