/** How a scheme's URIs are built. */
export interface SchemeRules {
  readonly port: number;
  /** `required`: `//` and a host; `optional`: with or without; `none`: never; `mail`: an address. */
  readonly authority: 'required' | 'optional' | 'none' | 'mail';
  /** Whether the host may be empty after `//`. */
  readonly emptyHost: boolean;
  readonly query: boolean;
  readonly userInfo: boolean;
  readonly portAllowed: boolean;
  /** Whether `.` and `..` segments of the path are resolved. */
  readonly dots: boolean;
  /** Whether a path may hold escaped slashes. */
  readonly escapedSlashes: boolean;
  /** Whether a drive letter may start the path. */
  readonly drives: boolean;
  /** Whether a host may start with a hyphen. */
  readonly leadingHyphen: boolean;
  /** Whether System.Uri knows the scheme. */
  readonly fixed: boolean;
}

const web: SchemeRules = {
  port: 80,
  authority: 'required',
  emptyHost: false,
  query: true,
  userInfo: true,
  portAllowed: true,
  dots: true,
  escapedSlashes: true,
  drives: false,
  leadingHyphen: true,
  fixed: true,
};
const opaque: SchemeRules = { ...web, port: -1, authority: 'none', query: false };

const pipe: SchemeRules = {
  ...web,
  port: 808,
  userInfo: false,
  escapedSlashes: false,
  leadingHyphen: false,
};

const known: Readonly<Record<string, SchemeRules>> = {
  http: web,
  ws: web,
  https: { ...web, port: 443 },
  wss: { ...web, port: 443 },
  'net.tcp': pipe,
  'net.pipe': { ...pipe, port: -1, portAllowed: false },
  ftp: { ...web, port: 21, query: false },
  gopher: { ...web, port: 70, query: false, dots: false },
  nntp: { ...web, port: 119, query: false, dots: false },
  telnet: { ...web, port: 23, query: false, dots: false },
  ldap: { ...web, port: 389, emptyHost: true, dots: false },
  file: {
    ...web,
    port: -1,
    emptyHost: true,
    userInfo: false,
    portAllowed: false,
    escapedSlashes: false,
    drives: true,
  },
  mailto: { ...web, port: 25, authority: 'mail', emptyHost: true },
  news: opaque,
  uuid: opaque,
};

const other: SchemeRules = { ...web, port: -1, authority: 'optional', emptyHost: true, fixed: false };

/** The rules of a scheme in lower case; unknown schemes share the generic ones. */
export function schemeRules(scheme: string): SchemeRules {
  return Object.hasOwn(known, scheme) ? (known[scheme] ?? other) : other;
}
