import { defineEnvVars } from '@sveltejs/kit/env';

export const variables = defineEnvVars({
  API_ORIGIN: {
    description: 'Where the API is when it does not run in the same process, for example while developing',
    schema: (value) => value,
  },
});
