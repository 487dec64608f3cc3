/** The property of the page: what it shows hangs on the log and the playhead, and not on the way there. */

import type { Page } from '@playwright/test';
import { expect, test } from './slowwire.ts';

/** Keys that lead about in a run, and that change how it is looked at. */
const KEYS = ['PageUp', 'PageDown', 'ArrowLeft', 'ArrowRight', 'l', 'Shift+L', 'n', 't', 'u', '['];
/** Moves before each look. */
const WALK = 5;

/** Always the same numbers, from 0 up to `below` (the generator of Numerical Recipes). */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** All that the page says of this moment, as it is drawn and as it is read out. */
async function said(page: Page): Promise<string> {
  const stage = await page.getByRole('main').ariaSnapshot();
  const dock = await page.locator('.dock').ariaSnapshot();
  const drawn = await page.locator(':is(main, .dock) svg text').allTextContents();
  return [stage, dock, ...drawn].join('\n').replaceAll(' [active]', '');
}

test('after any walk each view shows what a page shows that is opened at that moment', async ({
  page,
  context,
}) => {
  const data = { scenario: 'loss/reordering', seed: 3 };
  const { id } = (await (await page.request.post('/api/runs', { data })).json()) as { id: string };
  await page.request.get(`/api/runs/${id}/events`); // its answer ends with the run
  const fresh = await context.newPage();
  await page.goto(`/?run=${id}`);
  await expect(page.getByRole('tab', { name: 'Sockets' })).toBeVisible();
  const slider = page.getByRole('slider', { name: 'Position in the run' });
  const next = chance(21);
  for (const tab of await page.getByRole('tab').all()) {
    await tab.press('Enter'); // a pointer that lies on a view would light what is under it
    const end = Number(await slider.getAttribute('max'));
    await slider.fill(`${next(end)}`);
    for (let move = 0; move < WALK; move++) {
      await page.keyboard.press(KEYS[next(KEYS.length)] ?? '');
    }
    await expect
      .poll(() => Number(new URL(page.url()).searchParams.get('at')), { intervals: [50] })
      .toBeCloseTo(Number(await slider.inputValue()), 6);
    await fresh.goto(page.url());
    await expect(async () => expect(await said(fresh)).toBe(await said(page))).toPass({
      intervals: [100],
    });
  }
});
