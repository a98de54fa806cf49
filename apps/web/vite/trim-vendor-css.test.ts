import { expect, test } from 'vitest';
import { trimRules, trimTokens } from './trim-vendor-css.ts';

test.each([
  ['a kept component', '.utrecht-textbox{color:red}', '.utrecht-textbox{color:red}'],
  ['its variants', '.utrecht-textbox--invalid:hover{color:red}', '.utrecht-textbox--invalid:hover{color:red}'],
  ['its parts', '.utrecht-table__cell{color:red}', '.utrecht-table__cell{color:red}'],
  ['not another component', '.utrecht-calendar{color:red}', ''],
  ['not a longer name', '.utrecht-table-of-contents{color:red}', ''],
  ['only the kept selectors of a list', '.utrecht-calendar, .utrecht-alert{color:red}', '.utrecht-alert{color:red}'],
  ['a list inside :is()', '.utrecht-alert:is(.a, .b){color:red}', '.utrecht-alert:is(.a, .b){color:red}'],
  ['rules inside a media query', '@media print{.utrecht-alert{a:b}.x{c:d}}', '@media print{.utrecht-alert{a:b}}'],
  ['no empty media query', '@media print{.x{c:d}}', ''],
])('rules: %s', (_name, css, expected) => {
  expect(trimRules(css)).toBe(expected);
});

test('tokens: basis and kept components stay; others and the example palette go', () => {
  const css =
    '.voorbeeld-theme {\n  --basis-a: 1;\n  --nl-button-b: 2;\n  --utrecht-drawer-c: 3;\n  --denhaag-d: 4;\n  --basis-e: var(--voorbeeld-kleuren-wit);\n}';
  expect(trimTokens(css)).toBe('.voorbeeld-theme {\n  --basis-a: 1;\n  --nl-button-b: 2;\n}');
});
