// The same libraries with their facts read from FHIR Observations instead of given as parameters, and the cases as Bundles:
// what it costs to run the standard artefact on standard data.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import cqlfhir from 'cql-exec-fhir';
import cql from 'cql-execution';
import { translate, translator } from './cql.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const modelInfo = join(dirname(createRequire(import.meta.url).resolve('cql-exec-fhir')), 'modelInfos/fhir-modelinfo-4.0.1.xml');
const system = 'urn:nelm:fact';

const observed = {
  Quantity: (latest) => `FHIRHelpers.ToQuantity(${latest} as FHIR.Quantity)`,
  Boolean: (latest) => `(${latest} as FHIR.boolean).value`,
  String: (latest) => `(${latest} as FHIR.string).value`,
  Integer: (latest) => `(${latest} as FHIR.integer).value`,
  Decimal: (latest) => `FHIRHelpers.ToQuantity(${latest} as FHIR.Quantity).value`,
};

/// A library whose parameters are definitions over Observations with the fact's name as their code.
export function overObservations(text) {
  const codes = [];
  const body = text
    .replace(/^parameter "lesions" (.*) default null$/m, 'define "lesions": null as $1')
    .replace(/^parameter ("[^"]*") (\w+) default null$/gm, (_, name, type) => {
      codes.push(`code "code of ${name.slice(1)}: '${name.slice(1, -1)}' from "facts"`);
      return `define ${name}:\n  ${observed[type](`(Last([Observation: "code of ${name.slice(1)}] O sort by ` +
                                                   `(effective as FHIR.dateTime).value)).value`)}`;
    });
  return body.replace(/^(library .*)$/m,
    `$1\nusing FHIR version '4.0.1'\ninclude FHIRHelpers version '4.0.1' called FHIRHelpers\n\n` +
    `codesystem "facts": '${system}'\n${codes.join('\n')}\ncontext Patient\n`);
}

const observation = (fact, value) => {
  const at = { resourceType: 'Observation', status: 'final', code: { coding: [{ system, code: fact }] },
               subject: { reference: 'Patient/p' }, effectiveDateTime: '2026-11-23T10:00:00Z' };
  if (typeof value === 'boolean') at.valueBoolean = value;
  else if (typeof value === 'string') at.valueString = value;
  else if (typeof value === 'number') at.valueInteger = value;
  else at.valueQuantity = { value: value.value, unit: value.unit, system: 'http://unitsofmeasure.org', code: value.unit };
  return at;
};

/// A patient's Bundle. `decimals` are the facts without a unit that are not whole.
export function bundle(facts, decimals) {
  const entry = [{ resource: { resourceType: 'Patient', id: 'p' } }];
  for (const [fact, value] of Object.entries(facts)) {
    const resource = observation(fact, decimals.has(fact) ? { value, unit: '1' } : value);
    entry.push({ resource: { ...resource, id: `o${entry.length}` } });
  }
  return { resourceType: 'Bundle', type: 'collection', id: 'b', entry };
}

/// Every library translated, ready to run on one Bundle after the other.
export function fhirRoute(texts) {
  const known = { FHIRHelpers: readFileSync(join(here, 'FHIRHelpers.cql'), 'utf8') };
  const libraries = translator({ models: (id) => (id === 'FHIR' ? readFileSync(modelInfo, 'utf8') : null),
                                 sources: (id) => known[id] ?? null });
  const helpers = translate('FHIRHelpers', known.FHIRHelpers, libraries);
  const executors = texts.map(([name, text]) => new cql.Executor(
    new cql.Library(translate(name, overObservations(text), libraries), new cql.Repository({ FHIRHelpers: helpers })),
    new cql.CodeService({})));
  const patients = cqlfhir.PatientSource.FHIRv401(); // made once: it reads 760 KB of model
  return async (one) => {
    const results = [];
    for (const executor of executors) {
      patients.loadBundles([one]);
      results.push((await executor.exec(patients)).patientResults.p);
      patients.reset();
    }
    return results;
  };
}
