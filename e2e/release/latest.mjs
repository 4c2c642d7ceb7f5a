// The tag that readers of the registry follow.
export const LATEST = 'latest';

/**
 * All five or none: what was moved before one could not be is moved back.
 *
 * @param parts of each `repository`, the `manifest` to move to, and the one `before`, where there is one
 * @param tag   what these manifests have already
 */
export async function moveLatest(registry, parts, tag) {
  const moved = [];
  try {
    for (const part of parts) {
      if (part.before?.digest === part.manifest.digest) continue;
      // Before it is tried: a request that was not answered may have been carried out.
      moved.push(part);
      await registry.tag(part.repository, LATEST, part.manifest);
    }
  } catch (failure) {
    const left = [];
    for (const { repository, before } of moved) {
      try {
        if (before) await registry.tag(repository, LATEST, before);
        else if (!(await registry.untag(repository, LATEST))) left.push(repository);
      } catch {
        left.push(repository);
      }
    }
    const state = left.length === 0 ? `${LATEST} is as it was` : `${LATEST} of ${left.join(', ')} could not be moved back and may be at ${tag}: run the release again`;
    throw new Error(`${failure.message}; ${state}`, { cause: failure });
  }
}
