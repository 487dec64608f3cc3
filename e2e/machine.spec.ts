/** The state machine and the socket tables: text twins of a real kernel's states, forwards and back. */

import type { Page } from '@playwright/test';
import { expect, test } from './slowwire.ts';

/** Runs a scenario to its end, opens a view of the dock, and takes the playhead to the end. */
async function runTo(page: Page, query: string, tab: string): Promise<void> {
  await page.goto(`/?${query}`);
  await expect(page.getByRole('button', { name: /^Run/ })).toBeEnabled();
  await page.keyboard.press('Enter');
  const announcement = page.locator('[role=status][aria-live=polite]');
  await expect(announcement).toContainText('Run completed', { timeout: 40_000 });
  await page.getByRole('tab', { name: tab }).click();
  await page.getByRole('button', { name: 'To the end' }).click();
}

test('both ends go through the diagram as the kernel says, and back again', async ({ page }) => {
  await runTo(page, 'scenario=close/four-way', 'State machine');
  const moves = page.getByRole('list', { name: 'Transitions so far' }).getByRole('listitem');
  const ends = page.getByRole('list', { name: 'Where both ends stand' }).getByRole('listitem');
  await expect(moves.last()).toContainText('LAST-ACK → CLOSED');
  await expect(ends.first()).toContainText(/TIME-WAIT.*TIME_WAIT in \d/);
  await expect(ends.last()).toContainText('CLOSED');

  const texts = await moves.allInnerTexts();
  const opening = texts.findIndex((text) => text.includes('CLOSED → SYN-SENT'));
  expect(texts[opening]).toContain('connect() at client.py');
  await moves.nth(opening).getByRole('button').click();
  await expect(moves).toHaveCount(opening + 1);
  await expect(ends.first()).toContainText('SYN-SENT');
  await expect(ends.last()).toContainText('LISTEN');
  await expect(page.locator('[data-state=SYN_SENT].current')).toBeVisible();

  await page.getByRole('button', { name: 'To the end' }).click();
  await expect(moves).toHaveText(texts.map((text) => text.replace(/\s+/g, ' ').trim()));
});

test('the sockets of each host are printed as ss and netstat do, what is new is marked', async ({
  page,
}) => {
  await runTo(page, 'scenario=close/four-way', 'Sockets');
  const rows = page.getByRole('region', { name: 'Sockets' }).getByRole('row');
  await expect(rows.filter({ hasText: 'TIME-WAIT' })).toContainText(/timer:\(timewait,\d+sec,0\)/);
  await page.getByRole('button', { name: 'netstat' }).click();
  await expect(rows.filter({ hasText: 'TIME_WAIT' })).toContainText(/timewait \(\d+\.\d\d\/0\/0\)/);
  await page.keyboard.press('Home');
  await expect(page.getByText('No socket yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Step forward' }).click();
  await page.getByRole('button', { name: 'Step forward' }).click();
  await expect(rows.filter({ hasText: 'SYN_SENT' })).toContainText('changed');
});
