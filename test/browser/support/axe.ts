import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';

/** What axe finds wrong with the page, in words. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** The page's controls that are less than 24 pixels wide or high; those in a closed menu have no size yet. */
export function smallTargets(page: Page): Promise<readonly string[]> {
  return page.$$eval(
    'button, select, summary, label.choice, a.button, a.link, .sources a, [role="slider"]',
    (controls) =>
      controls.flatMap((control) => {
        const { width, height } = control.getBoundingClientRect();
        return width > 0 && (width < 24 || height < 24) ? [`${control.textContent} ${width} × ${height}`] : [];
      }),
  );
}
