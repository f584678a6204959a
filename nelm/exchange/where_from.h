// A number of a registry's file with where it comes from: a source, a reference or an assumption, exactly one.
#pragma once

#include <string_view>

#include "nelm/exchange/fields.h"
#include "nelm/exchange/registry_terms.h"
#include "nelm/literature/literature.h"
#include "nelm/registry/simulation.h"

namespace nelm::exchange {

/// Where what stands at `at` comes from: everything of a Stated but its value. `published`: null, sources are not looked for.
registry::Stated read_where_from(Fields&, std::string_view at, const literature::Literature* published);

/// value, and where it comes from, of this table.
registry::Stated read_stated(Fields&, const NumberWithin& within, const literature::Literature* published);

/// The same as a table of its own: key = { value = 2, assumed = "..." }.
registry::Stated read_stated(Fields&, std::string_view key, const NumberWithin& within,
                             const literature::Literature* published);

}  // namespace nelm::exchange
