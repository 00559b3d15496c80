import { readFile } from 'node:fs/promises';

import { LineCounter, parseDocument, type YAMLParseError, type YAMLWarning } from 'yaml';

import type { Problem } from '../problems/problem.ts';
import { sourceDocument, type SourceDocument } from './source-document.ts';

interface ReadYaml {
  readonly document?: SourceDocument;
  readonly problems: readonly Problem[];
}

/**
 * Reads one YAML 1.2 file, or JSON, which is YAML too. Syntax errors, duplicate keys and a file that is not
 * UTF-8 come back as problems with their place; there is a document only if there is no problem.
 */
export async function readYaml(file: string): Promise<ReadYaml> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return {
      problems: [
        code === 'ENOENT'
          ? { code: 'FILE_MISSING', severity: 'error', message: `"${file}" does not exist`, at: { file } }
          : {
              code: 'FILE_UNREADABLE',
              severity: 'error',
              message: `"${file}" cannot be read: ${code}`,
              at: { file },
            },
      ],
    };
  }
  try {
    return parseYaml(file, new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return {
      problems: [
        { code: 'FILE_UNREADABLE', severity: 'error', message: `"${file}" is not UTF-8 text`, at: { file } },
      ],
    };
  }
}

/** The same for text that is already there; `file` is the name that problems carry. */
export function parseYaml(file: string, text: string): ReadYaml {
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const faults = [...parsed.errors, ...parsed.warnings];
  if (faults.length > 0) return { problems: faults.map((fault) => toProblem(fault, file, text, lines)) };
  try {
    return { document: sourceDocument(file, text, parsed, lines, parsed.toJS()), problems: [] };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { problems: [{ code: 'YAML_SYNTAX', severity: 'error', message, at: { file } }] };
  }
}

function toProblem(
  fault: YAMLParseError | YAMLWarning,
  file: string,
  text: string,
  lines: LineCounter,
): Problem {
  const { line, col } = lines.linePos(fault.pos[0]);
  const at = { file, line, column: col };
  if (fault.code === 'DUPLICATE_KEY') {
    const key = /^(?:"[^"\n]*"|'[^'\n]*'|[^:\n]+)/.exec(text.slice(fault.pos[0]))?.[0].trim() ?? '';
    return {
      code: 'YAML_DUPLICATE_KEY',
      severity: 'error',
      message: `"${key.replaceAll(/^["']|["']$/g, '')}" is given twice in the same place`,
      at,
    };
  }
  return { code: 'YAML_SYNTAX', severity: 'error', message: sentence(fault.message), at };
}

/** The parser's own words without the "at line x" that the place says already. */
function sentence(message: string): string {
  return message
    .replace(/ at line \d+, column \d+:?[\s\S]*$/, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
