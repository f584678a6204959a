// Runs the exported CQL on the cases of standard input and compares every verdict and every end with what nelm says.
//   exported_cases 2000 | node compare.mjs CQL_FOLDER 2000 [planted]
// planted: then also with faults planted into libraries, each of which must be found.
// Last line: "N cases, M criteria, K verdicts compared, 0 differences"; exit status 1 if anything differs or is missing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { runner, translate, translateFolder, translator } from './cql.mjs';
import { compare, sameNames } from './judged.mjs';
import { faults } from './planted.mjs';

const [folder, wanted, planted] = process.argv.slice(2);
const shown = 20;     // differences told one by one
const tried = 500;    // cases a planted fault must be found in

const count = { cases: 0, verdicts: 0, unknown: 0, differences: 0, whole: 0, wider: 0 };
const differs = (what) => {
  count.differences += 1;
  if (count.differences <= shown) console.log(`DIFFERS  ${what}`);
};
const compared = (verdict) => {
  count.verdicts += 1;
  if (verdict === null) count.unknown += 1;
};

const begun = performance.now();
const elm = translateFolder(folder);
const kept = [];
const named = [];
let libraries = [], criteria = 0, runs = [];

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const read = JSON.parse(line);
  if (read.libraries) { // what the lines behind it hold
    ({ libraries } = read);
    criteria += read.criteria;
    runs = libraries.map((l) => runner(elm.get(l.name)));
    named.push(...libraries.map((l) => l.name));
    continue;
  }
  for (const [i, library] of libraries.entries())
    await compare({ library, run: runs[i], given: read.given[i], said: read.said[i], leaveOut: count.cases % 2 === 1,
                    compared, differs: (what) => differs(`case ${count.cases}, ${what}`) });
  count.cases += 1;
  count.whole += read.whole ? 1 : 0;
  count.wider += read.wider;
  if (kept.length < tried) kept.push(read);
}
if (count.cases !== Number(wanted)) differs(`${count.cases} cases came; ${wanted} were wanted`);
if (count.verdicts === 0) differs('nothing was compared');
if (!sameNames(named, [...elm.keys()])) differs(`nelm has the libraries ${named}; the folder ${[...elm.keys()]}`);

const anew = translator();
const faultsTried = planted ? faults : [];
for (const { library: name, what, from, to } of faultsTried) {
  const text = readFileSync(join(folder, `${name}.cql`), 'utf8');
  const i = libraries.findIndex((l) => l.name === name);
  if (i < 0 || !text.includes(from)) {
    differs(`${name} has no place to plant a fault: ${what}`);
    continue;
  }
  const run = runner(translate(name, text.replace(from, to), anew));
  let found = 0;
  for (const [n, one] of kept.entries())
    await compare({ library: libraries[i], run, given: one.given[i], said: one.said[i], leaveOut: n % 2 === 1,
                    compared: () => {}, differs: () => { found += 1; } });
  if (found === 0) differs(`a planted fault was not found in ${name}: ${what}`);
}

console.log(`Node ${process.version}: ${elm.size} libraries, ${((performance.now() - begun) / 1000).toFixed(0)} s, ` +
            `${count.unknown} verdicts unknown to both, ${faultsTried.length} planted faults tried`);
console.log(`${count.whole} cases had nothing known in part only; of the others that part was given to neither, which ` +
            `leaves ${count.wider} of their rules wider than nelm leaves them`);
console.log(`${count.cases} cases, ${criteria} criteria, ${count.verdicts} verdicts compared, ` +
            `${count.differences} differences`);
process.exit(count.differences === 0 ? 0 : 1);
