/** Headers that .NET knows by name and writes in this spelling, whatever the sender wrote. */
const KNOWN: readonly string[] = [
  'Accept',
  'Accept-Charset',
  'Accept-Encoding',
  'Accept-Language',
  'Authorization',
  'Cache-Control',
  'Connection',
  'Cookie',
  'Date',
  'Expect',
  'From',
  'Host',
  'If-Match',
  'If-Modified-Since',
  'If-None-Match',
  'If-Range',
  'If-Unmodified-Since',
  'Max-Forwards',
  'Pragma',
  'Proxy-Authorization',
  'Range',
  'Referer',
  'TE',
  'Trailer',
  'Transfer-Encoding',
  'Upgrade',
  'User-Agent',
  'Via',
  'Warning',
];

const CONTENT: readonly string[] = [
  'Allow',
  'Content-Disposition',
  'Content-Encoding',
  'Content-Language',
  'Content-Length',
  'Content-Location',
  'Content-MD5',
  'Content-Range',
  'Content-Type',
  'Expires',
  'Last-Modified',
];

const ANSWER: readonly string[] = [
  'Accept-Ranges',
  'Age',
  'ETag',
  'Location',
  'Proxy-Authenticate',
  'Retry-After',
  'Server',
  'Set-Cookie',
  'Vary',
  'WWW-Authenticate',
];

const spelling = new Map([...KNOWN, ...CONTENT, ...ANSWER].map((name) => [name.toLowerCase(), name]));

/** The spelling that the service shows for a header. */
export function headerName(name: string): string {
  return spelling.get(name.toLowerCase()) ?? name;
}

/** Whether a header belongs to the content: .NET lists these after all others. */
export function isContentHeader(name: string): boolean {
  return CONTENT.includes(headerName(name));
}

/** Headers of a request in the order in which the service shows them: known ones, others, those of the content. */
export function requestHeaderOrder(names: readonly string[]): string[] {
  const rank = (name: string): number => {
    if (name === 'Content-Length') return KNOWN.length + 3;
    if (isContentHeader(name)) return KNOWN.length + 2;
    const known = KNOWN.indexOf(name);
    return known === -1 ? KNOWN.length + 1 : known;
  };
  return names.map(headerName).sort((a, b) => rank(a) - rank(b));
}

/** Where a header of an answer stands among the others: Date and those of the content come last, Content-Length at the end. */
export function answerHeaderRank(name: string): number {
  if (name === 'Content-Length') return 4;
  if (name === 'Expires' || name === 'Last-Modified') return 3;
  if (isContentHeader(name)) return 2;
  return name === 'Date' ? 1 : 0;
}
