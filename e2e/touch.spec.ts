/** Hands on the wire: hold it, touch what is on it, let it go; by mouse and by keyboard. */

import type { Locator, Page } from '@playwright/test';
import { expect, test } from './slowwire.ts';

/** A live run whose packets fly for two seconds. */
async function begin(page: Page, query: string): Promise<void> {
  await page.goto(`/?${query}&delay=2000`);
  await expect(page.getByRole('button', { name: /^Run/ })).toBeEnabled();
  await page.keyboard.press('Enter');
}

function row(page: Page, packet: number): Locator {
  return page.getByRole('row', { name: new RegExp(`^Packet ${packet} `) });
}

/** Presses the packet's card on the ladder. */
async function press(page: Page, packet: number): Promise<void> {
  const box = await page.locator(`[data-packet="${packet}"] .card`).boundingBox();
  if (!box) throw new Error(`no card of packet ${packet}`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

test('a held SYN stands until a press lets it go; dropped data is sent again', async ({ page }) => {
  await begin(page, 'scenario=socket/tcp-hello');
  await expect(row(page, 1)).toContainText('on the way');
  await page.keyboard.press('h');
  await expect(page.getByRole('button', { name: 'Open the wire' })).toBeVisible();
  await press(page, 1);
  const bar = page.getByRole('toolbar', { name: 'Packet 1' });
  await bar.getByRole('button', { name: 'Release' }).click();
  await expect(row(page, 1)).toContainText('arrived');
});
