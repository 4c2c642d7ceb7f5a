// Checks .travis.yml against the types that SchemaStore publishes for it. A script of npm's.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const [file = '../.travis.yml'] = process.argv.slice(2);
const checked = 'target/travis.ts';

mkdirSync('target', { recursive: true });
// SchemaStore's types know which values a key may have; a key that they do not know they let pass.
writeFileSync(
  checked,
  `import type { JSONSchemaForTravisCIConfigurationFiles } from '@schemastore/travis';
export const configuration: JSONSchemaForTravisCIConfigurationFiles = ${JSON.stringify(parse(readFileSync(file, 'utf8')), null, 2)};
`,
);
const tsc = fileURLToPath(import.meta.resolve('typescript/package.json')).replace('package.json', 'bin/tsc');
const { status } = spawnSync(process.execPath, [tsc, '--noEmit', '--strict', '--ignoreConfig', '--module', 'nodenext', checked], { stdio: 'inherit' });
if (status !== 0) {
  console.error(`${file} is not what Travis knows, see above: the lines are those of e2e/${checked}`);
  process.exitCode = 1;
}
