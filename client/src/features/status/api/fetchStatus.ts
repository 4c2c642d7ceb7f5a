import { request } from '../../../api/request';
import type { OwnUser } from '../../../api/types';

export async function fetchStatus(): Promise<OwnUser> {
  const { data } = await request<{ data: OwnUser }>('/auth/status');
  return data;
}
