import { canonicalHost } from './uri-host.ts';
import { asAscii, compressPath, hasIriParts, isCanonical, normalise } from './uri-text.ts';
import { schemeRules, type SchemeRules } from './uri-schemes.ts';

/** The parts of an absolute URI as System.Uri gives them. */
export interface ParsedUri {
  /** Lower case. */
  readonly scheme: string;
  readonly host: string;
  /** The given or the scheme's port; -1 where there is none. */
  readonly port: number;
  readonly path: string;
  /** With its `?`, or empty. */
  readonly query: string;
}

/**
 * Takes a URI apart as System.Uri does once Uri.IsWellFormedUriString has agreed: scheme and host in lower case, dot
 * segments resolved, unreserved escapes undone, characters beyond ASCII escaped. `undefined`: not a well-formed
 * absolute URI. Checked against .NET at random by `test/property`.
 */
export function parseUri(text: string): ParsedUri | undefined {
  const trimmed = trimBlanks(text);
  const [, name = '', rest = ''] = /^([a-z][a-z0-9+.-]+):(.*)$/is.exec(trimmed) ?? [];
  // A single letter is a drive; what is no escape now may look like one later.
  if (name === '' || /%(?![0-9a-f]{2})/i.test(rest)) return undefined;
  const scheme = name.toLowerCase();
  const rules = schemeRules(scheme);
  const iri = hasIriParts(trimmed);
  const split = splitRest(rest, rules);
  if (split === undefined) return undefined;
  const authority = readAuthority(split.authority, rules);
  if (authority === undefined) return undefined;
  const path = iri ? normalise(split.path) : split.path;
  const query = iri ? normalise(split.query) : split.query;
  // A blank that ends the fragment once its escape is undone is passed over.
  const fragment = iri ? normalise(split.fragment).trimEnd() : split.fragment;
  if (![path, query.slice(1), fragment.slice(1)].every(isCanonical)) return undefined;
  // A text that is rewritten may no longer have a blank at the end, but for one behind a fragment.
  const { authority: named = '' } = split;
  const rewritten = path !== split.path || query !== split.query || normalise(named) !== named;
  if (rewritten && /^[^#]*[ \t\n\r]$/.test(text)) return undefined;
  const rooted = rootedPath(asAscii(path), split.authority, rules);
  return rooted === undefined ? undefined : { scheme, ...authority, path: rooted, query: asAscii(query) };
}

interface Split {
  /** What follows `//`, up to the path; `undefined` where there is no `//`. */
  readonly authority: string | undefined;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

function splitRest(rest: string, rules: SchemeRules): Split | undefined {
  const hash = rest.indexOf('#');
  const fragment = hash === -1 ? '' : rest.slice(hash);
  const beforeFragment = hash === -1 ? rest : rest.slice(0, hash);
  const mark = beforeFragment.indexOf('?');
  // Where the scheme has no query, the question mark would have to be escaped.
  if (mark !== -1 && !rules.query) return undefined;
  const query = mark === -1 ? '' : beforeFragment.slice(mark);
  const main = mark === -1 ? beforeFragment : beforeFragment.slice(0, mark);
  if (rules.authority === 'mail') return splitMail(main, query, fragment);
  const slashes = main.startsWith('//') && rules.authority !== 'none';
  if (!slashes) {
    // `file:/c:/a` is as good as with three slashes.
    if (rules.drives && /^\/[a-z]:\//i.test(main)) return { authority: '', path: main, query, fragment };
    const opaque = rules.authority === 'none' || rules.authority === 'optional';
    return opaque ? { authority: undefined, path: main, query, fragment } : undefined;
  }
  const end = main.indexOf('/', 2);
  const authority = end === -1 ? main.slice(2) : main.slice(2, end);
  return { authority, path: end === -1 ? '' : main.slice(end), query, fragment };
}

/** `mailto:` puts the address where others have the authority. */
function splitMail(main: string, query: string, fragment: string): Split {
  if (main.startsWith('/')) return { authority: '', path: main, query, fragment };
  const slash = main.indexOf('/');
  return slash === -1
    ? { authority: main, path: '', query, fragment }
    : { authority: main.slice(0, slash), path: main.slice(slash), query, fragment };
}

function readAuthority(
  authority: string | undefined,
  rules: SchemeRules,
): { host: string; port: number } | undefined {
  if (authority === undefined || authority === '') {
    const allowed = authority === undefined || rules.emptyHost;
    return allowed
      ? { host: '', port: authority === undefined && !rules.fixed ? -1 : rules.port }
      : undefined;
  }
  const at = authority.indexOf('@');
  if (at !== -1) {
    const user = authority.slice(0, at);
    if (!rules.userInfo || !isCanonical(hasIriParts(user) ? normalise(user) : user)) return undefined;
  }
  const [, name = '', port] = /^(\[[^\]]*\]|[^:]*)(?::([0-9]*))?$/s.exec(authority.slice(at + 1)) ?? [];
  const host = canonicalHost(name, !rules.fixed);
  if (host === undefined || (host.startsWith('-') && !rules.leadingHyphen)) return undefined;
  if (port !== undefined && !rules.portAllowed) return undefined;
  const number = port === undefined || port === '' ? rules.port : Number(port);
  return number > 65_535 ? undefined : { host, port: number };
}

/** The path as the scheme has it: with an authority it starts at the root, without dot segments. */
function rootedPath(path: string, authority: string | undefined, rules: SchemeRules): string | undefined {
  if (rules.authority === 'mail' || authority === undefined) return path;
  if (!rules.escapedSlashes && /%(?:2f|5c)/i.test(path)) return undefined;
  // A letter and a colon are a drive to unknown schemes.
  if (!rules.fixed && /^[a-z]:$/i.test(authority) && path !== '') return undefined;
  const compressed = rules.dots ? compressPath(path === '' ? '/' : path) : path === '' ? '/' : path;
  return rules.drives && authority === '' ? filePath(path, compressed) : compressed;
}

/** A drive stands without the slash before it, and has one behind it. */
function filePath(written: string, path: string): string | undefined {
  if (written.startsWith('//')) return undefined;
  if (!/^\/[a-z]:/i.test(path)) return path;
  return path[3] === '/' ? path.slice(1) : undefined;
}

/** Takes blanks, tabs and line ends off both ends. (A pattern would take quadratic time on long runs of blanks.) */
function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && ' \t\n\r'.includes(text.charAt(start))) start += 1;
  while (end > start && ' \t\n\r'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
