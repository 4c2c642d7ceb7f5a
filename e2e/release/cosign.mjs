// Signatures of images, as cosign verifies them: in the registry, beside the image (sigstore/cosign, specs/SIGNATURE_SPEC.md).
import { createPublicKey, createSign, createVerify } from 'node:crypto';
import { digestOf } from './registry.mjs';

const SIGNATURE = 'dev.cosignproject.cosign/signature';

/** @returns {string} the tag under which they are; those of other keys stay. What the key has signed is not signed again. */
export async function signImage(registry, repository, digest, key) {
  const payload = json({
    critical: {
      identity: { 'docker-reference': `${registry.name}/${repository}` },
      image: { 'docker-manifest-digest': digest },
      type: 'cosign container image signature',
    },
    optional: null,
  });
  const isMine = (layer) =>
    layer.digest === digestOf(payload) && createVerify('SHA256').update(payload).verify(createPublicKey(key), layer.annotations?.[SIGNATURE] ?? '', 'base64');
  const tag = `${digest.replace(':', '-')}.sig`;
  const there = await registry.manifest(repository, tag);
  const present = there ? JSON.parse(there.bytes).layers : [];
  if (present.some(isMine)) return tag;

  const signature = createSign('SHA256').update(payload).sign(key, 'base64');
  const layers = [...present, { ...descriptor('application/vnd.dev.cosign.simplesigning.v1+json', payload), annotations: { [SIGNATURE]: signature } }];
  const config = json({ architecture: '', os: '', config: {}, rootfs: { type: 'layers', diff_ids: layers.map((layer) => layer.digest) } });
  await registry.upload(repository, payload);
  await registry.upload(repository, config);
  const type = 'application/vnd.oci.image.manifest.v1+json';
  const bytes = json({ schemaVersion: 2, mediaType: type, config: descriptor('application/vnd.oci.image.config.v1+json', config), layers });
  await registry.tag(repository, tag, { bytes, type });
  return tag;
}

const json = (value) => Buffer.from(JSON.stringify(value));

const descriptor = (mediaType, bytes) => ({ mediaType, size: bytes.length, digest: digestOf(bytes) });
