/** The Dutch catalogue, one file per subject. Another language has the same names with the same types. */
export { accessibility } from './nl/accessibility.ts';
export { common } from './nl/common.ts';
export { errorPage } from './nl/error-page.ts';
export { form } from './nl/form.ts';
export { home } from './nl/home.ts';
export { howItWorks } from './nl/how-it-works.ts';
export { map } from './nl/map.ts';
export { navigation } from './nl/navigation.ts';
export { phases } from './nl/phases.ts';
export { privacy } from './nl/privacy.ts';
export { problem } from './nl/problem.ts';
export { signIn } from './nl/sign-in.ts';
export { site } from './nl/site.ts';
