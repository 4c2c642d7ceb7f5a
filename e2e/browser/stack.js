// Addresses of the stack under test, as written by e2e/stack.
import { readFileSync } from 'node:fs';

const properties = Object.fromEntries(
  readFileSync(`${__dirname}/../target/stack.properties`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
);

export const gateway = `http://${properties.gateway}`;
export const client = `http://${properties.client}`;
export const container = (service) => `${properties.project}-${service}`;
export const swagger = `http://${properties.swagger}`;
