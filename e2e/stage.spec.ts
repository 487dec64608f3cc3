/** The stage, used as a lecturer and a learner use it: mouse, keyboard, both languages, every size. */

import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { expect, test } from './slowwire.ts';

/** Waits for the live run to end, then takes the playhead there. */
async function toTheEnd(page: Page): Promise<void> {
  await expect(announcement(page)).toContainText('Run completed', { timeout: 40_000 });
  await page.getByRole('button', { name: 'To the end' }).click();
}

/** How the run stands, as it is said to those who do not see the picture. */
function announcement(page: Page) {
  return page.locator('[role=status][aria-live=polite]');
}

/** The text twin of the ladder: one line a packet, in tcpdump's notation. */
function packets(page: Page) {
  return page.getByRole('table').getByRole('row', { name: /^Packet \d/ });
}

async function runByKeyboard(page: Page, query: string): Promise<void> {
  await page.goto(`/?${query}`);
  await expect(page.getByRole('button', { name: /^(Run|运行)/ })).toBeEnabled();
  await page.keyboard.press('Enter');
}

test('a button, a click, and the three-way handshake of a real kernel', async ({ page }) => {
  await page.goto('/');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Three-way handshake/ })
    .click();
  await page.getByRole('button', { name: /^Run/ }).click();
  await toTheEnd(page);
  await page.getByRole('tab', { name: 'Packets' }).click();
  await expect(packets(page).nth(0)).toContainText('S seq 0');
  await expect(packets(page).nth(0)).toContainText('connect(), client.py:');
  await expect(packets(page).nth(1)).toContainText('S. seq 0 ack 1');
  await expect(packets(page).nth(1)).toContainText('packet 1');
  await expect(packets(page).nth(2)).toContainText('. ack 1');
  await expect(page.getByText(/real kernel \d/)).toBeVisible();
});

test('four segments close a connection, each end in its kernel’s own state', async ({ page }) => {
  await runByKeyboard(page, 'scenario=close/four-way');
  await toTheEnd(page);
  const fins = packets(page).filter({ hasText: /F\. seq/ });
  await expect(fins).toHaveCount(2);
  await expect(page.getByRole('region', { name: 'Host client' })).toContainText('TIME_WAIT');
  await expect(page.getByRole('region', { name: 'Host server' })).toContainText('CLOSED');
});

test('Nagle merges what is written while data is unacknowledged; NODELAY does not', async ({
  page,
}) => {
  const data = packets(page).filter({ hasText: / len [1-9]/ });
  await runByKeyboard(page, 'scenario=stream/nagle');
  await toTheEnd(page);
  await expect(data).toHaveCount(2);
  await page.getByRole('button', { name: 'Parameters' }).click();
  await page.getByRole('switch').or(page.getByRole('checkbox')).first().click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Run/ }).click();
  await expect(announcement(page)).not.toContainText('completed');
  await toTheEnd(page);
  await expect(data).toHaveCount(3);
});

test('lost datagrams are seen to break off, the same ones for the same seed', async ({ page }) => {
  const lostOnce = async () => {
    await runByKeyboard(page, 'scenario=udp/loss&seed=7');
    await toTheEnd(page);
    // The table has come to the end, too.
    await expect(page.getByRole('row', { name: /^Packet 20\b/ })).toBeVisible();
    return packets(page).filter({ hasText: 'lost' }).allInnerTexts();
  };
  const numbers = (rows: string[]) => rows.map((row) => Number.parseInt(row, 10));
  const first = numbers(await lostOnce());
  expect(first.length).toBeGreaterThan(0);
  expect(numbers(await lostOnce())).toEqual(first);
});

