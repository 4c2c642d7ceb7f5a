import { api, successful, type UserPage } from '../../../api/api';

/** @param after the key of the page, as the page before has it; null for the first */
export async function listUsers(after: string | null): Promise<UserPage> {
  const { data } = await successful(api.GET('/users', { params: { query: after === null ? {} : { after } } }));
  return data;
}

/** The key of the page that follows; null after the last. */
export function keyOfNext({ next }: UserPage): string | null {
  return next === undefined ? null : new URL(next, window.location.origin).searchParams.get('after');
}
