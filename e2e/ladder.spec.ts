/** The ladder's own tools: zoom, overview, filter, and what lights together. */

import type { Page } from '@playwright/test';
import { expect, test } from './slowwire.ts';

async function runToTheEnd(page: Page, query: string): Promise<void> {
  await page.goto(`/?${query}`);
  await expect(page.getByRole('button', { name: /^Run/ })).toBeEnabled();
  await page.keyboard.press('Enter');
  await expect(page.locator('[role=status][aria-live=polite]')).toContainText('Run completed', {
    timeout: 40_000,
  });
  await page.keyboard.press('End');
}

function packets(page: Page) {
  return page.getByRole('table').getByRole('row', { name: /^Packet \d/ });
}

test('a filter keeps what it asks for, says how much that is, and points at what it cannot read', async ({
  page,
}) => {
  await runToTheEnd(page, 'scenario=udp/loss&seed=7');
  await page.getByRole('tab', { name: 'Packets' }).click();
  // Whoever types on while the field is still being fetched types into it: "h" does not hold the wire.
  let bring = (): void => undefined;
  const isTyped = new Promise<void>((resolve) => (bring = resolve));
  await page.route(/FilterBar/, async (route) => {
    await isTyped;
    await route.continue();
  });
  await page.keyboard.type('/hop');
  await page.keyboard.press('Backspace');
  bring();
  const field = page.getByRole('textbox', { name: 'Filter packets' });
  await expect(field).toBeFocused();
  await page.keyboard.type('st:');
  await expect(field).toHaveValue('host:');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await field.fill('kind:lost');
  await expect(page.getByText(/^\d+ of 20 shown/)).toBeVisible();
  await expect(packets(page).filter({ hasNotText: 'lost' })).toHaveCount(0);
  await expect(packets(page).first()).toContainText('lost');
  await expect(page.locator('svg .arrow.faded').first()).toBeAttached();
  await field.fill('kind:lots');
  await expect(page.locator('#filter-error mark')).toHaveText('lots');
  await page.getByRole('combobox', { name: 'kind' }).selectOption('datagram');
  await expect(field).toHaveValue(/kind:datagram/);
  await field.press('Escape');
  await expect(field).toHaveCount(0);
  await expect(page.locator('svg .arrow.faded')).toHaveCount(0);
});

test('the whole run fits, the overview moves the window, a resend is tied, and what belongs together lights', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await runToTheEnd(page, 'scenario=open/syn-lost');
  const overview = page.getByRole('slider', { name: /^Overview of the run/ });
  await page.keyboard.press('0');
  await expect(overview).toHaveAttribute('aria-valuenow', '0');
  await page.keyboard.press('0');
  await page.keyboard.press(']');
  await overview.focus();
  await page.keyboard.press('End');
  await expect(overview).not.toHaveAttribute('aria-valuenow', '0');
  await page.keyboard.press('Home');
  await expect(overview).toHaveAttribute('aria-valuenow', '0');
  await expect(page.locator('svg [data-packet="2"][data-original="1"]')).toHaveCount(1);
  await page.getByRole('button', { name: 'Packet 1', exact: true }).focus();
  await expect(page.locator('svg .arrow.lit[data-packet="1"]')).toHaveCount(1);
  await expect(page.locator('li.lit')).toContainText('connect');
  await page.getByRole('button', { name: 'Zoom in' }).focus();
  await expect(page.locator('svg .arrow.lit')).toHaveCount(0);
  await page.locator('svg .arrow.syn.lost').hover({ force: true }); // its line goes through the middle
  await expect(page.locator('svg .arrow.lit[data-packet="1"]')).toHaveCount(1);
  await page.mouse.down();
  await page.mouse.up();
  await expect(page.locator('svg .arrow.selected[data-packet="1"]')).toHaveCount(1);
});
