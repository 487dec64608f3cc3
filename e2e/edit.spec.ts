/** Packets changed and made by hand: what a person writes goes over the wire, and the real kernel answers. */

import AxeBuilder from '@axe-core/playwright';
import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test } from './slowwire.ts';

/** Starts a run whose first data waits on the wire, with every resend of it, and opens the page on it. */
async function openHeldData(page: Page, request: APIRequestContext, lang = 'en'): Promise<string> {
  const answer = await request.post('/api/runs', {
    data: {
      scenario: 'socket/tcp-hello',
      wire: { delayUs: 10_000 },
      rules: ['hold data segment 1 from client'],
    },
  });
  const { id } = (await answer.json()) as { id: string };
  await page.goto(`/?scenario=socket/tcp-hello&run=${id}&view=packets&lang=${lang}`);
  await page
    .getByRole('row', { name: /length 6|len 6|P\. / })
    .first()
    .click();
  return id;
}

async function command(request: APIRequestContext, id: string, data: object): Promise<void> {
  const answer = await request.post(`/api/runs/${id}/commands`, { data });
  expect(answer.ok(), await answer.text()).toBe(true);
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
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
  // What came was no data to the kernel: the program still waits, and only a resend reaches it.
  const server = page.getByRole('region', { name: 'Host server' });
  await expect(server).not.toContainText('hello!\n');
  await command(request, id, { type: 'rules', rules: [] });
  await command(request, id, { type: 'release' });
  await expect(server.getByRole('log').or(server.getByLabel(/Output/))).toContainText('hello!');
  await expect(page.getByRole('row', { name: /retransmission/ }).first()).toBeVisible();
});
