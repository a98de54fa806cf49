import type { Config } from '@wijkbegroting/api/config.ts';
import { PERSONAS } from '@wijkbegroting/demo-login/personas';
import { keptCodes } from './demo/code-file.ts';
import { keptShares } from './demo/share-file.ts';

/** What to open and who can do what, for whoever has just started the project. */
export function invitation(config: Config): string {
  const lines = ['', `Open nu: ${config.origin}`, `De API: ${config.origin}/v1/docs`, ''];
  if (config.oidc === undefined) {
    lines.push('Inloggen gaat zonder wachtwoord, als een van deze verzonnen personen:');
    for (const persona of PERSONAS) lines.push(`  ${persona.label.padEnd(28)} ${persona.description}`);
    const codes = keptCodes(config);
    if (codes !== undefined) lines.push('', `Stemcodes om mee te proberen: ${codes}`);
    const shares = keptShares(config);
    if (shares !== undefined) lines.push(`Sleuteldelen om de stembus mee te openen: ${shares}`);
    lines.push('', 'De ronde in een andere stap zetten: npm run --silent demo -- --phase stemmen');
  }
  lines.push('Stoppen: Ctrl-C. Wat is opgeslagen, blijft bewaard.', '');
  return lines.join('\n');
}
