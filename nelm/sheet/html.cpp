#include "nelm/sheet/html.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "nelm/sheet/html_style.h"
#include "nelm/sheet/markup.h"
#include "nelm/sheet/shown.h"
#include "nelm/sheet/sign_drawn.h"
#include "nelm/sheet/svg_figure.h"

namespace nelm::sheet {

namespace {

constexpr std::array all_signs{Sign::met, Sign::unmet, Sign::unknown, Sign::gate, Sign::parts};

std::string_view id_of(Sign s) {
  static constexpr std::array<std::string_view, 6> ids{"", "s-met", "s-unmet", "s-unknown", "s-gate", "s-parts"};
  return ids.at(static_cast<std::size_t>(s));
}

std::string sign(Sign s) {
  return s == Sign::none ? std::string{}
                         : fmt::format(R"(<svg class="sign" role="img" aria-label="{}" viewBox="0 0 12 12">)"
                                       R"(<use href="#{}"/></svg>)",
                                       in_words(s), id_of(s));
}

/// An element around a text; nothing around no text.
std::string around(std::string_view element, std::string_view style, std::string_view text) {
  return text.empty() ? std::string{} : fmt::format(R"(<{0} class="{1}">{2}</{0}>)", element, style, escaped(text));
}

/// Figures stay though they fold first: they are what a board sees before it reads.
constexpr Shown at_the_front{.first = false};

class Document {
 public:
  explicit Document(const Page& page) : page_(page) {}

  std::string all() {
    begin();
    board();
    behind();
    put("</main>\n</body>\n</html>\n");
    return std::move(out_);
  }

 private:
  void put(std::string_view html) { out_ += html; }

  template <class... Parts>
  void put(fmt::format_string<Parts...> format, Parts&&... parts) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Parts>(parts)...);
  }

