// What a library says of a case, beside what nelm says.
import { engineValue } from './cql.mjs';

/// A result of the engine as the cases have it: tuples and lists as they are, null for what is not known.
const plain = (v) => {
  if (v === undefined || v === null) return null;
  if (Array.isArray(v)) return v.map(plain);
  return typeof v === 'object' ? Object.fromEntries(Object.entries(v).map(([k, w]) => [k, plain(w)])) : v;
};

export const sameNames = (a, b) => a.length === b.length && a.every((name) => b.includes(name));

/// What is missing is given as null, or not given at all.
export function parameters(library, given, leaveOut) {
  const all = {};
  library.parameters.forEach((name, i) => {
    if (given[i] !== null || !leaveOut) all[name] = engineValue(given[i]);
  });
  if (library.lesion.length > 0) {
    const lesions = given[library.parameters.length];
    const lesion = (l) => Object.fromEntries(Object.entries(l).map(([k, v]) => [k, engineValue(v)]));
    if (lesions !== null || !leaveOut) all.lesions = lesions === null ? null : lesions.map(lesion);
  }
  return all;
}

/// Runs one library on a case: `given` and `said` as the line has them for this library. Calls `compared` for each verdict
/// and each end, `differs` with words for each that is not nelm's.
export async function compare({ library, run, given, said, leaveOut, compared, differs }) {
  const same = (a, b) => {
    if (Array.isArray(a) || Array.isArray(b))
      return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((v, i) => same(v, b[i]));
    if (a !== null && b !== null && typeof a === 'object' && typeof b === 'object')
      return sameNames(Object.keys(a), Object.keys(b)) && Object.keys(a).every((k) => same(a[k], b[k]));
    compared(a);
    return a === b;
  };
  const results = plain(await run(parameters(library, given, leaveOut)));
  const defined = Object.keys(results).filter((name) => !name.endsWith(': least'));
  if (!sameNames(defined, library.definitions))
    differs(`${library.name} defines ${defined}; nelm judges ${library.definitions}`);
  library.definitions.forEach((name, at) => {
    if (!same(said[at], results[name]))
      differs(`${library.name}, "${name}": nelm ${JSON.stringify(said[at])}, CQL ${JSON.stringify(results[name])}; ` +
              `by ${JSON.stringify(given)}`);
  });
}