test('the playhead goes back, and the picture with it', async ({ page }) => {
  await runByKeyboard(page, 'scenario=socket/tcp-hello');
  await toTheEnd(page);
  const all = await packets(page).count();
  expect(all).toBeGreaterThanOrEqual(9);
  const server = page.getByRole('region', { name: 'Host server' });
  await expect(server).toContainText('hello!');
  await page.getByRole('button', { name: 'To the start' }).click();
  await expect(packets(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Step forward' }).click();
  await expect(packets(page)).toHaveCount(1);
  await page.keyboard.press('End');
  await expect(packets(page)).toHaveCount(all);
  await page.keyboard.press('Home');
  await expect(packets(page)).toHaveCount(0);
});

test('a run plays by itself, pauses, and goes on', async ({ page }) => {
  await runByKeyboard(page, 'scenario=socket/tcp-hello');
  await toTheEnd(page);
  await page.getByRole('button', { name: 'To the start' }).click();
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(packets(page).nth(0)).toBeVisible();
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  const slider = page.getByRole('slider', { name: 'Position in the run' });
  const paused = await slider.inputValue();
  await page.keyboard.press('ArrowRight');
  await expect(slider).not.toHaveValue(paused);
});

test('the whole page speaks Chinese once its words are there, and remembers it', async ({
  page,
}) => {
  const alert = page.getByRole('alert');
  // The catalogue comes after it: what has been said by then stays.
  await page.route('**/api/scenarios', async (route) => {
    await expect(alert).toBeVisible();
    await route.continue();
  });
  await page.goto('/?scenario=open/handshake');
  await page.route('**/assets/zh-*.js', (route) => route.abort());
  await page.getByRole('button', { name: /^Language/ }).click();
  await expect(page.getByRole('button', { name: 'Three-way handshake' })).toBeVisible();
  await expect(alert).toContainText('the page stays in English');
  await page.unroute('**/api/scenarios');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.unroute('**/assets/zh-*.js');
  await page.getByRole('button', { name: /^Language/ }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', /^zh/);
  await expect(alert).toHaveCount(0);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', /^zh/);
  await expect(page.getByRole('button', { name: /三次握手/ }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^运行/ })).toBeEnabled();
  await page.keyboard.press('Enter');
  await expect(announcement(page)).toContainText('运行完成', { timeout: 40_000 });
});

for (const [scheme, lang] of [
  ['light', 'en'],
  ['dark', 'zh'],
] as const) {
  test(`axe finds nothing against any view, ${scheme}, ${lang}`, async ({ page }) => {
    test.slow(); // twelve pictures, each looked at by axe
    await page.emulateMedia({ colorScheme: scheme });
    await runByKeyboard(page, `scenario=stream/nagle&lang=${lang}`);
    await expect(announcement(page)).toContainText(/completed|运行完成/, { timeout: 40_000 });
    await page.keyboard.press('End');
    await expectNoViolations(page, 'body');
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await expectNoViolations(page, '.dock'); // the rest of the page is as it was
    }
    const dialog = page.getByRole('dialog');
    await page.keyboard.press('?');
    await expect(dialog.getByRole('heading', { name: /^(Keyboard|键盘)/ })).toBeVisible();
    await expectNoViolations(page, 'dialog[open]');
    await page.keyboard.press('Escape');
    await page.getByRole('banner').getByRole('button').first().click();
    await expect(dialog.getByRole('heading', { level: 2 })).toBeVisible();
    await expectNoViolations(page, 'dialog[open]');
    const file = fileURLToPath(new URL('fixtures/smtp.pcap', import.meta.url));
    await page.locator('input[type=file]').setInputFiles(file);
    await expect(dialog.getByRole('row').nth(3)).toBeVisible();
    await expectNoViolations(page, 'dialog[open]');
  });
}

for (const [width, height] of [
  [390, 844],
  [1280, 720],
  [1920, 1080],
  [3840, 2160],
] as const) {
  test(`nothing leaves the page at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await runByKeyboard(page, 'scenario=stream/sticky-receiver');
    await expect(announcement(page)).toContainText('Run completed', { timeout: 40_000 });
    await page.keyboard.press('End');
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
}
