// What of this build may be released: that of master, and no pull request.
import { execFileSync } from 'node:child_process';
import { Refusal } from './refusal.mjs';

const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trim();

/**
 * @param env Travis's variables where it runs there (docs.travis-ci.com, "Environment Variables"); else git is asked
 * @returns {{ commit: string, branch: string, refusal?: string }} with a refusal where nothing is to be pushed
 */
export function source(env) {
  const commit = git('rev-parse', 'HEAD');
  const branch = env.TRAVIS_BRANCH || git('rev-parse', '--abbrev-ref', 'HEAD');
  const pullRequest = env.TRAVIS_PULL_REQUEST ?? 'false';
  if (pullRequest !== 'false') return { commit, branch, refusal: `this is pull request ${pullRequest}` };
  if (env.TRAVIS_TAG) return { commit, branch, refusal: `this is tag ${env.TRAVIS_TAG}; its commit was released from master` };
  if (branch !== 'master') return { commit, branch, refusal: `this is branch '${branch}', and only master is released` };
  return { commit, branch };
}

/** @throws Refusal where the working tree is not the commit that the release would be named after */
export function checkClean() {
  const changed = git('status', '--porcelain').split('\n').filter(Boolean);
  if (changed.length > 0) {
    throw new Refusal(`${changed.length} files differ from the commit, as ${changed[0].trim()}: commit or remove them`);
  }
}
