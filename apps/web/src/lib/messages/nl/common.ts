export const common = {
  skipToContent: 'Naar de inhoud',
  breadcrumb: 'U bent hier',
  home: 'Begin',
  previous: 'Vorige',
  next: 'Volgende',
  pagination: 'Bladeren',
  page: (number: number, total: number) => `Pagina ${String(number)} van ${String(total)}`,
  cancel: 'Toch niet',
  alert: { info: 'Let op', ok: 'Gelukt', warning: 'Let op', error: 'Het ging niet goed' },
  residents: (formatted: string) => `${formatted} inwoners`,
  support: {
    label: 'Steun voor dit plan',
    short: (count: string, needed: string, missing: string) =>
      `${count} van de ${needed} keer steun. Nog ${missing} nodig.`,
    enough: (count: string, needed: string) => `${count} keer steun. Dat is genoeg: er waren ${needed} nodig.`,
  },
};
