/** The API's messages about an invalid token. Other 401s are about the user. */
const DEAD: unknown[] = ['Signature expired. Please log in again.', 'Invalid token. Please log in again.'];

export function bearer(token: string): string {
  return `Bearer ${token}`;
}

export async function isOfADeadToken(response: Response): Promise<boolean> {
  const body: unknown = await response.json().catch(() => null);
  return typeof body === 'object' && body !== null && 'message' in body && DEAD.includes(body.message);
}
