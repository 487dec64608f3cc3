/** A run made from another with one thing changed: by keyboard and by mouse, beside the old one. */

import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { expect, test } from './slowwire.ts';

async function untilOver(page: Page): Promise<void> {
  const done = page.locator('[role=status][aria-live=polite]').filter({ hasText: 'Run completed' });
  await expect(done).toHaveCount(1, { timeout: 40_000 });
}

test('a lost datagram arrives in a run of its own, by keyboard; where they part is marked and one key away', async ({
  page,
}) => {
  await page.goto('/?scenario=loss%2Ffast-retransmit&p.size=14480&lang=en');
  await expect(page.getByRole('button', { name: /^Run/ })).toBeEnabled();
  await page.keyboard.press('Shift+R');
  await expect(page.getByRole('dialog')).toHaveCount(0); // there is no run to go back into
  await page.keyboard.press('Enter');
  await untilOver(page);
  await page.keyboard.press('Home');
  await page.keyboard.press('l');
  await page.keyboard.press('Shift+R');
  const dialog = page.getByRole('dialog', { name: 'Run again with one thing changed' });
  const arrives = dialog.getByRole('radio', { name: /^Packet \d+ arrives/ });
  await expect(arrives).toBeFocused();
  await expect(arrives).toBeChecked();
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: /^The wire, from/ })).toBeChecked();
  await expect(dialog.getByRole('button', { name: 'Run again' })).toBeDisabled();
  await expectNoViolations(page);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  const verdict = page.getByRole('region', { name: 'A and B compared' });
  await expect(verdict.getByText(/Changed: packet \d+ arrives\./)).toBeVisible();
  await expect(verdict.getByText(/Forked at packet \d+ [^]* times differ a little/)).toBeVisible();
  await expect(
    verdict.getByRole('row', { name: /^rules A – B pass data segment 3/ }),
  ).toBeVisible();
  await expect(verdict.getByRole('row', { name: 'lost 1 0' })).toBeVisible({ timeout: 40_000 });
  await verdict
    .getByRole('button', { name: /^Run A, packet/ })
    .first()
    .press('Enter');
  for (const [run, note] of [
    ['Run A', '◆ lost only in A'],
    ['Run B', '≠ arrived only in B'],
  ] as const) {
    const ladder = page.getByRole('region', { name: run });
    await expect(ladder.getByText('◆ A and B part here')).toBeInViewport();
    await expect(ladder.getByText(note)).toBeInViewport();
  }
  // The run's own log tells how it was made: the address brings that back.
  await page.reload();
  await expect(verdict.getByText(/Changed: packet \d+ arrives\./)).toBeVisible();
  await expect(verdict.getByRole('listitem').first()).toHaveText(
    /^Run A, packet \d+ ◆ lost only in A$/,
  );
});

test('a parameter is changed by mouse, and a socket option written into the program', async ({
  page,
}) => {
  await page.goto('/?scenario=stream%2Fnagle&lang=en');
  await page.getByRole('button', { name: /^Run/ }).click();
  await untilOver(page);
  const again = page.getByRole('button', { name: 'Change one thing…' });
  await again.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('A parameter, from the start').click();
  await dialog.getByRole('combobox', { name: 'Parameter' }).selectOption({ label: 'TCP_NODELAY' });
  await dialog.getByRole('switch').click();
  await dialog.getByRole('button', { name: 'Run again' }).click();
  const verdict = page.getByRole('region', { name: 'A and B compared' });
  await expect(
    verdict.getByText('Changed: TCP_NODELAY = true. Forked at the start.'),
  ).toBeVisible();
  await expect(verdict.getByRole('row', { name: 'TCP_NODELAY off on' })).toBeVisible();
  await untilOver(page);
  await again.click();
  await dialog.getByText('A socket option or any line').click();
  await dialog.getByRole('combobox', { name: 'Set a socket option' }).selectOption('SO_RCVBUF');
  await expect(dialog.getByRole('textbox', { name: 'Program client' })).toHaveValue(
    /SO_RCVBUF, 4096/,
  );
  await dialog.getByRole('button', { name: 'Run again' }).click();
  await expect(verdict.getByText('Changed: the program of client.')).toBeVisible();
  await expect(verdict.getByRole('row', { name: /program of client .*SO_RCVBUF/ })).toBeVisible();
  await untilOver(page);
  await again.click();
  await dialog.getByRole('radio', { name: /^The wire/ }).check();
  await dialog.getByText('from server').click();
  await dialog.getByText('Copies, order, bits').click();
  await dialog.getByRole('spinbutton', { name: 'Duplicates' }).fill('100');
  await dialog.getByRole('button', { name: 'Duplicates: put back to 0 %' }).click();
  await expect(dialog.getByRole('button', { name: 'Run again' })).toBeDisabled();
  await dialog.getByRole('spinbutton', { name: 'Duplicates' }).fill('100');
  await dialog.getByRole('button', { name: 'Run again' }).click();
  await expect(verdict.getByText('Changed: the wire for frames from server.')).toBeVisible();
});
