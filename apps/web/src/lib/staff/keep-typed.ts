import type { SubmitFunction } from '$app/forms';

/** For `use:enhance`: what was typed stays in the form, also when the action succeeds. */
export const keepTyped: SubmitFunction =
  () =>
  ({ update }) =>
    update({ reset: false });
