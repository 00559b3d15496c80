import { XMLNS_NAMESPACE, XML_NAMESPACE } from './xml-node.ts';

interface Declaration {
  readonly prefix: string;
  readonly uri: string;
  readonly level: number;
}

/** Prefixes in scope, with .NET's XmlNamespaceManager's habits: the latest declaration wins in both directions. */
export interface NamespaceManager {
  push(): void;
  pop(): void;
  add(prefix: string, uri: string): void;
  /** Takes the default namespace of this level back. */
  dropDefault(): void;
  uriOf(prefix: string): string | undefined;
  prefixOf(uri: string): string | undefined;
}

export function newNamespaceManager(): NamespaceManager {
  let level = 0;
  let all: readonly Declaration[] = [
    { prefix: '', uri: '', level: -1 },
    { prefix: 'xmlns', uri: XMLNS_NAMESPACE, level: -1 },
    { prefix: 'xml', uri: XML_NAMESPACE, level: -1 },
  ];
  const uriOf = (prefix: string): string | undefined => all.findLast((one) => one.prefix === prefix)?.uri;
  return {
    push() {
      level += 1;
    },
    pop() {
      all = all.filter((one) => one.level < level);
      level -= 1;
    },
    add(prefix, uri) {
      const here = all.findIndex((one) => one.prefix === prefix && one.level === level);
      if (here < 0) all = [...all, { prefix, uri, level }];
      else all = all.with(here, { prefix, uri, level });
    },
    dropDefault() {
      const here = all.findLastIndex((one) => one.prefix === '' && one.level === level);
      if (here >= 0) all = all.toSpliced(here, 1);
    },
    uriOf,
    prefixOf: (uri) => all.findLast((one) => one.uri === uri && uriOf(one.prefix) === uri)?.prefix,
  };
}
