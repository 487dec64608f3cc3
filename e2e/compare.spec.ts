/** Two runs side by side, and a packet through the layers: by mouse and by keyboard. */

import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { expect, test } from './slowwire.ts';

async function runToItsEnd(page: Page): Promise<void> {
  const done = page
    .locator('[role=status][aria-live=polite]')
    .filter({ hasText: /Run completed|运行完成/ });
  await page.getByRole('button', { name: /^(Run|运行)/ }).click();
  await expect(done).toHaveCount(0);
  await expect(done).toHaveCount(1, { timeout: 40_000 });
  await page.keyboard.press('End');
}

test('Nagle off beside Nagle on: what differs is named, marked and one click away', async ({
  page,
}) => {
  await page.goto('/?scenario=stream%2Fnagle&lang=en');
  await runToItsEnd(page);
  await page.keyboard.press('c');
  await expect(page.getByText('This run is kept as A')).toBeVisible();
  await page.getByRole('button', { name: 'Parameters' }).click();
  await page.getByRole('switch').or(page.getByRole('checkbox')).first().click();
  await page.keyboard.press('Escape');
  await runToItsEnd(page);
  const verdict = page.getByRole('region', { name: 'A and B compared' });
  await expect(verdict.getByRole('row', { name: 'TCP_NODELAY off on' })).toBeVisible();
  await expect(
    verdict.getByRole('row', { name: 'data packets per write 0.67 1.00' }),
  ).toBeVisible();
  const [a, b] = [
    page.getByRole('region', { name: 'Run A' }),
    page.getByRole('region', { name: 'Run B' }),
  ];
  await verdict.getByRole('button', { name: /^Run/ }).first().click();
  await expect(b.getByText('◆ only in B')).toBeVisible();
  await verdict
    .getByRole('button', { name: /^Run A, packet/ })
    .first()
    .click();
  await expect(a.getByText('≠ only in A').first()).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'To the start' }).click();
  await page.getByRole('button', { name: 'Step forward' }).click();
  await page.getByRole('button', { name: 'Step forward' }).click();
  await expect(a.locator('.card')).toHaveCount(1);
  await expect(b.locator('.card')).toHaveCount(1);
  // The address brings both back, with what was chosen in a view; of a run A that is gone it says so.
  await page.getByRole('tab', { name: 'Graphs' }).click();
  await page.getByRole('radio', { name: 'RTT' }).check();
  await expect(page).toHaveURL(/compare=[\w-]+.*graph=/);
  await page.reload();
  await expect(verdict.getByRole('row', { name: 'TCP_NODELAY off on' })).toBeVisible();
  await expect(a.locator('.card')).toHaveCount(1);
  await expect(page.getByRole('radio', { name: 'RTT' })).toBeChecked();
  await page.goto(page.url().replace(/compare=[\w-]+/, 'compare=gone'));
  await expect(page.getByRole('alert')).toContainText('no longer has the run that was kept as A');
  await expect(page.getByRole('region', { name: 'Host client' })).toBeVisible();
  await page.goBack();
  await verdict.getByRole('button', { name: 'End comparison' }).click();
  await expect(page).not.toHaveURL(/compare=/);
  await expect(page.getByRole('region', { name: 'Host client' })).toBeVisible();
});

test('a packet is opened layer by layer, by hand and with the playhead', async ({ page }) => {
  await page.goto('/?scenario=stream%2Fnagle&lang=en');
  await runToItsEnd(page);
  await page.getByRole('tab', { name: 'Packets' }).click();
  await page
    .getByRole('row', { name: / len 8/ })
    .getByRole('button')
    .first()
    .click();
  await page.getByRole('tab', { name: 'Encapsulation' }).click();
  await expect(page.getByText('66 of 74 bytes are headers and frame (89 %)')).toBeVisible();
  const current = page.locator('ol [aria-current=step]');
  await expect(current).toContainText('↑ application: 8 B');
  await page.getByRole('slider', { name: 'Open by hand' }).press('Home');
  await expect(current).toContainText('↓ application: 8 B');
  await page.getByRole('button', { name: 'One layer on' }).click();
  await expect(current).toContainText('↓ transport: + TCP 32 = 40 B');
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Follow the playhead' }).click();
  await expect(current).toContainText('↑ application: 8 B');
  await page
    .getByRole('button', { name: /^TCP, 32 bytes/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('treeitem', { name: /Transmission Control/ })).toBeFocused();
  await page.getByRole('tab', { name: 'Encapsulation' }).click();
  await page
    .getByRole('button', { name: /^IPv4, 20 bytes/ })
    .last()
    .click();
  await expect(page.getByRole('treeitem', { name: /Internet Protocol/ })).toBeFocused();
});
