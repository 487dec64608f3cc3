/** Graphs: the kernel's values of a live run, estimates of a capture, one cursor with the rest of the page. */

import type { Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { expectNoViolations } from './axe.ts';
import { expect, test } from './slowwire.ts';

/** The value of a line at the playhead, from the table beside the graph. */
function valueOf(page: Page, line: string) {
  return page
    .getByRole('row', { name: new RegExp(`^${line} `) })
    .getByRole('cell')
    .first();
}

test('the kernel’s congestion window follows the playhead, by mouse and by keyboard', async ({
  page,
}) => {
  await page.goto('/?scenario=socket/tcp-hello&lang=en');
  await page.getByRole('button', { name: /^Run/ }).click();
  await expect(page.locator('[role=status][aria-live=polite]')).toContainText('Run completed', {
    timeout: 40_000,
  });
  await page.getByRole('tab', { name: 'Graphs' }).click();
  await page.getByRole('button', { name: 'To the start' }).click();
  await page.getByRole('radio', { name: 'Sequence / time' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Congestion window' })).toBeChecked();
  await expect(page.getByRole('figure')).toContainText('kernel');
  await expect(valueOf(page, 'cwnd')).toHaveText('none yet');

  const chart = page.getByRole('slider', { name: /^Congestion window, client → server/ });
  const box = await chart.boundingBox();
  await chart.click({ position: { x: 0.8 * (box?.width ?? 0), y: 0.5 * (box?.height ?? 0) } });
  await expect(valueOf(page, 'cwnd')).toHaveText('10 segments');
  await expect(chart).toHaveAttribute('aria-valuetext', /cwnd 10 segments; ssthresh not set/);
  const pressed = await chart.getAttribute('aria-valuenow');
  await expect(chart).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(chart).not.toHaveAttribute('aria-valuenow', pressed ?? '');

  await page.getByRole('combobox', { name: 'Direction' }).selectOption('server → client');
  await expect(page.getByRole('slider', { name: /server → client/ })).toBeVisible();
  await expectNoViolations(page);
});

test('a capture from elsewhere has estimates, and says so', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/?lang=zh');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(fileURLToPath(new URL('fixtures/tcp-handshake-nano.pcap', import.meta.url)));
  await page.getByRole('button', { name: '跳到末尾' }).click();
  await page.getByRole('tab', { name: '曲线图' }).click();
  await page.getByRole('radio', { name: 'RTT 与 RTO' }).check();
  await expect(page.getByRole('figure')).toContainText('由分组估计');
  await expect(valueOf(page, '平滑 RTT')).toContainText(/\d/);
  await page.getByRole('radio', { name: '缓冲区' }).check();
  await expect(page.getByRole('tabpanel', { name: '曲线图' })).toContainText('看不出缓冲区');
  await expectNoViolations(page);
});
