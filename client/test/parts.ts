import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

// The parts of the account page, each a region with a form.

export const part = async (name: string) => within(await screen.findByRole('region', { name }));

export async function fillIn(name: string, values: Record<string, string>): Promise<void> {
  const form = await part(name);
  for (const [label, value] of Object.entries(values)) await userEvent.type(form.getByLabelText(label), value);
}

export async function submit(name: string, button: string | RegExp): Promise<void> {
  await userEvent.click((await part(name)).getByRole('button', { name: button }));
}
