import { MESSAGES } from './messages.ts';
import type { Persona } from './personas.ts';

export const STYLESHEET_PATH = '/demo-login.css';

/** A page that says what is wrong, or where the reader is. */
export interface Notice {
  readonly title: string;
  readonly text: string;
  /** The provider's own words, for whoever looks after the demo. */
  readonly details?: string | undefined;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** The page with one button per person. The form posts to its own address and needs no script. */
export function loginPage(personas: readonly Persona[]): string {
  const text = MESSAGES.login;
  const residents = personas.filter((persona) => persona.organisation === null);
  const staff = personas.filter((persona) => persona.organisation !== null);
  return layout(
    text.title,
    `<p>${text.intro}</p>
<form method="post">
${group('bewoners', text.residents, residents)}
${group('medewerkers', text.staff, staff)}
<p><button class="cancel" type="submit" name="cancel" value="yes">${text.cancel}</button></p>
</form>`,
  );
}

/** A page without choices; `home` is the website to go back to. */
export function noticePage({ title, text, details }: Notice, home: string): string {
  const forAdministrator =
    details === undefined
      ? ''
      : `<details><summary>${MESSAGES.failed.details}</summary><p lang="en"><code>${escapeHtml(details)}</code></p></details>`;
  return layout(
    title,
    `<p>${escapeHtml(text)}</p>
<p><a href="${escapeHtml(home)}">${MESSAGES.back}</a></p>
${forAdministrator}`,
  );
}

function group(id: string, title: string, personas: readonly Persona[]): string {
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
<ul>
${personas.map(personaItem).join('\n')}
</ul>
</section>`;
}

function personaItem({ id, label, name, description }: Persona): string {
  return `<li>
<button type="submit" name="persona" value="${id}" aria-describedby="over-${id}"><strong>${escapeHtml(label)}</strong> <span>${escapeHtml(name)}</span></button>
<p id="over-${id}">${escapeHtml(description)}</p>
</li>`;
}

function layout(title: string, body: string): string {
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} - ${MESSAGES.siteName}</title>
<link rel="stylesheet" href="${STYLESHEET_PATH}">
</head>
<body>
<header><p>${MESSAGES.siteName}</p></header>
<main>
<div class="notice" role="note">
<p><strong>${MESSAGES.notice.title}</strong></p>
<p>${MESSAGES.notice.text}</p>
</div>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;
}
