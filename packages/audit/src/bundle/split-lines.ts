/** Takes text apart in lines, bit by bit. */
export interface LineSplitter {
  /** The lines that are whole now. @throws when a line is too long or the bytes are no UTF-8 */
  push(bytes: Uint8Array): readonly string[];
  /** Whether nothing is left over: the last line was ended, and with it the last character. */
  isEnded(): boolean;
}

/** Splits UTF-8 at line feeds. A carriage return or a byte order mark stays part of its line. */
export function splitLines(maximumLine: number): LineSplitter {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest: string[] = [];
  let restLength = 0;
  const push = (bytes: Uint8Array): readonly string[] => {
    const [first = '', ...more] = decoder.decode(bytes, { stream: true }).split('\n');
    rest.push(first);
    restLength += first.length;
    if (restLength > maximumLine || more.some(({ length }) => length > maximumLine))
      throw new Error('a line is too long');
    const last = more.pop();
    if (last === undefined) return [];
    const lines = [rest.join(''), ...more];
    rest = [last];
    restLength = last.length;
    return lines;
  };
  const isEnded = (): boolean => {
    try {
      return decoder.decode() === '' && restLength === 0;
    } catch {
      return false;
    }
  };
  return { push, isEnded };
}