  void begin() {
    put("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
    put("<title>{}: the board's sheet</title>\n", escaped(page_.name));
    if (!page_.foot.empty()) put("<meta name=\"generator\" content=\"{}\">\n", escaped(page_.foot.front()));
    put("<style>\n");
    put(html_style(page_.name));
    put("</style>\n</head>\n<body>\n<svg class=\"shapes\" aria-hidden=\"true\" width=\"0\" height=\"0\"><defs>");
    for (const Sign s : all_signs) put(R"(<g id="{}">{}</g>)", id_of(s), drawn(s, 0, 0, 12));
    put("</defs></svg>\n<main>\n");
  }

  // What the board reads.

  void board() {
    put("<div class=\"board\">\n<header>\n");
    const auto* who = page_.sections.empty() || page_.sections[0].blocks.empty()
                          ? nullptr
                          : std::get_if<Fields>(page_.sections[0].blocks.data());
    heading(who);
    for (const auto& line : page_.head) put("<p class=\"head\">{}</p>\n", escaped(line));
    put("</header>\n");
    if (who != nullptr) question(*who);
    for (const Section& s : page_.sections)
      if (stands(s.fold, at_the_front)) section(s, who);
    foot();
    put("</div>\n");
  }

  /// Who this is about: the fields that say themselves what they are, and the short places that are empty.
  void heading(const Fields* who) {
    put("<h1>");
    if (who == nullptr) put(escaped(page_.name));
    bool first = true;
    for (const Field& f : who == nullptr ? std::vector<Field>{} : who->fields) {
      if (asks(f)) continue;
      put("{}<span>", first ? "" : " ");
      put(f.words.empty() ? blank(f.label) : escaped(f.words));
      put("</span>");
      first = false;
    }
    put("</h1>\n");
  }

  /// A field with room for a sentence stands in a place of its own.
  static bool asks(const Field& f) { return !f.label.empty() && (f.room > 8 || !f.words.empty()); }

  void question(const Fields& who) {
    for (const Field& f : who.fields)
      if (asks(f))
        put("<p class=\"question{}\"><b>{}</b> {}</p>\n", f.words.empty() ? " empty" : "", escaped(f.label),
            escaped(f.words));
  }

  static std::string blank(std::string_view place) {
    return fmt::format(R"(<span class="blank">{}</span>)", escaped(place));
  }

  void section(const Section& s, const Fields* but) {
    const std::size_t begun = out_.size();
    put("<section{}{}>\n", s.id.empty() ? std::string{} : fmt::format(R"( id="{}")", escaped(s.id)),
        s.ruled ? " class=\"ruled\"" : "");
    if (!s.title.empty()) put("<h2>{}{}</h2>\n", escaped(s.title), around("span", "beside", s.beside));
    const auto nothing = out_.size();
    blocks(s, but);
    if (out_.size() == nothing && but != nullptr) {  // all of it stood in the head
      out_.resize(begun);
      return;
    }
    put("</section>\n");
  }

  void blocks(const Section& s, const Fields* but) {
    const Block* last = nullptr;
    for (const Block& b : s.blocks) {
      if (!in_front(b) || (but != nullptr && std::get_if<Fields>(&b) == but)) continue;
      if (last == nullptr || last->index() != b.index()) {
        if (last != nullptr) end_of(*last);
        begin_of(b);
      }
      std::visit([this](const auto& block) { this->lay(block); }, b);
      last = &b;
    }
    if (last != nullptr) end_of(*last);
  }

  static bool in_front(const Block& b) {
    if (std::holds_alternative<LimitLines>(b) || std::holds_alternative<Plate>(b)) return at_the_front.figures;
    if (const auto* line = std::get_if<Line>(&b)) return stands(line->fold, at_the_front);
    const auto* table = std::get_if<Table>(&b);
    return stands(table != nullptr ? table->fold : Fold::never, at_the_front);
  }

  void begin_of(const Block& b) {
    if (std::holds_alternative<Line>(b)) put("<ul class=\"lines\">\n");
    if (std::holds_alternative<LimitLines>(b)) put("<div class=\"figures\">\n");
  }

  void end_of(const Block& b) {
    if (std::holds_alternative<Line>(b)) put("</ul>\n");
    if (std::holds_alternative<LimitLines>(b))
      put("</div>\n<p class=\"caption\">Black is inside a limit, hatched the source's own range or where its readings "
          "part; a "
          "black dot counts as inside, a white one not.</p>\n");
  }

  /// A browser cannot tell what finds room on a sheet: on paper a line says the least it can, for what it opens to stands
  /// behind; on the screen the most.
  static std::string on_paper(const Line& l) { return as_shown(l, {.shortened = ~0U}).words; }

  /// Of a line of which the screen alone has something to say, or paper alone.
  static std::string classes_of(const Line& l) {
    std::vector<std::string_view> all;
    if (l.faint) all.emplace_back("faint");
    if (!l.words.empty() && on_paper(l).empty()) all.emplace_back("on-screen");
    if (l.words.empty() && !on_paper(l).empty()) all.emplace_back("on-paper");
    return all.empty() ? std::string{} : fmt::format(" class=\"{}\"", fmt::join(all, " "));
  }

  static std::string words_of(const Line& l) {
    const auto paper = on_paper(l);
    if (l.words.empty() || paper.empty() || paper == l.words) return escaped(l.words.empty() ? paper : l.words);
    return fmt::format(R"(<span class="on-screen">{}</span><span class="on-paper">{}</span>)", escaped(l.words),
                       escaped(paper));
  }

  void lay(const Line& l) {
    put("<li{}>", classes_of(l));
    std::string more;
    if (!l.opens.empty())
      more = fmt::format(R"( <a class="more" href="#r{0}"><span class="unseen">reasons </span>{0}</a>)", ++opened_);
    parts_of(l, words_of(l), more);
    put("</li>\n");
  }

  void parts_of(const Line& l, std::string_view words, std::string_view more = {}) {
    put(R"(<span class="mark">{}</span>)", sign(l.sign));
    put(around("span", "label", l.label));
    put("<span class=\"words\">{}", words);
    if (!l.blanks.places.empty()) {
      put(" <span class=\"say\">{}</span>", escaped(l.blanks.say));
      for (const auto& place : l.blanks.places) put(" {}", blank(place));
    }
    put("{}</span>", more);
    put(around("span", "source", l.source));
  }

  void lay(const Fields& f) {
    put("<dl class=\"fields\">\n");
    for (const Field& field : f.fields)
      put("<div style=\"flex-grow:{}\"><dt>{}</dt><dd>{}</dd></div>\n", field.room, escaped(field.label),
          field.words.empty() ? R"(<span class="unseen">to be filled in</span>)" : escaped(field.words));
    put("</dl>\n");
  }

  void lay(const Table& t) {
    put("<div class=\"scroll\" role=\"region\" aria-label=\"{}\" tabindex=\"0\">\n<table{}>\n<caption>{}</caption>\n",
        escaped(t.title), t.faint ? " class=\"faint\"" : "", escaped(t.title));
    put("<thead><tr>");
    for (std::size_t i = 0; i < t.head.size(); ++i)
      put(i == 0 && t.head[0].empty() ? std::string("<td></td>")
                                      : fmt::format(R"(<th scope="col">{}</th>)", escaped(t.head[i])));
    put("</tr></thead>\n<tbody>\n");
    for (const Row& r : t.rows) {
      put("<tr{}><th scope=\"row\">{}{}</th>", r.parts ? " class=\"parts\"" : "", r.parts ? sign(Sign::parts) : "",
          escaped(r.label));
      for (const Cell& c : r.cells) {
        if (c.sign == Sign::none && c.words.empty())
          put("<td class=\"unasked\"><span aria-hidden=\"true\">&#183;</span><span class=\"unseen\">not "
              "asked</span></td>");
        else
          put("<td>{}{}</td>", sign(c.sign), escaped(c.words));
      }
      put("</tr>\n");
    }
    put("</tbody>\n</table>\n</div>\n");
  }

  void lay(const Plate& d) {
    const auto id = fmt::format("picture-{}", ++plates_);
    put("<figure class=\"plate\">{}</figure>\n", svg(d.picture, {.id = id, .paper = false}));
  }

  void lay(const LimitLines& f) {
    const auto id = fmt::format("limits-{}", ++figures_);
    put("<figure{}>{}</figure>\n", f.faint ? " class=\"faint\"" : "", svg(f, {.id = id}));
  }

  void foot() {
    put("<footer>\n<ul class=\"key\">");
    for (const Key& k : page_.key)
      put("<li>{}{} {}</li>", sign(k.sign), around("b", "mark-of-an-id", k.mark), escaped(k.means));
    put("<li>&#183; not asked by this list</li></ul>\n");
    if (const auto names = folded(); !names.empty()) put("<p>Behind this page: {}.</p>\n", escaped(names));
    put("<p>{}.</p>\n</footer>\n", escaped(fmt::format("{}", fmt::join(page_.foot, ". "))));
  }

  /// What stands behind, by name: nothing gives way unseen.
  std::string folded() const {
    auto       names = gave_way(page_, at_the_front);
    const auto opens = [](const Block& b) {
      const auto* line = std::get_if<Line>(&b);
      return line != nullptr && !line->opens.empty();
    };
    if (std::ranges::any_of(page_.sections, [&](const Section& s) { return std::ranges::any_of(s.blocks, opens); }))
      names.insert(names.begin(), "the reasons, by their numbers");
    return fmt::format("{}", fmt::join(names, ", "));
  }

  // What lies behind.

  void behind() {
    opened_ = 0;
    std::string all;
    for (const Section* s : behind_the_first(page_, at_the_front)) all += behind(*s);
    if (all.empty()) return;
    put("<div class=\"behind\">\n<h2>EVERY REASON, OPENED</h2>\n{}</div>\n", all);
  }

  std::string behind(const Section& s) {
    std::swap(out_, aside_);
    out_.clear();
    if (!stands(s.fold, at_the_front)) {
      blocks_behind(s, [](const Block&) { return true; });
    } else {
      for (const Block& b : s.blocks)
        if (const auto* line = std::get_if<Line>(&b); line != nullptr && in_front(b) && !line->opens.empty())
          reasons(*line);
      blocks_behind(s, [](const Block& b) { return !in_front(b); });
    }
    std::swap(out_, aside_);
    if (aside_.empty()) return {};
    return fmt::format("{}{}", around("h3", "of", s.title), aside_);
  }

  template <class Which>
  void blocks_behind(const Section& s, Which which) {
    bool in_a_list = false;
    for (const Block& b : s.blocks) {
      if (!which(b)) continue;
      const auto* line = std::get_if<Line>(&b);
      if (in_a_list != (line != nullptr)) put(in_a_list ? "</ul>\n" : "<ul class=\"lines\">\n");
      in_a_list = line != nullptr;
      if (line != nullptr)
        opened(*line, 1);
      else
        std::visit([this](const auto& block) { this->lay(block); }, b);
    }
    if (in_a_list) put("</ul>\n");
  }

  /// All that one line of the board opens to.
  void reasons(const Line& l) {
    ++opened_;
    put("<details{}><summary><span class=\"more\">{}</span> {}<span class=\"label\">{}</span> {}</summary>\n",
        l.faint ? " class=\"faint\"" : "", opened_, sign(l.sign), escaped(l.label.empty() ? l.words : l.label),
        l.label.empty() ? std::string{} : around("span", "words", l.words));
    put("<ul class=\"lines\" id=\"r{}\">\n", opened_);
    for (const Line& o : l.opens) opened(o, 1);
    put("</ul>\n</details>\n");
  }

  /// A line with what it opens to: folded once more if it is a source's, plain below that.
  void opened(const Line& l, int depth) {
    put("<li{}>", l.faint ? " class=\"faint\"" : "");
    const bool folds = depth == 1 && !l.opens.empty();
    if (folds) put("<details><summary>");
    parts_of(l, escaped(l.words));
    if (folds) put("</summary>\n");
    if (!l.opens.empty()) {
      put("<ul class=\"lines\">\n");
      for (const Line& o : l.opens) opened(o, depth + 1);
      put("</ul>\n");
    }
    put(folds ? "</details></li>\n" : "</li>\n");
  }

  const Page& page_;
  std::string out_, aside_;
  int         opened_ = 0, figures_ = 0, plates_ = 0;
};

}  // namespace

std::string html(const Page& page) { return Document(page).all(); }

}  // namespace nelm::sheet
