import type { components } from '#api';
import type { TextId } from '../../texts/texts';

export type Event = components['schemas']['Event'];

/** What the audit log has, by the words that people know it by. */
export const events: Record<Event, TextId> = {
  registered: 'event.registered',
  login: 'event.login',
  login_limited: 'event.login_limited',
  logout: 'event.logout',
  sessions_ended: 'event.sessions_ended',
  password_changed: 'event.password_changed',
  password_reset: 'event.password_reset',
  username_changed: 'event.username_changed',
  email_asked: 'event.email_asked',
  email_changed: 'event.email_changed',
  email_undone: 'event.email_undone',
  email_confirmed: 'event.email_confirmed',
  deleted: 'event.deleted',
  user_added: 'event.user_added',
  user_invited: 'event.user_invited',
  user_changed: 'event.user_changed',
  activated: 'event.activated',
  deactivated: 'event.deactivated',
  promoted: 'event.promoted',
  demoted: 'event.demoted',
  reset_sent: 'event.reset_sent',
};

export function isEvent(word: string | null): word is Event {
  return word !== null && Object.hasOwn(events, word);
}
