// How long a criterion takes: nelm and cql-execution side by side, the same patients, the same criteria, one run.
//   exported_cases timed 200 | node bench.mjs CQL_FOLDER
// Exit status 1 if cql-execution, with its facts given as parameters, takes less than 100 times what nelm takes from the
// reports to every finding (nelm then has judged the facts too, which the parameters bring along), or less than 1,000 times
// what it takes to screen by judged facts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { runner, translateFolder } from './cql.mjs';
import { bundle, fhirRoute } from './fhir_route.mjs';
import { compare, parameters } from './judged.mjs';

const [folder] = process.argv.slice(2);
const rounds = 10;

const elm = translateFolder(folder);
let head;
const cases = [];
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity }))
  if (head === undefined) head = JSON.parse(line);
  else cases.push(JSON.parse(line));

/// Nanoseconds for one case: of each the best of several rounds, for the machine has other things to do.
async function time(judge, over = cases, times = rounds) {
  const best = over.map(() => Infinity);
  for (let round = 0; round < times; ++round)
    for (const n of over.keys()) {
      const begun = process.hrtime.bigint();
      await judge(n);
      best[n] = Math.min(best[n], Number(process.hrtime.bigint() - begun));
    }
  return best.reduce((sum, ns) => sum + ns, 0) / over.length;
}

/// The same library with nothing but the verdicts of its criteria: the least the engine can be asked.
const verdictsAlone = (library) => {
  const copy = structuredClone(library);
  if (copy.library.statements === undefined) return copy; // a source without a rule
  copy.library.statements.def = copy.library.statements.def.filter((d) =>
    d.type === 'FunctionDef' || /: (met if|out if|unmet if|least)$/.test(d.name));
  return copy;
};

const given = cases.map((c) => head.libraries.map((l, i) => parameters(l, c.given[i], true)));
const byParameters = async (libraries) => {
  const runs = head.libraries.map((l) => runner(libraries(elm.get(l.name))));
  return time(async (n) => { for (const [i, run] of runs.entries()) await run(given[n][i]); });
};

const texts = head.libraries.map((l) => [l.name, readFileSync(join(folder, `${l.name}.cql`), 'utf8')]);
const decimals = new Set(texts.flatMap(([, t]) => [...t.matchAll(/^parameter "([^"]*)" Decimal/gm)].map((m) => m[1])));
const bundles = cases.map((c) => bundle(Object.fromEntries(head.libraries.flatMap((l, i) =>
  l.parameters.map((name, at) => [name, c.given[i][at]]).filter(([, v]) => v !== null))), decimals));
const onBundle = fhirRoute(texts);

// The route over FHIR must say what nelm says, or its time is of no interest. (Its bundles carry no lesions.)
let wrong = 0;
for (const [n, c] of cases.slice(0, 5).entries()) {
  const results = await onBundle(bundles[n]);
  for (const [i, library] of head.libraries.entries()) {
    if (library.lesion.length > 0) continue;
    const answers = Object.fromEntries(library.definitions.map((name) => [name, results[i][name]]));
    await compare({ library, run: async () => answers, given: c.given[i], said: c.said[i], leaveOut: true,
                    compared: () => {}, differs: (what) => { wrong += 1; console.log(`DIFFERS  over FHIR, ${what}`); } });
  }
}

const few = cases.slice(0, 5);
const verdicts = await byParameters(verdictsAlone), all = await byParameters((l) => l);
const rows = [
  ['nelm, from the reports to every finding', head.assess_ns],
  ['nelm, by facts already judged', head.rules_ns],
  ['nelm, screened by facts already judged', head.screen_ns],
  ['cql-execution by parameters, verdicts alone', verdicts],
  ['cql-execution by parameters, all a library says', all],
  ['cql-execution over FHIR, all a library says', await time((n) => onBundle(bundles[n]), few, 2)],
];
console.log(`${cases.length} patients, ${head.criteria} criteria of ${head.libraries.length} sources, Node ${process.version}`);
console.log('                                                    ns a criterion   of nelm from the reports   of nelm screened');
for (const [what, ns] of rows)
  console.log(what.padEnd(50) + (ns / head.criteria).toFixed(1).padStart(16) +
              `${(ns / head.assess_ns).toPrecision(3)} x`.padStart(27) + `${(ns / head.screen_ns).toPrecision(3)} x`.padStart(19));

// Both sides give every verdict and both ends of every standing.
let passed = wrong === 0;
for (const [line, of, ours] of [[100, 'from the reports to every finding', head.assess_ns], [1000, 'screened', head.screen_ns]]) {
  passed = passed && all / ours >= line;
  console.log(`pass line ${line} x of nelm ${of}: ${(all / ours).toFixed(0)} x, ${all / ours >= line ? 'passed' : 'NOT passed'}`);
}
process.exit(passed ? 0 : 1);
