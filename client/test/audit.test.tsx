import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import { beforeEach, expect, test, vi } from 'vitest';
import { session } from '../src/session/session';
import { expectAccessible } from './accessibility';
import { answerAdmin, event, logged } from './admin';
import { refusal } from './answers';
import { answerPages } from './form';
import { open } from './open';
import { server } from './server';

const asked = vi.fn();

beforeEach(() => {
  session.begin('a.b.c');
  answerPages();
  answerAdmin([]);
  asked.mockReset();
  server.use(
    http.get('*/users/audit', ({ request }) => {
      asked(new URL(request.url).search);
      return logged([
        event(3, { event: 'user_changed', user_id: 9, user: 'user9', fields: ['email'] }),
        event(2, { event: 'deleted', user_id: 8, user: null }),
        event(1, { event: 'of a later release' }),
      ]);
    }),
  );
});

test('the log says who did what to whom, and from where', async () => {
  await open('/admin/audit');

  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Audit Log');
  await screen.findByText('Changed (email)');
  const [, changed, deleted, later] = screen.getAllByRole('row');
  expect(changed).toHaveTextContent(/Changed \(email\)user9user7192\.0\.2\.7$/);
  expect(deleted).toHaveTextContent(/Deleted#8user7192\.0\.2\.7$/);
  expect(later).toHaveTextContent(/of a later release/);
  expect(asked).toHaveBeenLastCalledWith('?limit=50');
  await expectAccessible();
});

test('it is that of one person, or of one kind of event, by its address', async () => {
  await open('/admin/audit?user=9&event=nonsense');
  await screen.findByText('Changed (email)');
  expect(asked).toHaveBeenLastCalledWith('?limit=50&user=9');

  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Event' }), 'Deleted');
  await waitFor(() => expect(asked).toHaveBeenLastCalledWith('?limit=50&user=9&event=deleted'));
  await userEvent.click(screen.getByRole('link', { name: 'Show all' }));

  await waitFor(() => expect(asked).toHaveBeenLastCalledWith('?limit=50&event=deleted'));
});

test('the log of another person is one click away', async () => {
  await open('/admin/audit');

  await userEvent.click(await screen.findByRole('link', { name: '#8' }));

  await waitFor(() => expect(asked).toHaveBeenLastCalledWith('?limit=50&user=8'));
});

test('a log that cannot be loaded can be tried again', async () => {
  server.use(http.get('*/users/audit', () => refusal(503, 'The service is away.'), { once: true }));
  await open('/admin/audit');

  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));

  expect(await screen.findByText('Changed (email)')).toBeVisible();
});

test('a log that cannot be loaded keeps its filter, and the focus in it', async () => {
  await open('/admin/audit');
  await screen.findByText('Changed (email)');
  server.use(http.get('*/users/audit', () => refusal(503, 'The service is away.')));

  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Event' }), 'Deleted');

  expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
  expect(screen.getByRole('combobox', { name: 'Event' })).toHaveFocus();
});

test('who is no admin any more does not see the log any more', async () => {
  await open('/admin/audit');
  await screen.findByText('Changed (email)');
  server.use(http.get('*/users/audit', () => refusal(403, 'You do not have permission to do that.')));

  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Event' }), 'Deleted');

  expect(await screen.findByRole('alert')).toHaveTextContent('You do not have permission to do that.');
  expect(screen.queryByRole('table')).not.toBeInTheDocument();
  expect(screen.queryByRole('combobox')).not.toBeInTheDocument();
});
