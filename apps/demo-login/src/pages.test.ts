import { expect, test } from 'vitest';
import { loginPage, noticePage } from './pages.ts';
import { PERSONAS } from './personas.ts';

const page = loginPage(PERSONAS);

test('the login page says that it is a demo and has one button per person', () => {
  expect(page).toContain('<h1>Inloggen in de voorbeeldomgeving</h1>');
  expect(page).toContain('geen echte DigiD');
  for (const { id, name, description } of PERSONAS) {
    expect(page.match(new RegExp(`<button type="submit" name="persona" value="${id}"`, 'g'))).toHaveLength(1);
    expect(page).toContain(name);
    expect(page).toContain(description);
  }
});

test.each([
  ['login', page],
  ['notice', noticePage({ title: 'Titel', text: 'Tekst' }, 'http://127.0.0.1:3000/')],
])('the %s page has a language, one heading, no script, and loads nothing from elsewhere', (_name, html) => {
  expect(html).toContain('<html lang="nl">');
  expect(html.match(/<h1>/g)).toHaveLength(1);
  expect(html).not.toMatch(/<script|\son\w+=|style=|<img|src=/);
  expect(html.match(/<link [^>]*>/g)).toEqual(['<link rel="stylesheet" href="/demo-login.css">']);
});

test('what the provider says is shown as text', () => {
  const html = noticePage({ title: 'Titel', text: 'Tekst', details: '<b onclick="x">&' }, 'http://127.0.0.1/"');
  expect(html).toContain('&lt;b onclick=&quot;x&quot;&gt;&amp;');
  expect(html).toContain('href="http://127.0.0.1/&quot;"');
});
