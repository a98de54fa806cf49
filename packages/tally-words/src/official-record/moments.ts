const dayFormat = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const timeFormat = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** An instant in UTC as `18 juni 2027 om 9.00 uur`, in the time of Amsterdam. */
export function momentText(at: string): string {
  const instant = new Date(at);
  return `${dayFormat.format(instant)} om ${timeFormat.format(instant).replace(':', '.')} uur`;
}
