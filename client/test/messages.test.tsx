import { act, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { MessageBar } from '../src/messages/MessageBar';
import { messages } from '../src/messages/messages';
import { expectAccessible } from './accessibility';
import { show } from './open';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  show(<MessageBar />);
});

const say = (kind: 'success' | 'danger', text: string) => act(() => messages.show(kind, text));
const pass = (milliseconds: number) =>
  act(() => {
    vi.advanceTimersByTime(milliseconds);
  });

test('a message is gone when it is closed', async () => {
  say('success', 'one');
  vi.useRealTimers();
  expect(screen.getByText('one')).toHaveClass('alert', 'alert-success');
  await expectAccessible();

  await userEvent.click(screen.getByRole('button', { name: 'Close' }));

  expect(screen.queryByText('one')).not.toBeInTheDocument();
});

test('a message is gone after three seconds, and one that follows has three of its own', () => {
  say('success', 'one');
  pass(2000);
  say('danger', 'two');
  expect(screen.queryByText('one')).not.toBeInTheDocument();

  pass(2900);
  expect(screen.getByText('two')).toHaveClass('alert-danger');
  pass(200);
  expect(screen.queryByText('two')).not.toBeInTheDocument();
});

test.each([
  [
    'the pointer is on it',
    (alert: HTMLElement) => fireEvent.pointerEnter(alert),
    (alert: HTMLElement) => fireEvent.pointerLeave(alert),
  ],
  [
    'it has the focus',
    (alert: HTMLElement) => fireEvent.focusIn(alert),
    (alert: HTMLElement) => fireEvent.focusOut(alert),
  ],
])('a message waits while %s, and has three seconds again after', (_, begin, end) => {
  say('danger', 'one');
  begin(screen.getByText('one'));
  pass(60_000);
  expect(screen.getByText('one')).toBeVisible();

  end(screen.getByText('one'));
  pass(2900);
  expect(screen.getByText('one')).toBeVisible();
  pass(200);
  expect(screen.queryByText('one')).not.toBeInTheDocument();
});
