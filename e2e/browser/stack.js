// Addresses of the stack under test, as docker-maven-plugin started it, or of the gateway of a stack that runs elsewhere.
import { readFileSync } from 'node:fs';

const { GATEWAY_PROPERTY: elsewhere } = process.env;
export const properties = Object.fromEntries(
  (elsewhere ? ['stack'] : ['stack', 'ports'])
    .flatMap((file) => readFileSync(`${__dirname}/../target/${file}.properties`, 'utf8').split('\n'))
    .map((line) => line.split(/=(.*)/)),
);

export const { name: product } = JSON.parse(readFileSync(`${__dirname}/../../client/src/product.json`, 'utf8'));
export const gateway = elsewhere || `http://127.0.0.1:${properties.gateway}`;
export const client = `http://127.0.0.1:${properties.client}`;
export const container = (service) => `${properties.project}-${service}`;
export const swagger = `http://127.0.0.1:${properties.swagger}`;
