// Symptoms of the tumour and of its primary.
#pragma once

#include "nelm/patient/derivation.h"

namespace nelm::patient {

/// Hormonal symptoms or symptoms of bulk. The review does not define the word; this is nelm's definition.
Possible symptomatic(const Known&);

/// A complication of the primary: yes if listed, no if a list was given without it.
template <auto word>
Possible complication(const Known&);
/// Any complication: the list of complications holds one.
Possible primary_symptomatic(const Known&);

}  // namespace nelm::patient
