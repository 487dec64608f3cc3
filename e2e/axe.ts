/** What axe (WCAG 2, by its rules) has against the page. */

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** Expects axe to find nothing in what `part`, a selector, has. */
export async function expectNoViolations(page: Page, part = 'html'): Promise<void> {
  // The page has no frames of other origins, so no second page is needed to put results together.
  const axe = new AxeBuilder({ page }).include(part).setLegacyMode(true);
  const { violations } = await axe.options({ resultTypes: ['violations'] }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}
