import { request } from '../../../api/request';

export async function logout(): Promise<void> {
  await request('/auth/logout');
}
