import { request } from '../../../api/request';
import type { UserPage } from '../../../api/types';

export const FIRST_PAGE = '/users';

/** @param page FIRST_PAGE, or what the page before names as next */
export async function listUsers(page: string): Promise<UserPage> {
  const { data } = await request<{ data: UserPage }>(page);
  return data;
}
