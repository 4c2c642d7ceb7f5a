import { useQuery } from '@tanstack/react-query';
import { api, successful } from '../../../api/api';
import { previousOf } from '../../../api/queries';
import { useToken } from '../../../session/session';
import type { Event } from '../events';

const PAGE_SIZE = 50;

export interface AuditView {
  user?: number;
  event?: Event;
  after?: string;
}

/** What was done to accounts, newest first. */
export function useAudit(view: AuditView) {
  const token = useToken();
  return useQuery({
    queryKey: ['audit', token, view],
    queryFn: async ({ signal }) => {
      const { data } = await successful(
        api.GET('/users/audit', { params: { query: { limit: PAGE_SIZE, ...view } }, signal }),
      );
      return data;
    },
    enabled: token !== null,
    placeholderData: previousOf(token),
    gcTime: 0,
  });
}
