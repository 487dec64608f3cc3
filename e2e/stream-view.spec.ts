/** The stream view on live runs: what a person reads in it, over TCP and over UDP. */

import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { expect, test } from './slowwire.ts';

async function streamAtTheEnd(page: Page, query: string): Promise<void> {
  await page.goto(`/?${query}`);
  await page.getByRole('button', { name: /^Run/ }).click();
  await expect(page.locator('[role=status][aria-live=polite]')).toContainText('Run completed', {
    timeout: 40_000,
  });
  await page.getByRole('button', { name: 'To the end' }).click();
  await page.getByRole('tab', { name: 'Stream' }).click();
}

test('shows that Nagle joined two writes, and a block selects its packet', async ({ page }) => {
  await streamAtTheEnd(page, 'scenario=stream/nagle');
  await expect(page.getByText('3 writes left in 2 segments; 2 reads returned all')).toBeVisible();
  await expect(page.getByText('The last read joined 2 writes')).toBeVisible();
  const picture = page.getByRole('region', { name: /^Bytes from client to server/ });
  await picture.locator('.segments').last().click();
  await expect(page.getByRole('region', { name: 'Why this packet?' })).toContainText('Packet 6: ');
  await page.getByRole('button', { name: 'Table' }).click();
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows.nth(2)).toContainText('read 2 (4 B)');
  await expect(rows.nth(3)).toContainText('packet 6');
  await expectNoViolations(page, '.dock');
});

test('shows each datagram as one read, and which were lost', async ({ page }) => {
  await streamAtTheEnd(page, 'scenario=udp/loss&seed=7');
  await expect(page.getByText(/20 writes, 20 datagrams; \d+ lost; \d+ reads\./)).toBeVisible();
  await expect(page.getByText('UDP keeps message boundaries')).toBeVisible();
});
