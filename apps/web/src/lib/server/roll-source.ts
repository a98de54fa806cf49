/** What the API takes at most. */
const MAXIMUM_BYTES = 16 * 1024 * 1024;

/** What is wrong with the choice of a file or a pasted text; the sentence is `staffRoll.source.error`. */
export interface SourceFault {
  readonly field: 'file' | 'csv';
  readonly code: 'source-missing' | 'source-both' | 'source-too-large';
}

/** The list as a file or as pasted text, or what is wrong with the choice. */
export async function readRollSource(
  data: FormData,
): Promise<
  { readonly csv: string; readonly fault?: undefined } | { readonly csv?: undefined; readonly fault: SourceFault }
> {
  const file = data.get('file');
  const pasted = data.get('csv');
  const text = typeof pasted === 'string' ? pasted.replaceAll('\r\n', '\n').trim() : '';
  const upload = file instanceof File && file.size > 0 ? file : undefined;
  const fault = faultOf(upload, text);
  if (fault !== undefined) return { fault };
  return { csv: upload === undefined ? `${text}\n` : await upload.text() };
}

function faultOf(upload: File | undefined, text: string): SourceFault | undefined {
  if (upload !== undefined && text !== '') return { field: 'file', code: 'source-both' };
  if (upload === undefined && text === '') return { field: 'file', code: 'source-missing' };
  if ((upload?.size ?? text.length) <= MAXIMUM_BYTES) return undefined;
  return { field: upload === undefined ? 'csv' : 'file', code: 'source-too-large' };
}
