import type { Plugin } from 'vite';

/**
 * The design system ships every component there is: 600 kB of CSS. A resident on an old phone gets
 * only what this site uses. Add a component here when a page needs its class.
 */
const UTRECHT_COMPONENTS = [
  'alert',
  'breadcrumb-nav',
  'checkbox',
  'form-field',
  'form-field-description',
  'form-field-error-message',
  'form-fieldset',
  'form-label',
  'ordered-list',
  'pagination',
  'radio-button',
  'select',
  'table',
  'table-container',
  'textarea',
  'textbox',
  'unordered-list',
];
/** Demonstrations of states, right-to-left calendars and the like that live below a kept component. */
const UNUSED_VARIANTS = /rich-text|--html-|custom|-rtl|-size\b|nl-size|--busy/;
const NL_COMPONENTS = ['button', 'heading', 'link', 'paragraph', 'skip-link'];

const UTRECHT_FILE = /@utrecht\/component-library-css\/dist\/index\.css/;
const TOKEN_FILE = /voorbeeld-design-tokens\/dist\/theme\.css/;

/** Cuts the design system's CSS down to the components this site uses. */
export function trimVendorCss(): Plugin {
  return {
    name: 'trim-vendor-css',
    enforce: 'pre',
    transform(code, id) {
      if (UTRECHT_FILE.test(id)) return { code: trimRules(code), map: null };
      if (TOKEN_FILE.test(id)) return { code: trimTokens(code), map: null };
      return undefined;
    },
  };
}

/** Keeps the rules, also those inside `@media`, of which a selector names a kept Utrecht component. */
export function trimRules(css: string): string {
  const source = css.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return topLevelBlocks(source)
    .map(({ prelude, body }) => {
      if (!prelude.startsWith('@')) {
        const selectors = selectorList(prelude).filter(isKeptSelector);
        return selectors.length === 0 ? '' : `${selectors.join(',')}{${body}}`;
      }
      if (!prelude.startsWith('@media') && !prelude.startsWith('@supports')) return '';
      const inner = trimRules(body);
      return inner === '' ? '' : `${prelude}{${inner}}`;
    })
    .join('');
}

/** Keeps the basis tokens and those of kept components, without the example's own palette: colors.css has ours. */
export function trimTokens(css: string): string {
  const families = [...NL_COMPONENTS.map((c) => `nl-${c}`), ...UTRECHT_COMPONENTS.map((c) => `utrecht-${c}`), 'basis'];
  const kept = new RegExp(`^\\s*--(${families.join('|')})-[^:]*:`);
  const isKept = (line: string) => kept.test(line) && !line.includes('--voorbeeld-kleuren-');
  const lines = css.split('\n').filter((line) => isKept(line) || /^\s*(\.|\})/.test(line));
  return lines.join('\n');
}

interface CssBlock {
  readonly prelude: string;
  readonly body: string;
}

function topLevelBlocks(source: string): CssBlock[] {
  const blocks: CssBlock[] = [];
  let depth = 0;
  let start = 0;
  let open = 0;
  for (let i = 0; i < source.length; i++) {
    if (source[i] === '{' && depth++ === 0) open = i;
    if (source[i] !== '}' || --depth > 0) continue;
    blocks.push({ prelude: source.slice(start, open).trim(), body: source.slice(open + 1, i).trim() });
    start = i + 1;
  }
  return blocks;
}

/** Splits at the commas that are not inside `:is(…)` and the like. */
function selectorList(prelude: string): string[] {
  return prelude.split(/,(?![^(]*\))/).map((selector) => selector.trim());
}

const KEPT_CLASS = new RegExp(`\\.utrecht-(${UTRECHT_COMPONENTS.join('|')})(?![a-z]|-[a-z])`);

function isKeptSelector(selector: string): boolean {
  return KEPT_CLASS.test(selector) && !UNUSED_VARIANTS.test(selector);
}
