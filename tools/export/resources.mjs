// The exported FHIR resources, by the npm package `fhir` (nothing unexpected) and, written out as TypeScript literals, by
// the TypeScript compiler against @types/fhir (r4). Each check is also shown faults it must find.
//   node resources.mjs FHIR_FOLDER SCRATCH_FOLDER
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compilerSays } from './literals.mjs';

const [folder, scratch] = process.argv.slice(2);
const { Fhir } = createRequire(import.meta.url)('fhir');

const resources = readdirSync(folder).sort().map((file) => ({ file, json: readFileSync(join(folder, file), 'utf8') }));
let failures = 0;
const fail = (what) => {
  failures += 1;
  console.log(`FAILED  ${what}`);
};

const reader = new Fhir();
const problems = (resource) => reader.validate(resource, { errorOnUnexpected: true }).messages
  .filter((m) => m.severity === 'error' || m.severity === 'fatal').map((m) => `${m.location}: ${m.message}`);

for (const { file, json } of resources)
  for (const problem of problems(JSON.parse(json))) fail(`${file}: ${problem}`);

for (const line of compilerSays('r4', resources, join(scratch, 'literals'))) fail(line);

// What is wrong, and who must find it: `fhir` lets a number pass for a text.
const both = ['fhir', 'compiler'];
const planted = [
  ['a misspelt member', both, (r) => { r.titel = r.title; }],
  ['a status there is none of', both, (r) => { r.status = 'finished'; }],
  ['an artifact without its type', both, (r) => { delete r.relatedArtifact[0].type; }],
  ['a number where a text belongs', ['compiler'], (r) => { r.title = 7; }],
];
const spoilt = planted.map(([what, by, spoil], i) => {
  const resource = JSON.parse(resources.find((r) => r.file.startsWith('PlanDefinition')).json);
  spoil(resource);
  return { what, by, resource, file: `planted-${i}.json`, json: JSON.stringify(resource) };
});
const complaints = compilerSays('r4', spoilt, join(scratch, 'planted'));
for (const { what, by, resource, file } of spoilt) {
  const found = { fhir: problems(resource).length > 0,
                  compiler: complaints.some((line) => line.includes(file.replace('.json', '.ts'))) };
  for (const who of by) if (!found[who]) fail(`the ${who} finds nothing wrong with ${what}`);
}

if (resources.length === 0) fail('no resource was exported');
const failed = failures === 0 ? 'nothing wrong' : `${failures} problems`;
console.log(`${resources.length} FHIR resources checked by fhir and by @types/fhir, ${planted.length} planted faults tried: ${failed}`);
process.exit(failures === 0 ? 0 : 1);
