import { areaCode, type AreaLookup, areaLookup } from '@wijkbegroting/domain';
import { type Api, read } from '#lib/api/client.ts';
import { staffRoll } from '#lib/messages/index.ts';
import type { FieldError } from '#lib/staff/fields.ts';

/** What the API takes at most. */
const MAXIMUM_BYTES = 16 * 1024 * 1024;
const words = staffRoll.source;

/** The list as a file or as pasted text, or what is wrong with the choice. */
export async function readRollSource(data: FormData): Promise<{ csv: string; errors: readonly FieldError[] }> {
  const file = data.get('file');
  const pasted = data.get('csv');
  const text = typeof pasted === 'string' ? pasted.replaceAll('\r\n', '\n').trim() : '';
  const upload = file instanceof File && file.size > 0 ? file : undefined;
  const error = sourceError(upload, text);
  if (error !== undefined) return { csv: '', errors: [error] };
  return { csv: upload === undefined ? `${text}\n` : await upload.text(), errors: [] };
}

function sourceError(upload: File | undefined, text: string): FieldError | undefined {
  if (upload !== undefined && text !== '') return { field: 'file', text: words.both };
  if (upload === undefined && text === '') return { field: 'file', text: words.missing };
  if ((upload?.size ?? text.length) <= MAXIMUM_BYTES) return undefined;
  return { field: upload === undefined ? 'csv' : 'file', text: words.tooLarge };
}

/** Every wijk and buurt, to find out where a buurt lies. */
export async function readAreaLookup(api: Api): Promise<AreaLookup> {
  const { items } = await read(api.GET('/v1/areas'));
  return areaLookup(
    items.map((area) => ({
      ...area,
      code: areaCode(area.code),
      parentCode: area.parentCode === null ? null : areaCode(area.parentCode),
    })),
  );
}
