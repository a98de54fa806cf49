import fs from 'node:fs';
import type { Page } from 'playwright-core';

/** The page on which anybody counts. */
export class CountExplorerPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page with what the address says, once it answers to clicks. */
  async open(query = ''): Promise<void> {
    await this.page.goto(`/tellen${query}`, { waitUntil: 'networkidle' });
    await this.page.getByRole('heading', { level: 1, name: 'Tel zelf met verschillende regels' }).waitFor();
  }

  async upload(text: string, name = 'eigen.pb'): Promise<void> {
    const file = { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
    await this.page.getByLabel('Kies een bestand').setInputFiles(file);
  }

  /** Chooses a rule by its name in the address. */
  async chooseRule(rule: string): Promise<void> {
    const input = this.page.locator(`input[name="regel"][value="${rule}"]`);
    if (!(await input.isVisible())) await this.page.getByText('Meer regels').click();
    await input.check();
    await this.counted();
  }

  /** Waits until the address says this, and until something was counted. */
  async counted(part = ''): Promise<void> {
    await this.page.waitForURL((url) => url.search.includes(part));
    await this.page.getByRole('heading', { name: 'Meenemen' }).waitFor();
  }

  async show(part: 'Uitslag' | 'Stap voor stap' | 'Andere regels' | 'Cijfers'): Promise<void> {
    await this.page.getByRole('link', { name: part, exact: true }).click();
  }

  /** Names of the funded plans in the outcome. */
  funded(): Promise<string[]> {
    return this.page.locator('section:has(> h3:text-is("Gekozen")) h4').allTextContents();
  }

  /** The text of the file with the whole count. */
  async json(): Promise<string> {
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: /JSON/ }).click();
    return fs.readFileSync(await (await download).path(), 'utf8');
  }
}
