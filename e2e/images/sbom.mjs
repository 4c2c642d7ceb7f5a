// Writes target/sbom/MODULE.cdx.json, the bill of materials of each image (CycloneDX 1.6): the Debian packages that are
// in it, with the Maven artifacts or npm packages that its module put in. A script of npm's.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { docker, images, inspect } from './images.mjs';

/** Asks the image itself, so that it is about what is there, not about what was wanted. */
function debianPackages(image) {
  const release = docker('run', '--rm', '--network=none', '--entrypoint=sh', image, '-c', '. /etc/os-release; echo "$VERSION_ID"').trim();
  return docker('run', '--rm', '--network=none', '--entrypoint=dpkg-query', image, '--show', '--showformat', '${Package}\t${Version}\t${Architecture}\t${db:Status-Status}\n')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([, , , status]) => status === 'installed')
    .map(([name, version, architecture]) => {
      // package-url: what is not of the unreserved characters is percent-encoded.
      const purl = `pkg:deb/debian/${encodeURIComponent(name)}@${encodeURIComponent(version)}?arch=${architecture}&distro=debian-${release}`;
      return { type: 'library', 'bom-ref': purl, name, version, purl };
    });
}

/** What is not for development alone. (npm's own --omit=dev also leaves out what a package for development has as a peer.) */
function npmPackages(module) {
  const bill = JSON.parse(
    execFileSync(process.execPath, [process.env.npm_execpath, 'sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
      cwd: `../${module}`,
      encoding: 'utf8',
    }),
  );
  bill.components = bill.components.filter(({ properties }) => !properties?.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true'));
  const refs = new Set([bill.metadata.component, ...bill.components].map((component) => component['bom-ref']));
  bill.dependencies = bill.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.has(other)) }));
  return bill;
}

/** What cyclonedx-maven-plugin would name, without licenses, hashes and who needs whom: Maven leaves it out where it is offline. */
function offlineBill(resolved) {
  const components = resolved
    .split('\n')
    .map((line) => /^ +([^: ]+):([^: ]+):jar:(?:[^: ]+:)?([^: ]+):(?:compile|runtime)\b/.exec(line))
    .filter(Boolean)
    .map(([, group, name, version]) => {
      const purl = `pkg:maven/${group}/${name}@${version}?type=jar`;
      return { type: 'library', 'bom-ref': purl, group, name, version, purl };
    });
  return { offline: true, components, dependencies: [] };
}

/** What Maven resolved, and the Java run-time that jlink made. */
function mavenArtifacts(module, image) {
  const file = (name) => `../${module}/target/${name}`;
  const changed = Math.max(...['../pom.xml', '../service/pom.xml', `../${module}/pom.xml`].map((pom) => statSync(pom).mtimeMs));
  // One that is older was made of other dependencies.
  const isFull = existsSync(file('maven.cdx.json')) && statSync(file('maven.cdx.json')).mtimeMs >= changed;
  const bill = isFull
    ? JSON.parse(readFileSync(file('maven.cdx.json'), 'utf8'))
    : offlineBill(readFileSync(file('resolved'), 'utf8'));
  const release = docker('run', '--rm', '--network=none', '--entrypoint=cat', image, '/opt/jre/release');
  const version = /^JAVA_VERSION="(.+)"$/m.exec(release)[1];
  const purl = `pkg:generic/openjdk@${version}`;
  bill.components.push({ type: 'platform', 'bom-ref': purl, name: 'openjdk', version, purl });
  return bill;
}

/** A bill of this very image, by this very script, and not one that was made offline. */
function isThere(file, id) {
  if (!existsSync(file) || statSync(file).mtimeMs <= statSync('images/sbom.mjs').mtimeMs) return false;
  const { component, properties } = JSON.parse(readFileSync(file, 'utf8')).metadata;
  return component['bom-ref'] === id && !properties;
}

/** What the module puts in beside Debian's packages, by what it is made of. */
function ofModule(module, image) {
  if (existsSync(`../${module}/src/main/java`)) return mavenArtifacts(module, image);
  if (existsSync(`../${module}/package.json`)) return npmPackages(module);
  return { components: [], dependencies: [] };
}

mkdirSync('target/sbom', { recursive: true });
for (const [module, image] of images()) {
  const { Id, Config } = inspect(image);
  const file = `target/sbom/${module}.cdx.json`;
  if (isThere(file, Id)) continue;
  const own = ofModule(module, image);
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      timestamp: Config.Labels['org.opencontainers.image.created'],
      component: {
        type: 'container',
        'bom-ref': Id,
        name: Config.Labels['org.opencontainers.image.title'],
        version: Config.Labels['org.opencontainers.image.revision'],
      },
      ...(own.offline && { properties: [{ name: 'made', value: 'offline' }] }),
    },
    components: [...debianPackages(image), ...own.components],
    dependencies: own.dependencies,
  };
  // The module itself is what the image is of; what it needs is what the image needs.
  const self = own.metadata?.component['bom-ref'];
  bill.dependencies = bill.dependencies.map((entry) => (entry.ref === self ? { ...entry, ref: Id } : entry));
  writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
}
