#include "nelm/export/fhir_r5_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "nelm/export/names.h"
#include "nelm/literature/evidence_words.h"

namespace nelm::exported {

namespace {

constexpr std::size_t      longest_id = 64, hash_digits = 16;
constexpr std::string_view nelm = "Nelm";  // how every library_name begins

constexpr bool goes_into_an_id(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

/// G. Fowler, L. C. Noll, K.-P. Vo: FNV-1a of 64 bits.
std::uint64_t fnv_1a(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

/// "NelmMayo2011_3" of mayo-2011.3: a name FHIR takes for a type in a program.
std::string machine_name(std::string_view id) {
  const auto point = id.rfind('.');
  if (point == std::string_view::npos) return library_name(id);
  return fmt::format("{}_{}", library_name(id.substr(0, point)),
                     library_name(id.substr(point + 1)).substr(nelm.size()));
}

void write_code(JsonText& json, const Code& c) {
  json.object().member("system", c.system).member("code", c.code).said("display", c.display).close();
}

}  // namespace

std::string fhir_id(std::string_view text) {
  std::string id(text);
  std::ranges::replace_if(id, [](char c) { return !goes_into_an_id(c); }, '-');
  if (!id.empty() && id.size() <= longest_id && id == text) return id;
  id.resize(std::min(id.size(), longest_id - hash_digits - 1));
  return fmt::format("{}-{:016x}", id, fnv_1a(text));
}

std::string r5_url(std::string_view resource, std::string_view id) {
  std::string kind;
  for (const char c : resource) {
    const bool large = c >= 'A' && c <= 'Z';
    if (large && !kind.empty()) kind += '-';
    kind += large ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return fmt::format("urn:nelm:{}:{}", kind, id);
}

void r5_head(JsonText& json, std::string_view resource, std::string_view id, std::string_view title,
             const board::Review& review, const Written& written, std::span<const Code> tags) {
  json.member("resourceType", resource).member("id", id);
  if (!tags.empty()) {
    json.key("meta").object().key("tag").list();
    for (const Code& tag : tags) write_code(json, tag);
    json.close().close();
  }
  json.member("url", r5_url(resource, id))
      .said("version", written.version)
      .member("name", machine_name(id))
      .member("title", title)
      .member("status", review.reviewed_by.empty() ? "draft" : "active")
      .said("lastReviewDate", review.reviewed_on);
  if (!review.reviewed_by.empty())
    json.key("reviewer").list().object().member("name", review.reviewed_by).close().close();
}

std::string nelm_system(std::string_view vocabulary) { return fmt::format("urn:nelm:{}", vocabulary); }

std::string hyphenated(std::string_view word) {
  std::string code(word);
  std::ranges::replace_if(code, [](char c) { return c == '_' || c == ' '; }, '-');
  return code;
}

void concept_of(JsonText& json, std::string_view key, const Code& c) {
  json.key(key).object().key("coding").list();
  write_code(json, c);
  json.close().close();
}

void concept_said(JsonText& json, std::string_view key, std::string_view text) {
  json.key(key).object().member("text", text).close();
}

void reference_to(JsonText& json, std::string_view key, std::string_view resource, std::string_view id,
                  std::string_view display) {
  json.key(key).object().member("reference", fmt::format("{}/{}", resource, id)).said("display", display).close();
}

void notes(JsonText& json, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  json.key("note").list();
  for (const auto& text : texts) json.object().member("text", text).close();
  json.close();
}

std::string discrepancy_told(const literature::Discrepancy& d) {
  return fmt::format("Discrepancy {} ({}). {}. The review: {}. The paper ({}): {}. What follows: {}.", d.id,
                     severity_said(d.severity), d.about, d.review_says, d.checked, d.original_says, d.consequence);
}

std::string r5_done(const JsonText& json) {
  const std::string          whole               = json.done();
  constexpr std::string_view a_control_character = "\\u0000";
  std::string                clean;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    if (whole[at] != '\\') {
      clean += whole[at];
    } else if (whole[at + 1] == 'u') {  // JsonText writes nothing else so
      clean += ' ';
      at += a_control_character.size() - 1;
    } else {
      clean += whole[at];
      clean += whole[++at];
    }
  }
  return clean;
}

}  // namespace nelm::exported
