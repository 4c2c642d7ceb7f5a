/** Which users are searched for, as the API takes it. */
export interface Search {
  q?: string;
  active?: boolean;
  admin?: boolean;
  verified?: boolean;
  after?: string;
}

export const flags = ['active', 'admin', 'verified'] as const;
export type Flag = (typeof flags)[number];

/** What of an address the API understands; the rest is as if it were not there. */
export function searchOf(address: URLSearchParams): Search {
  const q = address.get('q');
  const after = address.get('after');
  return {
    ...(q !== null && q.trim() !== '' && { q: q.trim() }),
    ...flagOf('active', address),
    ...flagOf('admin', address),
    ...flagOf('verified', address),
    ...(after !== null && { after }),
  };
}

function flagOf(flag: Flag, address: URLSearchParams): Search {
  const value = address.get(flag);
  return value === 'true' || value === 'false' ? { [flag]: value === 'true' } : {};
}
