/** Whether the number that the bytes spell, lowest byte first, is below a limit of as many bytes. For public values only. */
export function isBelow(bytes: Uint8Array, limit: Uint8Array): boolean {
  for (let at = limit.length - 1; at >= 0; at -= 1) {
    const difference = (bytes[at] ?? 0) - (limit[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
