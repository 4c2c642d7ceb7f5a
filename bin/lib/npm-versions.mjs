// Fails where modules ask for different versions of a package: somebody has forgotten one of them. A script of npm's.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const project = join(import.meta.dirname, '../..');
const asked = new Map();

for (const file of globSync(['*/package.json', 'bin/lib/*/package.json'], { cwd: project }).sort()) {
  const text = readFileSync(join(project, file), 'utf8');
  const { dependencies, devDependencies } = JSON.parse(text);
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    const line = text.split('\n').findIndex((line) => line.includes(`"${name}": "${version}"`)) + 1;
    const other = asked.get(name) ?? { version };
    if (other.version !== version) {
      console.error(`${file}:${line} asks for ${name} ${version}, and ${other.place} for ${other.version}: make them one`);
      process.exitCode = 1;
    }
    asked.set(name, { version, place: `${file}:${line}` });
  }
}
