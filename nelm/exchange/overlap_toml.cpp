// A file of overlaps/ (which studies share patients) and of warnings/ (what is to be said with every number).
#include "nelm/exchange/literature_reading.h"

namespace nelm::exchange {

literature::Overlap read_overlap(Fields& f, LiteratureReading& all) {
  constexpr std::string_view kinds[] = {"same patients", "review of the study"};
  constexpr std::string_view sures[] = {"certain", "probable", "possible"};
  literature::Overlap        o;
  o.id      = read_own_id(f, "overlap", all.reading);
  o.kind    = f.word<literature::OverlapKind>("kind", kinds);
  o.sure    = f.word<literature::Sure>("sure", sures);
  o.studies = read_study_ids(f, "studies", Need::must, all);
  if (const Node* list = f.table().find("studies"); list != nullptr && list->children.size() == 1)
    f.problem("studies", "one study", "two at least");
  o.why        = f.text("why");
  o.review     = read_review(f);
  o.statements = read_statements(f, all.reading);
  f.nothing_else();
  return o;
}

literature::Warning read_warning(Fields& f, LiteratureReading& all) {
  constexpr std::string_view kinds[] = {"selection", "weakness"};
  literature::Warning        w;
  w.id         = read_own_id(f, "warning", all.reading);
  w.kind       = f.word<literature::WarningKind>("kind", kinds);
  w.options    = read_options(f);
  w.says       = f.text("says");
  w.place      = read_place(f);
  w.review     = read_review(f);
  w.statements = read_statements(f, all.reading);
  f.nothing_else();
  return w;
}

}  // namespace nelm::exchange
