// The schemas of what is written as JSON, an assessment and what moved: one table of objects and their members each.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "nelm/json_text.h"
#include "nelm/patient/fact.h"
#include "nelm/patient/option.h"
#include "nelm/sheet/changes_page.h"
#include "nelm/sheet/json.h"

namespace nelm::sheet {

namespace {

/// A member: its name, what it is, and whether it always stands there. What it is: "text", "flag", "day", a name of
/// `objects`, or a set of words written a|b|c; with [] behind it, a list of that.
struct Member {
  std::string_view name, is, says = {};
  bool             always = true;
};

struct Object {
  std::string_view    name, says;
  std::vector<Member> members;
};

constexpr std::string_view verdict = "unmet|unknown|met", span = "excluded|divided|borderline|weakened|clear[]";

std::vector<Object> objects_of_an_assessment() {
  const Member place{"place", "text", "where in the source"},
      confidence{"confidence", "SRC|SEC|SEED", "read in the source, in another source, or as the review reports"};
  const Member via{"via", "text", "the other source", false}, url{"url", "text", {}, false};
  const Member doubtful{"doubtful", "text", "why this line of knowledge is doubted", false};
  const Member missing{"missing", "fact[]", "what is still to be found out; none once it is decided"};
  return {
      {"assessment",
       "What the sources say of every option for one case on one day.",
       {{"written_by", "text", "program, knowledge and compiler"},
        {"on", "day", "the day it was judged on"},
        {"day_from", "text", "where that day was taken from"},
        {"case_id", "text", {}, false},
        {"knowledge", "knowledge"},
        {"facts", "known[]", "every fact of which something is known"},
        {"flags", "flagged[]"},
        {"gates", "gate[]"},
        {"options", "option[]", "every option, in the clinical order"},
        {"lesions", "lesion[]"},
        {"conflicts", "conflict[]", "every one, whether it bears on the case or not; none decides anything"},
        {"prognostic_factors", "factor[]", "shown, never used to select"},
        {"worth_asking", "worth[]", "most decisive first"},
        {"what_would_change", "would_change[]", "every position that does not surely favour its option and could"},
        {"remarks", "text[]", "never judged"}}},
      {"knowledge",
       "The knowledge it was judged by.",
       {{"version", "text"},
        {"hash", "text", "of all its files, own rules included"},
        {"as_of", "day", "without the sources that came out after this day; left out: all it holds", false},
        {"own_rules", "own[]", "a site's own rules, laid over it", false}}},
      {"own",
       "A folder of a site's own rules.",
       {{"name", "text"},
        {"hash", "text"},
        {"files", "text[]"},
        {"reviewed_by", "text[]", "each with the day"},
        {"unreviewed", "count", "files nobody has reviewed"}}},
      {"known",
       "The values still possible of one fact: a range, open or closed at either end (null: without end), or a set of "
       "words.",
       {{"fact", "fact"},
        {"scheme", "text", "the scheme that gives it, where there are several", false},
        {"unit", "text", {}, false},
        {"words", "text"},
        {"low", "end", {}, false},
        {"high", "end", {}, false},
        {"low_open", "flag", {}, false},
        {"high_open", "flag", {}, false},
        {"among", "value[]", {}, false},
        {"reports", "report[]", {}, false}}},
      {"report",
       "One report of a fact.",
       {{"words", "text"},
        {"document", "text", {}, false},
        {"by", "text", {}, false},
        {"on", "day", {}, false},
        {"known_on", "day", {}, false},
        {"override", "flag", {}, false},
        {"basis", "volume|count", {}, false}}},
      {"flagged",
       "Something to see beside a fact.",
       {{"fact", "fact"},
        {"why", "contradiction|reports_differ|overridden|specimens_part|question"},
        {"says", "text"}}},
      {"gate",
       "What must be clear before an option; open is not clear.",
       {{"id", "text"},
        {"kind", "gate|hazard"},
        {"state", "closed|open|clear|not_asked"},
        {"says", "text"},
        {"source", "text", {}, false},
        {"criterion", "text", {}, false},
        {"options", "option_id[]"},
        missing}},
      {"option",
       "One option with every source's position.",
       {{"option", "option_id"},
        {"name", "text"},
        {"precondition", verdict, "judged once, before all sources"},
        missing,
        {"declined", "flag"},
        {"already_given", "flag"},
        {"once_given", "text", "what the knowledge says of a patient who has been given it", false},
        {"positions", "position[]"}}},
      {"position",
       "One source on one option: the standing, and both ends of what is still possible.",
       {{"source", "text"},
        {"standing", "standing"},
        {"worst", "standing"},
        {"best", "standing"},
        {"scope", verdict},
        {"weakened", "flag"},
        {"not_yet", "flag", "time alone will meet it"},
        {"open_by_silence", "flag", "the source does not say"},
        {"replaced", verdict,
         "whether a newer source of the same body speaks in its place: then it is not among the valid"},
        {"replaced_by", "text", "the newer source, where it does or may", false},
        missing,
        {"rules", "rule[]"},
        {"not_encoded", "gap[]", "what could not be read of the source"}}},
      {"gap",
       "What could not be read of a source, and why.",
       {{"id", "text"}, {"missing", "text"}, {"because", "text"}}},
      {"conflict",
       "A question on which what has been published disagrees, with every side.",
       {{"id", "text"},
        {"asks", "text"},
        {"bears", verdict, "whether the sides say different things of this case, and an option of it arises"},
        {"note", "text", {}, false},
        {"options", "option_id[]", "none: it is about prognosis"},
        missing,
        {"sides", "side[]"}}},
      {"side", "One side, and who says so.", {{"says", "text"}, {"citation", "text", {}, false}, {"cites", "cited[]"}}},
      {"cited", "A criterion or rule of a source.", {{"source", "text"}, {"id", "text"}}},
      {"factor",
       "What was found to go with how long patients live. It selects nobody.",
       {{"id", "text"},
        {"name", "text"},
        {"direction", "favourable|adverse|disputed"},
        {"holds", verdict, "unknown where its source gives no limit"},
        {"says", "text"},
        {"citation", "text"},
        {"conflict", "text", "the conflict it stands in", false},
        place,
        confidence,
        via,
        url}},
      {"rule",
       "One rule of a source.",
       {{"rule", "text"},
        {"says", "text"},
        {"provided", "text", {}, false},
        {"not_encoded", "text", "what could not be read", false},
        {"scope", verdict},
        {"span", span, "from its worst to its best outcome still possible"},
        place,
        confidence,
        via,
        url,
        doubtful,
        {"criteria", "criterion[]"}}},
      {"criterion",
       "One criterion judged.",
       {{"id", "text"},
        {"asks", "text"},
        {"limit", "text"},
        {"kind", "required|exclusion|relative|advisory|evidence"},
        {"met_if", "text", {}, false},
        {"unmet_if", "text", {}, false},
        {"met", verdict},
        {"span", span},
        {"matters", "flag"},
        place,
        confidence,
        via,
        url,
        doubtful}},
      {"lesion",
       "A rule judged for one lesion.",
       {{"lesion", "count", "1 is the first of the list"},
        {"source", "text"},
        {"rule", "text"},
        {"span", span},
        {"criteria", "criterion[]"}}},
      {"worth",
       "A missing fact and what it bears on.",
       {{"fact", "fact"}, {"options", "option_id[]"}, {"gates_before", "option_id[]"}}},
      {"would_change",
       "What would turn one source in favour of one option.",
       {{"option", "option_id"},
        {"source", "text"},
        {"ways", "way[]", "of the fewest facts, the nearest first; none: no three facts that can change would do"}}},
      {"way",
       "Changes that suffice together.",
       {{"crosses", "count", "limits and the gaps between them on the way"}, {"changes", "changed_fact[]"}}},
      {"changed_fact",
       "One fact, and the values it would have to have.",
       {{"fact", "fact"},
        {"how", "found_out|in_time|done|treated|turned",
         "it may be so already and is not known; by waiting; by an operation, treatment or examination; after "
         "treatment; by "
         "the course of the disease"},
        {"unit", "text", {}, false},
        {"words", "text"},
        {"low", "end", {}, false},
        {"high", "end", {}, false},
        {"low_open", "flag", {}, false},
        {"high_open", "flag", {}, false},
        {"among", "value[]", {}, false}}},
  };
}

constexpr std::string_view standing_words =
    "against|condition_not_met|divided|borderline|conditional|recommends|silent|boundary_conflict|not_eligible|"
    "eligible_relative|eligible|evidence_for|evidence_against|caution|disputed|commissioned|not_commissioned|"
    "not_applicable|not_encoded|replaced|undetermined";

/// What moved between two sheets of one patient.
std::vector<Object> objects_of_changes() {
  return {
      {"changes",
       "What moved between two sheets of one patient; what did not move is not in it.",
       {{"written_by", "text", "program, knowledge and compiler"},
        {"case_id", "text"},
        {"earlier", "day", "the day the earlier case was judged on"},
        {"now", "day"},
        {"what_if", "text[]", "what was supposed: then the earlier is as recorded, the other as if", false},
        {"facts", "moved[]"},
        {"entries", "entry[]", "of the lists"},
        {"texts", "text_moved[]", "facts that are shown and never judged"},
        {"flags", "flag_moved[]", "what a reader must see beside a fact"},
        {"gates", "gate[]"},
        {"preconditions", "needs_moved[]", "whether an option arises"},
        {"declined", "refusal[]"},
        {"standings", "stands[]", "by option in the clinical order"},
        {"lesions", "lesion[]"}}},
      {"moved",
       "A fact of which something else is possible than before.",
       {{"fact", "fact"},
        {"scheme", "text", "the scheme that gives it, where there are several", false},
        {"unit", "text", {}, false},
        {"earlier", "text"},
        {"now", "text"},
        {"narrowed", "flag", "all that is possible now was possible before"},
        {"from", "text", "the report with its day, or what it follows from", false}}},
      {"entry",
       "An entry of a list that is new, gone, or says something else.",
       {{"list", "fact"},
        {"number", "count"},
        {"what", "new|gone|moved"},
        {"says", "text", {}, false},
        {"facts", "moved[]"}}},
      {"gate",
       "A gate or hazard in another state.",
       {{"gate", "text"}, {"earlier", "text"}, {"now", "text"}, {"facts", "fact[]", "moved facts it reads"}}},
      {"text_moved",
       "What was written of a fact that is shown and never judged; a side left out: nothing.",
       {{"fact", "fact"}, {"earlier", "text", {}, false}, {"now", "text", {}, false}}},
      {"flag_moved", "A flag that came, or went.", {{"fact", "fact"}, {"says", "text"}, {"now", "flag"}}},
      {"needs_moved",
       "An option whose precondition stands otherwise.",
       {{"option", "option_id"}, {"earlier", verdict}, {"now", verdict}, {"facts", "fact[]", "moved facts it reads"}}},
      {"refusal", "An option the patient declines now, or no longer.", {{"option", "option_id"}, {"now", "flag"}}},
      {"cause",
       "What in the rules made it move.",
       {{"what", "criterion|scope|rule|precondition|successor"},
        {"id", "text", "of the criterion or the rule", false},
        {"facts", "fact[]", "moved facts it reads"}}},
      {"stands",
       "A source that stands otherwise on an option.",
       {{"option", "option_id"},
        {"source", "text"},
        {"earlier", "standing", "left out: it had no rule on it", false},
        {"now", "standing", {}, false},
        {"earlier_says", "text"},
        {"now_says", "text"},
        {"by", "cause[]"}}},
      {"lesion",
       "A lesion that stands otherwise by a rule judged lesion by lesion.",
       {{"lesion", "count"},
        {"source", "text"},
        {"rule", "text"},
        {"earlier", "text", {}, false},
        {"now", "text", {}, false},
        {"by", "cause[]"}}},
  };
}

class Schema {
 public:
  /// The first object is what is published, by its name.
  std::string all(std::string_view title, const std::vector<Object>& every) {
    json_.object()
        .member("$schema", "https://json-schema.org/draft/2020-12/schema")
        .member("$id", fmt::format("urn:nelm:schema:{}", every.front().name))
        .member("title", title);
    object(every.front());
    json_.key("$defs").object();
    for (const Object& o : every)
      if (o.name != every.front().name) {
        json_.key(o.name).object();
        object(o);
        json_.close();
      }
    words("standing", standing_words);
    json_.key("fact").object().key("enum").list();
    std::vector<std::string_view> seen;
    for (const auto& r : patient::facts())
      if (std::ranges::find(seen, r.name) == seen.end()) json_.text(seen.emplace_back(r.name));
    json_.close().close();
    json_.key("option_id").object().key("enum").list();
    for (const auto option : patient::Option_words) json_.text(option);
    json_.close().close();
    json_.close().close();
    return json_.done();
  }

