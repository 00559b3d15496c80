import { ObjectValue } from '../value/object-value.ts';
import type { Value } from '../value/value.ts';
import { htmlEncode } from './html-encode.ts';

/** Names of all members of all rows in order of appearance: the columns of a Table action that names none. */
export function columnsOf(rows: readonly Value[]): readonly string[] {
  const names = new Set<string>();
  for (const row of rows)
    if (row instanceof ObjectValue) for (const name of row.members.keys()) names.add(name);
  return [...names];
}

/**
 * CSV as the Table action writes it: every line ends with CRLF, a cell with a comma, a quote or a line end is quoted;
 * a table without columns is empty text.
 */
export function writeCsv(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  if (headers.length === 0) return '';
  return [headers, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** An HTML table as the Table action writes it, on one line; without columns it has no head. */
export function writeHtmlTable(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (tag: string, cells: readonly string[]): string =>
    `<tr>${cells.map((cell) => `<${tag}>${htmlEncode(cell)}</${tag}>`).join('')}</tr>`;
  const head = headers.length === 0 ? '' : `<thead>${line('th', headers)}</thead>`;
  return `<table>${head}<tbody>${rows.map((cells) => line('td', cells)).join('')}</tbody></table>`;
}
