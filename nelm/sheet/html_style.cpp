#include "nelm/sheet/html_style.h"

#include <fmt/format.h>

#include "nelm/printable.h"
#include "nelm/sheet/columns.h"

namespace nelm::sheet {

namespace {

constexpr std::string_view style = R"css(
:root { color-scheme: light; --quiet: #4d4d4d; --line: #8a8a8a; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #000; overflow-wrap: anywhere;
       font: 100%/1.4 'Source Sans 3', 'Noto Sans', 'Helvetica Neue', Arial, 'DejaVu Sans Condensed', 'DejaVu Sans', sans-serif; }
main { max-width: 64rem; margin: 0 auto; padding: 1rem; }
.shapes { position: absolute; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
header { border-bottom: 3px solid #000; padding-bottom: .4rem; }
h1 { font-size: 1.5em; line-height: 1.2; margin: 0 0 .3rem; }
h1 span + span::before { content: "\B7\A0"; font-weight: normal; }
h1 .blank { font-size: .6em; font-weight: normal; vertical-align: middle; }
.head, footer p, .caption { margin: 0; font-size: .85em; color: var(--quiet); }
.question { border: 1px solid #000; padding: .4rem .7rem; margin: .7rem 0; }
.question b { font-size: .85em; letter-spacing: .03em; font-weight: 600; }
.question.empty { border-style: dashed; min-height: 2.6em; }
section { break-inside: auto; }
section.ruled { border-top: 2px solid #000; margin-top: .8em; }
h2 { font-size: .9em; letter-spacing: .05em; margin: 1rem 0 .3rem; padding-top: .3rem; border-top: 1px solid var(--line);
     display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1em; break-after: avoid; }
.beside { font-weight: normal; letter-spacing: 0; color: var(--quiet); }
h3 { font-size: .9em; margin: 1rem 0 .3rem; break-after: avoid; }
.lines, .key { list-style: none; margin: 0; padding: 0; }
.lines > li { padding: .12em 0; }
.lines > li, summary { position: relative; padding-left: 1.5em; }
.mark { position: absolute; left: 0; }
.sign { width: 1em; height: 1em; vertical-align: -.14em; }
.label { font-weight: 600; margin-right: .6em; }
.source { color: var(--quiet); font-size: .88em; margin-left: .8em; }
.faint, .faint .source { color: #595959; }
.say { font-size: .82em; letter-spacing: .03em; }
.blank { display: inline-block; border: 1px dashed #000; padding: 0 .5em; margin: .05em .1em; font-size: .9em; }
.more { display: inline-block; min-width: 1.7rem; min-height: 1.5rem; line-height: 1.4rem; text-align: center; padding: 0 .3em;
        border: 1px solid var(--line); border-radius: .8em; font-size: .85em; color: #000; text-decoration: none; }
a.more:hover, a.more:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 3px solid #000; outline-offset: 1px; }
.scroll { position: relative; overflow-x: auto; margin: .4rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .95em; }
caption { text-align: left; color: var(--quiet); font-size: .9em; padding-bottom: .2em; }
th, td { text-align: left; vertical-align: top; padding: .15em .5em .15em 0; overflow-wrap: break-word; }
thead th { border-bottom: 1.5px solid #000; }
tbody tr { border-bottom: 1px solid #c4c4c4; }
tbody th { font-weight: normal; }
tbody tr:first-child { border-bottom: 1.5px solid #000; font-weight: 700; }
td .sign, th .sign { margin-right: .4em; }
.parts, .parts th { font-weight: 700; background: #dedede; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.figures { display: flex; flex-wrap: wrap; gap: .6rem 1.2rem; margin: .5rem 0 .2rem; }
figure { margin: 0; flex: 1 1 17rem; max-width: 30rem; break-inside: avoid; }
figure.plate { flex: none; max-width: 44rem; margin: .5rem 0; overflow-x: auto; }
figure svg { width: 100%; height: auto; display: block; }
.fields { display: flex; flex-wrap: wrap; gap: .3rem 1.5rem; margin: .3rem 0; }
.fields > div { flex: 1 1 9rem; break-inside: avoid; }
.fields dt { font-size: .8em; letter-spacing: .03em; }
.fields dd { margin: 0; min-height: 1.9em; border-bottom: 1px solid #000; }
#decision { border-top: 1px solid var(--line); margin-top: 1rem; padding-top: .4rem; }
footer { border-top: 1px solid var(--line); margin-top: 1rem; padding-top: .4rem; }
.key { display: flex; flex-wrap: wrap; gap: 0 1.1em; font-size: .85em; margin-bottom: .2rem; }
.key .sign { margin-right: .35em; }
details { margin: .2rem 0; }
summary { min-height: 1.6rem; cursor: pointer; padding-left: 0; }
.lines summary { padding-left: 1.5em; }
.lines details { margin-left: -1.5em; }
summary .label { margin-left: .2em; }
details > .lines { margin-left: 1.5em; }
li > .lines { margin-left: .3em; }

@media (min-width: 60rem), print {
  .board { display: grid; grid-template-columns: 62fr 38fr; column-gap: 1.6rem; align-items: start; align-content: start;
           grid-auto-flow: row dense; }
  .board > * { grid-column: 1 / -1; min-width: 0; }
  #known { grid-column: 1; grid-row: span 2; }
  #gates, #ask { grid-column: 2; }
  #known .lines > li, #part .lines > li, #agree .lines > li { display: grid; grid-template-columns: 6.2em 1fr; column-gap: .6em; }
  #known .source { grid-column: 2; margin-left: 0; }
  #part .lines > li, #agree .lines > li { grid-template-columns: 17em 1fr; }
  #known li > .label + .words, #part li > .label + .words, #agree li > .label + .words { grid-column: 2; }
  #known li > .mark + .words, #part li > .mark + .words, #agree li > .mark + .words { grid-column: 1 / -1; }
  #known li > .label, #part li > .label, #agree li > .label { margin-right: 0; }
}

@media screen { .on-paper { display: none; } }
@media print {
  .on-screen { display: none; }
  @page { size: A4; margin: 8mm 12mm 11mm;
          @bottom-left { content: "@NAME@"; font: 7.5pt sans-serif; color: #444; }
          @bottom-right { content: counter(page) " / " counter(pages); font: 7.5pt sans-serif; color: #444; } }
  body { font-size: 7.5pt; line-height: 1.15; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 15pt; }
  h2 { margin-top: .5em; margin-bottom: .1em; }
  figure { max-width: 74mm; }
  figure.plate { max-width: 130mm; }
  .question.empty { min-height: 2em; }
  .figures { row-gap: 0; }
  footer p { display: inline; }
  header { padding-bottom: .15rem; }
  h1 { margin-bottom: .1rem; }
  .question { padding-top: .2rem; padding-bottom: .2rem; }
  footer, #decision { margin-top: .5em; }
  a.more, .more { min-width: 0; min-height: 0; line-height: 1.15; border-radius: .6em; padding: 0 .35em; font-size: .8em; }
  .lines > li { padding-top: .06em; padding-bottom: .06em; }
  .scroll { overflow: visible; }
  .scroll, .question, .figures { margin-top: .35em; margin-bottom: .25em; }
  th, td { padding-top: .02em; padding-bottom: .02em; }
  tr, li { break-inside: avoid; }
  .behind li { break-inside: auto; }
  .behind { break-before: page; }
  .behind h2 { margin-top: 0; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  summary { list-style: none; min-height: 0; break-after: avoid; }
  .fields { flex-wrap: nowrap; }
  .fields { margin: .1em 0; }
  .fields dd { min-height: 1.6em; }
}
)css";

/// A text within quotes in CSS: all but letters, digits and spaces by number, so that it ends neither string nor style.
std::string quoted_in_css(std::string_view text) {
  std::string quoted;
  const auto  clean = printable(text);
  for (const char letter : clean) {
    const auto c = static_cast<unsigned char>(letter);
    const bool plain =
        (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == ' ' || c >= 0x80U;
    quoted += plain ? std::string(1, letter) : fmt::format("\\{:x} ", c);
  }
  return quoted;
}

}  // namespace

std::string html_style(std::string_view name) {
  constexpr std::string_view place = "@NAME@";
  std::string                text(style.substr(1));
  // At the foot of a page there is one line.
  const auto lines = wrapped(name, 60);
  text.replace(text.find(place), place.size(), quoted_in_css(lines[0]) + (lines.size() > 1 ? "..." : ""));
  return text;
}

}  // namespace nelm::sheet
