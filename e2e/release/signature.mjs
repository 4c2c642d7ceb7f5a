// A signature of the record, which has every digest in it: ECDSA on SHA-256, as openssl verifies it.
import { createPrivateKey, createSign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { Refusal } from './refusal.mjs';

/** The key of RELEASE_KEY (PEM) or of the file RELEASE_KEY_FILE; undefined where neither is set. */
export function signingKey(env) {
  if (!env.RELEASE_KEY && !env.RELEASE_KEY_FILE) return undefined;
  try {
    return createPrivateKey(env.RELEASE_KEY || readFileSync(env.RELEASE_KEY_FILE));
  } catch (failure) {
    const name = env.RELEASE_KEY ? 'RELEASE_KEY' : `RELEASE_KEY_FILE (${env.RELEASE_KEY_FILE})`;
    throw new Refusal(`${name} must hold a private key in PEM, without a password: ${failure.code ?? 'it cannot be read'}`);
  }
}

export function sign(file, key) {
  writeFileSync(`${file}.sig`, createSign('SHA256').update(readFileSync(file)).sign(key));
}
