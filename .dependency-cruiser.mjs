/** Imports point inward, and a feature knows no other feature (docs/decisions/0004-file-roles.md). */
export default {
  forbidden: [
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment:
        'The rules of a round depend on nothing but a hash, a canonical form, a calendar and a splitter of fields.',
      from: { path: '^packages/domain/src', pathNot: '[.]test[.]ts$' },
      to: {
        pathNot:
          '^packages/domain/src|node_modules/(@noble/hashes|canonicalize|@date-fns/tz|papaparse|[.]pnpm/(@noble[+]hashes|canonicalize|@date-fns[+]tz|papaparse))',
      },
    },
    {
      name: 'packages-know-no-apps',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'web-knows-no-server',
      severity: 'error',
      comment: 'Pages read through the API, never from its code or its database.',
      from: { path: '^apps/web/src' },
      to: { path: '^apps/(api|launcher|demo-login)|^packages/embedded-postgres' },
    },
    {
      name: 'api-knows-no-web-or-demo',
      severity: 'error',
      from: { path: '^apps/api/src', pathNot: '[.]test[.]ts$' },
      to: { path: '^apps/(web|launcher|demo-login)|^packages/embedded-postgres' },
    },
    {
      name: 'witness-knows-no-server',
      severity: 'error',
      comment: 'Who checks the log from outside runs none of its code but the rules that anybody can read.',
      from: { path: '^apps/witness/' },
      to: { path: '^apps/(api|web|launcher|demo-login)|^packages/embedded-postgres' },
    },
    {
      name: 'feature-knows-no-feature',
      severity: 'error',
      comment: 'What two features need belongs in the domain or in the database folder.',
      from: { path: '^apps/api/src/features/([^/]+)/' },
      to: { path: '^apps/api/src/features/([^/]+)/', pathNot: '^apps/api/src/features/$1/' },
    },
    {
      name: 'urn-and-roll-apart',
      severity: 'error',
      comment:
        'Nothing that handles ballots may reach the roll, and the other way round (ballot-protocol, separation).',
      from: { path: '^apps/api/src/features/ballot-box/' },
      to: { path: '^apps/api/src/database/schema/(roll|site)[.]ts$' },
    },
    {
      name: 'roll-and-urn-apart',
      severity: 'error',
      from: { path: '^apps/api/src/features/(roll|passes)/' },
      to: { path: '^apps/api/src/database/schema/urn[.]ts$' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^[.]/[$]types$|^[$]app/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.]svelte-kit|/build/|[.]svelte$|generated/' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['node', 'import', 'types', 'default'] },
  },
};
