// The exported evidence (FHIR R5), as TypeScript literals by the compiler against @types/fhir (r5); that every reference leads
// to a resource that is there; and that each Evidence says what `nelm evidence list --json` says. The compiler is also shown
// faults it must find.
//   node evidence.mjs FHIR_FOLDER LIST_JSON SCRATCH_FOLDER
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compilerSays } from './literals.mjs';

const [folder, list, scratch] = process.argv.slice(2);
const resources = readdirSync(folder).sort().map((file) => {
  const json = readFileSync(join(folder, file), 'utf8');
  return { file, json, it: JSON.parse(json) };
});
let failures = 0;
const fail = (what) => {
  failures += 1;
  console.log(`FAILED  ${what}`);
};

// What is wrong with which resource.
const planted = [
  ['a misspelt member', 'Citation', (r) => { r.titel = r.title; }],
  ['a misspelt member far inside', 'Citation', (r) => { r.citedArtifact.publicationForm[0].pages = '1-2'; }],
  ['a title without its text', 'Citation', (r) => { delete r.citedArtifact.title[0].text; }],
  ['a misspelt member', 'Evidence', (r) => { r.statistics = r.statistic; }],
  ['a misspelt member far inside', 'Evidence', (r) => { r.statistic[0].sampleSize.n = 7; }],
  ['no status', 'Evidence', (r) => { delete r.status; }],
  ['no variable', 'Evidence', (r) => { delete r.variableDefinition; }],
  ['a variable without its role', 'Evidence', (r) => { delete r.variableDefinition[0].variableRole; }],
  ['a relation there is none of', 'Evidence', (r) => { r.relatedArtifact[0].type = 'contradicts'; }],
  ['a text where a number belongs', 'Evidence', (r) => { r.statistic[0].quantity.value = '74'; }],
  ['a misspelt member far inside', 'EvidenceVariable', (r) => { r.characteristic[0].text = ''; }],
  ['no status', 'EvidenceVariable', (r) => { delete r.status; }],
];
const wholeOne = { Citation: 'Citation-mayo-2011.json', Evidence: 'Evidence-mayo-2011.7.json',
                   EvidenceVariable: 'EvidenceVariable-arm-lt.json' };
const spoilt = planted.map(([what, type, spoil], i) => {
  const it = JSON.parse(resources.find((r) => r.file === wholeOne[type]).json);
  spoil(it);
  return { what: `${what} of ${type}`, file: `planted-${i}.json`, json: JSON.stringify(it) };
});

const complaints = compilerSays('r5', [...resources, ...spoilt], join(scratch, 'literals'));
for (const line of complaints) if (!line.startsWith('planted-')) fail(line);
for (const { what, file } of spoilt)
  if (!complaints.some((line) => line.startsWith(`${file.replace('.json', '.ts')}(`)))
    fail(`the compiler finds nothing wrong with ${what}`);

// Ids, addresses and references: what no type can say.
const here = new Set(resources.map(({ it }) => `${it.resourceType}/${it.id}`));
const urls = new Set(resources.map(({ it }) => it.url));
if (urls.size !== resources.length) fail('two resources have one address');
for (const { file, json, it } of resources) {
  if (!/^[A-Za-z0-9.-]{1,64}$/.test(it.id)) fail(`${file}: ${it.id} is no id`);
  if (!/^[A-Z][A-Za-z0-9_]{1,254}$/.test(it.name)) fail(`${file}: ${it.name} is no name`);
  if (file !== `${it.resourceType}-${it.id}.json`) fail(`${file}: it is ${it.resourceType}/${it.id}`);
  for (const [, reference] of json.matchAll(/"reference": "([^"]*)"/g))
    if (!here.has(reference)) fail(`${file}: ${reference} is not there`);
}

// Each result, as the program lists it.
const results = JSON.parse(readFileSync(list, 'utf8')).studies.flatMap((s) => s.results);
const written = new Map(resources.filter(({ it }) => it.resourceType === 'Evidence').map(({ it }) => [it.id, it]));
if (results.length !== written.size) fail(`${results.length} results, ${written.size} resources of them`);
for (const r of results) {
  const it = written.get(r.id);
  const [statistic] = it?.statistic ?? [{}];
  const same = (what, ours, theirs) => { if (ours !== theirs) fail(`${r.id}: ${what}: ${ours} listed, ${theirs} written`); };
  const attribute = (code) => statistic.attributeEstimate?.find((a) => a.type.coding[0].code === code);
  const interval = attribute('C53324');
  const p = attribute('C44185')?.quantity;
  same('said by', r.said_by.replace(' ', '-'), it?.meta.tag[0].code);
  same('value', r.value, statistic.quantity?.value);
  same('interval', r.bounds === 'ci', interval !== undefined);
  same('low', r.bounds === 'ci' ? r.low : undefined, interval?.range.low.value);
  same('high', r.bounds === 'ci' ? r.high : undefined, interval?.range.high.value);
  same('P', r.p === undefined ? undefined : Number(r.p.replace(/^[<>]/, '')), p?.value);
  same('P below', r.p !== undefined && /^[<>]/.test(r.p) ? r.p[0] : undefined, p?.comparator);
  same('standard deviation', r.sd, attribute('C53322')?.quantity.value);
  if (r.per === 'patients') same('patients', r.n, statistic.sampleSize?.numberOfParticipants);
  if (r.per === 'studies') same('studies', r.n, statistic.sampleSize?.numberOfStudies);
}

const failed = failures === 0 ? 'nothing wrong' : `${failures} problems`;
console.log(`${resources.length} R5 resources checked by @types/fhir, ${planted.length} planted faults tried, ` +
            `${results.length} results compared: ${failed}`);
process.exit(failures === 0 ? 0 : 1);
