// FHIR resources written out as TypeScript literals and compiled against @types/fhir: `satisfies` finds a member that is
// unknown, missing or of another type. Imported JSON would not do, for there every word is any text.
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/// The compiler's complaints about resources ({ file: 'Citation-a.json', json: '{...}' }) of a release ('r4', 'r5'), each
/// beginning with the file as .ts.
export function compilerSays(release, all, into) {
  mkdirSync(into, { recursive: true });
  symlinkSync(join(here, 'node_modules'), join(into, 'node_modules'));
  for (const { file, json } of all) {
    const type = JSON.parse(json).resourceType;
    writeFileSync(join(into, file.replace('.json', '.ts')),
                  `import type { ${type} } from 'fhir/${release}';\nexport const it = ${json.trimEnd()} satisfies ${type};\n`);
  }
  writeFileSync(join(into, 'tsconfig.json'), JSON.stringify({
    compilerOptions: { strict: true, noEmit: true, module: 'nodenext', target: 'es2022', types: [] }, include: ['*.ts'] }));
  try {
    execFileSync(process.execPath, [join(here, 'node_modules/typescript/bin/tsc'), '--pretty', 'false', '-p', '.'],
                 { cwd: into, encoding: 'utf8' });
    return [];
  } catch (e) {
    const lines = (e.stdout ?? '').split('\n').filter((line) => line.includes('error TS'));
    if (lines.length === 0) throw e;  // it did not run
    return lines;
  }
}
