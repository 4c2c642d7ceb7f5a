import { api, type OwnUser, successful } from '../../../api/api';

export async function fetchStatus(): Promise<OwnUser> {
  const { data } = await successful(api.GET('/auth/status'));
  return data;
}
