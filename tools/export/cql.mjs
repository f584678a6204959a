// CQL to ELM with the reference translator, and ELM run with cql-execution.
import { webcrypto } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CqlTranslator, LibraryManager, ModelManager, createLibrarySourceProvider, createModelInfoProvider,
         createUcumService, stringAsSource } from '@cqframework/cql/cql-to-elm';
import { SystemModelInfoProvider } from '@cqframework/cql/cql';
import ucumLhc from '@lhncbc/ucum-lhc';
import cql from 'cql-execution';

globalThis.crypto ??= webcrypto; // the translator wants it, and Node 18 keeps it to itself

const ucum = ucumLhc.UcumLhcUtils.getInstance();

function convert(value, from, to) {
  const done = ucum.convertUnitTo(from, Number(value), to);
  if (done.status !== 'succeeded') throw new Error(String(done.msg));
  return String(done.toVal);
}

function fault(unit) {
  const checked = ucum.validateUnitString(unit);
  return checked.status === 'valid' ? null : String(checked.msg);
}

function unused() { throw new Error('no exported library multiplies or divides'); }

/// What the translator needs to know. It brings no default System model and no units of its own.
/// `models` gives a further model's XML by its name, `sources` a library's text.
export function translator({ models = () => null, sources = () => null } = {}) {
  const known = new ModelManager();
  known.modelInfoLoader.registerModelInfoProvider(new SystemModelInfoProvider());
  const source = (text) => (text === null ? null : stringAsSource(text));
  known.modelInfoLoader.registerModelInfoProvider(createModelInfoProvider((id) => source(models(id))));
  const libraries = new LibraryManager(known, undefined, undefined, createUcumService(convert, fault, unused, unused));
  libraries.librarySourceLoader.registerProvider(createLibrarySourceProvider((id) => source(sources(id))));
  return libraries;
}

/// The ELM of a library; throws with every error the translator found, and with its warnings too.
export function translate(name, text, libraries) {
  const elm = JSON.parse(CqlTranslator.fromText(text, libraries).toJson());
  const wrong = (elm.library.annotation ?? []).filter((a) => a.errorSeverity);
  if (wrong.length > 0)
    throw new Error(wrong.map((w) => `${name}:${w.startLine}:${w.startChar}: ${w.errorSeverity}: ${w.message}`).join('\n'));
  return elm;
}

/// Every library of a folder, translated once: by name.
export function translateFolder(folder) {
  const libraries = translator();
  return new Map(readdirSync(folder).filter((f) => f.endsWith('.cql')).sort().map((file) =>
    [basename(file, '.cql'), translate(file, readFileSync(join(folder, file), 'utf8'), libraries)]));
}

/// A fact as the engine takes it: a quantity is an object of its own.
export const engineValue = (v) => (v !== null && typeof v === 'object' ? new cql.Quantity(v.value, v.unit) : v);

const nobody = { currentPatient: () => undefined, nextPatient: () => undefined };
const noCodes = new cql.CodeService({});

/// A library ready to run: `await run(parameters)` gives every definition's result by name.
export function runner(elm) {
  const library = new cql.Library(elm);
  const executor = new cql.Executor(library, noCodes);
  const now = cql.DateTime.fromJSDate(new Date(0), 0);
  return async (parameters) => (await executor.withParameters(parameters).exec(nobody, now)).unfilteredResults;
}
