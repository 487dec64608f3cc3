/** Programs in the hand: breakpoints in the margin, steps by mouse and by keyboard, while the kernels go on. */

import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { expect, test } from './slowwire.ts';

const SEND_LINE = 7;

/** The text twin of the ladder, a row a packet. */
function packets(page: Page) {
  return page.getByRole('table').getByRole('row', { name: /^Packet \d/ });
}

function host(page: Page, name: string) {
  return page.getByRole('region', { name: `Host ${name}` });
}

function breakpoint(page: Page, name: string, line: number) {
  return host(page, name).getByRole('button', { name: `Breakpoint at line ${line}`, exact: true });
}

function stands(page: Page, name: string, line: number) {
  return host(page, name).getByText(`Stands before line ${line} `);
}

function standsAtCall(page: Page, name: string, line: number) {
  return host(page, name).getByText(`Stands before the call on line ${line} `);
}

async function hasEnded(page: Page): Promise<void> {
  await expect(page.locator('[role=status][aria-live=polite]')).toContainText('Run completed');
}

test('by mouse: a click on a line’s number holds the program there while the kernels shake hands', async ({
  page,
}) => {
  await page.goto('/?scenario=socket/tcp-hello&view=packets');
  await breakpoint(page, 'client', SEND_LINE).click();
  await expect(page).toHaveURL(/break=client\.7/);
  await host(page, 'client')
    .getByRole('button', { name: /^No statement begins at line 4/ })
    .click();
  await expect(page).toHaveURL(/break=client\.5%2Cclient\.7/);
  await breakpoint(page, 'client', 5).click();
  await page.getByRole('button', { name: /^Run/ }).click();
  await expect(stands(page, 'client', SEND_LINE)).toContainText('(breakpoint)');
  await expect(packets(page)).toHaveCount(3);
  await expect(packets(page).nth(0)).toContainText('S seq 0');
  await expect(packets(page).nth(1)).toContainText('S. seq 0 ack 1');
  await expect(packets(page).nth(2)).toContainText('. ack 1');
  await expect(host(page, 'server').getByText(/recv\(\) waiting/)).toBeVisible();
  await expectNoViolations(page, 'main');

  await host(page, 'client').getByRole('button', { name: 'Step line' }).click();
  await expect(stands(page, 'client', 8)).toContainText('(by hand)');
  await expect(packets(page).nth(3)).toContainText('len 6');
  await breakpoint(page, 'client', 10).click();
  await host(page, 'client').getByRole('button', { name: 'Go on' }).click();
  await expect(stands(page, 'client', 10)).toContainText('(breakpoint)');
  await host(page, 'client').getByRole('button', { name: 'Go on' }).click();
  await hasEnded(page);

  await page.reload();
  for (const line of [SEND_LINE, 10]) {
    await expect(breakpoint(page, 'client', line)).toHaveAttribute('aria-pressed', 'true');
  }
  await expect(breakpoint(page, 'client', 8)).toHaveAttribute('aria-pressed', 'false');
});

test('by keyboard: F9 marks, Enter runs, Space steps, the other host can be paused in its call', async ({
  page,
}) => {
  await page.goto('/?scenario=socket/tcp-hello&view=packets');
  await breakpoint(page, 'client', 1).focus();
  for (const line of [3, 5, 6, SEND_LINE]) {
    await page.keyboard.press('ArrowDown');
    await expect(breakpoint(page, 'client', line)).toBeFocused();
  }
  await page.keyboard.press('F9');
  await expect(breakpoint(page, 'client', SEND_LINE)).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(breakpoint(page, 'client', SEND_LINE)).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: /^Run/ }).focus();
  await page.keyboard.press('Enter');
  await expect(stands(page, 'client', SEND_LINE)).toContainText('Space steps it.');

  await host(page, 'server').getByRole('button', { name: 'Pause' }).focus();
  await page.keyboard.press('Enter');
  await expect(
    host(page, 'server').getByText('In recv(): it stops once the call has returned.'),
  ).toBeVisible();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('Space');
  await expect(stands(page, 'client', 8)).toBeVisible();
  await expect(stands(page, 'server', 10)).toContainText('Space steps client.');
  await page.keyboard.press('Shift+Space');
  await expect(standsAtCall(page, 'client', 8)).toBeVisible();
  await page.keyboard.press('Shift+Space');
  await expect(
    host(page, 'client').getByText('In recv(): it stops before the call after'),
  ).toBeVisible();
  await page.keyboard.press('Shift+Space');
  await expect(standsAtCall(page, 'server', 11)).toContainText('Space steps it.');
  await page.keyboard.press('g');
  await expect(standsAtCall(page, 'client', 10)).toBeVisible();
  await page.keyboard.press('g');
  await hasEnded(page);
});
