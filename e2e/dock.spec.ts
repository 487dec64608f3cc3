/** The edge between ladder and views: pulled by mouse, moved by keys, remembered, put away and brought back. */

import type { Page } from '@playwright/test';
import { expect, test } from './slowwire.ts';

const dockHeight = (page: Page) =>
  page.locator('#dock').evaluate((dock) => dock.getBoundingClientRect().height);

test('the views get more room or less by mouse and by keys, go away and come back', async ({
  page,
}) => {
  await page.goto('/?scenario=open/handshake');
  const edge = page.getByRole('separator', { name: 'Height of the views' });
  const panel = page.getByRole('tabpanel');
  await expect(panel).toBeVisible();
  const usual = await dockHeight(page);

  const box = (await edge.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(box.x + 400, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 400, box.y + box.height / 2 - 150, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => dockHeight(page)).toBeCloseTo(usual + 150, 0);
  const share = Math.round((100 * (usual + 150)) / 720);
  await expect(edge).toHaveAttribute('aria-valuenow', String(share));

  await page.reload();
  await expect(edge).toHaveAttribute('aria-valuenow', String(share));
  await edge.press('ArrowDown');
  await expect(edge).toHaveAttribute('aria-valuenow', String(share - 2));
  await edge.press('End');
  await expect(edge).toHaveAttribute('aria-valuenow', '70');
  await edge.press('Enter');
  await expect(panel).toBeHidden();
  expect(await dockHeight(page)).toBeLessThan(60);
  await page.getByRole('tab', { name: 'Wire' }).click();
  await expect(panel).toBeVisible();

  await edge.dblclick();
  await page.keyboard.press('1');
  await expect.poll(() => dockHeight(page)).toBeCloseTo(usual, 0);
  await page.keyboard.press('v');
  await expect(panel).toBeHidden();
  await page.keyboard.press('v');
  await expect(panel).toBeVisible();
});
