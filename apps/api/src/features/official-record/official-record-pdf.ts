import { fileURLToPath } from 'node:url';
import type { OfficialRecord } from '@wijkbegroting/records/official-record.ts';
import {
  officialRecordSections,
  officialRecordTitle,
  type RecordBlock,
  type RecordTable,
} from '@wijkbegroting/tally-words';
import PDFDocument from 'pdfkit';
import { LANGUAGE, pageLine } from './words.ts';

type Pdf = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

const FONTS = '@expo-google-fonts/source-sans-3';
const REGULAR = fontFile('400Regular/SourceSans3_400Regular.ttf');
const BOLD = fontFile('700Bold/SourceSans3_700Bold.ttf');
const MARGIN = 56;
const SIZE = { title: 22, heading: 15, text: 11, table: 9.5, foot: 9 };
/** A heading goes to the next page when less than this is left for what it is about. */
const LEAST_UNDER_HEADING = 110;
const FORM_ROW_HEIGHT = 48;
const LINE_COLOUR = '#767676';
/** pdfkit has it since 0.14; its types do not know yet. */
const PDF_UA: string = 'PDF/UA';

function fontFile(name: string): string {
  return fileURLToPath(import.meta.resolve(`${FONTS}/${name}`));
}

/**
 * The official record as a file to print and sign: PDF/UA, so that who cannot see it can have it read out. The same record
 * gives the same bytes.
 */
export function officialRecordPdf(record: OfficialRecord): Promise<Buffer> {
  const title = officialRecordTitle(record);
  const at = new Date(record.times.publishedAt);
  const pdf = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    pdfVersion: '1.7',
    subset: PDF_UA as NonNullable<PDFKit.PDFDocumentOptions['subset']>,
    tagged: true,
    displayTitle: true,
    lang: LANGUAGE,
    bufferPages: true,
    font: REGULAR,
    info: { Title: title, Author: record.round.organiser, CreationDate: at, ModDate: at },
  });
  const chunks: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    pdf.on('error', reject);
  });
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  writeText(pdf, root, { text: title, as: 'H1', font: BOLD, size: SIZE.title });
  for (const section of officialRecordSections(record)) {
    if (pdf.y > pdf.page.height - MARGIN - LEAST_UNDER_HEADING) pdf.addPage();
    const element = pdf.struct('Sect');
    root.add(element);
    pdf.moveDown(0.5);
    writeText(pdf, element, { text: section.title, as: 'H2', font: BOLD, size: SIZE.heading });
    for (const block of section.blocks) writeBlock(pdf, element, block);
    element.end();
  }
  root.end();
  numberPages(pdf, title);
  pdf.end();
  return whole;
}

function writeBlock(pdf: Pdf, parent: Element, block: RecordBlock): void {
  switch (block.kind) {
    case 'text':
      writeText(pdf, parent, { text: block.text });
      break;
    case 'warning':
      writeText(pdf, parent, { text: block.text, font: BOLD });
      break;
    case 'quote':
      writeText(pdf, parent, { text: block.text, as: 'BlockQuote', indent: 14 });
      break;
    case 'list':
      writeList(pdf, parent, block.items);
      break;
    case 'facts':
      for (const { name, value } of block.facts) writeText(pdf, parent, { text: `${name}: ${value}` });
      pdf.moveDown(0.3);
      break;
    case 'table':
      writeTable(pdf, parent, block);
  }
}

interface Line {
  readonly text: string;
  readonly as?: string;
  readonly font?: string;
  readonly size?: number;
  readonly indent?: number;
}

function writeText(
  pdf: Pdf,
  parent: Element,
  { text, as = 'P', font = REGULAR, size = SIZE.text, indent = 0 }: Line,
): void {
  const element = pdf.struct(as, {}, () => {
    pdf.font(font).fontSize(size);
    pdf.text(text, MARGIN + indent, undefined, { width: pdf.page.width - 2 * MARGIN - indent, paragraphGap: 3 });
  });
  parent.add(element);
  element.end();
  pdf.x = MARGIN;
}

function writeList(pdf: Pdf, parent: Element, items: readonly string[]): void {
  const list = pdf.struct('L');
  parent.add(list);
  for (const item of items) {
    const entry = pdf.struct('LI');
    list.add(entry);
    writeText(pdf, entry, { text: item, as: 'LBody', indent: 14 });
    entry.end();
  }
  list.end();
}

function writeTable(pdf: Pdf, parent: Element, { caption, columns, rows, isForm }: RecordTable): void {
  pdf.moveDown(0.4);
  if (pdf.y > pdf.page.height - MARGIN - LEAST_UNDER_HEADING) pdf.addPage();
  writeText(pdf, parent, { text: caption, font: BOLD });
  pdf.font(REGULAR).fontSize(SIZE.table);
  const inStructure = { structParent: parent }; // unknown to the types
  const table = pdf.table({
    ...inStructure,
    // Numbers are short; what is left is for the words.
    columnStyles: columns.map(({ isNumber }) => ({
      width: isNumber ? 62 : '*',
      align: { x: isNumber ? 'right' : 'left' },
    })),
    defaultStyle: { padding: 4, border: { top: 0, right: 0, bottom: 0.5, left: 0 }, borderColor: LINE_COLOUR },
    ...(isForm && { rowStyles: (row: number) => (row === 0 ? {} : { height: FORM_ROW_HEIGHT }) }),
  });
  table.row(columns.map(({ name }) => headCell(name, 'Column')));
  for (const [first = '', ...others] of rows) table.row([headCell(first, 'Row'), ...others]);
  table.end();
  pdf.x = MARGIN;
  pdf.font(REGULAR).fontSize(SIZE.text).moveDown(0.6);
}

/** A cell that says what its column or its row is about. */
function headCell(text: string, scope: 'Column' | 'Row') {
  return { text, type: 'TH' as const, scope, ...(scope === 'Column' && { font: { src: BOLD } }) };
}

/** At the foot of each page; no part of what is read out. */
function numberPages(pdf: Pdf, title: string): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    const { margins, height } = pdf.page;
    pdf.page.margins = { ...margins, bottom: 0 };
    pdf.markContent('Artifact', { type: 'Pagination' });
    pdf.font(REGULAR).fontSize(SIZE.foot);
    pdf.text(pageLine(title, page - start + 1, count), MARGIN, height - 36, { lineBreak: false });
    pdf.endMarkedContent();
    pdf.page.margins = margins;
  }
}
