/** Trouble that a person makes on the wire, by mouse and by keyboard, and what the page says of the kernel's answer. */

import type { Locator, Page } from '@playwright/test';
import { expect, test } from './slowwire.ts';

/** Ten full segments and a short answer, without the rule that the scenario brings. */
const TRANSFER = 'scenario=loss/fast-retransmit&rule=';

async function open(page: Page, query: string): Promise<void> {
  await page.goto(`/?${query}&lang=en`);
  await expect(page.getByRole('button', { name: /^Run/ })).toBeEnabled();
}

/** Writes a rule with the keyboard alone, and runs. */
async function runWithRule(page: Page, rule: string): Promise<void> {
  await page.keyboard.press('r');
  await expect(page.getByRole('textbox', { name: 'Rule' })).toBeFocused();
  await page.keyboard.type(rule);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: /^Rules/ })).toContainText(rule);
  await run(page);
}

/** The run in the page's address. */
const runIn = (page: Page) => new URL(page.url()).searchParams.get('run');

/** Begins a run; resolves once the page shows it and no earlier one. */
async function run(page: Page): Promise<void> {
  const before = runIn(page);
  await page.getByRole('button', { name: /^Run/ }).press('Enter');
  await expect.poll(() => [before, null].includes(runIn(page))).toBe(false);
}

/** Waits for the run's end, and opens the packets' table on all of it. */
async function readPackets(page: Page): Promise<void> {
  const done = page.locator('[role=status][aria-live=polite]').filter({ hasText: 'Run completed' });
  await expect(done).toHaveCount(1, { timeout: 40_000 });
  await page.getByRole('button', { name: 'To the end' }).press('Enter');
  await page.getByRole('tab', { name: 'Packets' }).click();
}

function row(page: Page, text: RegExp): Locator {
  return page.getByRole('row', { name: /^Packet \d+/ }).filter({ hasText: text });
}

/** The first row that says so; the table draws the rows in sight, so it is scrolled until that one is among them. */
async function find(page: Page, text: RegExp): Promise<Locator> {
  const found = row(page, text).first();
  const table = page.getByRole('region', { name: 'Packets', exact: true });
  let halves = 0;
  await expect(async () => {
    await table.evaluate(scrollToHalf, halves++);
    await expect(found).toBeVisible({ timeout: 1 });
  }).toPass({ intervals: [0], timeout: 30_000 });
  return found;
}

/** Half a window of the box at a time, from the top and again; resolves once its rows are drawn. */
async function scrollToHalf(box: Element, halves: number): Promise<void> {
  const last = Math.ceil((box.scrollHeight - box.clientHeight) / (box.clientHeight / 2));
  box.scrollTo(0, (halves % (last + 1)) * (box.clientHeight / 2));
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
}

/** Selects the packet, and gives the region that says why it was sent. */
async function whyOf(page: Page, text: RegExp): Promise<Locator> {
  const packet = (await find(page, text)).getByRole('button');
  // A row out of sight comes into it with the focus, and keeps it.
  if ((await packet.getAttribute('aria-pressed')) !== 'true') await packet.press('Enter');
  await expect(packet).toHaveAttribute('aria-pressed', 'true');
  return page.getByRole('region', { name: 'Why this packet?' });
}

test('the third segment lost by a typed rule: ACKs repeat with SACK, it is sent at once, one ACK jumps', async ({
  page,
}) => {
  await open(page, TRANSFER);
  await runWithRule(page, 'drop data segment 3 once');
  await readPackets(page);
  const repeated = await whyOf(page, /\. ack 2897 .*sack 4345:14481/);
  await expect(repeated).toContainText('byte 2897 is still missing');
  await expect(repeated).toContainText('duplicate ACK');
  const again = await whyOf(page, /seq 2897:4345 .*retransmission.*packet \d+/);
  await expect(again).toContainText('sends them again without waiting for the timer');
  await expect(again).toContainText('RFC 5681 §3.2');
  await expect(await whyOf(page, /\. ack 14481 /)).toContainText('acknowledges what packet');
});

test('the last segment lost: a probe brings it; a third that comes twice is reported by D-SACK', async ({
  page,
}) => {
  await open(page, TRANSFER);
  await runWithRule(page, 'drop data segment 10 once');
  await readPackets(page);
  const probe = await whyOf(page, /seq 13033:14481 .*retransmission.*tail-loss probe timer/);
  await expect(probe).toContainText('as a tail loss probe');

  // By mouse: the rule is taken back, and another is put together from the menu.
  await page.getByRole('tab', { name: 'Wire' }).click();
  await page.getByRole('button', { name: /^Remove/ }).click();
  const field = page.getByRole('textbox', { name: 'Rule' });
  await field.click();
  await field.fill('duplicate data segment 3 after 20 ms once');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await run(page);
  await readPackets(page);
  await expect(await whyOf(page, /\. ack \d+ .*sack 2897:4345/)).toContainText(
    /had all the bytes of packet \d+ already.*\(D-SACK\)/,
  );
});

test('ACKs later than the timeout: the data is sent again for nothing, and that is said', async ({
  page,
}) => {
  // The timer is three of the round trips that the kernel measured; a busy machine makes those longer.
  await open(page, 'scenario=loss/ack-loss&rule=&wire.delayUs=10000');
  await runWithRule(page, 'delay every ACK from server by 3000 ms');
  await readPackets(page);
  const needless = await whyOf(page, /len 5.*retransmission.*retransmission timer/);
  await expect(needless).toContainText('spurious retransmission');
  await expect(await whyOf(page, /sack 1:6/)).toContainText('(D-SACK)');
});

test('an MTU of 600 with ICMP makes smaller segments, without it a black hole', async ({
  page,
}) => {
  await open(page, 'scenario=mtu/pmtud&wire.mtuBytes=off&view=wire');
  const group = page.locator('summary').filter({ hasText: /^MTU/ });
  await expect(group).toContainText('any size passes');
  await group.click();
  await page.getByLabel('Largest packet', { exact: true }).fill('600');
  await run(page);
  await readPackets(page);
  await expect(await whyOf(page, /len 1448.*larger than the MTU/)).toBeVisible();
  await find(page, /len 548.*retransmission.*arrived/);

  // By keyboard: the router says nothing any more.
  await page.keyboard.press('w');
  await group.press('Enter');
  const tells = page.getByRole('checkbox', { name: 'Tell the sender (ICMP)' });
  await tells.focus();
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/wire\.mtuIcmp=off/);
  await run(page);
  await page.getByRole('tab', { name: 'Packets' }).press('Enter');
  await find(page, /len 1448.*larger than the MTU.*retransmission timer/);
  await expect(row(page, /len 548/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Stop', exact: true }).press('Enter');
});
