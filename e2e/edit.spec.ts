/** Packets changed and made by hand: what a person writes goes over the wire, and the real kernel answers. */

import type { APIRequestContext, Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { expect, startRun, test } from './slowwire.ts';

const SHORT_WIRE = { delayUs: 10_000 };

/** Starts a run, and opens the page on it with the view of bytes. */
async function openRun(page: Page, request: APIRequestContext, run: object): Promise<string> {
  const id = await startRun(request, run);
  await page.goto(`/?run=${id}&view=bytes&lang=en`);
  return id;
}

/** The first data waits on the wire, with every resend of it; its packet is selected. */
async function openHeldData(page: Page, request: APIRequestContext): Promise<string> {
  const id = await openRun(page, request, {
    scenario: 'socket/tcp-hello',
    wire: SHORT_WIRE,
    rules: ['hold data segment 1 from client'],
  });
  await page.getByRole('tab', { name: 'Packets' }).click();
  await page
    .getByRole('row', { name: / P\. seq 1:7 / })
    .first()
    .click();
  return id;
}

async function command(request: APIRequestContext, id: string, data: object): Promise<void> {
  const answer = await request.post(`/api/runs/${id}/commands`, { data });
  expect(answer.ok(), await answer.text()).toBe(true);
}

test('a bit flipped in held data is dropped by the kernel for its checksum, and the data comes again', async ({
  page,
  request,
}) => {
  const id = await openHeldData(page, request);
  await page.keyboard.press('e');
  const draft = page.getByRole('region', { name: /^Draft of packet/ });
  const checksums = draft.getByRole('status', { name: 'Checksums' });
  await expect(checksums).toHaveText(/IPv4 right.*TCP right/);
  await draft.getByRole('treeitem', { name: /tcp\.window_size_value/ }).click();
  await draft.getByRole('switch', { name: /^0: / }).click();
  await expect(draft.getByRole('list', { name: 'What differs' })).toContainText('Window');
  await expect(checksums).toContainText('TCP wrong');
  await expect(draft.getByRole('list', { name: 'What is wrong' })).toContainText('bad-checksum');
  await expectNoViolations(page);
  await draft.getByRole('button', { name: 'Put it in its place' }).click();
  await expect(draft.getByText('Done: it is on the wire')).toBeVisible();
  const packet = Number(/\d+/.exec((await draft.getAttribute('aria-label')) ?? '')?.[0]);
  await command(request, id, { type: 'release', packet });
  await draft.getByRole('button', { name: 'Close the draft' }).click();
  await page.getByRole('tab', { name: 'Packets' }).click();
  await expect(page.getByRole('row', { name: new RegExp(`^Packet ${packet} `) })).toContainText(
    'arrived',
  );
  // As sent or as arrived: each side of the layers leads into its own bytes.
  const header = page.getByRole('button', { name: /^TCP, 32 bytes/ });
  const changes = page.getByRole('list', { name: 'What differs' });
  await page.getByRole('tab', { name: 'Encapsulation' }).click();
  await header.first().press('Enter');
  await expect(page.getByRole('radio', { name: 'as sent' })).toBeChecked();
  await expect(changes).toBeHidden();
  await page.getByRole('tab', { name: 'Encapsulation' }).click();
  await header.last().click();
  await expect(page.getByRole('radio', { name: 'as it arrives at server' })).toBeChecked();
  await expect(changes).toContainText('Window');
  await page.getByRole('tab', { name: 'Packets' }).click();
  // What came was no data to the kernel: the program still waits, and only a resend reaches it.
  const output = page.getByRole('region', { name: 'Output of server' });
  await expect(output).toBeHidden();
  await command(request, id, { type: 'rules', rules: [] });
  await command(request, id, { type: 'release' });
  await expect(output).toContainText('hello!');
  await expect(page.getByRole('row', { name: /retransmission/ }).first()).toBeVisible();
});

test('data typed by keyboard, checksums mended, is what the program reads', async ({
  page,
  request,
}) => {
  const id = await openHeldData(page, request);
  await page.keyboard.press('e');
  const draft = page.getByRole('region', { name: /^Draft of packet/ });
  const first = draft.getByRole('gridcell', { name: /^byte 22:/ });
  await expect(first).toBeFocused();
  // Down to the data, over into its characters, and typed over.
  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await expect(draft.getByRole('gridcell', { name: /^character at 42: h/ })).toBeFocused();
  await page.keyboard.type('HELLO?');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+Shift+z');
  await expect(draft.getByRole('textbox', { name: /^Data/ })).toHaveValue('HELLO?');
  await draft.getByRole('radio', { name: 'mend' }).focus();
  await page.keyboard.press('Space');
  const checksums = draft.getByRole('status', { name: 'Checksums' });
  await expect(checksums).toHaveText(/IPv4 right.*TCP right/);
  await draft.getByRole('button', { name: 'Put it in its place' }).press('Enter');
  await expect(draft.getByText('Done: it is on the wire')).toBeVisible();
  await command(request, id, { type: 'rules', rules: [] });
  await command(request, id, { type: 'release' });
  await expect(page.getByRole('region', { name: 'Output of server' })).toContainText('HELLO?');
  await expect(page.getByRole('status').filter({ hasText: 'Run completed' })).toHaveCount(1);
  // What was typed is still there, and the page says that it can no longer be sent.
  await expect(draft.getByText('No run lasts in which it could be sent')).toBeVisible();
  await expect(draft.getByRole('textbox', { name: /^Data/ })).toHaveValue('HELLO?');
});

test('a forged reset is asked about inside the window, and ends the connection at the exact number', async ({
  page,
  request,
}) => {
  await openRun(page, request, {
    scenario: 'guard/blind-reset',
    params: { ticks: 100, interval: 5 },
    wire: SHORT_WIRE,
  });
  const expectAnswer = async (template: string) => {
    await page.getByRole('button', { name: 'New packet…' }).click();
    await page.getByRole('radio', { name: 'client' }).check();
    await page.getByRole('button', { name: `Fill in: ${template}` }).click();
    const draft = page.getByRole('region', { name: 'Draft of a new packet' });
    await expect(draft.getByText('By the RFC:')).toBeVisible();
    await draft.getByRole('button', { name: 'Send it' }).click();
    await expect(draft.getByText(/Its fate: arrived/)).toBeVisible();
    return draft;
  };
  const close = page.getByRole('button', { name: 'Close the draft' });
  const outside = await expectAnswer('RST outside the window');
  await expect(outside.getByText('sent nothing because of it')).toBeVisible();
  await expectNoViolations(page);
  await close.click();

  const inside = await expectAnswer('RST inside the window');
  await inside.getByRole('button', { name: /^Packet \d+ \. ack/ }).click();
  await close.click();
  await page.getByRole('tab', { name: 'Packets' }).click();
  await expect(
    page.getByRole('row', { selected: true }).or(page.locator('tr.selected')),
  ).toContainText(/packet \d+/);
  await page.getByRole('tab', { name: 'Bytes' }).click();

  // The number is the next one only until the programs talk again: five seconds from their last word.
  const output = page.getByRole('region', { name: 'Output of client' });
  const spoken = (await output.innerText()).match(/tock/g)?.length ?? 0;
  await expect(output).toContainText(`${spoken + 1} tock`);
  await expectAnswer('RST with the next number expected');
  await expect(output).toContainText('Connection reset by peer');
});
