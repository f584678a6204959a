// A case written out, so that reading it gives the same case again; and an empty one to fill in.
#pragma once

#include <string>
#include <string_view>

#include "nelm/patient/case.h"

namespace nelm {
class JsonText;
}

namespace nelm::exchange {

/// The members of an object that say where a value comes from.
void write_origin(JsonText&, const patient::Origin&);

/// The case as JSON, facts in the order of the catalogue (several reports of one in the order they were given).
/// Reading it on the same day gives an equal case, whatever the case that was read. A comment, if there is one, stands
/// first; reading passes over it.
std::string case_json(const patient::Case&, std::string_view comment = "");

/// An empty case in TOML with every fact as a comment: its plain name, unit and words, and a line to fill in. Each line is
/// valid once its comment sign is taken away.
std::string empty_case_toml();

}  // namespace nelm::exchange