 private:
  void object(const Object& o) {
    json_.member("description", o.says).member("type", "object").key("additionalProperties").is(false);
    json_.key("required").list();
    for (const Member& m : o.members)
      if (m.always) json_.text(m.name);
    json_.close().key("properties").object();
    for (const Member& m : o.members) {
      json_.key(m.name).object().said("description", m.says);
      type(m.is);
      json_.close();
    }
    json_.close();
  }

  void words(std::string_view name, std::string_view list) {
    json_.key(name).object();
    type(list);
    json_.close();
  }

  void type(std::string_view is) {
    if (is.ends_with("[]")) {
      json_.member("type", "array").key("items").object();
      type(is.substr(0, is.size() - 2));
      json_.close();
    } else if (is.find('|') != std::string_view::npos) {
      json_.key("enum").list();
      for (;;) {
        const auto bar = is.find('|');
        json_.text(is.substr(0, bar));
        if (bar == std::string_view::npos) break;
        is.remove_prefix(bar + 1);
      }
      json_.close();
    } else if (is == "text") {
      json_.member("type", "string");
    } else if (is == "flag") {
      json_.member("type", "boolean");
    } else if (is == "count") {
      json_.member("type", "integer");
    } else if (is == "day") {
      json_.member("type", "string").member("format", "date");
    } else if (is == "end") {
      json_.key("type").list().text("number").text("string").text("null").close();
    } else if (is == "value") {
      json_.key("type").list().text("string").text("boolean").close();
    } else {
      json_.member("$ref", fmt::format("#/$defs/{}", is));
    }
  }

  JsonText json_;
};

}  // namespace

std::string json_schema() { return Schema().all("A nelm assessment", objects_of_an_assessment()); }

std::string changes_json_schema() {
  return Schema().all("What moved between two sheets of one patient", objects_of_changes());
}

}  // namespace nelm::sheet
