// Prints how large the images are, and how much of each the others have, too. A script of npm's.
import { docker, images, inspect } from './images.mjs';

const megabytes = (bytes) => (bytes / 1e6).toFixed(1).padStart(8);

/** The layers of an image from the lowest on, each with its size. */
function layers(image) {
  const ids = inspect(image).RootFS.Layers;
  const sizes = docker('history', '--no-trunc', '--human=false', '--format', '{{.Size}}', image).trim().split('\n').map(Number).reverse();
  const filled = sizes.filter((size) => size > 0);
  // The history also has what made no layer, and a layer may be empty: told apart only where the counts agree.
  if (filled.length > ids.length) throw new Error(`${image}: a history of ${filled.length} layers, it has ${ids.length}`);
  return ids.map((id, index) => ({ id, size: filled[index] ?? 0 }));
}

const all = new Map([...images()].map(([module, image]) => [module, layers(image)]));
const owners = new Map();
for (const list of all.values()) for (const { id } of list) owners.set(id, (owners.get(id) ?? 0) + 1);

const sum = (list) => list.reduce((total, { size }) => total + size, 0);
console.log('image           MB  shared     own');
for (const [module, list] of all) {
  const shared = list.filter(({ id }) => owners.get(id) > 1);
  console.log(`${module.padEnd(10)}${megabytes(sum(list))}${megabytes(sum(shared))}${megabytes(sum(list) - sum(shared))}`);
}
const once = new Map([...all.values()].flat().map(({ id, size }) => [id, { size }]));
console.log(`all, each layer once${megabytes(sum([...once.values()])).padStart(9)}`);
